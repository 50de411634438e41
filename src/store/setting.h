/* store/setting.h: small texts that the interface keeps from one run to the next. */
#ifndef STORE_SETTING_H
#define STORE_SETTING_H

#include "store/library.h"

/* The text kept under a name, for the caller to free; NULL when there is none. */
char *setting_get(struct library *lib, const char *name);
/* Keeps it. Not journaled. */
bool setting_set(struct library *lib, const char *name, const char *value, struct err *err);

#endif
