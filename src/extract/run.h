/* extract/run.h: the heaviest run of lines. */
#ifndef EXTRACT_RUN_H
#define EXTRACT_RUN_H

#include "extract/line.h"

struct run {
	size_t first, end; /* lines first .. end - 1; none when equal */
};

/* The run with the greatest sum of (words - cost) over its lines: Kadane's maximum subarray
 * (Bentley, Programming Pearls, 1984) as Pasternack and Roth (2009) apply it to pages. Never
 * empty when a line has words: the longest line is taken when nothing is worth its cost. */
struct run run_heaviest(const struct lines *l, uint32_t cost);

#endif
