/* Forward and backward through a page. */
#include "extract/line_chain.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Which states may follow: the bits of enum line_state. */
static const uint8_t follows[LINE_STATES] = {
    [LINE_BEFORE] = 1 << LINE_BEFORE | 1 << LINE_FIRST,
    [LINE_FIRST] = 1 << LINE_BODY | 1 << LINE_INSIDE | 1 << LINE_END,
    [LINE_BODY] = 1 << LINE_BODY | 1 << LINE_INSIDE | 1 << LINE_END,
    [LINE_INSIDE] = 1 << LINE_BODY | 1 << LINE_INSIDE,
    [LINE_END] = 1 << LINE_AFTER,
    [LINE_AFTER] = 1 << LINE_AFTER,
};

/* The same as pairs, by where they come from. */
static const uint8_t pairs_of[][2] = {
    {LINE_BEFORE, LINE_BEFORE},
    {LINE_BEFORE, LINE_FIRST},
    {LINE_FIRST, LINE_BODY},
    {LINE_FIRST, LINE_INSIDE},
    {LINE_FIRST, LINE_END},
    {LINE_BODY, LINE_BODY},
    {LINE_BODY, LINE_INSIDE},
    {LINE_BODY, LINE_END},
    {LINE_INSIDE, LINE_BODY},
    {LINE_INSIDE, LINE_INSIDE},
    {LINE_END, LINE_AFTER},
    {LINE_AFTER, LINE_AFTER},
};

enum { STARTS = 1 << LINE_BEFORE | 1 << LINE_FIRST };
enum { LAST = 1 << LINE_FIRST | 1 << LINE_BODY | 1 << LINE_END | 1 << LINE_AFTER };

/* What is summed along the chain; each line's sums are scaled to 1, so that long pages do not
 * run out of exponent. */
struct sums {
	double (*emit)[LINE_STATES]; /* e to the score, the best of a line 1 */
	double (*forward)[LINE_STATES];
	double (*backward)[LINE_STATES];
	double step[LINE_STATES][LINE_STATES]; /* e to the transition; 0 where none is */
};

static void
scale(double v[LINE_STATES])
{
	double sum = 0;
	int s;

	for (s = 0; s < LINE_STATES; s++)
		sum += v[s];
	if (sum <= 0) /* beyond what a double can tell: nothing is known */
		for (s = 0; s < LINE_STATES; s++)
			v[s] = 1;
	for (s = 0; sum > 0 && s < LINE_STATES; s++)
		v[s] /= sum;
}

static void
exponentiate(const float scores[LINE_STATES], double out[LINE_STATES])
{
	float best = scores[0];
	int s;

	for (s = 1; s < LINE_STATES; s++)
		best = scores[s] > best ? scores[s] : best;
	for (s = 0; s < LINE_STATES; s++)
		out[s] = (double)expf(scores[s] - best);
}

static void
go_forward(struct sums *u, size_t n)
{
	size_t i, k;
	int s;

	for (i = 0; i < n; i++) {
		double *now = u->forward[i];

		for (s = 0; s < LINE_STATES; s++)
			now[s] = i ? 0 : STARTS >> s & 1;
		for (k = 0; i && k < ARRAY_LEN(pairs_of); k++) {
			const uint8_t *p = pairs_of[k];

			now[p[1]] += u->forward[i - 1][p[0]] * u->step[p[0]][p[1]];
		}
		for (s = 0; s < LINE_STATES; s++)
			now[s] *= u->emit[i][s];
		scale(now);
	}
}

static void
go_backward(struct sums *u, size_t n)
{
	size_t i, k;
	int s;

	for (s = 0; s < LINE_STATES; s++)
		u->backward[n - 1][s] = LAST >> s & 1;
	for (i = n - 1; i-- > 0;) {
		double *now = u->backward[i];

		for (s = 0; s < LINE_STATES; s++)
			now[s] = 0;
		for (k = 0; k < ARRAY_LEN(pairs_of); k++) {
			const uint8_t *p = pairs_of[k];

			now[p[0]] += u->step[p[0]][p[1]] * u->emit[i + 1][p[1]] *
				     u->backward[i + 1][p[1]];
		}
		scale(now);
	}
}

static void
add_pairs(const struct sums *u, size_t n, struct line_pairs *pairs)
{
	double now[LINE_STATES][LINE_STATES];
	size_t i;
	int r, s;

	for (i = 1; i < n; i++) {
		double sum = 0;

		for (r = 0; r < LINE_STATES; r++)
			for (s = 0; s < LINE_STATES; s++)
				sum += now[r][s] = u->forward[i - 1][r] * u->step[r][s] *
						   u->emit[i][s] * u->backward[i][s];
		for (r = 0; sum > 0 && r < LINE_STATES; r++)
			for (s = 0; s < LINE_STATES; s++)
				pairs->of[r][s] += now[r][s] / sum;
	}
}

void
line_chain_posteriors(const struct line_scores *scores,
    const struct line_scores transitions[LINE_STATES], size_t n, struct line_scores *out,
    struct line_pairs *pairs)
{
	struct sums u;
	size_t i;
	int r, s;

	if (!n)
		return;
	u.emit = base_calloc(3 * n, sizeof(*u.emit));
	u.forward = u.emit + n;
	u.backward = u.forward + n;
	for (r = 0; r < LINE_STATES; r++)
		for (s = 0; s < LINE_STATES; s++)
			u.step[r][s] =
			    follows[r] >> s & 1 ? (double)expf(transitions[r].of[s]) : 0;
	for (i = 0; i < n; i++)
		exponentiate(scores[i].of, u.emit[i]);
	go_forward(&u, n);
	go_backward(&u, n);
	for (i = 0; i < n; i++) {
		double both[LINE_STATES];

		for (s = 0; s < LINE_STATES; s++)
			both[s] = u.forward[i][s] * u.backward[i][s];
		scale(both);
		for (s = 0; s < LINE_STATES; s++)
			out[i].of[s] = (float)both[s];
	}
	if (pairs)
		add_pairs(&u, n, pairs);
	free(u.emit);
}

/* For the body against the likeliest other state. */
static float
lean(const int16_t sums[LINE_LANES])
{
	int16_t other = sums[LINE_BEFORE];

	other = sums[LINE_INSIDE] > other ? sums[LINE_INSIDE] : other;
	other = sums[LINE_AFTER] > other ? sums[LINE_AFTER] : other;
	return (float)(sums[LINE_BODY] - other) / LINE_CHAIN_UNIT;
}

static void
add_rows(const struct line_chain *c, const uint16_t *rows, size_t n, int16_t sums[LINE_LANES])
{
	size_t k;
	int s;

	for (k = 0; k < n; k++)
		for (s = 0; s < LINE_LANES; s++)
			sums[s] = (int16_t)(sums[s] + c->weights[rows[k]][s]);
}

/* A line's scores by state, and what its parts say. */
static void
add_scores(const struct line_chain *c, const struct line_features *f, size_t i,
    float scores[LINE_STATES], struct line_odds *odds)
{
	int16_t form[LINE_LANES] = {0},
		words[LINE_LANES] = {0}; /* 256 weights at most: they fit */
	int s;

	add_rows(c, f->rows + f->starts[i], f->words[i] - f->starts[i], form);
	add_rows(c, f->rows + f->words[i], f->starts[i + 1] - f->words[i], words);
	odds->words = lean(words);
	odds->form = lean(form);
	odds->ending = (float)(words[LINE_AFTER] - words[LINE_BODY]) / LINE_CHAIN_UNIT;
	for (s = 0; s < LINE_STATES; s++)
		scores[s] = (float)(form[s] + words[s]) / LINE_CHAIN_UNIT;
}

void
line_chain_judge(
    const struct line_chain *c, const struct line_features *f, struct line_odds *out)
{
	struct line_scores *scores = base_calloc(2 * f->n_lines + 1, sizeof(*scores));
	struct line_scores *chances = scores + f->n_lines, transitions[LINE_STATES];
	size_t i;
	int r, s;

	for (r = 0; r < LINE_STATES; r++)
		for (s = 0; s < LINE_STATES; s++)
			transitions[r].of[s] = (float)c->transitions[r][s] / LINE_CHAIN_UNIT;
	for (i = 0; i < f->n_lines; i++)
		add_scores(c, f, i, scores[i].of, &out[i]);
	line_chain_posteriors(scores, transitions, f->n_lines, chances, NULL);
	for (i = 0; i < f->n_lines; i++) {
		const float *p = chances[i].of;

		out[i].before = p[LINE_BEFORE];
		out[i].body = p[LINE_FIRST] + p[LINE_BODY];
		out[i].inside = p[LINE_INSIDE];
		out[i].after = p[LINE_END] + p[LINE_AFTER];
	}
	free(scores);
}
