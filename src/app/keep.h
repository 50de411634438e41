/* app/keep.h: what is kept in the library from one run to the next besides articles: the
 * split of the screen, what was typed into prompts, marks. */
#ifndef APP_KEEP_H
#define APP_KEEP_H

#include "app/state.h"

/* Before the user's configuration is read, which wins. */
void keep_load(struct app *app);
/* Writes what has changed. */
void keep_save(struct app *app);

#endif
