/* train/boost.h: grows the trees of extract/forest.h from labelled rows.
 *
 * Gradient boosting with the logistic loss, second-order leaves (Chen and Guestrin,
 * "XGBoost", 2016, section 2), values in at most BOOST_BINS bins, rows of great gradient and
 * random features a tree. Deterministic: the same rows and seed give the same trees. */
#ifndef TRAIN_BOOST_H
#define TRAIN_BOOST_H

#include "extract/forest.h"

enum { BOOST_BINS = 64 };

struct boost_rows {
	const int16_t *values; /* n rows of stride values, of which n_features are used */
	size_t n, stride, n_features;
	const float *labels;  /* 0..1 */
	const float *weights; /* 0: the row is left out */
};

struct boost_options {
	size_t n_trees;
	float rate;       /* of each tree */
	float min_weight; /* of a leaf: sum of second derivatives */
	float lambda;     /* added to it: leaves shrink to 0 */
	float row_share, feature_share;
	uint64_t seed;
};

/* Fills *out; the caller frees out->trees (it is on the heap). */
void boost_grow(
    const struct boost_rows *rows, const struct boost_options *o, struct forest *out);
void boost_free(struct forest *f);

#endif
