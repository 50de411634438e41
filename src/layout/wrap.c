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
	BEST_BYTES = 65536, /* longer paragraphs are set first fit */
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

int
wrap_block_indent(const struct block *b)
{
	int depth = b->level < 1 ? 1 : b->level > MAX_DEPTH ? MAX_DEPTH : b->level;

	switch (b->kind) {
	case BLOCK_LIST_ITEM:
		return 2 * depth + (b->ordinal > 99 ? 3 : b->ordinal ? 2 : 0);
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
struct column {
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
    const struct boxes *boxes, struct line like, const struct column *c, struct lines *out)
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
		line.flags = (uint8_t)((out->n == n_before ? LINE_FIRST : 0) |
				       (b->hyphen ? LINE_HYPHEN : 0));
		add_line(out, line);
		first = i + 1;
		width = spaces = 0;
		room = c->measure;
	}
	if (out->n == n_before) {
		line.flags = LINE_FIRST;
		add_line(out, line);
	}
	out->items[n_before].indent = (int16_t)(like.indent + c->first_indent);
	out->items[out->n - 1].flags |= LINE_LAST;
}

/* Total fit, at first without hyphens: most paragraphs need none. */
static void
fit_justified(
    const char *text, const struct hyphen *hyphen, const struct column *c, struct boxes *boxes)
{
	int loose = fit_total(boxes->items, boxes->n, c->measure, c->first_indent);

	if (loose <= TOLERANCE || !hyphen)
		return;
	cut_words(text, hyphen, boxes);
	fit_total(boxes->items, boxes->n, c->measure, c->first_indent);
}

void
wrap_text(
    const struct doc *d, struct line like, const struct wrap_options *o, struct lines *out)
{
	struct column c = {o->measure - like.indent, like.fill, o->setting == WRAP_JUSTIFIED};
	struct boxes boxes = {0};

	if (c.measure < MIN_MEASURE)
		c.measure = MIN_MEASURE;
	like.fill = 0;
	cut_boxes(d->text.data, like.start, like.len, c.measure, &boxes);
	if (like.len > BEST_BYTES)
		fit_greedy(boxes.items, boxes.n, c.measure, c.first_indent);
	else if (c.justified)
		fit_justified(d->text.data, o->hyphen, &c, &boxes);
	else
		fit_ragged(boxes.items, boxes.n, c.measure, c.first_indent);
	emit_lines(&boxes, like, &c, out);
	boxes_clear(&boxes);
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

/* Keeps the levels of text that runs both ways, and marks the lines of paragraphs that run
 * from the right. */
static void
set_levels(const struct doc *d, const struct block *b, size_t from, struct lines *out)
{
	size_t i;

	if (!bidi_is_wanted(d->text.data + b->start, b->len))
		return;
	out->levels = base_alloc(b->len);
	bidi_levels(d->text.data + b->start, b->len, out->levels);
	if (b->kind == BLOCK_CODE || b->kind == BLOCK_TABLE)
		return;
	for (i = from; i < out->n; i++)
		if (out->items[i].len &&
		    (out->levels[out->items[i].start - b->start] & BIDI_FROM_RIGHT))
			out->items[i].flags |= LINE_RTL;
}

void
wrap_block(
    const struct doc *d, const struct block *b, const struct wrap_options *o, struct lines *out)
{
	struct line like = {.start = b->start,
	    .len = b->len,
	    .next = b->start + b->len + 1,
	    .indent = (int16_t)wrap_block_indent(b)};
	struct wrap_options plain = *o;
	size_t from = out->n;

	if (o->measure - like.indent < MIN_MEASURE)
		like.indent = 0;
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
	case BLOCK_PARAGRAPH:
		if (o->indent)
			like.fill = FIRST_INDENT;
		wrap_text(d, like, o, out);
		break;
	default:
		if (b->kind != BLOCK_LIST_ITEM && b->kind != BLOCK_QUOTE)
			plain.setting = WRAP_RAGGED;
		wrap_text(d, like, &plain, out);
	}
	set_levels(d, b, from, out);
}
