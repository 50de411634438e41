/* app/selection.h: what is selected in the list.
 *
 * What the list shows no more is selected no more, so that a command does nothing to what
 * cannot be seen. Only what a query named that asked beyond the list stays regardless. */
#ifndef APP_SELECTION_H
#define APP_SELECTION_H

#include "app/state.h"

/* Selects all of the list. */
bool selection_add_list(struct app *app, struct err *err);
/* Selects all that a query finds, in the list or not. Takes the query over. */
bool selection_add_query(struct app *app, struct source *source, struct err *err);
void selection_clear(struct app *app);
/* The list has other rows: drops what is gone from it. */
bool selection_follow_list(struct app *app, struct err *err);

#endif
