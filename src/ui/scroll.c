/* A block of rows moves by a line or two and little else changes. */
#include "ui/scroll.h"

#include "ui/cells.h"

enum {
	MAX_STEP = 3,   /* rows a scroll moves by */
	MIN_MOVED = 3,  /* rows that must have changed by moving */
	MAX_OTHER = 3,  /* changed rows besides */
	SEGMENT_GAP = 8 /* equal cells that are cheaper to jump over than to write */
};

static bool
row_equal(const struct grid *a, int row_a, const struct grid *b, int row_b)
{
	int col;

	for (col = 0; col < a->cols; col++)
		if (!grid_cell_equal(a, grid_cell(a, row_a, col), b, grid_cell(b, row_b, col)))
			return false;
	return true;
}

/* The longest block that moved by so much; the number of its rows that changed thereby. */
static int
find_block(struct scroll *s, const struct grid *old, const struct grid *new, int by)
{
	int first = by < 0 ? -by : 0, end = by < 0 ? new->rows : new->rows - by;
	int row, begin = first, moved = 0, best = 0;

	for (row = first; row <= end; row++) {
		if (row < end && row_equal(new, row, old, row + by)) {
			moved += !row_equal(new, row, old, row);
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

bool
scroll_find(struct scroll *s, const struct grid *old, const struct grid *new)
{
	int by, row, moved = 0, other = 0;

	s->old = old;
	s->new = new;
	if (old->cursor_row != new->cursor_row || old->cursor_col != new->cursor_col ||
	    old->cursor_visible != new->cursor_visible)
		return false;
	for (by = 1; by <= MAX_STEP && moved < MIN_MOVED; by++) {
		moved = find_block(s, old, new, by);
		if (moved < MIN_MOVED)
			moved = find_block(s, old, new, -by);
	}
	if (moved < MIN_MOVED)
		return false;
	for (row = 0; row < new->rows; row++) {
		bool inside = row >= s->top && row <= s->bottom;
		bool came_in = s->by > 0 ? row > s->bottom - s->by : row < s->top - s->by;

		if ((inside && !came_in) || row_equal(old, row, new, row))
			continue;
		other += !inside;
		if (cells_is_unsure(new, row) || cells_is_unsure(old, row))
			return false;
	}
	return other <= MAX_OTHER;
}

/* Writes the cells of a row from col to before end, where the cursor stands. */
static void
write_cells(struct buf *out, const struct grid *g, struct strip at, const struct look *looks)
{
	const struct cell *on = NULL; /* whose attributes are on; NULL: plain */
	int col;

	for (col = at.col; col < at.col + at.cols; col++) {
		const struct cell *c = grid_cell(g, at.row, col);

		if (c->width == 0)
			continue;
		if (on && (on->style != c->style || on->attrs != c->attrs) &&
		    cells_is_plain(looks, c)) {
			buf_add_str(out, "\033[m");
			on = NULL;
		} else if (!cells_is_plain(looks, c) &&
			   (!on || on->style != c->style || on->attrs != c->attrs)) {
			cells_add_look(out, cells_look(looks, c), c->attrs);
			on = c;
		}
		cells_add(out, g, c);
	}
	if (on)
		buf_add_str(out, "\033[m");
}

static void
go_to(struct buf *out, int row, int col)
{
	if (col == 0)
		buf_addf(out, "\033[%dH", row + 1);
	else
		buf_addf(out, "\033[%d;%dH", row + 1, col + 1);
}

/* A row that came in, blank; here: the cursor stands at its first column. */
static void
write_new_row(
    struct buf *out, const struct grid *g, int row, const struct look *looks, bool here)
{
	int col = 0, end = g->cols;

	while (end > 0 && cells_is_blank(looks, grid_cell(g, row, end - 1)))
		end--;
	while (col < end && cells_is_blank(looks, grid_cell(g, row, col)))
		col++;
	if (col >= end)
		return;
	if (!here)
		go_to(out, row, col);
	else if (col > 0)
		buf_addf(out, "\033[%dG", col + 1);
	write_cells(out, g, (struct strip){row, col, end - col}, looks);
}

/* The cells of a row that changed where it stands; the column in which the cursor is then. */
static int
write_changes(struct buf *out, const struct grid *old, const struct grid *new, int row,
    const struct look *looks)
{
	int col = 0, end, last, after = -1;

	while (col < new->cols) {
		if (grid_cell_equal(
			old, grid_cell(old, row, col), new, grid_cell(new, row, col))) {
			col++;
			continue;
		}
		while (col > 0 &&
		       (!grid_cell(new, row, col)->width || !grid_cell(old, row, col)->width))
			col--;
		for (last = end = col; end < new->cols &&end - last < SEGMENT_GAP; end++)
			if (!grid_cell_equal(
				old, grid_cell(old, row, end), new, grid_cell(new, row, end)))
				last = end;
		for (last++; last < new->cols && !grid_cell(new, row, last)->width; last++)
			continue;
		go_to(out, row, col);
		write_cells(out, new, (struct strip){row, col, last - col}, looks);
		col = after = last;
	}
	return after;
}

void
scroll_write(struct buf *out, const struct scroll *s, const struct look *looks,
    struct scroll_region *region)
{
	const struct grid *old = s->old, *new = s->new;
	int row, n, at_row = -1, at_col = -1; /* the cursor's, where it is known */

	if (region->top != s->top || region->bottom != s->bottom)
		buf_addf(out, "\033[%d;%dr", s->top + 1, s->bottom + 1);
	region->top = s->top;
	region->bottom = s->bottom;
	go_to(out, s->by > 0 ? s->bottom : s->top, 0);
	for (n = s->by; n > 0; n--)
		buf_add_char(out, '\n');
	for (n = s->by; n < 0; n++)
		buf_add_str(out, "\033M");
	if (s->by > 0)
		for (row = s->bottom; row > s->bottom - s->by; row--)
			write_new_row(out, new, row, looks, row == s->bottom);
	else
		for (row = s->top; row < s->top - s->by; row++)
			write_new_row(out, new, row, looks, row == s->top);
	for (row = 0; row < new->rows; row++)
		if ((row < s->top || row > s->bottom) && !row_equal(old, row, new, row)) {
			at_row = row;
			at_col = write_changes(out, old, new, row, looks);
		}
	if (new->cursor_visible && (at_row != new->cursor_row || at_col != new->cursor_col))
		go_to(out, new->cursor_row, new->cursor_col);
}

void
scroll_end(struct buf *out, struct scroll_region *region, int cursor_row, int cursor_col)
{
	if (region->bottom == 0)
		return;
	buf_add_str(out, "\033[r");
	go_to(out, cursor_row, cursor_col);
	*region = (struct scroll_region){0, 0};
}
