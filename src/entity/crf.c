/* Viterbi and forward-backward with scaling. */
#include "entity/crf.h"

#include <string.h>

#define CLOSED 9 /* O, and end and single of each kind: after them the name is over */

/* Labels that may follow a closed one, and closed ones. */
static const uint8_t closed[CLOSED] = {0, 3, 4, 7, 8, 11, 12, 15, 16};
static const uint8_t opening[CLOSED] = {0, 1, 4, 5, 8, 9, 12, 13, 16};

/* exp by 2^k * polynomial on [-ln2/2, ln2/2]; relative error below 1e-6. */
float
crf_exp(float x)
{
	union {
		float f;
		int32_t i;
	} scale;
	float k, r, p;
	int n;

	if (x < -87.0f)
		return 0.0f;
	if (x > 87.0f)
		x = 87.0f;
	k = x * 1.44269504f;
	n = (int)(k + (k < 0 ? -0.5f : 0.5f));
	r = (x - (float)n * 0.693145752f) - (float)n * 1.42860677e-6f;
	p = 1.0f + r * (1.0f + r * (0.5f + r * (0.166666667f +
						   r * (0.0416666667f + r * 0.00833333333f))));
	scale.i = (n + 127) << 23;
	return p * scale.f;
}

/* log by exponent and the series of atanh on [sqrt(1/2), sqrt(2)]. */
static float
quick_log(float x)
{
	union {
		float f;
		int32_t i;
	} u = {x};
	float m, s, s2;
	int e;

	if (x <= 0.0f)
		return -87.0f;
	e = (u.i >> 23) - 127;
	u.i = (u.i & 0x7FFFFF) | 0x3F800000;
	m = u.f;
	if (m > 1.41421356f) {
		m *= 0.5f;
		e++;
	}
	s = (m - 1.0f) / (m + 1.0f);
	s2 = s * s;
	return (float)e * 0.693147181f +
	       2.0f * s *
		   (1.0f + s2 * (0.333333333f +
				    s2 * (0.2f + s2 * (0.142857143f + s2 * 0.111111111f))));
}

bool
crf_may_begin(int label)
{
	return label == LABEL_O || LABEL_PLACE(label) == LABEL_BEGIN ||
	       LABEL_PLACE(label) == LABEL_SINGLE;
}

bool
crf_may_end(int label)
{
	return label == LABEL_O || LABEL_PLACE(label) == LABEL_END ||
	       LABEL_PLACE(label) == LABEL_SINGLE;
}

bool
crf_is_legal(int from, int to)
{
	if (crf_may_end(from))
		return crf_may_begin(to);
	return !crf_may_begin(to) && LABEL_KIND(from) == LABEL_KIND(to);
}

void
crf_prepare(struct crf_transitions *t)
{
	int a, b;

	for (a = 0; a < LABEL_COUNT; a++)
		for (b = 0; b < LABEL_COUNT; b++)
			t->weight[a][b] = crf_is_legal(a, b) ? crf_exp(t->score[a][b]) : 0.0f;
}

static void
viterbi_step(const struct crf_transitions *t, const float *before, float *now, uint8_t *back)
{
	size_t k, j;

	for (j = 0; j < CLOSED; j++) {
		int to = opening[j], best = 0;
		float top = before[0] + t->score[0][to];

		for (k = 1; k < CLOSED; k++) {
			float s = before[closed[k]] + t->score[closed[k]][to];

			if (s > top) {
				top = s;
				best = closed[k];
			}
		}
		now[to] += top;
		back[to] = (uint8_t)best;
	}
	for (j = 0; j < LABEL_KINDS; j++) {
		int b = LABEL_OF((int)j, LABEL_BEGIN), to;

		for (to = b + 1; to <= b + 2; to++) {
			float x = before[b] + t->score[b][to],
			      y = before[b + 1] + t->score[b + 1][to];

			now[to] += x >= y ? x : y;
			back[to] = (uint8_t)(x >= y ? b : b + 1);
		}
	}
}

void
crf_viterbi(const struct crf_transitions *t, const struct crf_sentence *s)
{
	float rows[2][LABEL_COUNT], *before = rows[0], *now = rows[1], *swap;
	int best = LABEL_O, l;
	size_t i;

	if (!s->n)
		return;
	for (l = 0; l < LABEL_COUNT; l++)
		before[l] = crf_may_begin(l) ? s->unary[l] : -1e30f;
	for (i = 1; i < s->n; i++) {
		memcpy(now, s->unary + i * LABEL_COUNT, sizeof(rows[0]));
		viterbi_step(t, before, now, s->back + i * LABEL_COUNT);
		swap = before;
		before = now;
		now = swap;
	}
	for (l = 1; l < LABEL_COUNT; l++)
		if (crf_may_end(l) && before[l] > before[best])
			best = l;
	for (i = s->n; i-- > 0;) {
		s->labels[i] = (uint8_t)best;
		if (i)
			best = s->back[i * LABEL_COUNT + (size_t)best];
	}
}

/* alpha'[to] = sum over legal from of alpha[from] * weight[from][to]. */
static void
forward_step(const struct crf_transitions *t, const float *a, float *out)
{
	size_t j, k;

	for (j = 0; j < CLOSED; j++) {
		float sum = 0;

		for (k = 0; k < CLOSED; k++)
			sum += a[closed[k]] * t->weight[closed[k]][opening[j]];
		out[opening[j]] = sum;
	}
	for (j = 1; j < LABEL_COUNT; j += 4) {
		out[j + 1] = a[j] * t->weight[j][j + 1] + a[j + 1] * t->weight[j + 1][j + 1];
		out[j + 2] = a[j] * t->weight[j][j + 2] + a[j + 1] * t->weight[j + 1][j + 2];
	}
}

/* beta[from] = sum over legal to of weight[from][to] * b[to]. */
static void
backward_step(const struct crf_transitions *t, const float *b, float *out)
{
	size_t j, k;

	for (k = 0; k < CLOSED; k++) {
		float sum = 0;

		for (j = 0; j < CLOSED; j++)
			sum += t->weight[closed[k]][opening[j]] * b[opening[j]];
		out[closed[k]] = sum;
	}
	for (j = 1; j < LABEL_COUNT; j += 4)
		for (k = j; k <= j + 1; k++)
			out[k] =
			    t->weight[k][j + 1] * b[j + 1] + t->weight[k][j + 2] * b[j + 2];
}

/* The unary scores as weights, the largest 1; returns what was taken off. */
static float
psi(const float *unary, float *out)
{
	float top = unary[0];
	int l;

	for (l = 1; l < LABEL_COUNT; l++)
		if (unary[l] > top)
			top = unary[l];
	for (l = 0; l < LABEL_COUNT; l++)
		out[l] = crf_exp(unary[l] - top);
	return top;
}

static float
normalise(float *v)
{
	float sum = 0, inverse;
	int l;

	for (l = 0; l < LABEL_COUNT; l++)
		sum += v[l];
	if (sum < 1e-30f)
		sum = 1e-30f;
	inverse = 1.0f / sum;
	for (l = 0; l < LABEL_COUNT; l++)
		v[l] *= inverse;
	return sum;
}

static void
add_pairs(
    const struct crf_transitions *t, const float *a, const float *b, struct crf_pairs *pairs)
{
	float sum = 0, inverse;
	int from, to;

	for (from = 0; from < LABEL_COUNT; from++)
		for (to = 0; to < LABEL_COUNT; to++)
			sum += a[from] * t->weight[from][to] * b[to];
	inverse = sum > 1e-30f ? 1.0f / sum : 0.0f;
	for (from = 0; from < LABEL_COUNT; from++)
		for (to = 0; to < LABEL_COUNT; to++)
			pairs->n[from][to] += a[from] * t->weight[from][to] * b[to] * inverse;
}

float
crf_marginals(
    const struct crf_transitions *t, const struct crf_sentence *s, struct crf_pairs *pairs)
{
	float *alpha = s->scratch, *weights = s->scratch + s->n * LABEL_COUNT,
	      beta[LABEL_COUNT];
	float after[LABEL_COUNT], log_z = 0;
	size_t i;
	int l;

	for (i = 0; i < s->n; i++) {
		float *a = alpha + i * LABEL_COUNT, *w = weights + i * LABEL_COUNT;

		log_z += psi(s->unary + i * LABEL_COUNT, w);
		if (i)
			forward_step(t, a - LABEL_COUNT, a);
		for (l = 0; l < LABEL_COUNT; l++) {
			a[l] = i ? a[l] * w[l] : crf_may_begin(l) ? w[l] : 0.0f;
			if (i == s->n - 1 && !crf_may_end(l))
				a[l] = 0.0f;
		}
		log_z += quick_log(normalise(a));
	}
	for (l = 0; l < LABEL_COUNT; l++)
		beta[l] = crf_may_end(l) ? 1.0f : 0.0f;
	for (i = s->n; i-- > 0;) {
		float *a = alpha + i * LABEL_COUNT, *w = weights + i * LABEL_COUNT;
		float *m = s->marginals + i * LABEL_COUNT;

		for (l = 0; l < LABEL_COUNT; l++)
			m[l] = a[l] * beta[l];
		normalise(m);
		if (!i)
			break;
		for (l = 0; l < LABEL_COUNT; l++)
			after[l] = w[l] * beta[l];
		if (pairs)
			add_pairs(t, a - LABEL_COUNT, after, pairs);
		backward_step(t, after, beta);
		normalise(beta);
	}
	return log_z;
}
