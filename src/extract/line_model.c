/* Which lines are the article. */
#include "extract/line_model.h"

#include "extract/line_row.h"
#include "extract/line_table.h"

#include <math.h>
#include <stdlib.h>

enum { CHOICE_ROUNDS = 30 };

const struct line_model line_model = {
    .chain = {line_weights, line_transitions},
    .trees = {line_trees, LINE_TREES},
    .second = {line_trees + LINE_TREES, LINE_SECOND_TREES},
};

void
line_model_skip(const struct lines *l, const struct line_odds *odds, bool *skip)
{
	size_t i;

	for (i = 0; i < l->n; i++)
		skip[i] = l->items[i].words < 8 && odds[i].body < .0005f;
}

void
line_model_refine(const struct lines *l, const float *first, struct line_odds *odds, bool *skip)
{
	static const float surely_none = .01f;
	size_t i;

	for (i = 0; i < l->n; i++) {
		if (!skip[i])
			odds[i].body = first[i];
		skip[i] = skip[i] || first[i] < surely_none;
	}
}

/* Asks trees of the lines that are not skipped. */
static void
ask_trees(
    const struct forest *f, const struct line_row *rows, const bool *skip, size_t n, float *out)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (!skip[i])
			out[i] = forest_judge(f, rows[i].v);
}

void
line_model_judge(const struct line_model *m, const struct lines *l, float *out)
{
	struct line_odds *odds = base_calloc(l->n + 1, sizeof(*odds));
	struct line_row *rows = base_alloc((l->n + 1) * sizeof(*rows));
	bool *skip = base_calloc(l->n + 1, sizeof(*skip));
	struct line_features features;
	size_t i;

	line_features_read(&features, l);
	line_chain_judge(&m->chain, &features, odds);
	line_model_skip(l, odds, skip);
	for (i = 0; i < l->n; i++)
		out[i] = odds[i].body;
	line_rows_read(l, odds, skip, rows);
	ask_trees(&m->trees, rows, skip, l->n, out);
	line_model_refine(l, out, odds, skip);
	line_rows_renew(l, odds, skip, rows);
	ask_trees(&m->second, rows, skip, l->n, out);
	line_features_clear(&features);
	free(odds);
	free(rows);
	free(skip);
}

void
line_model_choose(const struct lines *l, const float *chances, bool *keep)
{
	double whole = 0, limit = .5, taken, right, f1 = 0;
	size_t i, n_kept = 0;
	int round;

	for (i = 0; i < l->n; i++)
		whole += (double)chances[i] * l->items[i].words;
	for (round = 0; round < CHOICE_ROUNDS && whole > 0; round++) {
		taken = right = 0;
		for (i = 0; i < l->n; i++)
			if ((double)chances[i] > limit) {
				taken += l->items[i].words;
				right += (double)chances[i] * l->items[i].words;
			}
		f1 = taken > 0 ? 2 * right / (taken + whole) : limit;
		if (taken > 0 && fabs(f1 / 2 - limit) < 1e-6)
			break;
		limit = f1 / 2;
	}
	for (i = 0; i < l->n; i++) {
		keep[i] = (double)chances[i] > limit && l->items[i].words;
		n_kept += keep[i];
	}
	for (i = 0; !n_kept && i < l->n; i++)
		keep[i] = l->items[i].words > 0;
}
