/* Moving the caret. It stands on clusters of the body, never on the '\n' between blocks. */
#include "app/caret.h"

#include "text/segment.h"

static const struct buf *
text_of(const struct app *app)
{
	return &app->reader.article.doc.text;
}

void
caret_go(struct app *app, uint32_t byte)
{
	const struct buf *text = text_of(app);
	struct reader *r = &app->reader;

	if (text->len == 0)
		return;
	if (byte >= text->len)
		byte = (uint32_t)segment_cluster_before(text->data, text->len);
	if (text->data[byte] == '\n' && byte > 0)
		byte = (uint32_t)segment_cluster_before(text->data, byte);
	r->caret = byte;
	reader_mark_highlight(r);
	reader_show(r, byte);
}

void
caret_start(struct app *app)
{
	struct reader *r = &app->reader;
	const struct reader_target *target = reader_current_target(r);
	const struct buf *text = text_of(app);
	size_t at = reader_byte(r), len = 0;

	if (text->len == 0)
		return;
	if (target != NULL) {
		at = target->start;
	} else if (r->hit >= 0) {
		at = r->hits[r->hit].start;
	} else if (!segment_next_word(text->data, text->len, &at, &len)) {
		at = reader_byte(r);
	}
	reader_drop_target(r);
	r->visual = true;
	r->caret = r->anchor = (uint32_t)at;
	caret_go(app, (uint32_t)at);
	r->anchor = r->caret;
	reader_mark_highlight(r);
}

void
caret_end(struct app *app)
{
	app->reader.visual = false;
	reader_mark_highlight(&app->reader);
}

/* The row in which a line is drawn; the line is on the screen. */
static int
row_of(struct reader *r, struct flow_at line)
{
	struct flow_at at = r->top;
	int row = r->area.row;

	while (flow_compare(at, line) < 0 && flow_move(&r->flow, &at, 1) != 0)
		row++;
	return row;
}

void
caret_move_lines(struct app *app, int by)
{
	struct reader *r = &app->reader;
	struct layer layers[LAYER_COUNT];
	struct flow_at line = flow_find(&r->flow, r->caret), last = {0, 0};
	struct draw d;
	int row, col;
	uint32_t byte;

	reader_fill_draw(r, NULL, layers, &d);
	reader_show(r, r->caret);
	if (!draw_cell_of(&d, r->top, r->caret, &row, &col))
		return;
	last.block = (uint32_t)r->flow.n_blocks;
	flow_move(&r->flow, &line, by);
	while (
	    flow_line(&r->flow, line) == NULL || flow_line(&r->flow, line)->kind == LINE_BLANK)
		if (flow_move(
			&r->flow, &line, by < 0 || flow_compare(line, last) >= 0 ? -1 : 1) == 0)
			return;
	if (flow_part(&r->flow, line) == FLOW_HEAD) {
		caret_go(app, 0);
		return;
	}
	if (flow_part(&r->flow, line) == FLOW_TAIL)
		return;
	reader_show(r, flow_byte(&r->flow, line));
	if (draw_byte_at(&d, r->top, row_of(r, line), col, &byte))
		caret_go(app, byte);
}

void
caret_move_clusters(struct app *app, int by)
{
	const struct buf *text = text_of(app);
	uint32_t at = app->reader.caret;

	if (by < 0 && at > 0)
		at = (uint32_t)segment_cluster_before(text->data, at);
	else if (by > 0 && at < text->len)
		at += (uint32_t)segment_cluster(text->data + at, text->len - at);
	if (by > 0 && at + 1 < text->len && text->data[at] == '\n')
		at++;
	caret_go(app, at);
}

/* To the end of this word, or of the next one when it stands there: whole words are what
 * one wants to highlight. */
static void
word_right(struct app *app)
{
	const struct buf *text = text_of(app);
	size_t at = app->reader.caret, len;

	at += segment_cluster(text->data + at, text->len - at);
	if (!segment_next_word(text->data, text->len, &at, &len))
		return;
	caret_go(app, (uint32_t)(at + segment_cluster_before(text->data + at, len)));
}

/* To the start of this word, or of the one before. */
static void
word_left(struct app *app)
{
	enum { LONGEST = 400 }; /* words are sought from here on, one by one */
	const struct buf *text = text_of(app);
	size_t caret = app->reader.caret, back = caret > LONGEST ? caret - LONGEST : 0, len;

	while (back > 0 && ((unsigned char)text->data[back] & 0xc0) == 0x80)
		back--;
	size_t found = back;

	for (size_t at = back;
	     segment_next_word(text->data, text->len, &at, &len) && at < caret; at += len)
		found = at;
	caret_go(app, (uint32_t)found);
}

void
caret_move_words(struct app *app, int by)
{
	if (by > 0)
		word_right(app);
	else
		word_left(app);
}

void
caret_line_start(struct app *app)
{
	struct flow_at at = flow_find(&app->reader.flow, app->reader.caret);

	caret_go(app, flow_line(&app->reader.flow, at)->start);
}

void
caret_line_end(struct app *app)
{
	const struct line *line =
	    flow_line(&app->reader.flow, flow_find(&app->reader.flow, app->reader.caret));
	uint32_t end = line->start + line->len;

	if (line->len > 0)
		caret_go(app, (uint32_t)segment_cluster_before(text_of(app)->data, end));
}

void
caret_swap(struct app *app)
{
	struct reader *r = &app->reader;
	uint32_t caret = r->caret;

	r->caret = r->anchor;
	r->anchor = caret;
	caret_go(app, r->caret);
}
