/* ui/scroll.h: what moved from one screen to the next: a block of rows by a line or two, or a
 * page of text. Pure. */
#ifndef UI_SCROLL_H
#define UI_SCROLL_H

#include "layout/grid.h"

struct scroll {
	const struct grid *old, *new; /* borrowed */
	int top, bottom;              /* the block's first and last row */
	int by;                       /* rows that it moves up; down when negative; 0: none moved */
};

/* Is there, in the step from old to new (of one size), a block that is better moved than drawn?
 * By more than a few lines only new's bands move. */
bool scroll_find(struct scroll *s, const struct grid *old, const struct grid *new);

#endif
