/* Walking trees. */
#include "extract/forest.h"

#include <math.h>

float
forest_judge(const struct forest *f, const int16_t *row)
{
	const struct forest_tree *t = f->trees, *end = f->trees + f->n_trees;
	int32_t sum = 0;
	size_t node;
	int level;

	for (; t < end; t++) {
		node = 0;
#pragma GCC unroll 5
		for (level = 0; level < FOREST_DEPTH; level++)
			node = 2 * node + 1 + (row[t->feature[node]] > t->limit[node]);
		sum += t->leaf[node - FOREST_NODES];
	}
	return 1 / (1 + expf(-(float)sum / FOREST_UNIT));
}
