/* Fitting the chain. */
#include "train/chain.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { PASSES = 12, FIRST_AVERAGED = 4, RUNS = 2 };

static const float rate = .03f, drop_form = .4f, drop_word = .6f, drop_words = .25f;

struct fitter {
	struct line_scores *weights, *squares; /* [LINE_ROWS] */
	struct line_scores transitions[LINE_STATES], transition_squares[LINE_STATES];
	double (*sums)[LINE_STATES]; /* of weights, for the average; transitions behind them */
	size_t n_sums;
	uint8_t *alive;
	float rate;
	uint64_t random;
};

static double
next_share(struct fitter *f)
{
	f->random ^= f->random << 13;
	f->random ^= f->random >> 7;
	f->random ^= f->random << 17;
	return (double)(f->random * 0x2545f4914f6cdd1du >> 11) / 9007199254740992.0;
}

static void
find_alive(struct fitter *f, const struct train_dump *dumps, const bool *use, size_t n)
{
	uint64_t *last = base_calloc(LINE_ROWS, sizeof(*last));
	uint32_t *groups = base_calloc(LINE_ROWS, sizeof(*groups));
	size_t i, k;

	for (i = 0; i < n; i++)
		for (k = 0; use[i] && k < dumps[i].features.n; k++) {
			uint16_t r = dumps[i].features.rows[k];

			/* pages of one host follow each other or are few */
			groups[r] += !groups[r] || last[r] != dumps[i].group;
			last[r] = dumps[i].group;
		}
	for (i = 0; i < LINE_ROWS; i++)
		f->alive[i] = groups[i] >= CHAIN_MIN_GROUPS;
	free(last);
	free(groups);
}

static void
ascend(float *weight, float *square, float gradient, float speed)
{
	*square += gradient * gradient;
	*weight += speed * gradient / sqrtf(*square + 1e-4f);
}

/* Which of a page's features this step sees. */
static void
drop(struct fitter *f, const struct line_features *features, bool *keep)
{
	bool no_words = next_share(f) < (double)drop_words;
	size_t k;

	for (k = 0; k < features->n; k++) {
		bool word = features->rows[k] >= LINE_FORM_ROWS;
		double share = next_share(f);

		keep[k] = f->alive[features->rows[k]] && !(word && no_words) &&
			  share >= (double)(word ? drop_word : drop_form);
	}
}

static void
learn_line(struct fitter *f, const struct line_features *features, size_t i, const bool *keep,
    const float *gradient)
{
	size_t k;
	int s;

	for (k = features->starts[i]; k < features->starts[i + 1]; k++) {
		uint16_t r = features->rows[k];

		for (s = 0; keep[k] && s < LINE_STATES; s++)
			if (fabsf(gradient[s]) > 1e-7f)
				ascend(&f->weights[r].of[s], &f->squares[r].of[s], gradient[s],
				    f->rate);
	}
}

static void
learn_transitions(struct fitter *f, const struct train_dump *d, struct line_pairs *pairs)
{
	size_t i;
	int r, s;

	for (i = 1; i < d->lines.n; i++)
		pairs->of[d->states[i - 1]][d->states[i]] -= 1;
	for (r = 0; r < LINE_STATES; r++)
		for (s = 0; s < LINE_STATES; s++)
			if (pairs->of[r][s] != 0)
				ascend(&f->transitions[r].of[s],
				    &f->transition_squares[r].of[s], -(float)pairs->of[r][s],
				    f->rate);
}

static void
learn_page(struct fitter *f, const struct train_dump *d)
{
	const struct line_features *features = &d->features;
	size_t n = d->lines.n, i, k;
	bool *keep = base_calloc(features->n + 1, sizeof(*keep));
	struct line_scores *scores = base_calloc(2 * n + 1, sizeof(*scores));
	struct line_scores *chances = scores + n;
	struct line_pairs pairs = {{{0}}};
	int s;

	drop(f, features, keep);
	for (i = 0; i < n; i++)
		for (k = features->starts[i]; k < features->starts[i + 1]; k++)
			for (s = 0; keep[k] && s < LINE_STATES; s++)
				scores[i].of[s] += f->weights[features->rows[k]].of[s];
	line_chain_posteriors(scores, f->transitions, n, chances, &pairs);
	for (i = 0; i < n; i++) {
		for (s = 0; s < LINE_STATES; s++)
			chances[i].of[s] = (float)(d->states[i] == s) - chances[i].of[s];
		learn_line(f, features, i, keep, chances[i].of);
	}
	learn_transitions(f, d, &pairs);
	free(keep);
	free(scores);
}

static void
add_up(struct fitter *f)
{
	size_t i;
	int s;

	for (i = 0; i < LINE_ROWS; i++)
		for (s = 0; s < LINE_STATES; s++)
			f->sums[i][s] += (double)f->weights[i].of[s];
	for (i = 0; i < LINE_STATES; i++)
		for (s = 0; s < LINE_STATES; s++)
			f->sums[LINE_ROWS + i][s] += (double)f->transitions[i].of[s];
	f->n_sums++;
}

static void
run(struct fitter *f, const struct train_dump *dumps, size_t *order, size_t n)
{
	size_t pass, i;

	memset(f->weights, 0, LINE_ROWS * sizeof(*f->weights));
	memset(f->squares, 0, LINE_ROWS * sizeof(*f->squares));
	memset(f->transitions, 0, sizeof(f->transitions));
	memset(f->transition_squares, 0, sizeof(f->transition_squares));
	for (pass = 0; pass < PASSES; pass++) {
		f->rate = rate * (1 - .9f * (float)pass / PASSES);
		for (i = n; i > 1; i--) {
			size_t at = (size_t)(next_share(f) * (double)i), other = order[at];

			order[at] = order[i - 1];
			order[i - 1] = other;
		}
		for (i = 0; i < n; i++)
			learn_page(f, &dumps[order[i]]);
		if (pass >= FIRST_AVERAGED)
			add_up(f);
	}
}

static long
rounded(double weight, double limit)
{
	double v = weight * LINE_CHAIN_UNIT;

	return lrint(v > limit ? limit : v < -limit ? -limit : v);
}

static struct chain_table *
average(const struct fitter *f)
{
	struct chain_table *t = base_calloc(1, sizeof(*t));
	size_t i;
	int s;

	for (i = 0; i < LINE_ROWS; i++)
		for (s = 0; s < LINE_STATES; s++)
			t->weights[i][s] =
			    (int8_t)rounded(f->sums[i][s] / (double)f->n_sums, INT8_MAX);
	for (i = 0; i < LINE_STATES; i++)
		for (s = 0; s < LINE_STATES; s++)
			t->transitions[i][s] = (int16_t)rounded(
			    f->sums[LINE_ROWS + i][s] / (double)f->n_sums, INT16_MAX);
	return t;
}

struct chain_table *
chain_fit(const struct train_dump *dumps, const bool *use, size_t n)
{
	struct fitter f = {.random = 88172645463325252u};
	size_t *order = base_calloc(n + 1, sizeof(*order)), i, k, n_order = 0;
	struct chain_table *table;

	f.weights = base_calloc(LINE_ROWS, sizeof(*f.weights));
	f.squares = base_calloc(LINE_ROWS, sizeof(*f.squares));
	f.sums = base_calloc(LINE_ROWS + LINE_STATES, sizeof(*f.sums));
	f.alive = base_calloc(LINE_ROWS, 1);
	find_alive(&f, dumps, use, n);
	for (i = 0; i < n; i++) {
		bool some = false;

		for (k = 0; use[i] && k < dumps[i].lines.n; k++)
			some |= dumps[i].body[k];
		if (some)
			order[n_order++] = i;
	}
	for (i = 0; i < RUNS; i++)
		run(&f, dumps, order, n_order);
	table = average(&f);
	free(f.weights);
	free(f.squares);
	free(f.sums);
	free(f.alive);
	free(order);
	return table;
}
