/* Questions about lines. */
#include "extract/line_feature.h"

#include "extract/run.h"

#include <stdlib.h>
#include <string.h>

enum { NEAR = 3, MANY_TOKENS = 12, MAX_TOKENS = 60, HEAD_MAX_WORDS = 4, MAX_QUESTIONS = 256 };

static const uint32_t run_costs[] = {6, 12, 25};

/* What is computed once for a page. */
struct view {
	const struct lines *l;
	uint16_t *at; /* where the next row goes */
	struct run runs[ARRAY_LEN(run_costs)];
	uint32_t *words_to;                   /* words of the lines before */
	uint32_t *prose_to;                   /* prose lines before */
	uint32_t *marks_to;                   /* sentences before */
	uint32_t *prose_before, *prose_after; /* lines to the nearest prose, from 1 */
	uint32_t *head;   /* the nearest short line before that looks like a section's name,
			     n_lines: none */
	uint8_t *common;  /* tenths of its words that the heaviest run uses, 10 levels */
	uint32_t longest; /* words */
};

/* 0 1 2 3 4-5 6-7 8-11 12-15 16-23 24-31 32-47 48-63 64-95 ... */
static uint32_t
level(uint32_t n)
{
	uint32_t bits;

	if (n < 4)
		return n;
	bits = 30 - (uint32_t)__builtin_clz(n);
	return 2 * bits + (n >> bits);
}

static uint32_t
coarse(uint32_t words)
{
	return words <= 1 ? 0 : words <= 4 ? 1 : words <= 10 ? 2 : words <= 25 ? 3 : 4;
}

static uint32_t
tenths(uint32_t part, uint32_t whole)
{
	if (part < UINT32_MAX / 10)
		return whole ? part * 10 / whole : 0;
	return whole ? (uint32_t)((uint64_t)part * 10 / whole) : 0;
}

static uint32_t
mix(uint32_t h, uint32_t v)
{
	h = (h ^ v) * 0x9e3779b1u;
	return h ^ h >> 15;
}

/* Makes room for all that may be asked of one line. */
static void
reserve(struct line_features *f)
{
	if (f->cap - f->n >= MAX_QUESTIONS)
		return;
	f->cap = f->cap + f->cap / 2 + 64 * MAX_QUESTIONS;
	f->rows = base_realloc(f->rows, f->cap, sizeof(*f->rows));
}

/* A question of form, numbered, and its answer. */
static void
ask(struct view *v, uint32_t question, uint32_t answer)
{
	*v->at++ = (uint16_t)(mix(mix(0x51ed27u, question), answer) % LINE_FORM_ROWS);
}

static void
ask_word(struct view *v, uint32_t question, uint32_t hash)
{
	*v->at++ = (uint16_t)(LINE_FORM_ROWS + mix(mix(0x2545f4u, question), hash) %
						   (LINE_ROWS - LINE_FORM_ROWS));
}

static uint32_t
case_kind(const struct line *l)
{
	uint32_t cased = l->small_words + l->big_words;

	if (!cased)
		return 0;
	if (l->upper * 10 >= (l->letters - l->caseless) * 8 && l->letters > 2)
		return 1; /* CAPITALS */
	if (!l->small_words)
		return 2; /* Title Case */
	return 3 + tenths(l->small_words, cased) / 2;
}

static uint32_t
flags_of(const struct line *l)
{
	return l->quotes | l->address << 1 | l->copyright << 2;
}

static uint32_t
form_of(const struct line *l)
{
	return coarse(l->words) * 8 + l->end;
}

/* The line by itself. */
static void
ask_own(struct view *v, const struct line *l)
{
	uint32_t c = coarse(l->words);

	ask(v, 1, level(l->words));
	ask(v, 2, form_of(l));
	ask(v, 3, c * 8 + l->start);
	ask(v, 4, (l->sentences < 4 ? l->sentences : 4) * 8 + c);
	ask(v, 5, case_kind(l) * 8 + c);
	ask(v, 6, (l->commas < 3 ? l->commas : 3) * 8 + c);
	ask(v, 7, tenths(l->digits, l->chars) * 8 + c);
	ask(v, 8, (l->copies < 3 ? l->copies : 3u) * 8 + c);
	ask(v, 9, (l->alike > l->copies ? level(l->alike) + 1 : 0) * 8 + c);
	ask(v, 10, flags_of(l) * 8 + c);
	ask(v, 11, l->gap * 16u + l->kind);
	ask(v, 12, level(l->words ? l->chars / l->words : 0) * 8 + c);
	ask(v, 13, tenths(l->puncts, l->chars) * 8 + c);
	ask(v, 14, l->start * 8u + l->end);
	ask(v, 15, tenths(l->caseless, l->letters) * 8 + c);
	ask(v, 16, level(l->sentences ? l->words / l->sentences : 0) * 8 + c);
	ask(v, 17, tenths(l->words, v->longest) * 8 + c);
}

static const struct line *
neighbour(const struct view *v, size_t i, int by)
{
	size_t at = i + (size_t)by;

	return at < v->l->n ? &v->l->items[at] : NULL;
}

static void
ask_neighbours(struct view *v, size_t i)
{
	const struct line *l = &v->l->items[i];
	uint32_t c = coarse(l->words), forms[2 * NEAR + 1];
	int by;

	for (by = -NEAR; by <= NEAR; by++) {
		const struct line *o = neighbour(v, i, by);
		uint32_t q = 32 + 8 * (uint32_t)(by + NEAR);

		forms[by + NEAR] = o ? form_of(o) : 63;
		if (!by)
			continue;
		if (!o) {
			ask(v, q, 0);
			continue;
		}
		ask(v, q + 1, level(o->words));
		ask(v, q + 2, form_of(o) * 8 + c);
		ask(v, q + 3, (o->sentences < 3 ? o->sentences : 3) * 8 + c);
		if (by < -2 || by > 2)
			continue;
		ask(v, q + 4, case_kind(o) * 8 + c);
		ask(v, q + 5, (o->copies > 0 ? 8 : 0) + c);
		ask(v, q + 6, o->start * 64u + o->end * 8u + c);
	}
	ask(v, 90, (forms[NEAR - 1] * 64 + forms[NEAR]) * 64 + forms[NEAR + 1]);
	ask(v, 91, forms[NEAR - 1] * 64 + forms[NEAR]);
	ask(v, 92, forms[NEAR] * 64 + forms[NEAR + 1]);
	ask(v, 93, (forms[NEAR - 2] * 64 + forms[NEAR - 1]) * 64 + forms[NEAR]);
	ask(v, 94, (forms[NEAR] * 64 + forms[NEAR + 1]) * 64 + forms[NEAR + 2]);
}

/* Sums over the lines around, the line itself left out. */
static void
ask_windows(struct view *v, size_t i)
{
	size_t n = v->l->n, a, b;
	uint32_t c = coarse(v->l->items[i].words), q = 100, shift;

	for (shift = 2; shift <= 4; shift++, q += 8) {
		uint32_t before, after, w = 1u << shift;

		a = i > w ? i - w : 0;
		b = i + 1 + w < n ? i + 1 + w : n;
		before = v->words_to[i] - v->words_to[a];
		after = v->words_to[b] - v->words_to[i + 1];
		ask(v, q, level(before >> shift) * 8 + c);
		ask(v, q + 1, level(after >> shift) * 8 + c);
		ask(v, q + 2, (level(before >> shift) * 32 + level(after >> shift)) * 8 + c);
		before = v->prose_to[i] - v->prose_to[a];
		after = v->prose_to[b] - v->prose_to[i + 1];
		ask(v, q + 3, level(before) * 8 + c);
		ask(v, q + 4, level(after) * 8 + c);
		ask(v, q + 5, (level(before) * 32 + level(after)) * 8 + c);
		before = v->marks_to[i] - v->marks_to[a];
		after = v->marks_to[b] - v->marks_to[i + 1];
		ask(v, q + 6, (level(before) * 32 + level(after)) * 8 + c);
	}
	ask(v, 130, level(v->prose_before[i]) * 8 + c);
	ask(v, 131, level(v->prose_after[i]) * 8 + c);
	ask(v, 132, (level(v->prose_before[i]) * 32 + level(v->prose_after[i])) * 8 + c);
}

/* Where a line stands to a run: 0 inside; its distance otherwise, before and after apart. */
static uint32_t
place_to(struct run r, size_t i)
{
	if (i < r.first)
		return 32 + level((uint32_t)(r.first - i));
	if (i >= r.end)
		return 64 + level((uint32_t)(i - r.end + 1));
	if (i == r.first)
		return 1;
	return i + 1 == r.end ? 2 : 0;
}

static void
ask_page(struct view *v, size_t i)
{
	const struct lines *l = v->l;
	uint32_t c = coarse(l->items[i].words), total = v->words_to[l->n], all = 0, q;

	for (q = 0; q < ARRAY_LEN(run_costs); q++) {
		uint32_t place = place_to(v->runs[q], i);

		ask(v, 140 + q, place * 8 + c);
		all = all * 8 + (place >= 64 ? 2 : place >= 32 ? 1 : 0);
	}
	ask(v, 145, all * 8 + c);
	ask(v, 146, tenths((uint32_t)i, (uint32_t)l->n) * 8 + c);
	ask(v, 147, level((uint32_t)i) * 8 + c);
	ask(v, 148, level((uint32_t)(l->n - i)) * 8 + c);
	ask(v, 149, tenths(v->words_to[i], total) * 8 + c);
	ask(v, 150,
	    tenths(v->words_to[v->runs[1].end] - v->words_to[v->runs[1].first], total) * 8 + c);
	ask(v, 151, level(v->words_to[v->runs[1].end] - v->words_to[v->runs[1].first]) * 8 + c);
	ask(v, 152, level((uint32_t)l->n) * 8 + c);
	ask(v, 153, v->common[i] * 8u + c);
	ask(v, 154, (v->common[i] * 4u + (all >= 64 ? 2 : all > 0)) * 8 + c);
}

/* Words: of the line, of its neighbours, of the section that it stands in. */
static void
ask_words(struct view *v, size_t i)
{
	const struct line *l = &v->l->items[i];
	const uint32_t *t = l->n_tokens ? v->l->tokens + l->first_token : NULL;
	uint32_t n = l->n_tokens, k, q = n <= MANY_TOKENS ? 0 : 8;
	int by;

	if (n) {
		ask_word(v, 1 + q, t[0]);
		ask_word(v, 2 + q, t[n - 1]);
	}
	if (n > 1)
		ask_word(v, 3 + q, mix(t[0], t[1]));
	for (k = 0; k < n && k < MAX_TOKENS; k++)
		ask_word(v, 4 + q, t[k]);
	if (n <= MANY_TOKENS) {
		ask_word(v, 5, l->shape);
		for (k = 1; k < n; k++)
			ask_word(v, 6, mix(t[k - 1], t[k]));
	}
	for (by = -2; by <= 2; by++) {
		const struct line *o = neighbour(v, i, by);
		uint32_t base = 32 + 4 * (uint32_t)(by + 2);

		if (!by || !o || !o->n_tokens)
			continue;
		ask_word(v, base, v->l->tokens[o->first_token]);
		if (o->n_tokens <= MANY_TOKENS)
			ask_word(v, base + 1, o->shape);
	}
	if (v->head[i] < v->l->n) {
		const struct line *h = &v->l->items[v->head[i]];

		ask_word(v, 60 + coarse(l->words), h->shape);
		ask_word(v, 70 + coarse(l->words), v->l->tokens[h->first_token]);
	}
}

static void
sum_up(struct view *v)
{
	const struct lines *l = v->l;
	uint32_t far = 0;
	size_t i;

	v->words_to = base_calloc(l->n + 1, sizeof(*v->words_to));
	v->prose_to = base_calloc(l->n + 1, sizeof(*v->prose_to));
	v->marks_to = base_calloc(l->n + 1, sizeof(*v->marks_to));
	v->prose_before = base_calloc(l->n + 1, sizeof(*v->prose_before));
	v->prose_after = base_calloc(l->n + 1, sizeof(*v->prose_after));
	v->head = base_calloc(l->n + 1, sizeof(*v->head));
	for (i = 0; i < l->n; i++) {
		const struct line *o = &l->items[i];
		bool prose = line_is_prose(o) && o->sentences;

		v->words_to[i + 1] = v->words_to[i] + o->words;
		v->prose_to[i + 1] = v->prose_to[i] + prose;
		v->marks_to[i + 1] = v->marks_to[i] + o->sentences;
		v->prose_before[i] = far = far + 1;
		far = prose ? 0 : far;
		v->head[i] = i == 0 ? (uint32_t)l->n : v->head[i - 1];
		if (i && l->items[i - 1].n_tokens && l->items[i - 1].words <= HEAD_MAX_WORDS &&
		    l->items[i - 1].letters > l->items[i - 1].digits)
			v->head[i] = (uint32_t)(i - 1);
		v->longest = o->words > v->longest ? o->words : v->longest;
	}
	for (far = 0, i = l->n; i-- > 0;) {
		v->prose_after[i] = far = far + 1;
		far = v->prose_to[i + 1] > v->prose_to[i] ? 0 : far;
	}
}

/* How much of each line's words the heaviest run uses, its own use of them not counted. */
static void
compare_words(struct view *v)
{
	const struct lines *l = v->l;
	const struct run *r = &v->runs[1];
	uint16_t *counts;
	size_t mask = 255, i, k;

	v->common = base_calloc(l->n + 1, 1);
	while (mask < l->n_tokens)
		mask = mask * 2 + 1;
	counts = base_calloc(mask + 1, sizeof(*counts));
	for (i = r->first; i < r->end; i++)
		for (k = 0; k < l->items[i].n_tokens; k++)
			counts[mix(0, l->tokens[l->items[i].first_token + k]) & mask]++;
	for (i = 0; i < l->n; i++) {
		const struct line *o = &l->items[i];
		uint32_t found = 0, own = i >= r->first && i < r->end;

		for (k = 0; k < o->n_tokens; k++)
			found += counts[mix(0, l->tokens[o->first_token + k]) & mask] > own;
		v->common[i] = (uint8_t)(o->n_tokens ? 1 + tenths(found, o->n_tokens) : 0);
	}
	free(counts);
}

void
line_features_read(struct line_features *out, const struct lines *l)
{
	struct view v = {.l = l};
	size_t i;

	*out = (struct line_features){.n_lines = l->n};
	out->starts = base_calloc(2 * l->n + 1, sizeof(*out->starts));
	out->words = out->starts + l->n + 1;
	for (i = 0; i < ARRAY_LEN(run_costs); i++)
		v.runs[i] = run_heaviest(l, run_costs[i]);
	sum_up(&v);
	compare_words(&v);
	for (i = 0; i < l->n; i++) {
		out->starts[i] = out->n;
		reserve(out);
		v.at = out->rows + out->n;
		ask_own(&v, &l->items[i]);
		ask_neighbours(&v, i);
		ask_windows(&v, i);
		ask_page(&v, i);
		out->words[i] = (size_t)(v.at - out->rows);
		ask_words(&v, i);
		out->n = (size_t)(v.at - out->rows);
	}
	out->starts[l->n] = out->n;
	free(v.words_to);
	free(v.prose_to);
	free(v.marks_to);
	free(v.prose_before);
	free(v.prose_after);
	free(v.head);
	free(v.common);
}

void
line_features_clear(struct line_features *f)
{
	free(f->rows);
	free(f->starts);
	*f = (struct line_features){0};
}
