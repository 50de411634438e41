/* The heaviest run of lines. */
#include "extract/run.h"

struct run
run_heaviest(const struct lines *l, uint32_t cost)
{
	struct run best = {0, 0}, now = {0, 0};
	int64_t best_sum = 0, sum = 0;
	size_t i, longest = 0;

	for (i = 0; i < l->n; i++) {
		if (sum <= 0) {
			sum = 0;
			now.first = i;
		}
		sum += (int64_t)l->items[i].words - cost;
		now.end = i + 1;
		if (sum > best_sum) {
			best_sum = sum;
			best = now;
		}
		if (l->items[i].words > l->items[longest].words)
			longest = i;
	}
	if (best.first == best.end && l->n && l->items[longest].words)
		best = (struct run){longest, longest + 1};
	return best;
}
