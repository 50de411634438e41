/* Features to scores, scores to labels, labels to spans. */
#include "entity/tagger.h"

#include <stdlib.h>
#include <string.h>

void
tagger_score(const struct entity_model *m, const uint32_t *features, size_t n, float *unary)
{
	int32_t sums[LABEL_NAMES] = {0};
	size_t i;
	int l;

	for (i = 0; i < n; i++) {
		uint32_t row = features[i] >> m->shift;
		const uint64_t *bits = &m->bits[row / 512 * 8];
		const int8_t *weights;
		uint32_t at, k;

		if (!(m->bits[row / 64] >> row % 64 & 1))
			continue;
		at = m->rank[row / 512];
		for (k = 0; k < row / 64 % 8; k++)
			at += (uint32_t)__builtin_popcountll(bits[k]);
		at += (uint32_t)__builtin_popcountll(bits[k] & ((UINT64_C(1) << row % 64) - 1));
		weights = m->rows + (size_t)at * LABEL_NAMES;
		for (l = 0; l < LABEL_NAMES; l++)
			sums[l] += weights[l];
	}
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

/* Working memory for the longest sentence so far. */
struct room {
	size_t n;
	float *floats;
	uint8_t *bytes;
};

static void
make_room(struct room *r, size_t n, struct crf_sentence *s)
{
	if (n > r->n) {
		r->n = n;
		r->floats = base_realloc(r->floats, n * 4 * LABEL_COUNT, sizeof(float));
		r->bytes = base_realloc(r->bytes, n * (LABEL_COUNT + 1), 1);
	}
	*s = (struct crf_sentence){n, r->floats, r->floats + n * LABEL_COUNT,
	    r->floats + 3 * n * LABEL_COUNT, r->bytes, r->bytes + n * LABEL_COUNT};
}

static void
tag_sentence(const struct entity_model *m, const struct page *p, size_t first, size_t last,
    const struct crf_sentence *s)
{
	uint32_t features[FEATURES_MAX];
	float *unary = (float *)(uintptr_t)s->unary;
	size_t i, n;

	for (i = first; i < last; i++) {
		n = page_features(p, i, first, last, features);
		tagger_score(m, features, n, unary + (i - first) * LABEL_COUNT);
	}
	crf_viterbi(&m->transitions, s);
	for (i = 0; i < s->n && s->labels[i] == LABEL_O; i++)
		;
	if (i < s->n)
		crf_marginals(&m->transitions, s, NULL);
}

void
tagger_scan(const struct entity_model *m, const char *text, const struct tokens *t,
    struct name_spans *out)
{
	struct room room = {0, NULL, NULL};
	struct crf_sentence s;
	struct page p = {0};
	size_t i, end;

	page_open(&p, text, t, &m->names, &m->clusters);
	for (i = 0; i < t->n; i = end) {
		end = tokens_sentence_end(t, i);
		make_room(&room, end - i, &s);
		tag_sentence(m, &p, i, end, &s);
		collect(&s, i, out);
	}
	page_close(&p);
	free(room.floats);
	free(room.bytes);
}

void
name_spans_clear(struct name_spans *s)
{
	free(s->items);
	*s = (struct name_spans){NULL, 0, 0};
}
