/* Which boxes of a paragraph share a line. */
#include "layout/fit.h"

#include <stdlib.h>

void
fit_greedy(struct box *boxes, size_t n, int measure, int first_indent)
{
	int width = first_indent;
	size_t i;

	for (i = 0; i < n; i++) {
		width += boxes[i].width;
		boxes[i].ends = boxes[i].forced || i + 1 == n ||
				width + boxes[i].space + boxes[i + 1].width > measure;
		width = boxes[i].ends ? 0 : width + boxes[i].space;
	}
}

/* The best way to set the boxes before this one. */
struct state {
	uint64_t cost;
	uint32_t from; /* first box of the line that ends before this one */
};

/* Sets states[1..n] for a run of boxes whose only forced end is the last. */
static void
find_costs(
    const struct box *boxes, size_t n, int measure, int first_indent, struct state *states)
{
	uint64_t cost, rest;
	size_t first, last;
	int width;

	states[0].cost = 0;
	for (last = 1; last <= n; last++)
		states[last].cost = UINT64_MAX;
	for (first = 0; first < n; first++) {
		width = first ? 0 : first_indent;
		for (last = first; last < n; last++) {
			width += boxes[last].width;
			if (width > measure && last > first)
				break;
			rest = width < measure ? (uint64_t)(measure - width) : 0;
			cost = states[first].cost + (last + 1 == n ? 0 : rest * rest);
			if (cost < states[last + 1].cost)
				states[last + 1] = (struct state){cost, (uint32_t)first};
			width += boxes[last].space;
		}
	}
}

static void
fit_run(struct box *boxes, size_t n, int measure, int first_indent, struct state *states)
{
	size_t i;

	for (i = 0; i < n; i++)
		boxes[i].ends = false;
	find_costs(boxes, n, measure, first_indent, states);
	for (i = n; i > 0; i = states[i].from)
		boxes[i - 1].ends = true;
}

void
fit_ragged(struct box *boxes, size_t n, int measure, int first_indent)
{
	struct state *states = base_calloc(n + 1, sizeof(*states));
	size_t start = 0, i;

	for (i = 0; i < n; i++)
		if (boxes[i].forced || i + 1 == n) {
			fit_run(boxes + start, i + 1 - start, measure, start ? 0 : first_indent,
			    states);
			start = i + 1;
		}
	free(states);
}
