/* Articles from tagless dumps. */
#include "extract/extract.h"

#include "extract/title_row.h"
#include "text/lang.h"

#include <stdlib.h>
#include <string.h>

enum {
	HEADING_MAX_WORDS = 14,
	LANG_BYTES = 700,
	JUDGED_BYTES = 2 << 20, /* what is longer is a book or a log, and no page with menus */
	JUDGED_LINES = 1 << 16,
	REST_LINES = 1 << 14 /* of what is not judged, measured at a time */
};

bool
text_is_body(const struct text_page *t, size_t i)
{
	return t->roles[i] == ROLE_BODY || t->roles[i] == ROLE_HEADING;
}

/* In a few words without a sentence nothing tells an article from the rest: all is taken. */
static void
take_scraps(const struct lines *l, bool *keep)
{
	enum { SCRAPS = 100 };
	size_t i, words = 0;

	for (i = 0; i < l->n; i++) {
		words += l->items[i].words;
		if (line_is_prose(&l->items[i]) || words > SCRAPS)
			return;
	}
	for (i = 0; i < l->n; i++)
		keep[i] = l->items[i].words > 0;
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
	take_scraps(&t->lines, keep);
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

/* Lines of a menu stand together and say little each. */
static bool
is_menu(const struct line *l, size_t n)
{
	enum { MENU_LINES = 6, MENU_WORDS = 3 };
	size_t i, brief = 0;

	for (i = 0; i < n; i++)
		brief +=
		    l[i].kind == BLOCK_PARAGRAPH && l[i].words <= MENU_WORDS && !l[i].sentences;
	return n >= MENU_LINES && brief * 2 > n;
}

/* Where the stretch of lines that play no part ends which begins at i. */
static size_t
stretch_end(const struct text_page *t, size_t i)
{
	while (i < t->lines.n && t->roles[i] == ROLE_NONE)
		i++;
	return i;
}

/* A text that somebody wrote, not a page: its paragraphs stand apart, and nothing of what would
 * be left out is a menu, a copyright line or said twice. */
static bool
is_written(const struct text_page *t)
{
	size_t i, end;

	if (!t->page->is_parted)
		return false;
	for (i = 0; i < t->lines.n; i = end + 1) {
		const struct line *l = &t->lines.items[i];

		end = stretch_end(t, i);
		if (is_menu(l, end - i))
			return false;
		for (; i < end; i++, l++)
			if (l->copyright || (l->copies && l->words > 1))
				return false;
	}
	return true;
}

/* "Northern Wire, Port Lasko" right under the headline or the byline. */
static bool
is_head_line(const struct text_page *t, size_t i)
{
	return i && i < t->first && !t->lines.items[i].sentences &&
	       (t->roles[i - 1] == ROLE_TITLE || t->roles[i - 1] == ROLE_BYLINE ||
		   t->roles[i - 1] == ROLE_DATE);
}

/* Of such a text all is kept, however little a line says. */
static void
keep_written(struct text_page *t)
{
	size_t i;

	if (!is_written(t))
		return;
	for (i = 0; i < t->lines.n; i++)
		if (t->roles[i] == ROLE_NONE && t->lines.items[i].words &&
		    !is_head_line(t, i)) {
			t->roles[i] = ROLE_BODY;
			t->first = i < t->first ? i : t->first;
			t->end = i >= t->end ? i + 1 : t->end;
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
copy_block(struct text_page *t, const struct block *from, enum line_role role)
{
	struct block *b = doc_add_block(&t->out->doc, (enum block_kind)from->kind,
	    buf_str(&t->page->text) + from->start, from->len);

	b->level = from->level;
	b->gap = from->gap;
	b->ordinal = from->ordinal;
	if (role == ROLE_HEADING) {
		b->kind = BLOCK_HEADING;
		b->level = 2;
	} else if (role == ROLE_CREDIT) {
		b->kind = BLOCK_CREDIT;
		b->level = 0;
	}
	copy_spans(t, from, b->start);
}

static void
build_body(struct text_page *t)
{
	size_t i;

	for (i = 0; i < t->lines.n; i++) {
		if (!text_is_body(t, i) && t->roles[i] != ROLE_CREDIT)
			continue;
		copy_block(t, &t->page->blocks[i], (enum line_role)t->roles[i]);
		if (text_is_body(t, i))
			t->out->words += t->lines.items[i].words;
	}
}

/* Nothing but a headline was found: then all of it is the text, for better or worse. */
static void
take_all(struct text_page *t)
{
	size_t i;

	for (i = 0; i < t->lines.n; i++)
		t->roles[i] = t->lines.items[i].words ? ROLE_BODY : ROLE_NONE;
	t->out->confidence = 0;
	build_body(t);
}

/* All that stands behind what was judged. */
static void
add_rest(struct text_page *t)
{
	size_t n = t->page->n_blocks, at = t->lines.n, end, i;
	struct lines lines;

	for (; at < n; at = end) {
		end = n - at < REST_LINES ? n : at + REST_LINES;
		lines_read(&lines, t->page, at, end);
		for (i = 0; i < lines.n; i++) {
			copy_block(t, &t->page->blocks[at + i], ROLE_BODY);
			t->out->words += lines.items[i].words;
		}
		lines_clear(&lines);
	}
}

/* How many lines are judged. */
static size_t
count_judged(const struct doc *page)
{
	size_t n = page->n_blocks < JUDGED_LINES ? page->n_blocks : JUDGED_LINES, i;

	for (i = 0; i < n && page->blocks[i].start < JUDGED_BYTES;)
		i++;
	return i;
}

void
extract_language(struct article *out)
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

	lines_read(&t.lines, page, 0, count_judged(page));
	t.roles = base_calloc(t.lines.n + 1, 1);
	chances = choose_body(&t, &m->lines);
	text_find_title(&t, &m->titles);
	text_find_authors(&t);
	text_find_dates(&t);
	text_find_credits(&t);
	text_find_source(&t);
	keep_written(&t);
	mark_headings(&t);
	build_body(&t);
	if (!out->doc.n_blocks)
		take_all(&t);
	add_rest(&t);
	if (out->doc.n_blocks)
		out->doc.blocks[0].gap = 0;
	extract_language(out);
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
