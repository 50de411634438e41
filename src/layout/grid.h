/* layout/grid.h: the screen as a value: rows and columns of cells.
 *
 * The app draws into a grid and ui/ blits it; tests compare it. A cell holds one grapheme
 * cluster: a base character and, seldom, further code points kept in the grid's pool. A wide
 * cluster takes a cell of width 2 and a following one of width 0. Only grid_put writes text,
 * so half a wide character can never stand in a grid.
 *
 * Text given to grid_put must be clean (text/clean.h): the grid draws what it is given, but
 * leaves out control characters all the same. */
#ifndef LAYOUT_GRID_H
#define LAYOUT_GRID_H

#include "base/buf.h"
#include "layout/style.h"

enum {
	GRID_BANDS = 2,     /* list and reader */
	GRID_MAX_MARKS = 4, /* code points kept of a cluster besides its first */
	CELL_UNSURE = 1     /* flag: terminals disagree about the width; the row wants repair */
};

struct cell {
	uint32_t cp;    /* first code point; ' ' when empty, 0 in the second cell of a wide one */
	uint32_t marks; /* index into the pool of further code points; 0: none */
	uint8_t width;  /* 1, 2; 0 in the second cell of a wide one */
	uint8_t style;  /* enum style */
	uint8_t attrs;  /* of enum style_attr, besides the style's own */
	uint8_t flags;
};

struct grid {
	int cols, rows;
	int cursor_row, cursor_col; /* where the terminal's cursor stands */
	bool cursor_visible;
	/* Rows, the screen's whole width, whose text moves as one: what may be scrolled by a page.
	 * Parts that are not there have no rows. */
	struct grid_band {
		int row, rows;
	} bands[GRID_BANDS];
	bool emoji_full; /* ZWJ sequences and flags as they are, not as their base character */
	struct cell *cells; /* rows * cols */
	uint32_t (*marks)[GRID_MAX_MARKS + 1]; /* the pool: runs of code points, 0 at their end */
	size_t n_marks, cap_marks;
};

void grid_init(struct grid *g);
void grid_clear(struct grid *g);
/* Sets the size (each at least 1) and erases. */
void grid_resize(struct grid *g, int cols, int rows);
/* Fills every cell with a space in STYLE_TEXT; there are no bands then. */
void grid_erase(struct grid *g);

/* The cell; row and col must lie inside. */
struct cell *grid_cell(const struct grid *g, int row, int col);
/* The cell's further code points, 0 at their end; never NULL. */
const uint32_t *grid_cell_marks(const struct grid *g, const struct cell *c);
/* Same cluster, width, style and attributes? */
bool grid_cell_equal(
    const struct grid *a, const struct cell *ca, const struct grid *b, const struct cell *cb);

/* Are all the cells of two rows of the same length so? */
bool grid_row_equal(const struct grid *a, int row_a, const struct grid *b, int row_b);

/* How text is put. */
struct pen {
	uint8_t style; /* enum style */
	uint8_t attrs; /* of enum style_attr, besides */
};

/* Where: cols cells of a row, from col on. What lies outside the grid is cut off. */
struct strip {
	int row, col, cols;
};

/* Puts as much text into the strip as fits, whole clusters only; a tab is one space. Text that
 * runs from right to left is put in the order of the eye. The rest of the strip is left
 * alone. Returns the cells used. */
int grid_put(struct grid *g, struct strip at, const char *s, size_t len, struct pen pen);
/* grid_put of a C string that ends in an ellipsis when it does not fit. */
int grid_put_cut(struct grid *g, struct strip at, const char *s, struct pen pen);
/* grid_put_cut, then spaces in the same pen to the strip's end. */
void grid_put_fill(struct grid *g, struct strip at, const char *s, struct pen pen);
/* Fills the strip with one character of width 1. */
void grid_put_repeat(struct grid *g, struct strip at, const char *s, struct pen pen);
/* Gives the strip's cells another style, keeping their text. */
void grid_restyle(struct grid *g, struct strip at, struct pen pen);

/* Appends the text of a row without trailing spaces. For tests and for screenshots. */
void grid_row_text(const struct grid *g, int row, struct buf *out);

#endif
