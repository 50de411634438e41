/* Tables. */
#include "layout/table.h"

#include "text/width.h"

#include <stdlib.h>
#include <string.h>

enum {
	BOX_LEFT = 2,    /* "│ " */
	BOX_BETWEEN = 3, /* " │ " */
	MAX_COLUMNS = 64,
	UNIT_LETTERS = 2 /* behind figures: "kg", "M" */
};

/* End of the row that starts at byte at: its '\n' or the block's end. */
static uint32_t
row_end(const struct doc *d, const struct block *b, uint32_t at)
{
	uint32_t end = b->start + b->len;
	const char *p = memchr(d->text.data + at, '\n', end - at);

	return p ? (uint32_t)(p - d->text.data) : end;
}

static uint32_t
cell_end(const struct doc *d, uint32_t at, uint32_t end)
{
	const char *p = memchr(d->text.data + at, '\t', end - at);

	return p ? (uint32_t)(p - d->text.data) : end;
}

struct table_cell
table_cell_of(const struct doc *d, const struct block *b, uint32_t row, size_t n)
{
	uint32_t end = row_end(d, b, row), at = row, stop;

	for (;; n--) {
		stop = cell_end(d, at, end);
		if (!n)
			return (struct table_cell){at, stop - at};
		if (stop == end)
			return (struct table_cell){end, 0};
		at = stop + 1;
	}
}

struct table_cell
table_column_name(const struct doc *d, const struct block *b, uint32_t cell)
{
	uint32_t row = b->start, end = b->start + b->len, head = b->start;
	unsigned rows = b->level;
	size_t n = 0, i;

	if (!rows)
		return (struct table_cell){b->start, 0};
	while (--rows && row_end(d, b, head) < end)
		head = row_end(d, b, head) + 1;
	for (i = cell; i > row && d->text.data[i - 1] != '\n'; i--)
		n += d->text.data[i - 1] == '\t';
	return table_cell_of(d, b, head, n);
}

static void
add_line(struct lines *l, struct line line)
{
	l->items = base_grow(l->items, l->n, &l->cap, sizeof(*l->items));
	l->items[l->n++] = line;
}

int
table_cell_width(const struct doc *d, struct table_cell cell, const struct wrap_options *o)
{
	int width = width_text(d->text.data + cell.start, cell.len);

	return o ? width + wrap_numbers_width(o, cell.start, cell.len) : width;
}

/* Of a column's cells below the head, those that are numbers and those that are none. */
struct count {
	unsigned numbers, others;
};

/* Figures with what stands about them: signs, separators, a currency, a unit of two letters.
 * A cell without letters and figures (a dash) is neither a number nor none. */
static void
count_cell(struct count *c, const char *s, size_t len)
{
	size_t i, digits = 0, letters = 0;

	for (i = 0; i < len; i++) {
		unsigned char byte = (unsigned char)s[i];

		if (byte >= '0' && byte <= '9')
			digits++;
		else if ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z')
			letters += digits ? 1 : UNIT_LETTERS + 1;
	}
	if (digits && letters <= UNIT_LETTERS)
		c->numbers++;
	else if (digits || letters)
		c->others++;
}

/* Fills out->columns: each column's widest cell, and whether it holds numbers; false when
 * there are too many. */
static bool
measure_columns(
    const struct doc *d, const struct block *b, const struct wrap_options *o, struct lines *out)
{
	uint32_t at = b->start, end = b->start + b->len, stop, cell, next;
	struct count counts[MAX_COLUMNS] = {{0, 0}};
	unsigned row = 0;
	size_t n;
	int w;

	out->columns = base_calloc(MAX_COLUMNS, sizeof(*out->columns));
	for (; at <= end; at = stop + 1, row++) {
		stop = row_end(d, b, at);
		for (cell = at, n = 0; cell <= stop; cell = next + 1, n++) {
			next = cell_end(d, cell, stop);
			if (n == MAX_COLUMNS)
				return false;
			w = table_cell_width(d, (struct table_cell){cell, next - cell}, o);
			if (w > INT16_MAX / 2)
				return false;
			if (w > out->columns[n].width)
				out->columns[n].width = (int16_t)w;
			if (row >= b->level)
				count_cell(&counts[n], d->text.data + cell, next - cell);
			if (n >= out->n_columns)
				out->n_columns = n + 1;
			if (next == stop)
				break;
		}
		if (stop == end)
			break;
	}
	for (n = 0; n < out->n_columns; n++)
		out->columns[n].flush_right = counts[n].numbers > 3 * counts[n].others;
	return true;
}

static int
box_width(const struct lines *l)
{
	int width = BOX_LEFT + 2;
	size_t i;

	for (i = 0; i < l->n_columns && width < INT16_MAX; i++)
		width += l->columns[i].width + (i ? BOX_BETWEEN : 0);
	return width;
}

static void
wrap_boxed(const struct doc *d, const struct block *b, int width, struct lines *out)
{
	struct line border = {.start = b->start, .next = b->start, .kind = LINE_BORDER};
	uint32_t at = b->start, end = b->start + b->len, stop;
	struct line row;
	unsigned n = 0;

	border.width = (int16_t)width;
	border.flags = LINE_FIRST;
	add_line(out, border);
	border.flags = 0;
	for (; at <= end; at = stop + 1, n++) {
		if (n && n == b->level) {
			border.start = border.next = at;
			add_line(out, border);
		}
		stop = row_end(d, b, at);
		row = (struct line){
		    .start = at, .len = stop - at, .next = stop + 1, .kind = LINE_ROW};
		row.width = (int16_t)width;
		add_line(out, row);
		if (stop == end)
			break;
	}
	border.start = end;
	border.next = end + 1;
	border.flags = LINE_LAST;
	add_line(out, border);
}

/* One record: each cell set as a paragraph, its column's name before it or, when that is
 * long, above it. */
static void
wrap_record(const struct doc *d, const struct block *b, struct table_cell row,
    const struct wrap_options *o, struct lines *out)
{
	uint32_t cell = row.start, end = row.start + row.len, stop;
	struct table_cell name;
	struct line like;
	size_t from, i;

	for (;; cell = stop + 1) {
		stop = cell_end(d, cell, end);
		if (stop > cell) {
			name = table_column_name(d, b, cell);
			like = (struct line){
			    .start = cell, .len = stop - cell, .next = stop + 1, .indent = 2};
			if (name.len && name.start != cell)
				like.fill =
				    (int16_t)(width_text(d->text.data + name.start, name.len) +
					      2);
			if (like.fill > o->measure / 2) {
				add_line(out, (struct line){.start = cell,
						  .next = cell,
						  .indent = 2,
						  .kind = LINE_NAME});
				like.fill = 0;
				like.indent = 4;
			}
			from = out->n;
			wrap_text(d, like, o, out);
			for (i = from; i < out->n; i++)
				out->items[i].kind = LINE_RECORD;
			if (like.indent > 2) /* its name stands above */
				out->items[from].flags &= (uint8_t)~LINE_FIRST;
		}
		if (stop == end)
			break;
	}
}

static void
wrap_records(
    const struct doc *d, const struct block *b, const struct wrap_options *o, struct lines *out)
{
	struct wrap_options plain = *o;
	uint32_t at = b->start, end = b->start + b->len, stop;
	struct line blank = {.kind = LINE_BLANK};
	size_t before = out->n;
	unsigned n;

	plain.setting = WRAP_RAGGED;
	for (n = 0; at <= end; at = stop + 1, n++) {
		stop = row_end(d, b, at);
		if (n >= b->level || stop == end) {
			blank.start = blank.next = at;
			if (out->n > before)
				add_line(out, blank);
			wrap_record(d, b, (struct table_cell){at, stop - at}, &plain, out);
		}
		if (stop == end)
			break;
	}
	blank.start = blank.next = b->start;
	if (out->n == before)
		add_line(out, blank);
}

void
table_wrap(
    const struct doc *d, const struct block *b, const struct wrap_options *o, struct lines *out)
{
	bool fits = measure_columns(d, b, o, out);
	int width = box_width(out);

	if (fits && width <= o->measure) {
		wrap_boxed(d, b, width, out);
	} else {
		free(out->columns);
		out->columns = NULL;
		out->n_columns = 0;
		wrap_records(d, b, o, out);
	}
}
