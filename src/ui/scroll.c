/* Finding what moved. */
#include "ui/scroll.h"

enum {
	MAX_STEP = 3,  /* rows a block is looked for to have moved by, where no band is told */
	MIN_MOVED = 3, /* rows that must have changed by moving */
	MOVE_COST = 7  /* bytes of a move to a row and column */
};

/* The longest block that moved by so much; the number of its rows that changed thereby. */
static int
find_block(struct scroll *s, int by)
{
	const struct grid *old = s->old, *new = s->new;
	int first = by < 0 ? -by : 0, end = by < 0 ? new->rows : new->rows - by;
	int row, begin = first, moved = 0, best = 0;

	for (row = first; row <= end; row++) {
		if (row < end && grid_row_equal(new, row, old, row + by)) {
			moved += !grid_row_equal(new, row, old, row);
			continue;
		}
		if (moved > best) {
			best = moved;
			s->top = by < 0 ? begin + by : begin;
			s->bottom = by < 0 ? row - 1 : row - 1 + by;
			s->by = by;
		}
		begin = row + 1;
		moved = 0;
	}
	return best;
}

static bool
find_step(struct scroll *s)
{
	int by, moved = 0;

	for (by = 1; by <= MAX_STEP && moved < MIN_MOVED; by++) {
		moved = find_block(s, by);
		if (moved < MIN_MOVED)
			moved = find_block(s, -by);
	}
	return moved >= MIN_MOVED;
}

/* How many of a band's first rows in one grid are its last ones in the other. */
static int
overlap(const struct grid *first, const struct grid *last, const struct grid_band *band)
{
	int n, i;

	for (n = band->rows - 1; n > 0; n--) {
		for (i = 0; i < n; i++)
			if (!grid_row_equal(
				first, band->row + i, last, band->row + band->rows - n + i))
				break;
		if (i == n)
			return n;
	}
	return 0;
}

/* A guess at the bytes that draw a row where it stands. */
static int
cost_in_place(const struct scroll *s, int row)
{
	int col, first = s->new->cols, last = -1;

	for (col = 0; col < s->new->cols; col++)
		if (!grid_cell_equal(s->old, grid_cell(s->old, row, col), s->new,
			grid_cell(s->new, row, col))) {
			first = col < first ? col : first;
			last = col;
		}
	return last < 0 ? 0 : last - first + 1 + MOVE_COST;
}

/* And at those that draw it scrolled in. */
static int
cost_fresh(const struct grid *g, int row)
{
	int col, cost = 1;

	for (col = 0; col < g->cols; col++)
		cost += grid_cell(g, row, col)->cp != ' ';
	return cost > 1 ? cost * 6 / 5 + MOVE_COST - 1 : cost;
}

/* Does a band show another page of its text? The overlap stays on the screen. */
static bool
find_page(struct scroll *s, const struct grid_band *band)
{
	int down = overlap(s->new, s->old, band), up = overlap(s->old, s->new, band);
	int n = down >= up ? band->rows - down : band->rows - up;
	int first = down >= up ? band->row + down : band->row;
	int row, in_place = 0, fresh = 0;

	if (band->rows < MIN_MOVED)
		return false;
	for (row = band->row; row < band->row + band->rows; row++)
		in_place += cost_in_place(s, row);
	for (row = first; row < first + n; row++)
		fresh += cost_fresh(s->new, row);
	s->top = band->row;
	s->bottom = band->row + band->rows - 1;
	s->by = down >= up ? n : -n;
	return fresh < in_place;
}

bool
scroll_find(struct scroll *s, const struct grid *old, const struct grid *new)
{
	int i;

	s->old = old;
	s->new = new;
	if (find_step(s))
		return true;
	for (i = 0; i < GRID_BANDS; i++)
		if (find_page(s, &new->bands[i]))
			return true;
	s->top = s->bottom = s->by = 0;
	return false;
}
