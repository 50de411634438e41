/* Trees that are grown tell apart what their rows tell apart. */
#include "tap.h"

#include "train/boost.h"

#include <stdlib.h>

enum { ROWS = 2000, FEATURES = 4 };

/* Label: the first value is above 10 exactly when the second is odd; the others are noise. */
static void
fill(int16_t *values, float *labels, float *weights)
{
	uint32_t random = 12345;
	size_t i, k;

	for (i = 0; i < ROWS; i++) {
		for (k = 0; k < FEATURES; k++) {
			random = random * 1103515245u + 12345u;
			values[i * FEATURES + k] = (int16_t)(random >> 16 & 15);
		}
		values[i * FEATURES + 1] &= 1;
		labels[i] = (values[i * FEATURES] > 7) == (values[i * FEATURES + 1] == 1);
		weights[i] = 1;
	}
}

int
main(void)
{
	int16_t *values = base_calloc(ROWS * FEATURES, sizeof(*values));
	float *labels = base_calloc(ROWS, sizeof(*labels));
	float *weights = base_calloc(ROWS, sizeof(*weights));
	struct boost_rows rows = {values, ROWS, FEATURES, FEATURES, labels, weights};
	struct boost_options o = {.n_trees = 30,
	    .rate = .3f,
	    .min_weight = 1,
	    .lambda = 1,
	    .row_share = .8f,
	    .feature_share = 1,
	    .seed = 7};
	struct forest f, again;
	size_t i, wrong = 0, other = 0;

	fill(values, labels, weights);
	boost_grow(&rows, &o, &f);
	boost_grow(&rows, &o, &again);
	for (i = 0; i < ROWS; i++) {
		float p = forest_judge(&f, values + i * FEATURES);

		wrong += (p > .5f) != (labels[i] > .5f);
		other += p != forest_judge(&again, values + i * FEATURES);
	}
	tap_ok(wrong < ROWS / 100, "what depends on two values together is learned: %zu wrong",
	    wrong);
	tap_is_int((long long)other, 0, "the same rows give the same trees");
	boost_free(&f);
	boost_free(&again);
	free(values);
	free(labels);
	free(weights);
	return tap_done();
}
