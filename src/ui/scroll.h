/* ui/scroll.h: the keys that are pressed most: a block of rows moves by a line or a page and
 * little else changes. Pure.
 *
 * ncurses finds a scroll by a line too, but says the region and its end anew each time, and
 * moves in between: 32 bytes and the new row. Here the region stays set while the same block
 * goes on scrolling (DECSTBM, IND, RI; DEC STD 070), which leaves 14. A page it draws over the
 * old one, with a move and an erasure a row; scrolled in, a row takes a line feed and its
 * text, as it would in a program that only prints. Anything else is for ncurses, which must
 * then find the whole screen as its region: scroll_end. */
#ifndef UI_SCROLL_H
#define UI_SCROLL_H

#include "base/buf.h"
#include "layout/grid.h"

struct scroll {
	const struct grid *old, *new; /* borrowed */
	int top, bottom;              /* the block's first and last row */
	int by;                       /* rows that it moves up; down when negative */
};

/* The region that the terminal has been left with. */
struct scroll_region {
	int top, bottom; /* both 0: the whole screen, and the cursor is where curses left it */
};

/* Is the step from old to new (of one size) such a scroll, worth more than drawing? By more
 * than a few lines only new's bands are scrolled. */
bool scroll_find(struct scroll *s, const struct grid *old, const struct grid *new);
/* Appends what shows new on a terminal that shows old: the scroll, the rows that came in, the
 * other cells that changed. looks: a look for each style, in colours that the terminal has.
 * Begins and ends with plain attributes, and ends with the cursor at new's if that is shown.
 * Line feeds must come through as they are (no ONLCR). */
void scroll_write(struct buf *out, const struct scroll *s, const struct look *looks,
    struct scroll_region *region);
/* Appends what puts region and cursor back to where curses left them; nothing when they are. */
void scroll_end(struct buf *out, struct scroll_region *region, int cursor_row, int cursor_col);

#endif
