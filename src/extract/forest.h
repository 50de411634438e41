/* extract/forest.h: judging by boosted trees (Friedman, "Greedy Function Approximation: A
 * Gradient Boosting Machine", 2001): the sum of what many small trees say is a log-odds.
 *
 * All trees are complete and of one depth, so that a tree needs no links: below node i lie
 * 2i + 1 (value <= limit) and 2i + 2. */
#ifndef EXTRACT_FOREST_H
#define EXTRACT_FOREST_H

#include "base/base.h"

enum {
	FOREST_DEPTH = 5,
	FOREST_NODES = (1 << FOREST_DEPTH) - 1,
	FOREST_LEAVES = 1 << FOREST_DEPTH
};
enum { FOREST_UNIT = 2048 }; /* a leaf of this value adds 1 to the log-odds */

struct forest_tree {
	uint8_t feature[FOREST_NODES];
	int16_t limit[FOREST_NODES];
	int16_t leaf[FOREST_LEAVES];
};

struct forest {
	const struct forest_tree *trees;
	size_t n_trees;
};

/* The probability, 0..1, for one row of features. */
float forest_judge(const struct forest *f, const int16_t *row);

#endif
