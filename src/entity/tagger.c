/* Features to scores, scores to labels, labels to spans.
 *
 * Two passes: the first labels each sentence by itself; the second lets a word's other places
 * in the document speak (after Krishnan and Manning 2006, "An effective two-stage model for
 * exploiting non-local dependencies"): what a word mostly is elsewhere is added to its scores.
 */
#include "entity/tagger.h"

#include <stdlib.h>
#include <string.h>

/* A longer document is tagged in parts, so that memory is bounded: some 200 bytes a token. */
enum { PART_TOKENS = 1 << 17 };

/* The weights of the features that survived pruning, fetched ahead: they lie scattered over a
 * few megabytes. Returns their number. */
static size_t
find_rows(const struct entity_model *m, const uint32_t *features, size_t n,
    const int8_t *rows[FEATURES_MAX])
{
	size_t i, n_rows = 0;

	for (i = 0; i < n; i++)
		__builtin_prefetch(&m->bits[(features[i] >> m->shift) / 64]);
	for (i = 0; i < n; i++) {
		uint32_t row = features[i] >> m->shift, at;
		uint64_t bits = m->bits[row / 64];

		if (!(bits >> row % 64 & 1))
			continue;
		at = m->rank[row / 512] + m->before[row / 64] +
		     (uint32_t)__builtin_popcountll(bits & ((UINT64_C(1) << row % 64) - 1));
		rows[n_rows] = m->rows + (size_t)at * LABEL_NAMES;
		__builtin_prefetch(rows[n_rows++]);
	}
	return n_rows;
}

/* Adds the rows of n features to unary[LABEL_COUNT]. */
static void
score(const struct entity_model *m, const uint32_t *features, size_t n, float *unary)
{
	const int8_t *rows[FEATURES_MAX];
	int32_t sums[LABEL_NAMES] = {0};
	size_t n_rows = find_rows(m, features, n, rows), i;
	int l;

	for (i = 0; i < n_rows; i++)
		for (l = 0; l < LABEL_NAMES; l++)
			sums[l] += rows[i][l];
	unary[LABEL_O] = 0;
	for (l = 0; l < LABEL_NAMES; l++)
		unary[l + 1] = (float)sums[l] * m->scale;
}

static void
add_span(struct name_spans *out, struct name_span s)
{
	out->items = base_grow(out->items, out->n, &out->cap, sizeof(*out->items));
	out->items[out->n++] = s;
}

/* Reads the spans off one sentence's labels. */
static void
collect(const struct crf_sentence *s, size_t first, struct name_spans *out)
{
	size_t i, start = 0;
	float score = 1;

	for (i = 0; i < s->n; i++) {
		int label = s->labels[i];
		float p = s->marginals[i * LABEL_COUNT + (size_t)label];

		if (label == LABEL_O)
			continue;
		if (crf_may_begin(label)) {
			start = i;
			score = 1;
		}
		if (p < score)
			score = p;
		if (crf_may_end(label))
			add_span(out, (struct name_span){(uint32_t)(first + start),
					  (uint32_t)(i - start + 1), (uint8_t)LABEL_KIND(label),
					  (uint8_t)(score * 255.0f)});
	}
}

/* What is known of a word over the document: how often it occurs capitalised, and the sum of
 * the probabilities of each kind. */
struct told {
	float kinds[LABEL_KINDS];
	uint32_t n;
};

/* A document on its way through both passes. */
struct tagging {
	const struct entity_model *model;
	struct page page;
	float *unary;                /* LABEL_COUNT a token */
	float (*kinds)[LABEL_KINDS]; /* of each token, after the first pass */
	struct told *told;           /* beside page.seen */
	float *floats;               /* working memory for the longest sentence */
	uint8_t *bytes;
};

static struct crf_sentence
sentence_at(const struct tagging *t, size_t first, size_t n)
{
	return (struct crf_sentence){n, t->unary + first * LABEL_COUNT, t->floats,
	    t->floats + 2 * n * LABEL_COUNT, t->bytes, t->bytes + n * LABEL_COUNT};
}

/* Labels, and probabilities when there is a name; false when there is none. */
static bool
decode(const struct tagging *t, const struct crf_sentence *s)
{
	size_t i;

	crf_viterbi(&t->model->transitions, s);
	for (i = 0; i < s->n && s->labels[i] == LABEL_O; i++)
		continue;
	if (i == s->n)
		return false;
	crf_marginals(&t->model->transitions, s, NULL);
	return true;
}

/* Labelled texts leave names out more often than they make some up, and tweets most of all:
 * without a push the likeliest labels have fewer names than a balance of errors wants. */
static float
push_to_names(const struct page *p)
{
	return p->informal ? 0.7f : 0.45f;
}

static void
first_pass(struct tagging *t, size_t first, size_t last)
{
	struct crf_sentence s = sentence_at(t, first, last - first);
	uint32_t features[FEATURES_MAX];
	struct told *told;
	size_t i, n;
	int k, l;

	for (i = first; i < last; i++) {
		n = page_features(&t->page, i, first, last, features);
		score(t->model, features, n, t->unary + i * LABEL_COUNT);
		t->unary[i * LABEL_COUNT + LABEL_O] = -push_to_names(&t->page);
	}
	if (decode(t, &s))
		for (i = 0; i < s.n; i++)
			for (l = 1; l < LABEL_COUNT; l++)
				t->kinds[first + i][LABEL_KIND(l)] +=
				    s.marginals[i * LABEL_COUNT + (size_t)l];
	for (i = first; i < last; i++) {
		if (!t->page.words[i].seen)
			continue;
		told = &t->told[t->page.words[i].seen - 1];
		told->n++;
		for (k = 0; k < LABEL_KINDS; k++)
			told->kinds[k] += t->kinds[i][k];
	}
}

/* Adds what the word is in its other places; false when it has none, or they tell nothing new.
 */
static bool
hear_others(struct tagging *t, size_t i)
{
	const struct told *told;
	float others, mean, weight, none = 1;
	bool heard = false;
	int k, l;

	if (!t->page.words[i].seen)
		return false;
	told = &t->told[t->page.words[i].seen - 1];
	if (told->n < 2)
		return false;
	others = (float)(told->n - 1);
	weight = 2.4f * others / (others + 1);
	for (k = 0; k < LABEL_KINDS; k++) {
		mean = (told->kinds[k] - t->kinds[i][k]) / (float)(told->n - 1);
		none -= mean;
		if (mean < 0.02f)
			continue;
		heard = true;
		for (l = LABEL_OF(k, 0); l < LABEL_OF(k, 0) + 4; l++)
			t->unary[i * LABEL_COUNT + (size_t)l] += weight * mean;
	}
	if (heard ||
	    t->kinds[i][0] + t->kinds[i][1] + t->kinds[i][2] + t->kinds[i][3] > 0.02f) {
		t->unary[i * LABEL_COUNT + LABEL_O] += weight * none * 0.5f;
		return true;
	}
	return false;
}

static void
second_pass(struct tagging *t, size_t first, size_t last, struct name_spans *out)
{
	struct crf_sentence s = sentence_at(t, first, last - first);
	size_t i;
	bool any = false;

	for (i = first; i < last; i++) {
		any |= hear_others(t, i);
		any |= t->kinds[i][0] + t->kinds[i][1] + t->kinds[i][2] + t->kinds[i][3] > 0;
	}
	if (any && decode(t, &s))
		collect(&s, first, out);
}

/* One part of a document: as a rule all of it. */
static void
scan_part(const struct entity_model *m, const char *text, const struct tokens *t,
    struct name_spans *out)
{
	struct tagging g = {.model = m};
	size_t i, end, longest = 0;

	page_open(&g.page, text, t, &m->names);
	for (i = 0; i < t->n; i = end) {
		end = tokens_sentence_end(t, i);
		if (end - i > longest)
			longest = end - i;
	}
	g.unary = base_calloc(t->n * LABEL_COUNT + 1, sizeof(*g.unary));
	g.kinds = base_calloc(t->n + 1, sizeof(*g.kinds));
	g.told = base_calloc(g.page.n_seen + 1, sizeof(*g.told));
	g.floats = base_calloc(longest * 3 * LABEL_COUNT + 1, sizeof(*g.floats));
	g.bytes = base_calloc(longest * (LABEL_COUNT + 1) + 1, 1);
	for (i = 0; i < t->n; i = end) {
		end = tokens_sentence_end(t, i);
		first_pass(&g, i, end);
	}
	for (i = 0; i < t->n; i = end) {
		end = tokens_sentence_end(t, i);
		second_pass(&g, i, end, out);
	}
	page_close(&g.page);
	free(g.unary);
	free(g.kinds);
	free(g.told);
	free(g.floats);
	free(g.bytes);
}

void
tagger_scan(const struct entity_model *m, const char *text, const struct tokens *t,
    struct name_spans *out)
{
	struct tokens part;
	size_t first, end, known, i;

	for (first = 0; first < t->n; first = end) {
		for (end = first; end < t->n && end - first < PART_TOKENS;)
			end = tokens_sentence_end(t, end);
		part = (struct tokens){t->items + first, end - first, end - first};
		known = out->n;
		scan_part(m, text, &part, out);
		for (i = known; i < out->n; i++)
			out->items[i].first += (uint32_t)first;
	}
}

void
name_spans_clear(struct name_spans *s)
{
	free(s->items);
	*s = (struct name_spans){NULL, 0, 0};
}
