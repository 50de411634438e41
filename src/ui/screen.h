/* ui/screen.h: curses, and nothing but curses: a grid of cells onto the terminal.
 *
 * Rows that did not change since the last paint are left alone; the others are written anew
 * into stdscr, and ncurses finds by itself what is least to send, scrolls included (Hunt and
 * McIlroy's hashes in its hashmap.c). What it cannot know, that terminals disagree about the
 * width of some clusters, is repaired afterwards: such a row's rest is put at its columns. */
#ifndef UI_SCREEN_H
#define UI_SCREEN_H

#include "base/err.h"
#include "layout/grid.h"

struct screen;

/* Takes over the terminal. NULL with a sentence, the terminal untouched, when that cannot be.
 */
struct screen *screen_open(struct err *err);
/* Gives it back. NULL is legal. */
void screen_close(struct screen *s);
/* The descriptor that keys come from. */
int screen_fd(const struct screen *s);
/* Of the terminal: 0 (none), 8, 16, 256. */
int screen_colors(const struct screen *s);
void screen_size(const struct screen *s, int *cols, int *rows);
/* Asks the terminal's size anew. */
void screen_resize(struct screen *s);

/* Brings the terminal to show the grid. One burst of output, none when nothing changed. */
void screen_paint(struct screen *s, const struct grid *g, const struct theme *t);
/* Forgets what the terminal shows; the next paint draws all of it. */
void screen_forget(struct screen *s);
/* Gives the terminal to another program, or to the shell, and takes it back. */
void screen_leave(struct screen *s);
void screen_enter(struct screen *s);

void screen_set_mouse(struct screen *s, bool on);
/* Names the window; control characters are left out. */
void screen_set_title(struct screen *s, const char *title);
/* Sends bytes past curses; they must not move the cursor or change attributes. */
void screen_send(struct screen *s, const char *bytes, size_t len);

#endif
