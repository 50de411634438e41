/* The screen as a value. */
#include "layout/grid.h"

#include "layout/bidi.h"
#include "text/segment.h"
#include "text/utf8.h"
#include "text/width.h"

#include <stdlib.h>
#include <string.h>

void
grid_init(struct grid *g)
{
	*g = (struct grid){0};
}

void
grid_clear(struct grid *g)
{
	free(g->cells);
	free(g->marks);
	grid_init(g);
}

void
grid_resize(struct grid *g, int cols, int rows)
{
	g->cols = cols < 1 ? 1 : cols;
	g->rows = rows < 1 ? 1 : rows;
	free(g->cells);
	g->cells = base_calloc((size_t)g->cols * (size_t)g->rows, sizeof(*g->cells));
	grid_erase(g);
}

void
grid_erase(struct grid *g)
{
	const struct cell blank = {.cp = ' ', .width = 1, .style = STYLE_TEXT};
	size_t i, n = (size_t)g->cols * (size_t)g->rows;

	for (i = 0; i < n; i++)
		g->cells[i] = blank;
	g->n_marks = 0;
	g->cursor_row = g->cursor_col = 0;
	g->cursor_visible = false;
	memset(g->bands, 0, sizeof(g->bands));
}

struct cell *
grid_cell(const struct grid *g, int row, int col)
{
	return &g->cells[(size_t)row * (size_t)g->cols + (size_t)col];
}

const uint32_t *
grid_cell_marks(const struct grid *g, const struct cell *c)
{
	static const uint32_t none = 0;

	return c->marks ? g->marks[c->marks - 1] : &none;
}

bool
grid_cell_equal(
    const struct grid *a, const struct cell *ca, const struct grid *b, const struct cell *cb)
{
	const uint32_t *ma, *mb;

	if (ca->cp != cb->cp || ca->width != cb->width || ca->style != cb->style ||
	    ca->attrs != cb->attrs || ca->flags != cb->flags || !ca->marks != !cb->marks)
		return false;
	if (!ca->marks)
		return true;
	ma = grid_cell_marks(a, ca);
	mb = grid_cell_marks(b, cb);
	for (; *ma && *ma == *mb; ma++)
		mb++;
	return *ma == *mb;
}

bool
grid_row_equal(const struct grid *a, int row_a, const struct grid *b, int row_b)
{
	const struct cell *ca = grid_cell(a, row_a, 0), *cb = grid_cell(b, row_b, 0);
	int col;

	/* Bytes decide unless clusters stand in the pools. */
	if (!a->n_marks && !b->n_marks)
		return memcmp(ca, cb, (size_t)a->cols * sizeof(*ca)) == 0;
	for (col = 0; col < a->cols; col++)
		if (!grid_cell_equal(a, &ca[col], b, &cb[col]))
			return false;
	return true;
}

/* Breaks up a wide cluster whose one half is about to be overwritten. */
static void
free_cell(struct grid *g, int row, int col)
{
	struct cell *c = grid_cell(g, row, col), *other = NULL;

	if (c->width == 2 && col + 1 < g->cols)
		other = c + 1;
	else if (c->width == 0 && col > 0)
		other = c - 1;
	if (!other)
		return;
	other->cp = ' ';
	other->marks = 0;
	other->width = 1;
	other->flags = 0;
}

static void
keep_marks(struct grid *g, struct cell *c, const uint32_t *marks, size_t n)
{
	g->marks = base_grow(g->marks, g->n_marks, &g->cap_marks, sizeof(*g->marks));
	memset(g->marks[g->n_marks], 0, sizeof(g->marks[0]));
	memcpy(g->marks[g->n_marks], marks, n * sizeof(*marks));
	c->marks = (uint32_t)++g->n_marks;
}

/* Is the cluster one that terminals draw in different widths? */
static bool
is_unsure(uint32_t first, uint32_t cp)
{
	bool flag = first >= 0x1f1e6 && first <= 0x1f1ff;

	return flag || cp == 0x200d || cp == 0xfe0f || (cp >= 0x1f3fb && cp <= 0x1f3ff) ||
	       cp == 0x20e3;
}

static void
put_cluster(struct grid *g, struct cell *c, const char *s, size_t len)
{
	uint32_t marks[GRID_MAX_MARKS], cp;
	size_t n = 0, used = utf8_decode(s, len, &c->cp);

	c->marks = 0;
	while (used < len) {
		used += utf8_decode(s + used, len - used, &cp);
		if (is_unsure(c->cp, cp)) {
			c->flags |= CELL_UNSURE;
			if (!g->emoji_full)
				break;
		}
		if (n < GRID_MAX_MARKS)
			marks[n++] = cp;
	}
	if (n)
		keep_marks(g, c, marks, n);
}

static void
put_cell(struct grid *g, int row, int col, const struct cell *like, const char *s, size_t len)
{
	struct cell *c = grid_cell(g, row, col);

	free_cell(g, row, col);
	if (like->width == 2)
		free_cell(g, row, col + 1);
	*c = *like;
	if (len == 1) {
		c->cp = (unsigned char)*s < 0x20 || *s == 0x7f ? ' ' : (unsigned char)*s;
	} else {
		put_cluster(g, c, s, len);
	}
	if (like->width == 2) {
		c[1] = *c;
		c[1].cp = c[1].marks = c[1].width = 0;
	}
}

/* Measures the next cluster. Plain ASCII, nearly all of most texts, takes the short way. */
static size_t
next_cluster(const char *s, size_t len, int *width)
{
	size_t n;

	if ((unsigned char)s[0] < 0x80 && (len == 1 || (unsigned char)s[1] < 0x80)) {
		*width = (s[0] >= 0x20 && s[0] != 0x7f) || s[0] == '\t';
		return 1;
	}
	n = segment_cluster(s, len);
	*width = width_cluster(s, n);
	return n;
}

/* One past the strip's last column that lies in the grid; at.col when there is none. */
static int
strip_end(const struct grid *g, struct strip at)
{
	if (at.row < 0 || at.row >= g->rows || at.col < 0 || at.cols <= 0 || at.col >= g->cols)
		return at.col;
	return at.cols < g->cols - at.col ? at.col + at.cols : g->cols;
}

/* Puts text in the order it has. */
static int
put_as_is(struct grid *g, struct strip at, const char *s, size_t len, struct pen pen)
{
	struct cell like = {.style = pen.style, .attrs = pen.attrs};
	int end = strip_end(g, at), col = at.col, width;
	size_t used = 0, n;

	while (used < len && col < end) {
		n = next_cluster(s + used, len - used, &width);
		if (width > end - col)
			break;
		if (width > 0) {
			like.width = (uint8_t)width;
			put_cell(g, at.row, col, &like, s + used, n);
		}
		col += width;
		used += n;
	}
	return col - at.col;
}

/* Bytes of the text that fit into so many cells. */
static size_t
fitting_len(const char *s, size_t len, int cells)
{
	size_t used = 0, n;
	int width;

	for (; used < len; used += n) {
		n = next_cluster(s + used, len - used, &width);
		if (width > cells)
			break;
		cells -= width;
	}
	return used;
}

int
grid_put(struct grid *g, struct strip at, const char *s, size_t len, struct pen pen)
{
	struct buf visual = BUF_INIT;
	int used;

	if (!bidi_is_wanted(s, len) || segment_cluster(s, len) == len)
		return put_as_is(g, at, s, len, pen);
	bidi_visual(&visual, s, fitting_len(s, len, strip_end(g, at) - at.col));
	used = put_as_is(g, at, visual.data ? visual.data : "", visual.len, pen);
	buf_clear(&visual);
	return used;
}

int
grid_put_cut(struct grid *g, struct strip at, const char *s, struct pen pen)
{
	size_t len = strlen(s), fits = 0, used = 0, n;
	int room = strip_end(g, at) - at.col, width = 0, w;

	while (used < len) {
		n = next_cluster(s + used, len - used, &w);
		if (width + w > room)
			break;
		used += n;
		width += w;
		if (width < room)
			fits = used;
	}
	if (used == len)
		return grid_put(g, at, s, len, pen);
	if (room <= 0)
		return 0;
	width = grid_put(g, at, s, fits, pen);
	at.col += width;
	at.cols = 1;
	return width + grid_put(g, at, "\u2026", 3, pen);
}

void
grid_put_fill(struct grid *g, struct strip at, const char *s, struct pen pen)
{
	int used = grid_put_cut(g, at, s, pen);

	at.col += used;
	at.cols -= used;
	grid_put_repeat(g, at, " ", pen);
}

void
grid_put_repeat(struct grid *g, struct strip at, const char *s, struct pen pen)
{
	int end = strip_end(g, at);
	size_t len = strlen(s);

	for (at.cols = 1; at.col < end; at.col++)
		grid_put(g, at, s, len, pen);
}

void
grid_restyle(struct grid *g, struct strip at, struct pen pen)
{
	int end = strip_end(g, at);
	struct cell *c;

	for (; at.col < end; at.col++) {
		c = grid_cell(g, at.row, at.col);
		c->style = pen.style;
		c->attrs = pen.attrs;
	}
}

void
grid_row_text(const struct grid *g, int row, struct buf *out)
{
	const struct cell *c;
	const uint32_t *m;
	size_t end = out->len;
	char bytes[4];
	int col;

	for (col = 0; col < g->cols; col++) {
		c = grid_cell(g, row, col);
		if (!c->width)
			continue;
		buf_add(out, bytes, utf8_encode(c->cp, bytes));
		for (m = grid_cell_marks(g, c); *m; m++)
			buf_add(out, bytes, utf8_encode(*m, bytes));
		if (c->cp != ' ')
			end = out->len;
	}
	buf_truncate(out, end);
}
