/* The feature templates. */
#include "entity/feature.h"

#include "entity/feature_part.h"
#include "entity/hash.h"

/* Templates; their numbers are part of the model's format. */
enum template {
	T_BIAS = 1,
	T_WORD,
	T_WORD_PAIR,
	T_SHAPE,
	T_SHAPE_PAIR,
	T_SHAPE_TRIPLE,
	T_AFFIX,
	T_SUFFIX_CASE,
	T_EXACT,
	T_CONTEXT_CASE,
	T_CONTEXT_PAIR,
	T_LIST,
	T_LIST_SET,
	T_LIST_PAIR,
	T_PHRASE,
	T_START,
	T_SEEN,
	T_SEEN_SET,
	T_HYPHEN,
	T_RUN,
	T_RUN_EDGE,
	T_STYLE,
	T_WINDOW,
	T_RUN_LIST,
	T_CASES,
	T_GLUE
};

struct sink {
	uint32_t *out;
	size_t n;
};

static void
emit(struct sink *s, unsigned template, uint64_t a, uint64_t b)
{
	uint64_t h = hash_mix(a + template * UINT64_C(0xD6E8FEB86659FD93), b);

	if (s->n < FEATURES_MAX)
		s->out[s->n++] = (uint32_t)(h >> 32);
}

/* The word at i + d, or an edge of the sentence. */
static const struct word *
near(const struct page *p, size_t i, int d, size_t first, size_t last)
{
	static const struct word before = {.norm = 11, .shape = 12, .exact = 13};
	static const struct word after = {.norm = 21, .shape = 22, .exact = 23};

	if (d < 0 && i < first + (size_t)-d)
		return &before;
	if (d > 0 && i + (size_t)d >= last)
		return &after;
	return &p->words[d < 0 ? i - (size_t)-d : i + (size_t)d];
}

static void
add_words(struct sink *s, const struct word *const w[7], uint64_t case_)
{
	int d;

	for (d = -2; d <= 2; d++)
		emit(s, T_WORD + 100 * (unsigned)(d + 3), w[d + 3]->norm, 0);
	emit(s, T_WINDOW, w[0]->norm, 1);
	emit(s, T_WINDOW, w[6]->norm, 2);
	emit(s, T_WORD_PAIR, w[2]->norm, w[3]->norm);
	emit(s, T_WORD_PAIR + 100, w[3]->norm, w[4]->norm);
	emit(s, T_WORD_PAIR + 200, w[2]->norm, w[4]->norm);
	emit(s, T_CONTEXT_CASE, w[2]->norm, case_);
	emit(s, T_CONTEXT_CASE + 100, w[4]->norm, case_);
	emit(s, T_CONTEXT_PAIR, w[1]->norm + 7 * case_, w[2]->norm);
	emit(s, T_CONTEXT_PAIR + 100, w[4]->norm + 7 * case_, w[5]->norm);
	emit(s, T_EXACT, w[3]->exact, 0);
}

static void
add_shapes(struct sink *s, const struct word *const w[7], uint64_t style)
{
	const struct word *x = w[3];
	int k;

	emit(s, T_SHAPE, x->shape, style);
	emit(s, T_SHAPE + 100, w[2]->shape, style);
	emit(s, T_SHAPE + 200, w[4]->shape, style);
	emit(s, T_SHAPE_PAIR, w[2]->shape, x->shape);
	emit(s, T_SHAPE_PAIR + 100, x->shape, w[4]->shape);
	emit(s, T_SHAPE_TRIPLE, hash_mix(w[2]->shape, x->shape), w[4]->shape);
	emit(s, T_CASES, (uint64_t)w[1]->case_ * 8 + w[2]->case_,
	    ((uint64_t)x->case_ * 8 + w[4]->case_) * 8 + w[5]->case_);
	for (k = 0; k < 3; k++) {
		emit(s, T_AFFIX + 100 * (unsigned)k, x->prefix[k], 1);
		emit(s, T_AFFIX + 100 * (unsigned)k, x->suffix[k], 2);
	}
	emit(s, T_SUFFIX_CASE, x->suffix[1], x->case_ + 8u * (uint64_t)style);
	if (x->tail) {
		emit(s, T_HYPHEN, x->tail, x->case_);
		emit(s, T_HYPHEN + 100, x->head, x->tail);
		emit(s, T_HYPHEN + 200, x->head, x->case_);
	}
}

static void
add_lists(struct sink *s, const struct word *const w[7], uint64_t case_)
{
	const struct word *x = w[3];
	unsigned bit, set = x->alone, phrase = x->begin | (unsigned)x->inside << 16;

	for (bit = 0; bit < 15; bit++)
		if (set >> bit & 1)
			emit(s, T_LIST, bit, case_);
	if (set || w[2]->alone || w[4]->alone) {
		emit(s, T_LIST_SET, set, case_);
		emit(s, T_LIST_SET + 100, w[2]->alone, case_);
		emit(s, T_LIST_SET + 200, w[4]->alone, case_);
		emit(s, T_LIST_PAIR, w[2]->alone + 65536u * (uint64_t)set, case_);
		emit(s, T_LIST_PAIR + 100, w[4]->alone + 65536u * (uint64_t)set, case_);
	}
	if (phrase) {
		emit(s, T_PHRASE, phrase, 0);
		emit(s, T_PHRASE + 100, phrase, x->norm);
		for (bit = 0; bit < 15; bit++) {
			if (x->begin >> bit & 1)
				emit(s, T_PHRASE + 200, bit, 1);
			if (x->inside >> bit & 1)
				emit(s, T_PHRASE + 200, bit, w[4]->inside ? 2 : 3);
		}
	}
}

static void
add_seen(struct sink *s, const struct page *p, const struct word *x, uint64_t start)
{
	uint32_t flags = x->seen ? p->seen[x->seen - 1].flags : 0;
	unsigned bit;

	for (bit = 0; bit < 19; bit++)
		if (flags >> bit & 1)
			emit(s, T_SEEN, bit, x->case_ + 8u * start);
	emit(s, T_SEEN_SET, flags & (SEEN_LOWER | SEEN_INNER | SEEN_MANY),
	    x->case_ + 8u * start);
	emit(s, T_SEEN_SET + 100, flags, x->case_);
}

/* The run of capitals that the word stands in: its edges and neighbours. */
static void
add_run(struct sink *s, const struct page *p, size_t i, size_t first, size_t last)
{
	const struct word *x = &p->words[i];
	size_t a = x->run_start, b = x->run_end, length = b - a;
	uint64_t place = i == a ? 0 : i + 1 == b ? 1 : 2, key;
	const struct word *before, *after;

	if (!length)
		return;
	before = near(p, a, -1, first, last);
	after = near(p, b - 1, 1, first, last);
	key = place + 4 * (length > 4 ? 4 : length);
	emit(s, T_RUN, key, p->style[i]);
	emit(s, T_RUN_EDGE, before->norm, place);
	emit(s, T_RUN_EDGE + 100, after->norm, place);
	if (length < 2 || p->style[i] == STYLE_UPPER)
		return;
	emit(s, T_RUN_EDGE + 200, p->words[a].norm, place);
	emit(s, T_RUN_EDGE + 300, p->words[b - 1].norm, place);
	emit(s, T_RUN_LIST, p->words[a].alone, key);
	emit(s, T_RUN_LIST + 100, p->words[b - 1].alone, key);
	emit(s, T_RUN_LIST + 200, p->words[b - 1].suffix[1], key);
}

size_t
page_features(
    const struct page *p, size_t i, size_t first, size_t last, uint32_t out[FEATURES_MAX])
{
	const struct word *w[7], *x = &p->words[i];
	uint64_t style = p->style[i], case_ = x->case_ + 8u * (style == STYLE_UPPER);
	uint64_t start =
	    i == first || (i == first + 1 && p->tokens->items[first].kind == TOKEN_PUNCT);
	struct sink s = {out, 0};
	unsigned glued;
	int d;

	for (d = -3; d <= 3; d++)
		w[d + 3] = near(p, i, d, first, last);
	emit(&s, T_BIAS, 0, 0);
	emit(&s, T_STYLE, style, x->case_);
	emit(&s, T_STYLE + 100, p->informal, x->case_);
	emit(&s, T_START, start, case_);
	/* "@name" is an account's handle; "@ name" may be anything. */
	glued = p->tokens->items[i].flags & TOKEN_GLUED;
	emit(&s, T_GLUE, glued, w[2]->norm);
	if (i + 1 < last)
		emit(&s, T_GLUE + 100, p->tokens->items[i + 1].flags & TOKEN_GLUED, x->norm);
	if (start)
		emit(&s, T_START + 100, x->norm, 0);
	add_words(&s, w, case_);
	add_shapes(&s, w, style == STYLE_UPPER);
	add_lists(&s, w, case_);
	add_seen(&s, p, x, start);
	add_run(&s, p, i, first, last);
	return s.n;
}
