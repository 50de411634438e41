/* store/view.h: saved views: a name for a query. */
#ifndef STORE_VIEW_H
#define STORE_VIEW_H

#include "store/library.h"

/* Adds a view or changes its query. */
bool view_set(struct library *lib, const char *name, const char *query, struct err *err);
/* false with ERR_NO_INPUT when there is none of that name. */
bool view_remove(struct library *lib, const char *name, struct err *err);
/* The query of a view, for the caller to free; NULL when there is none. */
char *view_find(struct library *lib, const char *name);

typedef bool (*view_fn)(void *arg, const char *name, const char *query);
bool view_list(struct library *lib, view_fn fn, void *arg, struct err *err);

#endif
