/* A block of rows moves by a line or a page and little else changes. */
#include "ui/scroll.h"

#include "ui/cells.h"

enum {
	MAX_STEP = 3,  /* rows a block is looked for to have moved by, where no band is told */
	MIN_MOVED = 3, /* rows that must have changed by moving */
	MAX_OTHER = 5, /* changed rows besides */
	SEGMENT_GAP = 8, /* equal cells that are cheaper to jump over than to write */
	BLANK_GAP = 6,   /* blank cells that are */
	SHORT_MARGIN = 4,
	SHORT_WAY = 3, /* cells that are cheaper to write than to jump over */
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

/* Are the other rows few, and is the width of what is to be written sure? */
static bool
is_worth(const struct scroll *s)
{
	int row, other = 0;

	for (row = 0; row < s->new->rows; row++) {
		bool inside = row >= s->top && row <= s->bottom;
		bool came_in = s->by > 0 ? row > s->bottom - s->by : row < s->top - s->by;

		if (inside ? !came_in : grid_row_equal(s->old, row, s->new, row))
			continue;
		other += !inside;
		if (cells_is_unsure(s->new, row) || cells_is_unsure(s->old, row))
			return false;
	}
	return other <= MAX_OTHER;
}

bool
scroll_find(struct scroll *s, const struct grid *old, const struct grid *new)
{
	int i;

	s->old = old;
	s->new = new;
	if (old->cursor_visible != new->cursor_visible)
		return false;
	if (find_step(s) && is_worth(s))
		return true;
	for (i = 0; i < GRID_BANDS; i++)
		if (find_page(s, &new->bands[i]) && is_worth(s))
			return true;
	return false;
}

/* What scroll_write writes with. */
struct writer {
	struct buf *out;
	const struct grid *grid;
	const struct look *looks;
	bool fresh; /* the row is blank: gaps need no spaces */
};

/* The blank cells from a column to before end. */
static int
blank_cells(const struct writer *w, int row, int col, int end)
{
	int n = 0;

	while (col + n < end && cells_is_blank(w->looks, grid_cell(w->grid, row, col + n)))
		n++;
	return n;
}

/* Writes the cells of a row from col to before end, where the cursor stands. */
static void
write_cells(const struct writer *w, struct strip at)
{
	const struct cell *on = NULL; /* whose attributes are on; NULL: plain */
	int col, gap;

	for (col = at.col; col < at.col + at.cols; col++) {
		const struct cell *c = grid_cell(w->grid, at.row, col);
		bool is_like = on && on->style == c->style && on->attrs == c->attrs;

		if (c->width == 0)
			continue;
		gap = w->fresh ? blank_cells(w, at.row, col, at.col + at.cols) : 0;
		if (gap >= BLANK_GAP) {
			buf_addf(w->out, "\033[%dC", gap);
			col += gap - 1;
			continue;
		}
		if (cells_is_plain(w->looks, c)) {
			if (on)
				buf_add_str(w->out, "\033[m");
			on = NULL;
		} else if (!is_like) {
			const struct look *look = cells_look(w->looks, c);

			if (on)
				cells_add_look(w->out, look, c->attrs);
			else
				cells_add_first_look(w->out, look, c->attrs);
			on = c;
		}
		cells_add(w->out, w->grid, c);
	}
	if (on)
		buf_add_str(w->out, "\033[m");
}

static void
go_to(struct buf *out, int row, int col)
{
	if (col == 0)
		buf_addf(out, "\033[%dH", row + 1);
	else
		buf_addf(out, "\033[%d;%dH", row + 1, col + 1);
}

/* A row that came in, blank, and in which the cursor stands. A short margin is written as
 * spaces: a byte more than a move, but a multiplexer makes twelve of that. */
static void
write_new_row(const struct writer *w, int row)
{
	int end = w->grid->cols, col = blank_cells(w, row, 0, end);

	while (end > col && cells_is_blank(w->looks, grid_cell(w->grid, row, end - 1)))
		end--;
	if (col == end)
		return;
	if (col <= SHORT_MARGIN)
		buf_addf(w->out, "\r%*s", col, "");
	else
		buf_addf(w->out, "\033[%dG", col + 1);
	write_cells(w, (struct strip){row, col, end - col});
}

/* Goes to the row in which rows come in. From the row below the region it is one up. */
static void
go_to_edge(const struct writer *w, const struct scroll *s, bool is_set)
{
	const struct grid *old = s->old;

	if (s->by > 0 && is_set && old->cursor_visible && old->cursor_row == s->bottom + 1)
		buf_add_str(w->out, "\033M");
	else
		go_to(w->out, s->by > 0 ? s->bottom : s->top, 0);
}

/* The rows that came in: at the bottom each after its line feed; at the top room is made for
 * them first. is_set: the region is. */
static void
write_new_rows(const struct writer *w, const struct scroll *s, bool is_set)
{
	int n = s->by > 0 ? s->by : -s->by;
	int first = s->by > 0 ? s->bottom - n + 1 : s->top, i;

	go_to_edge(w, s, is_set);
	if (s->by == -1)
		buf_add_str(w->out, "\033M");
	else if (s->by < 0)
		buf_addf(w->out, "\033[%dL", n);
	for (i = 0; i < n; i++) {
		if (s->by > 0 || i > 0)
			buf_add_char(w->out, '\n');
		write_new_row(w, first + i);
	}
}

/* The cells of a row that changed where it stands; the column in which the cursor is then. */
static int
write_changes(const struct writer *w, const struct grid *old, int row)
{
	const struct grid *new = w->grid;
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
		go_to(w->out, row, col);
		write_cells(w, (struct strip){row, col, last - col});
		col = after = last;
	}
	return after;
}

void
scroll_write(struct buf *out, const struct scroll *s, const struct look *looks,
    struct scroll_region *region)
{
	const struct grid *old = s->old, *new = s->new;
	struct writer w = {out, new, looks, true};
	int row, at_row = -1, at_col = -1; /* the cursor's, where it is known */
	bool is_set = region->top == s->top && region->bottom == s->bottom;

	if (!is_set)
		buf_addf(out, "\033[%d;%dr", s->top + 1, s->bottom + 1);
	region->top = s->top;
	region->bottom = s->bottom;
	write_new_rows(&w, s, is_set);
	w.fresh = false;
	for (row = 0; row < new->rows; row++)
		if ((row < s->top || row > s->bottom) && !grid_row_equal(old, row, new, row)) {
			at_row = row;
			at_col = write_changes(&w, old, row);
		}
	if (at_row == new->cursor_row &&
	    at_col < new->cursor_col &&new->cursor_col - at_col <= SHORT_WAY) {
		write_cells(&w, (struct strip){at_row, at_col, new->cursor_col - at_col});
		at_col = new->cursor_col;
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
