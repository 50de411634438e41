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
};

/* Most lines of a page are menus about which the chain has no doubt: the trees are not asked.
 */
static bool
is_hopeless(const struct line *l, float body)
{
	return l->words < 8 && body < .0005f;
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
	for (i = 0; i < l->n; i++)
		skip[i] = is_hopeless(&l->items[i], odds[i].body);
	line_rows_read(l, odds, skip, rows);
	for (i = 0; i < l->n; i++)
		out[i] = skip[i] ? odds[i].body : forest_judge(&m->trees, rows[i].v);
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
