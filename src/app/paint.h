/* app/paint.h: what each part of the screen looks like. Everything is drawn into app->grid
 * from the state; nothing here changes what the next key would do. */
#ifndef APP_PAINT_H
#define APP_PAINT_H

#include "app/state.h"

void paint_title(struct app *app);
void paint_list(struct app *app);
/* The row between list and reader: where one is, and facts of the article. */
void paint_rule(struct app *app);
void paint_panel(struct app *app);
/* The last row: the prompt, a message, or hints; candidates on the row above it. */
void paint_bottom(struct app *app);

/* Puts text flush right into a strip; returns the cells that are left of it. */
int paint_right(struct grid *g, struct strip at, const char *s, struct pen pen);

#endif
