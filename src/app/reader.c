/* The article being read: loading, wrapping, moving. Its marks are in reader_mark.c. */
#include "app/reader.h"

#include "app/byline.h"
#include "app/reader_mark.h"
#include "store/entity.h"
#include "store/tag.h"

#include <stdlib.h>
#include <string.h>

enum { MIN_MEASURE = 20, MARGIN = 2 };

void
reader_init(struct reader *r)
{
	memset(r, 0, sizeof *r);
	article_init(&r->article);
	doc_init(&r->head);
	doc_init(&r->tail);
	r->target = r->hit = -1;
	r->area = (struct area){0, 0, 20, 80};
}

void
reader_clear(struct reader *r)
{
	struct area area = r->area;
	bool plain = r->plain, hide = r->hide_names;
	const char *hyphen_dir = r->hyphen_dir;

	flow_clear(&r->flow);
	article_clear(&r->article);
	doc_clear(&r->head);
	doc_clear(&r->tail);
	free(r->numbers);
	for (size_t i = 0; i < LAYER_COUNT; i++)
		free(r->marks[i]);
	hyphen_close(r->hyphen);
	free(r->entities);
	free(r->targets);
	free(r->hits);
	seek_clear(&r->seek);
	reader_init(r);
	r->area = area;
	r->plain = plain;
	r->hyphen_dir = hyphen_dir;
	r->hide_names = hide;
}

/* Patterns are read when they are needed first. */
static const struct hyphen *
hyphen_for(struct reader *r, const struct options *o)
{
	const char *lang = article_get(&r->article, FIELD_LANG);

	if (!o->number[OPTION_JUSTIFY] || !o->number[OPTION_HYPHENATE])
		return NULL;
	if (r->hyphen == NULL && r->hyphen_dir != NULL && lang != NULL)
		r->hyphen = hyphen_open(r->hyphen_dir, lang);
	return r->hyphen;
}

static struct wrap_options
wrap_for(struct reader *r, const struct options *o)
{
	struct wrap_options w = {.measure = o->number[OPTION_WIDTH]};
	int room = r->area.cols - (r->plain ? 0 : MARGIN);

	if (w.measure > room)
		w.measure = room;
	if (w.measure < MIN_MEASURE)
		w.measure = MIN_MEASURE;
	w.setting = o->number[OPTION_JUSTIFY] ? WRAP_JUSTIFIED : WRAP_RAGGED;
	w.hyphen = hyphen_for(r, o);
	w.indent = o->number[OPTION_PARAGRAPHS] == PARAGRAPHS_INDENT;
	w.numbers = r->numbers;
	w.n_numbers = r->n_numbers;
	return w;
}

static bool
make_head(struct reader *r, struct library *lib, int64_t id, struct err *err)
{
	struct buf tags = BUF_INIT;
	bool ok = tag_list(lib, id, byline_add_tag, &tags, err);

	if (ok)
		byline_make_head(&r->head, &r->article, buf_str(&tags));
	buf_clear(&tags);
	return ok;
}

bool
reader_load(
    struct reader *r, struct library *lib, int64_t id, const struct options *o, struct err *err)
{
	struct wrap_options wrap;
	size_t n;

	reader_clear(r);
	if (!article_load(lib, id, &r->article, err)) {
		reader_clear(r);
		return false;
	}
	if (article_repeats_title(&r->article))
		doc_drop_first(&r->article.doc);
	n = r->article.mentions.n_entities;
	r->entities = base_calloc(n + 1, sizeof *r->entities);
	if (!entity_of_article(lib, id, &r->article.mentions, r->entities, n, err) ||
	    !make_head(r, lib, id, err)) {
		reader_clear(r);
		return false;
	}
	r->id = id;
	if (o->number[OPTION_LINK_LIST])
		reader_list_links(r);
	wrap = wrap_for(r, o);
	flow_init(&r->flow, &r->head, &r->article.doc, &wrap);
	flow_set_tail(&r->flow, &r->tail);
	reader_mark_names(r, o->text[OPTION_HIGHLIGHT]);
	reader_list_targets(r);
	return reader_load_notes(r, lib, err);
}

static struct flow_at
last_top(struct reader *r)
{
	return flow_last_top(&r->flow, r->area.rows);
}

/* No empty rows at the end. (Asking for the last top wraps the last paragraph to its end.) */
static void
clamp(struct reader *r)
{
	struct flow_at end = r->top;

	if (flow_move(&r->flow, &end, r->area.rows) < r->area.rows)
		r->top = last_top(r);
}

/* The user has moved: this is where reading is. */
static void
moved(struct reader *r)
{
	clamp(r);
	r->place = flow_byte(&r->flow, r->top);
}

static struct flow_at
line_of(struct reader *r, uint32_t byte)
{
	return byte == 0 ? (struct flow_at){0, 0} : flow_find(&r->flow, byte);
}

/* Wraps anew where it matters, with the place at the top again, wherever a larger or smaller
 * screen had to put it in between. */
static void
rewrap(struct reader *r, const struct options *o)
{
	struct wrap_options wrap = wrap_for(r, o), old = r->flow.options;

	if (wrap.measure != old.measure || wrap.setting != old.setting ||
	    wrap.indent != old.indent || wrap.hyphen != old.hyphen ||
	    wrap.numbers != old.numbers) {
		flow_set_options(&r->flow, &wrap);
		r->top = line_of(r, r->place);
	} else if (r->place > 0 && flow_byte(&r->flow, r->top) != r->place) {
		r->top = line_of(r, r->place);
	}
	clamp(r);
}

void
reader_set_area(struct reader *r, struct area area, const struct options *o)
{
	struct area old = r->area;

	r->area = area;
	r->plain = o->number[OPTION_SCREEN_READER] != 0;
	if (r->id != 0 && (area.cols != old.cols || area.rows != old.rows ||
			      r->flow.options.measure != wrap_for(r, o).measure))
		rewrap(r, o);
}

/* Numbers of links come or go. */
static void
set_link_list(struct reader *r, bool wanted)
{
	if (wanted == (r->tail.n_blocks > 0))
		return;
	doc_clear(&r->tail);
	free(r->numbers);
	r->numbers = NULL;
	r->n_numbers = 0;
	if (wanted)
		reader_list_links(r);
	flow_set_tail(&r->flow, &r->tail);
}

void
reader_set_options(struct reader *r, const struct options *o)
{
	if (r->id == 0)
		return;
	set_link_list(r, o->number[OPTION_LINK_LIST] != 0);
	rewrap(r, o);
	reader_mark_names(r, o->text[OPTION_HIGHLIGHT]);
}

bool
reader_move(struct reader *r, int lines)
{
	struct flow_at before = r->top;

	if (r->id == 0)
		return false;
	flow_move(&r->flow, &r->top, lines);
	moved(r);
	if (lines > 0 && flow_compare(r->top, before) < 0)
		r->top = before;
	return flow_compare(r->top, before) != 0;
}

void
reader_top(struct reader *r)
{
	r->top = (struct flow_at){0, 0};
	r->place = 0;
}

void
reader_bottom(struct reader *r)
{
	if (r->id == 0)
		return;
	r->top = last_top(r);
	moved(r);
}

void
reader_go(struct reader *r, uint32_t byte)
{
	if (r->id == 0)
		return;
	r->top = line_of(r, byte);
	clamp(r);
	r->place = byte;
}

void
reader_show(struct reader *r, uint32_t byte)
{
	if (r->id == 0)
		return;
	struct flow_at at = flow_find(&r->flow, byte), end = r->top;

	flow_move(&r->flow, &end, r->area.rows);
	if (flow_compare(at, r->top) >= 0 && flow_compare(at, end) < 0)
		return;
	r->top = at;
	flow_move(&r->flow, &r->top, -(r->area.rows / 3));
	moved(r);
}

uint32_t
reader_byte(struct reader *r)
{
	return r->id != 0 ? flow_byte(&r->flow, r->top) : 0;
}

uint32_t
reader_end_byte(struct reader *r)
{
	struct flow_at end = r->top;

	if (r->id == 0)
		return 0;
	flow_move(&r->flow, &end, r->area.rows);
	return flow_byte(&r->flow, end);
}

int
reader_percent(struct reader *r)
{
	return r->id != 0 ? flow_percent(&r->flow, r->top, r->area.rows) : 0;
}

void
reader_fill_draw(
    struct reader *r, struct grid *grid, struct layer layers[LAYER_COUNT], struct draw *d)
{
	for (size_t i = 0; i < LAYER_COUNT; i++)
		layers[i] = (struct layer){r->marks[i], r->n_marks[i]};
	if (r->hide_names)
		layers[LAYER_NAMES].n = 0;
	*d = (struct draw){.grid = grid,
	    .flow = &r->flow,
	    .area = r->area,
	    .layers = layers,
	    .n_layers = LAYER_COUNT,
	    .scroll = r->scroll,
	    .plain = r->plain};
}

void
reader_draw(struct reader *r, struct grid *grid, int *row, int *col)
{
	struct layer layers[LAYER_COUNT];
	struct draw d;
	const struct reader_target *target = reader_current_target(r);

	if (r->id == 0)
		return;
	reader_fill_draw(r, grid, layers, &d);
	draw_flow(&d, r->top);
	if (r->visual)
		draw_cell_of(&d, r->top, r->caret, row, col);
	else if (target != NULL)
		draw_cell_of(&d, r->top, target->start, row, col);
	else if (r->hit >= 0 && (size_t)r->hit < r->n_hits)
		draw_cell_of(&d, r->top, r->hits[r->hit].start, row, col);
}
