/* app/caret.h: the caret with which a highlight is made in the reader. */
#ifndef APP_CARET_H
#define APP_CARET_H

#include "app/state.h"

/* Starts a highlight where one is: at the hit, the chosen name, or the first word shown. */
void caret_start(struct app *app);
void caret_end(struct app *app);
/* To a byte of the text; shown. */
void caret_go(struct app *app, uint32_t byte);
/* By lines of the screen, the column staying as well as it can. */
void caret_move_lines(struct app *app, int by);
/* By characters, and by words. */
void caret_move_clusters(struct app *app, int by);
void caret_move_words(struct app *app, int by);
/* To the start or the end of the line on the screen. */
void caret_line_start(struct app *app);
void caret_line_end(struct app *app);
void caret_swap(struct app *app);

#endif
