/* Walking trees. */
#include "extract/forest.h"

#include <math.h>

float
forest_judge(const struct forest *f, const int16_t *row)
{
	const struct forest_tree *t = f->trees, *end = f->trees + f->n_trees;
	int32_t sum = 0;
	unsigned node;

	for (; t < end; t++) {
		for (node = 0; node < FOREST_NODES;)
			node = 2 * node + 1 + (row[t->feature[node]] > t->limit[node]);
		sum += t->leaf[node - FOREST_NODES];
	}
	return 1 / (1 + expf(-(float)sum / FOREST_UNIT));
}
