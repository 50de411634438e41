/* One block of a document becomes lines. */
#include "layout/wrap.h"

#include "layout/bidi.h"
#include "layout/cut.h"
#include "layout/table.h"

#include <stdlib.h>
#include <string.h>

enum {
	MAX_DEPTH = 8,      /* deeper lists and quotes are indented no further */
	MIN_MEASURE = 8,    /* cells that an indent must leave */
	FIRST_INDENT = 2,   /* of paragraphs that are indented and not spaced */
	PART_BYTES = 65536, /* of a longer paragraph that are set at a time */
	PART_LINES = 16,    /* at a part's end that are set anew with the next one */
	TOLERANCE = 100,    /* looser lines, in cells per hundred spaces, want hyphens */
	MAX_STRETCH = 3     /* cells a space may get more; lines looser still are left ragged */
};

void
wrap_lines_clear(struct lines *l)
{
	free(l->items);
	free(l->columns);
	free(l->levels);
	*l = (struct lines){0};
}

static int
digits_of(unsigned n)
{
	int digits = 1;

	for (; n > 9; n /= 10)
		digits++;
	return digits;
}

const struct number *
wrap_number_behind(const struct wrap_options *o, uint32_t byte)
{
	size_t low = 0, high = o->n_numbers, mid;

	while (low < high) {
		mid = low + (high - low) / 2;
		if (o->numbers[mid].byte <= byte)
			low = mid + 1;
		else
			high = mid;
	}
	return low < o->n_numbers ? &o->numbers[low] : NULL;
}

int
wrap_numbers_width(const struct wrap_options *o, uint32_t start, uint32_t len)
{
	const struct number *n = o->n_numbers ? wrap_number_behind(o, start) : NULL;
	int width = 0;

	for (; n && n < o->numbers + o->n_numbers && n->byte - start <= len; n++)
		width += digits_of(n->number) + 2;
	return width;
}

int
wrap_block_indent(const struct block *b)
{
	int depth = b->level < 1 ? 1 : b->level > MAX_DEPTH ? MAX_DEPTH : b->level;

	switch (b->kind) {
	case BLOCK_LIST_ITEM:
		return 2 * depth + (b->ordinal > 99 ? digits_of(b->ordinal)
				       : b->ordinal ? 2
						    : 0);
	case BLOCK_QUOTE:
		return 2 * depth;
	case BLOCK_CODE:
		return 2;
	default:
		return 0;
	}
}

static void
add_line(struct lines *l, struct line line)
{
	l->items = base_grow(l->items, l->n, &l->cap, sizeof(*l->items));
	l->items[l->n++] = line;
}

/* What the lines of a paragraph are fitted to. */
struct setting {
	int measure, first_indent;
	bool justified;
};

/* Cells to spread over a line's spaces, so that it ends flush. */
static int16_t
fill_of(int rest, int spaces)
{
	return (int16_t)(rest > 0 && rest <= spaces * MAX_STRETCH ? rest : 0);
}

/* Makes lines of fitted boxes. */
static void
emit_lines(
    const struct boxes *boxes, struct line like, const struct setting *c, struct lines *out)
{
	size_t i, first = 0, n_before = out->n;
	int width = 0, spaces = 0, room = c->measure - c->first_indent;
	struct line line = like;

	for (i = 0; i < boxes->n; i++) {
		const struct box *b = &boxes->items[i];

		width += b->width;
		if (!b->ends) {
			width += b->space;
			spaces += b->space;
			continue;
		}
		width += b->hyphen;
		line.start = boxes->items[first].start;
		line.len = b->start + b->len - line.start;
		line.next = i + 1 < boxes->n ? boxes->items[i + 1].start : like.next;
		line.width = (int16_t)(width < INT16_MAX ? width : INT16_MAX);
		line.fill = 0;
		if (c->justified && !b->forced && i + 1 < boxes->n)
			line.fill = fill_of(room - width, spaces);
		line.flags = (uint8_t)((out->n == n_before ? like.flags : 0) |
				       (b->hyphen ? LINE_HYPHEN : 0));
		add_line(out, line);
		first = i + 1;
		width = spaces = 0;
		room = c->measure;
	}
	if (out->n == n_before)
		add_line(out, line);
	out->items[n_before].indent = (int16_t)(like.indent + c->first_indent);
	out->items[out->n - 1].flags |= LINE_LAST;
}

/* Makes room for numbers behind the words that they follow; or, with sign -1, takes it away. */
static void
add_numbers(const struct wrap_options *o, struct boxes *boxes, int sign)
{
	size_t i;

	for (i = 0; o->n_numbers && i < boxes->n; i++) {
		struct box *b = &boxes->items[i];

		b->width =
		    (uint16_t)(b->width + sign * wrap_numbers_width(o, b->start, b->len));
	}
}

/* Total fit, at first without hyphens: most paragraphs need none. */
static void
fit_justified(const char *text, const struct wrap_options *o, const struct setting *c,
    struct boxes *boxes)
{
	int loose = fit_total(boxes->items, boxes->n, c->measure, c->first_indent);

	if (loose <= TOLERANCE || !o->hyphen)
		return;
	add_numbers(o, boxes, -1);
	cut_words(text, o->hyphen, boxes);
	add_numbers(o, boxes, 1);
	fit_total(boxes->items, boxes->n, c->measure, c->first_indent);
}

static void
set_part(const struct doc *d, struct line like, const struct wrap_options *o, struct lines *out)
{
	struct setting c = {o->measure - like.indent, like.fill, o->setting == WRAP_JUSTIFIED};
	struct boxes boxes = {0};

	if (c.measure < MIN_MEASURE)
		c.measure = MIN_MEASURE;
	like.fill = 0;
	cut_boxes(d->text.data, like.start, like.len, c.measure, &boxes);
	add_numbers(o, &boxes, 1);
	if (c.justified)
		fit_justified(d->text.data, o, &c, &boxes);
	else
		fit_ragged(boxes.items, boxes.n, c.measure, c.first_indent);
	emit_lines(&boxes, like, &c, out);
	boxes_clear(&boxes);
}

/* Sets a paragraph's next part and notes where the rest starts. What is best for the lines at
 * the end of a part depends on what follows them, so they are not kept: the next part starts
 * with their text. Ways to set a paragraph that differ come together again within a few lines,
 * so the lines before them are the best ones with hardly an exception. */
static void
set_next(const struct doc *d, struct line like, const struct wrap_options *o, struct lines *out)
{
	uint32_t end = like.start + PART_BYTES;
	size_t before = out->n, keep;

	out->more = 0;
	if (like.len <= PART_BYTES) {
		set_part(d, like, o, out);
		return;
	}
	while (end > like.start + 1 && ((unsigned char)d->text.data[end] & 0xc0) == 0x80)
		end--;
	like.len = end - like.start;
	like.next = end;
	set_part(d, like, o, out);
	keep = out->n - before;
	keep = keep > 2 * PART_LINES ? keep - PART_LINES : (keep + 1) / 2;
	out->n = before + keep;
	out->more = out->items[out->n - 1].next;
	out->items[out->n - 1].flags &= (uint8_t)~LINE_LAST;
}

/* The line that says where the rest of a paragraph starts. */
static struct line
rest_of(struct line like, uint32_t start)
{
	like.len -= start - like.start;
	like.start = start;
	like.fill = 0;
	like.flags = 0;
	return like;
}

void
wrap_text(
    const struct doc *d, struct line like, const struct wrap_options *o, struct lines *out)
{
	like.flags = LINE_FIRST;
	set_next(d, like, o, out);
	while (out->more) {
		like = rest_of(like, out->more);
		set_next(d, like, o, out);
	}
}

/* Code keeps its lines; the screen moves sideways instead. */
static void
wrap_code(const struct doc *d, const struct block *b, struct line like, struct lines *out)
{
	uint32_t at = b->start, end = b->start + b->len;
	const char *newline;

	do {
		newline = memchr(d->text.data + at, '\n', end - at);
		like.start = at;
		like.len = newline ? (uint32_t)(newline - d->text.data) - at : end - at;
		like.next = newline ? like.start + like.len + 1 : end + 1;
		like.flags =
		    (uint8_t)((at == b->start ? LINE_FIRST : 0) | (newline ? 0 : LINE_LAST));
		add_line(out, like);
		at = like.next;
	} while (newline);
}

/* Keeps the levels of text that runs both ways. */
static void
set_levels(const struct doc *d, const struct block *b, struct lines *out)
{
	if (!bidi_is_wanted(d->text.data + b->start, b->len))
		return;
	out->levels = base_alloc(b->len);
	bidi_levels(d->text.data + b->start, b->len, out->levels);
}

/* Marks the lines of paragraphs that run from the right. */
static void
mark_from_right(const struct block *b, size_t from, struct lines *out)
{
	size_t i;

	if (!out->levels || b->kind == BLOCK_CODE || b->kind == BLOCK_TABLE)
		return;
	for (i = from; i < out->n; i++)
		if (out->items[i].len &&
		    (out->levels[out->items[i].start - b->start] & BIDI_FROM_RIGHT))
			out->items[i].flags |= LINE_RTL;
}

/* A paragraph from a byte on, as far as one part goes. */
static void
wrap_paragraph(const struct doc *d, const struct block *b, const struct wrap_options *o,
    uint32_t start, struct lines *out)
{
	struct wrap_options plain = *o;
	struct line like = {.start = b->start,
	    .len = b->len,
	    .next = b->start + b->len + 1,
	    .indent = (int16_t)wrap_block_indent(b),
	    .flags = LINE_FIRST};
	size_t from = out->n;

	if (o->measure - like.indent < MIN_MEASURE)
		like.indent = 0;
	if (b->kind == BLOCK_PARAGRAPH && o->indent)
		like.fill = FIRST_INDENT;
	if (b->kind != BLOCK_PARAGRAPH && b->kind != BLOCK_LIST_ITEM && b->kind != BLOCK_QUOTE)
		plain.setting = WRAP_RAGGED;
	set_next(d, start > b->start ? rest_of(like, start) : like, &plain, out);
	mark_from_right(b, from, out);
}

void
wrap_block(
    const struct doc *d, const struct block *b, const struct wrap_options *o, struct lines *out)
{
	struct line like = {.start = b->start,
	    .len = b->len,
	    .next = b->start + b->len + 1,
	    .indent = (int16_t)wrap_block_indent(b)};

	if (o->measure - like.indent < MIN_MEASURE)
		like.indent = 0;
	set_levels(d, b, out);
	switch (b->kind) {
	case BLOCK_RULE:
		like.kind = LINE_RULE;
		add_line(out, like);
		break;
	case BLOCK_CODE:
		wrap_code(d, b, like, out);
		break;
	case BLOCK_TABLE:
		table_wrap(d, b, o, out);
		break;
	default:
		wrap_paragraph(d, b, o, b->start, out);
	}
}

void
wrap_more(
    const struct doc *d, const struct block *b, const struct wrap_options *o, struct lines *out)
{
	if (out->more)
		wrap_paragraph(d, b, o, out->more, out);
}
