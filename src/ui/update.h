/* ui/update.h: from one screen to the next in few bytes, past curses. Pure.
 *
 * ncurses says a scroll's region and its end anew each time, draws a page over the old one with
 * a move and an erasure a row, and leaves each attribute by way of the character set. Here the
 * region stays set while the same block goes on scrolling (DECSTBM, IND, RI; DEC STD 070); a
 * page scrolls in, a row a line feed and its text, as in a program that only prints; other
 * cells are written where they changed. What stays for ncurses are first and whole paints, and
 * rows on whose width terminals disagree; it must then find the whole screen as its region:
 * update_end. */
#ifndef UI_UPDATE_H
#define UI_UPDATE_H

#include "base/buf.h"
#include "ui/scroll.h"

/* The region that the terminal has been left with. */
struct region {
	int top, bottom; /* both 0: the whole screen, and the cursor is where curses left it */
	bool is_moved;   /* the cursor is not where curses left it */
};

/* Is the step from old to new (of one size) one that update_write can write? Fills *s. */
bool update_find(struct scroll *s, const struct grid *old, const struct grid *new);
/* Appends what shows new on a terminal that shows old, its cursor at old's: the scroll and the
 * rows that came in, the other cells that changed. looks: a look for each style, in colours
 * that the terminal has. Begins and ends with plain attributes, and ends with the cursor at
 * new's. Line feeds must come through as they are (no ONLCR). */
void update_write(struct buf *out, const struct scroll *s, const struct look *looks,
    struct region *region);
/* Appends what puts region and cursor back to where curses left them; nothing when they are. */
void update_end(struct buf *out, struct region *region, int cursor_row, int cursor_col);

#endif
