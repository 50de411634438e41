/* One block of a document becomes lines. */
#include "layout/wrap.h"

#include "layout/fit.h"
#include "layout/table.h"
#include "text/segment.h"
#include "text/width.h"

#include <stdlib.h>
#include <string.h>

enum {
	MAX_DEPTH = 8,       /* deeper lists and quotes are indented no further */
	MIN_MEASURE = 8,     /* cells that an indent must leave */
	FIRST_INDENT = 2,    /* of paragraphs that are indented and not spaced */
	RAGGED_BYTES = 65536 /* longer paragraphs are set first fit */
};

struct boxes {
	struct box *items;
	size_t n, cap;
};

void
lines_clear(struct lines *l)
{
	free(l->items);
	free(l->columns);
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

static void
add_box(struct boxes *b, struct box box)
{
	b->items = base_grow(b->items, b->n, &b->cap, sizeof(*b->items));
	b->items[b->n++] = box;
}

/* Adds a run that no break parts; what is wider than the measure is split at clusters. */
static void
add_run(struct boxes *boxes, const char *text, struct box box, int measure)
{
	struct box piece = {.start = box.start};
	uint32_t end = box.start + box.len, at = box.start;
	size_t n;
	int w;

	while (box.width > measure && at < end) {
		n = segment_cluster(text + at, end - at);
		w = width_cluster(text + at, n);
		if (piece.width + w > measure && piece.len) {
			add_box(boxes, piece);
			box.width = (uint16_t)(box.width - piece.width);
			piece = (struct box){.start = at};
			continue;
		}
		piece.len += (uint32_t)n;
		piece.width = (uint16_t)(piece.width + w);
		at += (uint32_t)n;
	}
	box.len = end - piece.start;
	box.start = piece.start;
	add_box(boxes, box);
}

/* Cuts [start, start + len) into boxes. */
static void
cut_boxes(const char *text, uint32_t start, uint32_t len, int measure, struct boxes *boxes)
{
	char *breaks = base_alloc(len + 1);
	uint32_t from = 0, i, end;
	struct box box;
	int width;

	segment_line_breaks(text + start, len, breaks);
	for (i = 1; i <= len; i++) {
		if (i < len && breaks[i] == SEGMENT_NO_BREAK)
			continue;
		for (end = i; end > from &&
			      (text[start + end - 1] == ' ' || text[start + end - 1] == '\n');)
			end--;
		width = width_text(text + start + from, end - from);
		box = (struct box){.start = start + from, .len = end - from};
		box.width = (uint16_t)(width < UINT16_MAX ? width : UINT16_MAX);
		box.space = (uint16_t)(i - end < 8 ? i - end : 8);
		box.forced = i < len && breaks[i] == SEGMENT_MUST_BREAK;
		add_run(boxes, text, box, measure);
		from = i;
	}
	free(breaks);
}

/* Makes lines of fitted boxes. */
static void
emit_lines(const struct boxes *boxes, struct line like, struct lines *out)
{
	size_t i, first = 0, n_before = out->n;
	struct line line = like;
	int width = 0;

	for (i = 0; i < boxes->n; i++) {
		const struct box *b = &boxes->items[i];

		width += b->width;
		if (!b->ends) {
			width += b->space;
			continue;
		}
		line.start = boxes->items[first].start;
		line.len = b->start + b->len - line.start;
		line.next = i + 1 < boxes->n ? boxes->items[i + 1].start : like.next;
		line.width = (int16_t)(width < INT16_MAX ? width : INT16_MAX);
		line.flags = (uint8_t)(out->n == n_before ? LINE_FIRST : 0);
		add_line(out, line);
		first = i + 1;
		width = 0;
	}
	if (out->n == n_before) {
		line.flags = LINE_FIRST;
		add_line(out, line);
	}
	out->items[out->n - 1].flags |= LINE_LAST;
}

/* Spreads what is left of each line but a paragraph's last over its spaces. */
static void
justify(struct lines *out, size_t from, int measure, const struct boxes *boxes)
{
	size_t i, box = 0;
	bool forced;

	for (i = from; i < out->n; i++) {
		while (box < boxes->n && !boxes->items[box].ends)
			box++;
		forced = box < boxes->n && boxes->items[box].forced;
		box++;
		if (!(out->items[i].flags & LINE_LAST) && !forced &&
		    out->items[i].width < measure)
			out->items[i].fill = (int16_t)(measure - out->items[i].width);
	}
}

void
wrap_text(
    const struct doc *d, struct line like, const struct wrap_options *o, struct lines *out)
{
	int measure = o->measure - like.indent, first_indent = 0;
	struct boxes boxes = {0};
	size_t from = out->n;

	if (measure < MIN_MEASURE)
		measure = MIN_MEASURE;
	if (like.fill) {
		first_indent = like.fill;
		like.fill = 0;
	}
	cut_boxes(d->text.data, like.start, like.len, measure, &boxes);
	if (like.len > RAGGED_BYTES)
		fit_greedy(boxes.items, boxes.n, measure, first_indent);
	else
		fit_ragged(boxes.items, boxes.n, measure, first_indent);
	emit_lines(&boxes, like, out);
	if (o->setting == WRAP_JUSTIFIED)
		justify(out, from, measure, &boxes);
	if (first_indent)
		out->items[from].indent = (int16_t)(out->items[from].indent + first_indent);
	free(boxes.items);
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

void
wrap_block(
    const struct doc *d, const struct block *b, const struct wrap_options *o, struct lines *out)
{
	struct line like = {.start = b->start,
	    .len = b->len,
	    .next = b->start + b->len + 1,
	    .indent = (int16_t)wrap_block_indent(b)};
	struct wrap_options plain = *o;

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
}
