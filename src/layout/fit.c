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

/* The best ways to set the boxes before each box, and before the end. */
struct ways {
	uint64_t *cost;
	uint32_t *from; /* first box of the line that ends there */
	int32_t *at;    /* where the box stands, were all in one line; cells */
};

/* A line's end: the box it is before, its cell, and how wide a full line is. */
struct line_end {
	size_t box;
	int32_t right;
	int most;
};

/* Of the lines that begin at box far or behind it, the best; the smaller of two first boxes
 * when both are as good. (To leave out lines that can no longer win takes longer than to try
 * them: the loop has no branch that is hard to foresee.) */
static void
take_line(struct ways *w, size_t far, const struct line_end *end)
{
	const int32_t full = end->right - end->most;
	uint64_t best = UINT64_MAX, cost;
	size_t first = far, from = far;
	int64_t rest;

	do {
		rest = w->at[first] - full;
		cost = w->cost[first] + (uint64_t)(rest * rest);
		if (cost < best) {
			best = cost;
			from = first;
		}
		first++;
	} while (first < end->box);
	w->cost[end->box] = best;
	w->from[end->box] = (uint32_t)from;
}

/* The same for the last line, which may be of any width. */
static void
take_last(struct ways *w, size_t far, size_t end)
{
	size_t first, from = far;

	for (first = far; first < end; first++)
		if (w->cost[first] < w->cost[from])
			from = first;
	w->from[end] = (uint32_t)from;
}

/* Fills *w for a run of boxes whose only forced end is the last. */
static void
find_ways(const struct box *boxes, size_t n, int measure, int first_indent, struct ways *w)
{
	struct line_end end = {.right = 0};
	int32_t at = first_indent;
	size_t far = 0;

	w->cost[0] = 0;
	w->at[0] = 0;
	for (end.box = 1; end.box <= n; end.box++) {
		end.right = at + boxes[end.box - 1].width;
		at = end.right + boxes[end.box - 1].space;
		w->at[end.box] = at;
		while (far + 1 < end.box && end.right - w->at[far] > measure)
			far++;
		if (end.box == n)
			break;
		/* A box that is wider than a line fills one. */
		end.most = end.right - w->at[far] > measure ? end.right - w->at[far] : measure;
		take_line(w, far, &end);
	}
	take_last(w, far, n);
}

static void
fit_run(struct box *boxes, size_t n, int measure, int first_indent, struct ways *w)
{
	size_t i;

	for (i = 0; i < n; i++)
		boxes[i].ends = false;
	find_ways(boxes, n, measure, first_indent, w);
	for (i = n; i > 0; i = w->from[i])
		boxes[i - 1].ends = true;
}

void
fit_ragged(struct box *boxes, size_t n, int measure, int first_indent)
{
	uint64_t *room =
	    base_calloc(n + 1, sizeof(uint64_t) + sizeof(uint32_t) + sizeof(int32_t));
	struct ways w = {room, (uint32_t *)(room + n + 1), NULL};
	size_t start = 0, i;

	w.at = (int32_t *)(w.from + n + 1);
	for (i = 0; i < n; i++)
		if (boxes[i].forced || i + 1 == n) {
			fit_run(boxes + start, i + 1 - start, measure, start ? 0 : first_indent,
			    &w);
			start = i + 1;
		}
	free(room);
}

/* Total fit. A line is tight, loose or very loose; a break is reached best by a line of each
 * of these classes, so that neighbours can be compared. */
enum {
	N_CLASSES = 3,
	LINE_PENALTY = 10,
	HYPHEN_PENALTY = 50,
	TWO_HYPHENS = 10000,  /* demerits of hyphens on two lines running */
	LAST_HYPHEN = 5000,   /* of a hyphen before the last line */
	UNLIKE_LINES = 10000, /* of neighbours two classes apart */
	LOOSENESS_ONE = 64,   /* a cell more a space */
	MAX_STRETCH = 5,      /* cells more a space; beyond that all lines are as bad */
	MAX_LOOSENESS = MAX_STRETCH * LOOSENESS_ONE
};

struct total_state {
	uint64_t cost[N_CLASSES];
	uint32_t from[N_CLASSES];  /* first box of the line that ends before this one */
	uint8_t class_[N_CLASSES]; /* of the line before that */
};

/* Cells that each space takes more, in units of 1/LOOSENESS_ONE. */
static uint32_t
looseness_of(int rest, int spaces)
{
	uint32_t most = MAX_LOOSENESS, loose;

	if (rest <= 0)
		return 0;
	if (!spaces)
		return rest == 1 ? LOOSENESS_ONE / 2 : most;
	loose = (uint32_t)rest * LOOSENESS_ONE / (uint32_t)spaces;
	return loose < most ? loose : most;
}

static unsigned
class_of(uint32_t looseness)
{
	return looseness <= LOOSENESS_ONE / 2 ? 0 : looseness <= LOOSENESS_ONE ? 1 : 2;
}

/* The best ways to come to a break, counting what the next line's class adds to each. */
struct arrival {
	uint64_t cost[N_CLASSES];
	uint8_t class_[N_CLASSES];
};

static struct arrival
arrive(const struct total_state *s)
{
	struct arrival a;
	unsigned next, class_;
	uint64_t cost;

	for (next = 0; next < N_CLASSES; next++) {
		a.cost[next] = UINT64_MAX;
		a.class_[next] = 0;
		for (class_ = 0; class_ < N_CLASSES; class_++) {
			if (s->cost[class_] == UINT64_MAX)
				continue;
			cost = s->cost[class_] +
			       (next > class_ + 1 || class_ > next + 1 ? UNLIKE_LINES : 0);
			if (cost < a.cost[next]) {
				a.cost[next] = cost;
				a.class_[next] = (uint8_t)class_;
			}
		}
	}
	return a;
}

/* Demerits of a line that ends behind a box, but for those of its neighbours' classes. */
static uint64_t
demerits_of(const struct box *end, uint32_t looseness, bool after_hyphen, bool is_last)
{
	uint64_t cubed = (uint64_t)looseness * looseness * looseness;
	uint64_t badness = 100 * cubed / (LOOSENESS_ONE * LOOSENESS_ONE * LOOSENESS_ONE);
	uint64_t demerits = (LINE_PENALTY + badness) * (LINE_PENALTY + badness);

	if (end->hyphen)
		demerits += (uint64_t)(HYPHEN_PENALTY * HYPHEN_PENALTY +
				       (after_hyphen ? TWO_HYPHENS : 0));
	if (is_last && after_hyphen)
		demerits += LAST_HYPHEN;
	return demerits;
}

static bool
is_reached(const struct total_state *s)
{
	size_t i;

	for (i = 0; i < N_CLASSES; i++)
		if (s->cost[i] != UINT64_MAX)
			return true;
	return false;
}

/* Tries every line that begins with a box. */
static void
try_lines(const struct box *boxes, size_t n, size_t first, int room, struct total_state *states)
{
	bool after_hyphen = first && boxes[first - 1].hyphen;
	struct arrival a = arrive(&states[first]);
	int width = 0, spaces = 0;
	struct total_state *s;
	uint32_t looseness;
	unsigned class_;
	uint64_t cost;
	size_t last;

	for (last = first; last < n; last++) {
		const struct box *b = &boxes[last];

		width += b->width;
		if (width > room && last > first)
			break;
		/* As long as more fits, what is loose beyond measure can be left out: ending
		 * the line later is no worse. */
		if (last + 1 < n && room - width > spaces * MAX_STRETCH &&
		    width + b->space + b[1].width + b[1].hyphen <= room) {
			width += b->space;
			spaces += b->space;
			continue;
		}
		if (width + b->hyphen <= room || last == first) {
			looseness =
			    last + 1 == n ? 0 : looseness_of(room - width - b->hyphen, spaces);
			class_ = class_of(looseness);
			cost = a.cost[class_] +
			       demerits_of(b, looseness, after_hyphen, last + 1 == n);
			s = &states[last + 1];
			if (cost < s->cost[class_]) {
				s->cost[class_] = cost;
				s->from[class_] = (uint32_t)first;
				s->class_[class_] = a.class_[class_];
			}
		}
		width += b->space;
		spaces += b->space;
	}
}

/* Walks back from the last break; returns the loosest line's looseness. */
static uint32_t
take_best(struct box *boxes, size_t n, int measure, int first_indent,
    const struct total_state *states)
{
	unsigned class_ = 0, i;
	uint32_t worst = 0, looseness;
	size_t end, first, box;
	int width, spaces;

	for (i = 1; i < N_CLASSES; i++)
		if (states[n].cost[i] < states[n].cost[class_])
			class_ = i;
	for (end = n; end > 0; end = first) {
		first = states[end].from[class_];
		class_ = states[end].class_[class_];
		boxes[end - 1].ends = true;
		width = first ? boxes[end - 1].hyphen : boxes[end - 1].hyphen + first_indent;
		for (spaces = 0, box = first; box < end; box++) {
			width += boxes[box].width + (box + 1 < end ? boxes[box].space : 0);
			spaces += box + 1 < end ? boxes[box].space : 0;
		}
		looseness = end == n ? 0 : looseness_of(measure - width, spaces);
		worst = looseness > worst ? looseness : worst;
	}
	return worst;
}

static uint32_t
fit_total_run(
    struct box *boxes, size_t n, int measure, int first_indent, struct total_state *states)
{
	size_t i, j;

	for (i = 0; i <= n; i++)
		for (j = 0; j < N_CLASSES; j++)
			states[i].cost[j] = UINT64_MAX;
	states[0].cost[0] = 0;
	for (i = 0; i < n; i++) {
		boxes[i].ends = false;
		if (is_reached(&states[i]))
			try_lines(boxes, n, i, i ? measure : measure - first_indent, states);
	}
	return take_best(boxes, n, measure, first_indent, states);
}

int
fit_total(struct box *boxes, size_t n, int measure, int first_indent)
{
	struct total_state *states = base_calloc(n + 1, sizeof(*states));
	uint32_t worst = 0, looseness;
	size_t start = 0, i;

	for (i = 0; i < n; i++)
		if (boxes[i].forced || i + 1 == n) {
			looseness = fit_total_run(boxes + start, i + 1 - start, measure,
			    start ? 0 : first_indent, states);
			worst = looseness > worst ? looseness : worst;
			start = i + 1;
		}
	free(states);
	return (int)(worst * 100 / LOOSENESS_ONE);
}
