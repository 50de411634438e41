/* Lines of a flow, drawn into a grid. */
#include "layout/draw.h"

#include "layout/bidi.h"
#include "layout/draw_part.h"
#include "text/segment.h"
#include "text/utf8.h"
#include "text/width.h"

#include <stdio.h>
#include <string.h>

enum { NO_WANT = -1, TAB_CELLS = 4 };

static uint8_t
block_style(enum block_kind kind, bool head)
{
	static const uint8_t styles[BLOCK_KINDS] = {
	    [BLOCK_PARAGRAPH] = STYLE_TEXT,
	    [BLOCK_HEADING] = STYLE_HEADING,
	    [BLOCK_QUOTE] = STYLE_QUOTE,
	    [BLOCK_CODE] = STYLE_CODE,
	    [BLOCK_CAPTION] = STYLE_CAPTION,
	    [BLOCK_CREDIT] = STYLE_CREDIT,
	    [BLOCK_RULE] = STYLE_RULE,
	};

	if (head)
		return kind == BLOCK_HEADING ? STYLE_TITLE : STYLE_BYLINE;
	return (size_t)kind < BLOCK_KINDS ? styles[kind] : STYLE_TEXT;
}

/* First mark that ends behind a byte. */
static size_t
first_mark(const struct layer *l, uint32_t byte)
{
	size_t low = 0, high = l->n, mid;

	while (low < high) {
		mid = low + (high - low) / 2;
		if (l->marks[mid].start + l->marks[mid].len <= byte)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* First span of the block that holds a byte: spans may nest, so all of the block's are
 * looked at. */
static size_t
first_span(const struct doc *d, const struct block *b)
{
	size_t low = 0, high = d->n_spans, mid;

	while (low < high) {
		mid = low + (high - low) / 2;
		if (d->spans[mid].start < b->start)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

void
writer_start_marks(struct writer *w, uint32_t byte)
{
	size_t i;

	for (i = 0; i < w->draw->n_layers && i < MAX_LAYERS; i++)
		w->layer_at[i] = first_mark(&w->draw->layers[i], byte);
	w->span_at = first_span(w->doc, w->block);
}

static void
add_span(struct pen *pen, enum span_kind kind)
{
	switch (kind) {
	case SPAN_EMPHASIS:
		pen->attrs |= ATTR_ITALIC;
		break;
	case SPAN_STRONG:
		pen->attrs |= ATTR_BOLD;
		break;
	case SPAN_CODE:
		pen->style = STYLE_CODE;
		break;
	default:
		pen->style = STYLE_LINK;
	}
}

static struct pen
pen_at(struct writer *w, uint32_t byte)
{
	uint32_t end = w->block->start + w->block->len;
	struct pen pen = w->pen;
	size_t i;

	for (i = w->span_at; i < w->doc->n_spans && w->doc->spans[i].start <= byte; i++) {
		const struct span *s = &w->doc->spans[i];

		if (s->start < end && byte - s->start < s->len)
			add_span(&pen, (enum span_kind)s->kind);
	}
	for (i = 0; w->is_body && i < w->draw->n_layers && i < MAX_LAYERS; i++) {
		const struct layer *l = &w->draw->layers[i];
		size_t *at = &w->layer_at[i];

		while (*at < l->n && l->marks[*at].start + l->marks[*at].len <= byte)
			++*at;
		if (*at < l->n && l->marks[*at].start <= byte)
			pen.style = l->marks[*at].style;
	}
	return pen;
}

/* Draws one cluster, or notes that it is the one looked for. The text drawn may be another
 * than the document's: a mirrored bracket. */
static void
put(struct writer *w, uint32_t byte, const char *s, size_t len)
{
	int width = width_cluster(s, len);
	struct strip at = {w->row, w->col, width};

	if (w->look) {
		if (w->found_col == NO_WANT && w->want_byte >= byte &&
		    w->want_byte < byte + len)
			w->found_col = w->col;
		if (w->col <= w->want_col)
			w->found_byte = byte;
	} else if (w->col >= w->left && w->col + width <= w->right) {
		grid_put(w->draw->grid, at, s, len, pen_at(w, byte));
	}
	w->col += width;
}

void
writer_put_extra(struct writer *w, const char *s, uint8_t style)
{
	struct pen pen = {.style = style};
	size_t len = strlen(s);

	if (!w->look && w->col >= w->left)
		grid_put(w->draw->grid, (struct strip){w->row, w->col, w->right - w->col}, s,
		    len, pen);
	w->col += width_text(s, len);
}

/* A justified line's space takes its share: the cells are spread evenly. */
static void
stretch_space(struct writer *w)
{
	int odd = w->odd ? w->n_spaces - 1 : 0;

	if (w->spaces == w->n_spaces)
		return;
	w->col += ((w->spaces + 1) * w->fill + odd) / w->n_spaces -
		  (w->spaces * w->fill + odd) / w->n_spaces;
	w->spaces++;
}

/* The number of a link that ends before a byte. */
static void
put_number(struct writer *w, uint32_t at)
{
	const struct wrap_options *o = &w->draw->flow->options;
	const struct number *n;
	char text[16];

	if (!w->is_body || !o->n_numbers || !(n = wrap_number_behind(o, at - 1)) ||
	    n->byte != at)
		return;
	snprintf(text, sizeof(text), "[%u]", n->number);
	writer_put_extra(w, text, STYLE_DIM);
}

static void
put_one(struct writer *w, uint32_t at, size_t n)
{
	const char *s = w->doc->text.data + at;

	if (*s == '\t' && w->block->kind == BLOCK_CODE)
		w->col += TAB_CELLS - (w->col - w->left) % TAB_CELLS - 1;
	put(w, at, s, n);
	if (*s == ' ')
		stretch_space(w);
}

/* Draws a run from its end to its start. */
static void
put_from_right(struct writer *w, uint32_t start, uint32_t len)
{
	const char *s = w->doc->text.data + start;
	size_t at, before, n;
	uint32_t cp, other;
	char bytes[4];

	for (at = len; at > 0; at = before) {
		before = segment_cluster_before(s, at);
		put_number(w, start + (uint32_t)at);
		writer_start_marks(w, start + (uint32_t)before);
		n = utf8_decode(s + before, at - before, &cp);
		other = bidi_mirror(cp);
		if (other != cp && before + n == at)
			put(w, start + (uint32_t)before, bytes, utf8_encode(other, bytes));
		else
			put_one(w, start + (uint32_t)before, at - before);
	}
}

static void
put_from_left(struct writer *w, uint32_t start, uint32_t len)
{
	uint32_t at = start, end = start + len;
	size_t n;

	while (at < end && (w->look || w->col < w->right)) {
		n = segment_cluster(w->doc->text.data + at, end - at);
		put_one(w, at, n);
		at += (uint32_t)n;
		put_number(w, at);
	}
}

void
writer_put_range(struct writer *w, uint32_t start, uint32_t len)
{
	struct bidi_runs runs = {0};
	size_t i;

	if (!w->levels) {
		put_from_left(w, start, len);
		return;
	}
	bidi_line_runs(w->levels + (start - w->block->start), len, &runs);
	for (i = 0; i < runs.n; i++) {
		const struct bidi_run *r = &runs.items[i];

		writer_start_marks(w, start + r->start);
		if (r->from_right)
			put_from_right(w, start + r->start, r->len);
		else
			put_from_left(w, start + r->start, r->len);
	}
	bidi_runs_clear(&runs);
}

static int
count_spaces(const char *s, uint32_t len)
{
	int n = 0;
	uint32_t i;

	for (i = 0; i < len; i++)
		n += s[i] == ' ';
	return n;
}

static void
put_bars(struct writer *w, const struct line *line)
{
	unsigned depth = w->block->level ? w->block->level : 1;
	int indent = wrap_block_indent(w->block);
	int end = w->left + indent;

	if (line->flags & LINE_RTL) {
		w->col = w->right - indent;
		end = w->right;
	}
	for (; depth && w->col + 2 <= end; depth--)
		writer_put_extra(w,
		    line->flags & LINE_RTL ? w->draw->plain ? " <" : " \u2502"
		    : w->draw->plain       ? "> "
					   : "\u2502 ",
		    STYLE_QUOTE);
}

static void
put_marker(struct writer *w, const struct line *line)
{
	int indent = wrap_block_indent(w->block);
	char marker[16];

	if (w->block->ordinal)
		snprintf(marker, sizeof(marker), line->flags & LINE_RTL ? ".%u" : "%u.",
		    w->block->ordinal);
	else
		snprintf(marker, sizeof(marker), "%s", w->draw->plain ? "-" : "\u2022");
	w->col = line->flags & LINE_RTL
		     ? w->right - indent + 1
		     : w->left + indent - 1 - width_text(marker, strlen(marker));
	writer_put_extra(w, marker, STYLE_TEXT);
}

static void
draw_text(struct writer *w, const struct line *line)
{
	bool from_right = line->flags & LINE_RTL;

	w->pen.style = block_style((enum block_kind)w->block->kind, w->head);
	if (w->block->kind == BLOCK_QUOTE)
		put_bars(w, line);
	if (w->block->kind == BLOCK_LIST_ITEM && (line->flags & LINE_FIRST))
		put_marker(w, line);
	w->col = w->left + line->indent;
	if (w->head && !w->draw->plain)
		w->col = w->left + (w->right - w->left - line->width) / 2;
	else if (from_right)
		w->col = w->right - line->indent - line->width - line->fill;
	if (w->block->kind == BLOCK_CODE)
		w->col -= w->draw->scroll;
	w->fill = line->fill;
	w->n_spaces = line->fill ? count_spaces(w->doc->text.data + line->start, line->len) : 0;
	if (from_right && (line->flags & LINE_HYPHEN))
		writer_put_extra(w, "-", w->pen.style);
	writer_put_range(w, line->start, line->len);
	if (!from_right && (line->flags & LINE_HYPHEN))
		writer_put_extra(w, "-", w->pen.style);
}

static void
draw_line(struct writer *w, struct flow_at at, const struct line *line)
{
	int cells;

	writer_start_marks(w, line->start);
	w->col = w->left;
	w->levels = flow_lines(w->draw->flow, at)->levels;
	w->odd = at.line % 2;
	switch (line->kind) {
	case LINE_TEXT:
		draw_text(w, line);
		break;
	case LINE_ROW:
		writer_row(w, flow_lines(w->draw->flow, at), line);
		break;
	case LINE_BORDER:
		writer_border(w, flow_lines(w->draw->flow, at), line);
		break;
	case LINE_RECORD:
	case LINE_NAME:
		writer_record(w, line);
		break;
	case LINE_RULE:
		for (cells = w->right - w->left; cells > 0; cells--)
			writer_put_extra(w, w->draw->plain ? "-" : "\u2500", STYLE_RULE);
		break;
	default:
		break;
	}
}

/* A writer for the line at a position, drawn in a row. */
static struct writer
writer_at(const struct draw *d, struct flow_at at, int row)
{
	int measure = d->flow->options.measure;
	int margin = d->plain || measure >= d->area.cols ? 0 : (d->area.cols - measure) / 2;
	struct writer w = {.draw = d, .row = row, .want_col = NO_WANT, .found_col = NO_WANT};

	w.doc = flow_doc(d->flow, at);
	w.block = flow_block(d->flow, at);
	w.head = flow_part(d->flow, at) == FLOW_HEAD;
	w.is_body = flow_part(d->flow, at) == FLOW_BODY;
	w.left = d->area.col + margin;
	w.right = w.left + (measure < d->area.cols ? measure : d->area.cols);
	return w;
}

int
draw_flow(const struct draw *d, struct flow_at at)
{
	const struct line *line;
	struct writer w;
	int row;

	for (row = 0; row < d->area.rows; row++) {
		line = flow_line(d->flow, at);
		if (!line)
			break;
		w = writer_at(d, at, d->area.row + row);
		if (line->kind != LINE_BLANK)
			draw_line(&w, at, line);
		flow_move(d->flow, &at, 1);
	}
	return row;
}

bool
draw_byte_at(const struct draw *d, struct flow_at top, int row, int col, uint32_t *byte)
{
	const struct line *line;
	struct writer w;

	if (row < d->area.row || row >= d->area.row + d->area.rows)
		return false;
	if (flow_move(d->flow, &top, row - d->area.row) != row - d->area.row)
		return false;
	line = flow_line(d->flow, top);
	if (!line || flow_part(d->flow, top) != FLOW_BODY)
		return false;
	w = writer_at(d, top, row);
	w.look = true;
	w.want_col = col;
	w.found_byte = line->start;
	if (line->kind != LINE_BLANK)
		draw_line(&w, top, line);
	*byte = w.found_byte;
	return true;
}

bool
draw_cell_of(const struct draw *d, struct flow_at top, uint32_t byte, int *row, int *col)
{
	struct flow_at at = flow_find(d->flow, byte), end = top;
	const struct line *line;
	struct writer w;

	flow_move(d->flow, &end, d->area.rows);
	if (flow_compare(at, top) < 0 || flow_compare(at, end) >= 0)
		return false;
	for (*row = d->area.row; flow_compare(top, at) < 0; ++*row)
		if (!flow_move(d->flow, &top, 1))
			return false;
	line = flow_line(d->flow, at);
	w = writer_at(d, at, *row);
	w.look = true;
	w.want_byte = byte;
	if (line && line->kind != LINE_BLANK)
		draw_line(&w, at, line);
	*col = w.found_col == NO_WANT ? w.col : w.found_col;
	return true;
}
