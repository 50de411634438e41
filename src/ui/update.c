/* Writing what changed. */
#include "ui/update.h"

#include "ui/cells.h"

enum {
	MAX_OTHER = 5,    /* rows that may change besides a scroll, for it to be worth it */
	SEGMENT_GAP = 6,  /* equal cells that are cheaper to jump over than to write */
	BLANK_GAP = 6,    /* blank cells that are */
	ERASE_GAP = 3,    /* blank cells at a row's end that are cheaper to erase */
	SHORT_MARGIN = 4, /* cells before a row's text that are written */
	SHORT_WAY = 3,    /* cells on the way to the cursor that are */
	UNKNOWN = -1
};

/* A row that is written: it came in, or it changed where it stands. */
static bool
is_written(const struct scroll *s, int row)
{
	bool inside = s->by && row >= s->top && row <= s->bottom;
	bool came_in = s->by > 0 ? row > s->bottom - s->by : row < s->top - s->by;

	return inside ? came_in : !grid_row_equal(s->old, row, s->new, row);
}

bool
update_find(struct scroll *s, const struct grid *old, const struct grid *new)
{
	int row, other = 0;

	if (old->cursor_visible != new->cursor_visible || !old->cursor_visible)
		return false;
	scroll_find(s, old, new);
	for (row = 0; s->by && row < new->rows; row++)
		other += (row < s->top || row > s->bottom) && is_written(s, row);
	if (other > MAX_OTHER)
		s->by = 0;
	for (row = 0; row < new->rows; row++)
		if (is_written(s, row) &&
		    (cells_is_unsure(new, row) || cells_is_unsure(old, row)))
			return false;
	return true;
}

struct writer {
	struct buf *out;
	const struct grid *grid;
	const struct look *looks;
	const struct region *region;
	int row, col; /* of the terminal's cursor; col UNKNOWN behind a row's last cell */
	const struct cell *on; /* whose attributes are on; NULL: plain */
};

static void
set_plain(struct writer *w)
{
	if (w->on)
		buf_add_str(w->out, "\033[m");
	w->on = NULL;
}

static void
move_absolute(struct writer *w, int row, int col)
{
	if (col == 0)
		buf_addf(w->out, "\033[%dH", row + 1);
	else
		buf_addf(w->out, "\033[%d;%dH", row + 1, col + 1);
}

/* Moves the cursor the shortest way. A line feed must not scroll the region. */
static void
move_to(struct writer *w, int row, int col)
{
	bool known = w->col != UNKNOWN, here = known && row == w->row;
	bool below =
	    known && row == w->row + 1 && !(w->region->bottom && w->row == w->region->bottom);

	if (here && col == w->col)
		return;
	if (here && col == 0)
		buf_add_char(w->out, '\r');
	else if (here && col + 1 == w->col)
		buf_add_char(w->out, '\b');
	else if (here)
		buf_addf(w->out, "\033[%dG", col + 1);
	else if (below && col == w->col)
		buf_add_char(w->out, '\n');
	else if (below && col == 0)
		buf_add_str(w->out, "\r\n");
	else
		move_absolute(w, row, col);
	w->row = row;
	w->col = col;
}

/* The blank cells from a column to before end. */
static int
blank_cells(const struct writer *w, int row, int col, int end)
{
	int n = 0;

	while (col + n < end && cells_is_blank(w->looks, grid_cell(w->grid, row, col + n)))
		n++;
	return n;
}

static void
set_look(struct writer *w, const struct cell *c)
{
	if (cells_is_plain(w->looks, c)) {
		set_plain(w);
	} else if (!w->on || w->on->style != c->style || w->on->attrs != c->attrs) {
		if (w->on)
			cells_add_look(w->out, cells_look(w->looks, c), c->attrs);
		else
			cells_add_first_look(w->out, cells_look(w->looks, c), c->attrs);
		w->on = c;
	}
}

/* Writes the cells of the cursor's row up to before end. */
static void
write_cells(struct writer *w, int end)
{
	while (w->col < end) {
		const struct cell *c = grid_cell(w->grid, w->row, w->col);

		if (c->width > 0) {
			set_look(w, c);
			cells_add(w->out, w->grid, c);
		}
		w->col++;
	}
	if (w->col >= w->grid->cols)
		w->col = UNKNOWN;
}

/* The same in a row that is blank so far: wide gaps are jumped over. */
static void
write_fresh_cells(struct writer *w, int end)
{
	int col = w->col, gap;

	for (; col < end; col++) {
		gap = blank_cells(w, w->row, col, end);
		if (gap < BLANK_GAP)
			continue;
		write_cells(w, col);
		buf_addf(w->out, "\033[%dC", gap);
		w->col = col += gap;
	}
	write_cells(w, end);
}

/* Behind the last cell that is not blank. */
static int
text_end(const struct writer *w, int row)
{
	int end = w->grid->cols;

	while (end > 0 && cells_is_blank(w->looks, grid_cell(w->grid, row, end - 1)))
		end--;
	return end;
}

/* A row that came in, blank, and in which the cursor stands. A short margin is written as
 * spaces: a byte more than a move, but a multiplexer makes twelve of that. */
static void
write_new_row(struct writer *w, int row)
{
	int end = text_end(w, row), col = blank_cells(w, row, 0, end);

	w->row = row;
	if (col == end)
		return;
	if (col <= SHORT_MARGIN)
		buf_addf(w->out, "\r%*s", col, "");
	else
		buf_addf(w->out, "\033[%dG", col + 1);
	w->col = col;
	write_fresh_cells(w, end);
	set_plain(w); /* new rows take the background that is on */
}

/* Goes to the row in which rows come in. From the row below the region it is one up. */
static void
go_to_edge(struct writer *w, const struct scroll *s, bool is_set)
{
	int row = s->by > 0 ? s->bottom : s->top;

	if (s->by > 0 && is_set && w->row == row + 1)
		buf_add_str(w->out, "\033M");
	else if (w->row != row || w->col == UNKNOWN)
		move_absolute(w, row, 0);
	w->row = row;
}

/* The rows that came in: at the bottom each after its line feed; at the top room is made for
 * them first. is_set: the region is. */
static void
write_new_rows(struct writer *w, const struct scroll *s, bool is_set)
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
	w->row = s->by > 0 ? s->bottom : s->top + n - 1;
	w->col = UNKNOWN;
}

static bool
is_changed(const struct scroll *s, int row, int col)
{
	return !grid_cell_equal(
	    s->old, grid_cell(s->old, row, col), s->new, grid_cell(s->new, row, col));
}

/* Where a run of changed cells ends, that begins at a column: whole characters only. */
static int
run_end(const struct scroll *s, int row, int col)
{
	int last = col, end;

	for (end = col; end < s->new->cols &&end - last < SEGMENT_GAP; end++)
		if (is_changed(s, row, end))
			last = end;
	for (last++; last < s->new->cols && !grid_cell(s->new, row, last)->width;)
		last++;
	return last;
}

/* Writes the cells of a row that changed where it stands. */
static void
write_changes(struct writer *w, const struct scroll *s, int row)
{
	int cols = s->new->cols, text = text_end(w, row), col = 0, end;

	while (col < cols) {
		if (!is_changed(s, row, col)) {
			col++;
			continue;
		}
		while (col > 0 && (!grid_cell(s->new, row, col)->width ||
				      !grid_cell(s->old, row, col)->width))
			col--;
		end = run_end(s, row, col);
		move_to(w, row, col);
		if (end - (text > col ? text : col) > ERASE_GAP) {
			write_cells(w, text);
			set_plain(w);
			buf_add_str(w->out, "\033[K");
			return;
		}
		write_cells(w, end);
		col = end;
	}
}

/* To where the cursor is to stand; over a few cells by writing them. */
static void
place_cursor(struct writer *w)
{
	int row = w->grid->cursor_row, col = w->grid->cursor_col;

	if (w->row == row && w->col != UNKNOWN && w->col < col && col - w->col <= SHORT_WAY)
		write_cells(w, col);
	set_plain(w);
	move_to(w, row, col);
}

void
update_write(
    struct buf *out, const struct scroll *s, const struct look *looks, struct region *region)
{
	struct writer w = {.out = out,
	    .grid = s->new,
	    .looks = looks,
	    .region = region,
	    .row = s->old->cursor_row,
	    .col = s->old->cursor_col};
	bool is_set = region->top == s->top && region->bottom == s->bottom;
	int row;

	region->is_moved = true;
	if (s->by && !is_set) {
		buf_addf(out, "\033[%d;%dr", s->top + 1, s->bottom + 1);
		region->top = s->top;
		region->bottom = s->bottom;
		w.row = w.col = 0;
	}
	if (s->by)
		write_new_rows(&w, s, is_set);
	for (row = 0; row < s->new->rows; row++)
		if (!(s->by && row >= s->top && row <= s->bottom) && is_written(s, row))
			write_changes(&w, s, row);
	place_cursor(&w);
}

void
update_end(struct buf *out, struct region *region, int cursor_row, int cursor_col)
{
	if (!region->is_moved)
		return;
	if (region->bottom)
		buf_add_str(out, "\033[r");
	buf_addf(out, "\033[%d;%dH", cursor_row + 1, cursor_col + 1);
	*region = (struct region){0, 0, false};
}
