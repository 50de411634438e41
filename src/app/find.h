/* app/find.h: searching while one types.
 *
 * The typed character is painted first; the query runs after that (find_work), and gives way
 * to the next key. While it is typed the last word stands for its completions too. */
#ifndef APP_FIND_H
#define APP_FIND_H

#include "app/state.h"

/* The prompt for a search of the library opens. */
void find_start(struct app *app, const char *initial);
/* The search that is open, if one is, is to be made anew. */
void find_want(struct app *app);
/* The prompt's line has changed. */
void find_typed(struct app *app);
/* The prompt closes: the list of hits stays, or all is as it was. */
void find_accept(struct app *app);
void find_cancel(struct app *app);

/* What is wanted and takes long: the search, the counting of rows. */
bool find_has_work(const struct app *app);
void find_work(struct app *app);

/* Typing has paused (live.pause_at has come): all completions of its last word are wanted. */
void find_pause(struct app *app);

/* Finds in the article or panel; an empty text ends it. */
void find_here(struct app *app, const char *what);
/* The next (1) or previous (-1) hit of whatever has the keys. */
void find_next(struct app *app, int direction);

#endif
