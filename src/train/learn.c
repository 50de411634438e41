/* Stochastic training. */
#include "train/learn.h"

#include "entity/hash.h"

#include <stdlib.h>
#include <string.h>

/* Room for one sentence. */
struct work {
	size_t n;
	float *floats;
	uint8_t *kept; /* for each of its features: is it in this time? */
	size_t cap_kept;
};

static uint32_t
next_random(struct learner *l)
{
	l->random = l->random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (uint32_t)(hash_mix(l->random, 1) >> 32);
}

void
learner_init(struct learner *l, unsigned bits)
{
	memset(l, 0, sizeof(*l));
	l->bits = bits;
	l->rows = base_calloc((size_t)1 << bits, sizeof(*l->rows));
	l->dead = base_calloc((size_t)1 << bits, 1);
	l->rate = 0.15f;
	l->dropout = 0.4f;
	l->random = 20110714;
}

void
learner_clear(struct learner *l)
{
	free(l->rows);
	free(l->dead);
}

void
learn_data_clear(struct learn_data *d)
{
	free(d->features);
	free(d->starts);
	free(d->labels);
	free(d->sentences);
}

/* Newton's square root; two more steps than float needs. */
static float
root(float x)
{
	union {
		float f;
		int32_t i;
	} u = {x};
	int k;

	u.i = 0x1FBD1DF5 + (u.i >> 1);
	for (k = 0; k < 3; k++)
		u.f = 0.5f * (u.f + x / u.f);
	return u.f;
}

static void
score(struct learner *l, const struct learn_data *d, const struct learn_sentence *s,
    struct work *w)
{
	size_t i, f, base = d->starts[s->first];
	float scale = 1.0f / (1.0f - l->dropout);
	uint32_t limit = (uint32_t)((double)l->dropout * 4294967296.0);
	int k;

	for (i = 0; i < s->n; i++) {
		float *u = w->floats + i * LABEL_COUNT;

		memset(u, 0, LABEL_COUNT * sizeof(*u));
		for (f = d->starts[s->first + i]; f < d->starts[s->first + i + 1]; f++) {
			const struct learn_row *row = &l->rows[d->features[f]];

			w->kept[f - base] = !l->dead[d->features[f]] && next_random(l) >= limit;
			if (w->kept[f - base])
				for (k = 0; k < LABEL_NAMES; k++)
					u[k + 1] += row->w[k];
		}
		for (k = 1; k < LABEL_COUNT; k++)
			u[k] *= scale;
	}
}

static void
update_rows(struct learner *l, const struct learn_data *d, const struct learn_sentence *s,
    const struct work *w, const float *marginals)
{
	size_t i, f, base = d->starts[s->first];
	int k;

	for (i = 0; i < s->n; i++) {
		const float *m = marginals + i * LABEL_COUNT;
		int gold = d->labels[s->first + i];
		float gradient[LABEL_NAMES];

		if (m[gold] > 0.9995f)
			continue;
		for (k = 0; k < LABEL_NAMES; k++)
			gradient[k] = s->weight * ((float)(gold == k + 1) - m[k + 1]);
		for (f = d->starts[s->first + i]; f < d->starts[s->first + i + 1]; f++) {
			struct learn_row *row = &l->rows[d->features[f]];

			if (!w->kept[f - base])
				continue;
			for (k = 0; k < LABEL_NAMES; k++) {
				row->g[k] += gradient[k] * gradient[k];
				row->w[k] += l->rate * gradient[k] / root(row->g[k] + 0.05f);
			}
		}
	}
}

static void
update_transitions(struct learner *l, const struct learn_data *d,
    const struct learn_sentence *s, struct crf_pairs *expected)
{
	size_t i;
	int a, b;

	for (i = 1; i < s->n; i++)
		expected->n[d->labels[s->first + i - 1]][d->labels[s->first + i]] -= 1.0f;
	for (a = 0; a < LABEL_COUNT; a++)
		for (b = 0; b < LABEL_COUNT; b++) {
			float g = -s->weight * expected->n[a][b];

			if (!crf_is_legal(a, b) || (g < 1e-4f && g > -1e-4f))
				continue;
			l->squares.n[a][b] += g * g;
			l->transitions.score[a][b] +=
			    l->rate * g / root(l->squares.n[a][b] + 1.0f);
			l->transitions.weight[a][b] = crf_exp(l->transitions.score[a][b]);
		}
}

static double
step(struct learner *l, const struct learn_data *d, const struct learn_sentence *s,
    struct work *w)
{
	size_t n = d->starts[s->first + s->n] - d->starts[s->first], i;
	struct crf_pairs expected = {{{0}}};
	struct crf_sentence c;
	float log_z, gold = 0;

	if (n > w->cap_kept) {
		w->cap_kept = 2 * n;
		w->kept = base_realloc(w->kept, w->cap_kept, 1);
	}
	if (s->n > w->n) {
		w->n = s->n;
		w->floats = base_realloc(w->floats, s->n * 4 * LABEL_COUNT, sizeof(float));
	}
	c = (struct crf_sentence){s->n, w->floats, w->floats + s->n * LABEL_COUNT,
	    w->floats + 3 * s->n * LABEL_COUNT, NULL, NULL};
	score(l, d, s, w);
	log_z = crf_marginals(&l->transitions, &c, &expected);
	for (i = 0; i < s->n; i++) {
		gold += w->floats[i * LABEL_COUNT + d->labels[s->first + i]];
		if (i)
			gold +=
			    l->transitions
				.score[d->labels[s->first + i - 1]][d->labels[s->first + i]];
	}
	update_rows(l, d, s, w, c.marginals);
	update_transitions(l, d, s, &expected);
	return (double)(log_z - gold);
}

double
learner_pass(struct learner *l, const struct learn_data *d)
{
	uint32_t *order = base_calloc(d->n_sentences + 1, sizeof(*order));
	struct work w = {0, NULL, NULL, 0};
	double loss = 0;
	size_t i;

	crf_prepare(&l->transitions);
	for (i = 0; i < d->n_sentences; i++)
		order[i] = (uint32_t)i;
	for (i = d->n_sentences; i > 1; i--) {
		size_t k = next_random(l) % i;
		uint32_t swap = order[i - 1];

		order[i - 1] = order[k];
		order[k] = swap;
	}
	for (i = 0; i < d->n_sentences; i++)
		loss += step(l, d, &d->sentences[order[i]], &w);
	free(order);
	free(w.floats);
	free(w.kept);
	return loss / (double)(d->n_sentences ? d->n_sentences : 1);
}
