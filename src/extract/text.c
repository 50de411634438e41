/* Articles from tagless dumps. */
#include "extract/extract.h"

#include "extract/title_row.h"
#include "text/lang.h"

#include <stdlib.h>
#include <string.h>

enum { HEADING_MAX_WORDS = 14, LANG_BYTES = 700 };

bool
text_is_body(const struct text_page *t, size_t i)
{
	return t->roles[i] == ROLE_BODY || t->roles[i] == ROLE_HEADING;
}

/* Returns the lines' chances, for the caller to free. */
static float *
choose_body(struct text_page *t, const struct line_model *m)
{
	float *chances = base_calloc(t->lines.n + 1, sizeof(*chances));
	bool *keep = base_calloc(t->lines.n + 1, sizeof(*keep));
	double sure = 0, words = 0;
	size_t i;

	line_model_judge(m, &t->lines, chances);
	line_model_choose(&t->lines, chances, keep);
	t->first = t->end = t->lines.n;
	for (i = 0; i < t->lines.n; i++) {
		if (!keep[i])
			continue;
		t->roles[i] = ROLE_BODY;
		t->first = t->first == t->lines.n ? i : t->first;
		t->end = i + 1;
		sure += (double)chances[i] * t->lines.items[i].words;
		words += t->lines.items[i].words;
	}
	t->out->confidence = (uint8_t)(words > 0 ? 100 * sure / words : 0);
	t->chances = chances;
	free(keep);
	return chances;
}

/* A short line inside the body that is no sentence, with running text below it. */
static void
mark_headings(struct text_page *t)
{
	size_t i, next = t->end;

	for (i = t->end; i-- > t->first;) {
		const struct line *l = &t->lines.items[i];

		if (t->roles[i] != ROLE_BODY)
			continue;
		if (next < t->end && l->words <= HEADING_MAX_WORDS && l->letters &&
		    l->kind == BLOCK_PARAGRAPH &&
		    (l->end == END_OTHER || l->end == END_DIGIT) && l->start != START_LOWER &&
		    l->start != START_MARK && t->lines.items[next].words > 2 * l->words &&
		    t->lines.items[next].sentences)
			t->roles[i] = ROLE_HEADING;
		next = i;
	}
}

static void
copy_spans(struct text_page *t, const struct block *from, uint32_t to)
{
	const struct doc *page = t->page;
	struct doc *out = &t->out->doc;
	size_t lo = 0, hi = page->n_spans;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (page->spans[mid].start < from->start)
			lo = mid + 1;
		else
			hi = mid;
	}
	for (; lo < page->n_spans && page->spans[lo].start < from->start + from->len; lo++) {
		const struct span *s = &page->spans[lo];
		const char *target = doc_string(page, s->target);

		doc_add_span(out, s->start - from->start + to, s->len, (enum span_kind)s->kind,
		    doc_add_string(out, target, strlen(target)));
	}
}

static void
build_body(struct text_page *t)
{
	size_t i;

	for (i = 0; i < t->lines.n; i++) {
		const struct block *from = &t->page->blocks[i];
		struct block *b;

		if (!text_is_body(t, i) && t->roles[i] != ROLE_CREDIT)
			continue;
		b = doc_add_block(&t->out->doc, (enum block_kind)from->kind,
		    t->lines.items[i].s, t->lines.items[i].len);
		b->level = from->level;
		b->gap = from->gap;
		b->ordinal = from->ordinal;
		if (t->roles[i] == ROLE_HEADING) {
			b->kind = BLOCK_HEADING;
			b->level = 2;
		} else if (t->roles[i] == ROLE_CREDIT) {
			b->kind = BLOCK_CREDIT;
			b->level = 0;
		}
		copy_spans(t, from, b->start);
		if (text_is_body(t, i))
			t->out->words += t->lines.items[i].words;
	}
	if (t->out->doc.n_blocks)
		t->out->doc.blocks[0].gap = 0;
}

static void
find_language(struct article *out)
{
	size_t len = out->doc.text.len < LANG_BYTES ? out->doc.text.len : LANG_BYTES;
	const char *lang = lang_guess(buf_str(&out->doc.text), len);

	if (lang)
		article_set(
		    out, FIELD_LANG, lang, strlen(lang), ORIGIN_DERIVED, WHERE_BODY, 80);
}

void
text_extract(const struct doc *page, const struct extract_hints *hints,
    const struct text_model *m, struct article *out)
{
	struct text_page t = {.page = page, .out = out};
	float *chances;

	lines_read(&t.lines, page);
	t.roles = base_calloc(t.lines.n + 1, 1);
	chances = choose_body(&t, &m->lines);
	text_find_title(&t, &m->titles);
	text_find_authors(&t);
	text_find_dates(&t);
	text_find_credits(&t);
	mark_headings(&t);
	build_body(&t);
	find_language(out);
	if (hints && hints->url)
		article_set(out, FIELD_URL, hints->url, strlen(hints->url), ORIGIN_PAGE,
		    WHERE_ADDRESS, 90);
	free(t.roles);
	free(chances);
	lines_clear(&t.lines);
}

void
extract_text(const struct doc *page, const struct extract_hints *hints, struct article *out)
{
	struct text_model model = {.lines = line_model, .titles = {title_trees, TITLE_TREES}};

	text_extract(page, hints, &model, out);
}
