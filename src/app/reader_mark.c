/* What is marked in the article being read. */
#include "app/reader_mark.h"

#include "store/note.h"
#include "text/segment.h"

#include <stdlib.h>
#include <string.h>

static const uint8_t kind_styles[MENTION_KINDS] = {
    [MENTION_PERSON] = STYLE_PERSON,
    [MENTION_ORG] = STYLE_ORG,
    [MENTION_PLACE] = STYLE_PLACE,
    [MENTION_OTHER] = STYLE_OTHER,
    [MENTION_DATE] = STYLE_VALUE,
    [MENTION_TIME] = STYLE_VALUE,
    [MENTION_MONEY] = STYLE_VALUE,
    [MENTION_PERCENT] = STYLE_VALUE,
    [MENTION_QUANTITY] = STYLE_VALUE,
};

static void
add_mark(struct reader *r, enum reader_layer layer, struct hit_range range, enum style style)
{
	size_t n = r->n_marks[layer];

	r->marks[layer] =
	    base_grow(r->marks[layer], n, &r->cap_marks[layer], sizeof **r->marks);
	r->marks[layer][n] = (struct mark){range.start, range.len, (uint8_t)style};
	r->n_marks[layer]++;
}

static void
set_mark(struct reader *r, enum reader_layer layer, struct hit_range range, enum style style)
{
	r->n_marks[layer] = 0;
	if (range.len > 0)
		add_mark(r, layer, range, style);
}

static bool
has_word(const char *words, const char *word)
{
	size_t len = strlen(word);

	while (*words) {
		size_t n = strcspn(words, " ,");

		if (n == len && memcmp(words, word, n) == 0)
			return true;
		words += n;
		words += strspn(words, " ,");
	}
	return false;
}

/* Did the user say that it is no name? */
static bool
is_hidden(const struct reader *r, const struct mention *m)
{
	return m->entity < r->article.mentions.n_entities && r->entities[m->entity] == 0;
}

void
reader_mark_names(struct reader *r, const char *kinds)
{
	const struct mentions *m = &r->article.mentions;
	bool shown[MENTION_KINDS];

	for (int k = 0; k < MENTION_KINDS; k++)
		shown[k] = has_word(kinds, mention_kind_name((enum mention_kind)k));
	shown[MENTION_TIME] |= shown[MENTION_DATE]; /* a time is the finer part of a date */
	r->n_marks[LAYER_NAMES] = 0;
	for (size_t i = 0; i < m->n; i++)
		if (m->items[i].kind < MENTION_KINDS && shown[m->items[i].kind] &&
		    !is_hidden(r, &m->items[i]))
			add_mark(r, LAYER_NAMES,
			    (struct hit_range){m->items[i].start, m->items[i].len},
			    (enum style)kind_styles[m->items[i].kind]);
}

static void
add_target(struct reader *r, struct reader_target t)
{
	r->targets = base_grow(r->targets, r->n_targets, &r->cap_targets, sizeof *r->targets);
	r->targets[r->n_targets++] = t;
}

static int
compare_targets(const void *pa, const void *pb)
{
	const struct reader_target *a = pa, *b = pb;

	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	return a->len < b->len ? -1 : a->len > b->len;
}

void
reader_list_targets(struct reader *r)
{
	const struct mentions *m = &r->article.mentions;
	const struct doc *d = &r->article.doc;

	r->n_targets = 0;
	for (size_t i = 0; i < m->n; i++)
		if (m->items[i].entity != MENTION_NO_ENTITY && !is_hidden(r, &m->items[i]))
			add_target(r, (struct reader_target){m->items[i].start, m->items[i].len,
					  m->items[i].entity, 0});
	for (size_t i = 0; i < d->n_spans; i++)
		if (d->spans[i].kind == SPAN_LINK && d->spans[i].target != 0)
			add_target(r, (struct reader_target){d->spans[i].start, d->spans[i].len,
					  MENTION_NO_ENTITY, d->spans[i].target});
	if (r->n_targets > 1)
		qsort(r->targets, r->n_targets, sizeof *r->targets, compare_targets);
}

/* The byte behind the last letter of a link's text; its first byte when there is none. */
static uint32_t
link_end(const struct doc *d, const struct span *s)
{
	uint32_t end = s->start + s->len;

	while (end > s->start && strchr(" \t\n", d->text.data[end - 1]))
		end--;
	return end;
}

void
reader_list_links(struct reader *r)
{
	const struct doc *d = &r->article.doc;
	uint32_t last = 0;
	size_t cap = 0;
	unsigned n = 0;

	for (size_t i = 0; i < d->n_spans; i++) {
		const struct span *s = &d->spans[i];
		const char *address = doc_string(d, s->target);
		uint32_t end;

		if (s->kind != SPAN_LINK || s->target == 0)
			continue;
		if (n++ == 0)
			doc_add_block(&r->tail, BLOCK_HEADING, "Links", 5)->level = 2;
		struct block *b =
		    doc_add_block(&r->tail, BLOCK_LIST_ITEM, address, strlen(address));

		b->level = 1;
		b->ordinal = n;
		end = link_end(d, s);
		if (end == s->start || end <= last)
			continue;
		r->numbers = base_grow(r->numbers, r->n_numbers, &cap, sizeof *r->numbers);
		r->numbers[r->n_numbers++] = (struct number){end, n};
		last = end;
	}
}

void
reader_set_hits(struct reader *r, struct hit_range *hits, size_t n, bool finding)
{
	free(r->hits);
	r->hits = hits;
	r->n_hits = n;
	r->hit = -1;
	r->finding = finding;
	r->n_marks[LAYER_HITS] = r->n_marks[LAYER_HIT] = 0;
	for (size_t i = 0; i < n; i++)
		add_mark(r, LAYER_HITS, hits[i], STYLE_HIT);
}

void
reader_go_hit(struct reader *r, int hit)
{
	if (hit < 0 || (size_t)hit >= r->n_hits)
		return;
	r->hit = hit;
	reader_drop_target(r);
	set_mark(r, LAYER_HIT, r->hits[hit], STYLE_HIT_NOW);
	reader_show(r, r->hits[hit].start);
}

int
reader_hit_from(const struct reader *r, uint32_t byte)
{
	for (size_t i = 0; i < r->n_hits; i++)
		if (r->hits[i].start >= byte)
			return (int)i;
	return -1;
}

const struct reader_target *
reader_current_target(const struct reader *r)
{
	return r->target >= 0 && (size_t)r->target < r->n_targets ? &r->targets[r->target]
								  : NULL;
}

void
reader_drop_target(struct reader *r)
{
	r->target = -1;
	r->n_marks[LAYER_TARGET] = 0;
}

bool
reader_next_target(struct reader *r, int direction)
{
	uint32_t from = reader_byte(r), end = reader_end_byte(r);
	int n = (int)r->n_targets, i = r->target + direction;

	if (r->target < 0)
		i = direction > 0 ? 0 : n - 1;
	for (; i >= 0 && i < n; i += direction) {
		const struct reader_target *t = &r->targets[i];

		if (t->start >= from && t->start < end) {
			r->target = i;
			set_mark(
			    r, LAYER_TARGET, (struct hit_range){t->start, t->len}, STYLE_FOCUS);
			return true;
		}
	}
	reader_drop_target(r);
	return false;
}

void
reader_choose_target(struct reader *r, uint32_t byte)
{
	reader_drop_target(r);
	for (size_t i = 0; i < r->n_targets; i++) {
		const struct reader_target *t = &r->targets[i];

		if (byte >= t->start && byte - t->start < t->len) {
			r->target = (int)i;
			set_mark(
			    r, LAYER_TARGET, (struct hit_range){t->start, t->len}, STYLE_FOCUS);
		}
	}
}

int64_t
reader_entity(const struct reader *r, const struct reader_target *t)
{
	return t->entity < r->article.mentions.n_entities ? r->entities[t->entity] : 0;
}

unsigned
reader_count(const struct reader *r, enum mention_kind kind)
{
	const struct mentions *m = &r->article.mentions;
	unsigned n = 0;

	for (size_t i = 0; i < m->n_entities; i++)
		n += m->entities[i].kind == kind && r->entities[i] != 0;
	return n;
}

static bool
mark_note(void *arg, const struct note *note)
{
	struct reader *r = arg;
	struct hit_range range = {note->start, note->len};
	size_t n = r->n_marks[LAYER_NOTES];

	if (n > 0) { /* marks do not overlap: two notes on one place are one mark */
		const struct mark *last = &r->marks[LAYER_NOTES][n - 1];
		uint32_t end = last->start + last->len;

		if (range.start < end) {
			uint32_t cut = end - range.start;

			range.start = end;
			range.len = range.len > cut ? range.len - cut : 0;
		}
	}
	if (range.len > 0)
		add_mark(r, LAYER_NOTES, range, STYLE_NOTE);
	return true;
}

bool
reader_load_notes(struct reader *r, struct library *lib, struct err *err)
{
	r->n_marks[LAYER_NOTES] = 0;
	return note_list(lib, r->id, mark_note, r, err);
}

struct hit_range
reader_highlight(const struct reader *r)
{
	uint32_t start = r->anchor < r->caret ? r->anchor : r->caret;
	uint32_t last = r->anchor < r->caret ? r->caret : r->anchor;
	const struct buf *text = &r->article.doc.text;
	uint32_t end = last < text->len ? last + (uint32_t)segment_cluster(
						     text->data + last, text->len - last)
					: (uint32_t)text->len;

	if (end > start && text->data[end - 1] == '\n')
		end--;
	return (struct hit_range){start, end - start};
}

void
reader_mark_highlight(struct reader *r)
{
	struct hit_range range = {0, 0};

	if (r->visual)
		range = reader_highlight(r);
	set_mark(r, LAYER_CARET, range, STYLE_FOCUS);
}
