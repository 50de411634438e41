/* Gradient boosting on binned values. */
#include "train/boost.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct sum {
	float gradient, weight;
};

struct grower {
	const struct boost_rows *rows;
	const struct boost_options *o;
	uint8_t *bins;     /* [feature][row] */
	int16_t *limits;   /* [feature][BOOST_BINS]: the greatest value of each bin */
	float *scores;     /* log-odds so far */
	struct sum *rates; /* of each row that counts */
	bool *use;         /* features of this tree */
	/* Of each sampled row, side by side, so that a tree reads them in order: */
	size_t n_sampled;
	uint32_t *sampled; /* which row */
	struct sum *sums;
	uint8_t *node;   /* within the level */
	uint8_t *packed; /* [feature][n]: its bins */
	uint64_t random;
};

static uint64_t
next_random(uint64_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return *state * 0x2545f4914f6cdd1du;
}

static double
next_share(uint64_t *state)
{
	return (double)(next_random(state) >> 11) / 9007199254740992.0;
}

enum { VALUES = 1 << 16 };

/* Parts a feature's values into bins of about equal numbers of rows. of: room for what each
 * value is: first how many rows have it, then its bin. */
static void
bin_feature(struct grower *g, size_t f, uint32_t of[VALUES])
{
	const struct boost_rows *r = g->rows;
	int16_t *limit = g->limits + f * BOOST_BINS;
	size_t i, bin = 0, step = r->n / BOOST_BINS + 1, seen = 0, last = 0, n;

	memset(of, 0, VALUES * sizeof(*of));
	for (i = 0; i < r->n; i++)
		of[r->values[i * r->stride + f] - INT16_MIN]++;
	for (i = 0; i < VALUES; i++) {
		n = of[i];
		of[i] = (uint32_t)bin;
		seen += n;
		if (!n || bin == BOOST_BINS - 1 || (seen - 1 - last < step / 2 && seen < r->n))
			continue;
		limit[bin++] = (int16_t)((int)i + INT16_MIN);
		last = seen - 1;
	}
	for (; bin < BOOST_BINS; bin++)
		limit[bin] = INT16_MAX;
	for (i = 0; i < r->n; i++)
		g->bins[f * r->n + i] = (uint8_t)of[r->values[i * r->stride + f] - INT16_MIN];
}

static void
grower_init(struct grower *g, const struct boost_rows *r, const struct boost_options *o)
{
	uint32_t *of = base_calloc(VALUES, sizeof(*of));
	size_t f;

	*g = (struct grower){.rows = r, .o = o, .random = o->seed * 2 + 1};
	g->bins = base_calloc(r->n_features * r->n, 1);
	g->limits = base_calloc(r->n_features * BOOST_BINS, sizeof(*g->limits));
	g->scores = base_calloc(r->n, sizeof(float));
	g->rates = base_calloc(r->n, sizeof(*g->rates));
	g->sampled = base_calloc(r->n, sizeof(*g->sampled));
	g->sums = base_calloc(r->n, sizeof(*g->sums));
	g->node = base_calloc(r->n, 1);
	g->packed = base_calloc(r->n_features * r->n, 1);
	g->use = base_calloc(r->n_features, sizeof(bool));
	for (f = 0; f < r->n_features; f++)
		bin_feature(g, f, of);
	free(of);
}

static void
grower_clear(struct grower *g)
{
	free(g->bins);
	free(g->limits);
	free(g->scores);
	free(g->rates);
	free(g->sampled);
	free(g->sums);
	free(g->node);
	free(g->packed);
	free(g->use);
}

/* The first and second derivative of each row's loss; returns the mean size of the first. */
static float
derive(struct grower *g)
{
	const struct boost_rows *r = g->rows;
	double sum = 0;
	size_t i, n = 0;
	float p;

	for (i = 0; i < r->n; i++) {
		if (r->weights[i] <= 0)
			continue;
		p = 1 / (1 + expf(-g->scores[i]));
		g->rates[i].gradient = (r->labels[i] - p) * r->weights[i];
		g->rates[i].weight = p * (1 - p) * r->weights[i];
		sum += fabsf(g->rates[i].gradient);
		n++;
	}
	return (float)(sum / (double)n);
}

/* Rows that are judged well already are taken less often, and then count for more (Ibragimov
 * and Gusev, "Minimal Variance Sampling in Stochastic Gradient Boosting", 2019). */
static void
sample(struct grower *g)
{
	const struct boost_rows *r = g->rows;
	float mean = derive(g), chance;
	size_t i, f, n = 0;

	for (i = 0; i < r->n; i++) {
		if (r->weights[i] <= 0)
			continue;
		chance = fabsf(g->rates[i].gradient) / mean * g->o->row_share;
		chance = chance < .05f ? .05f : chance > 1 ? 1 : chance;
		if (next_share(&g->random) > chance)
			continue;
		g->sums[n] =
		    (struct sum){g->rates[i].gradient / chance, g->rates[i].weight / chance};
		g->sampled[n++] = (uint32_t)i;
	}
	g->n_sampled = n;
	memset(g->node, 0, n);
	for (f = 0; f < r->n_features; f++) {
		g->use[f] = next_share(&g->random) < g->o->feature_share;
		for (i = 0; g->use[f] && i < n; i++)
			g->packed[f * r->n + i] = g->bins[f * r->n + g->sampled[i]];
	}
}

struct split {
	float gain;
	uint8_t feature;
	uint8_t bin;
};

static float
worth(const struct grower *g, float gradient, float weight)
{
	return gradient * gradient / (weight + g->o->lambda);
}

static void
best_split(const struct grower *g, const struct sum *bins, size_t f, struct split *best)
{
	struct sum all = {0}, left = {0};
	float gain;
	size_t b;

	for (b = 0; b < BOOST_BINS; b++) {
		all.gradient += bins[b].gradient;
		all.weight += bins[b].weight;
	}
	for (b = 0; b + 1 < BOOST_BINS; b++) {
		left.gradient += bins[b].gradient;
		left.weight += bins[b].weight;
		if (left.weight < g->o->min_weight ||
		    all.weight - left.weight < g->o->min_weight)
			continue;
		gain = worth(g, left.gradient, left.weight) +
		       worth(g, all.gradient - left.gradient, all.weight - left.weight) -
		       worth(g, all.gradient, all.weight);
		if (gain > best->gain)
			*best = (struct split){gain, (uint8_t)f, (uint8_t)b};
	}
}

/* Finds the split of every node of a level and moves the rows down. */
static void
grow_level(struct grower *g, unsigned level, struct forest_tree *t)
{
	const size_t n_nodes = (size_t)1 << level, first = n_nodes - 1;
	struct sum(*hist)[BOOST_BINS] = base_calloc(n_nodes, sizeof(*hist));
	struct split best[FOREST_LEAVES] = {0};
	const uint8_t *bins;
	size_t f, i, k;

	for (f = 0; f < g->rows->n_features; f++) {
		if (!g->use[f])
			continue;
		memset(hist, 0, n_nodes * sizeof(*hist));
		bins = g->packed + f * g->rows->n;
		for (i = 0; i < g->n_sampled; i++) {
			struct sum *s = &hist[g->node[i]][bins[i]];

			s->gradient += g->sums[i].gradient;
			s->weight += g->sums[i].weight;
		}
		for (k = 0; k < n_nodes; k++)
			best_split(g, hist[k], f, &best[k]);
	}
	for (k = 0; k < n_nodes; k++) {
		t->feature[first + k] = best[k].feature;
		t->limit[first + k] =
		    best[k].gain > 0 ? g->limits[best[k].feature * BOOST_BINS + best[k].bin]
				     : INT16_MAX;
	}
	for (i = 0; i < g->n_sampled; i++) {
		const struct split *s = &best[g->node[i]];
		bool right = s->gain > 0 && g->packed[s->feature * g->rows->n + i] > s->bin;

		g->node[i] = (uint8_t)(g->node[i] * 2 + right);
	}
	free(hist);
}

static void
fill_leaves(struct grower *g, struct forest_tree *t)
{
	struct sum sums[FOREST_LEAVES] = {0};
	size_t i, k;
	float v;

	for (i = 0; i < g->n_sampled; i++) {
		k = g->node[i];
		sums[k].gradient += g->sums[i].gradient;
		sums[k].weight += g->sums[i].weight;
	}
	for (k = 0; k < FOREST_LEAVES; k++) {
		v = g->o->rate * sums[k].gradient / (sums[k].weight + g->o->lambda) *
		    FOREST_UNIT;
		t->leaf[k] = (int16_t)(v > 32000 ? 32000 : v < -32000 ? -32000 : lrintf(v));
	}
}

static void
add_scores(struct grower *g, const struct forest_tree *t)
{
	const struct boost_rows *r = g->rows;
	unsigned node;
	size_t i;

	for (i = 0; i < r->n; i++) {
		const int16_t *row = r->values + i * r->stride;

		if (r->weights[i] <= 0)
			continue;
		for (node = 0; node < FOREST_NODES;)
			node = 2 * node + 1 + (row[t->feature[node]] > t->limit[node]);
		g->scores[i] += (float)t->leaf[node - FOREST_NODES] / FOREST_UNIT;
	}
}

void
boost_grow(const struct boost_rows *rows, const struct boost_options *o, struct forest *out)
{
	struct forest_tree *trees = base_calloc(o->n_trees, sizeof(*trees));
	struct grower g;
	double yes = 0, all = 0;
	float base;
	unsigned level;
	size_t i;

	grower_init(&g, rows, o);
	for (i = 0; i < rows->n; i++) {
		yes += rows->labels[i] * rows->weights[i];
		all += rows->weights[i];
	}
	*out = (struct forest){trees, o->n_trees};
	base = (float)log((yes + 1) / (all - yes + 1));
	for (i = 0; i < rows->n; i++)
		g.scores[i] = base;
	for (i = 0; i < o->n_trees; i++) {
		sample(&g);
		for (level = 0; level < FOREST_DEPTH; level++)
			grow_level(&g, level, &trees[i]);
		fill_leaves(&g, &trees[i]);
		add_scores(&g, &trees[i]);
	}
	/* What is so before any tree is told by the first. */
	for (i = 0; i < FOREST_LEAVES; i++)
		trees[0].leaf[i] = (int16_t)(trees[0].leaf[i] + lrintf(base * FOREST_UNIT));
	grower_clear(&g);
}

void
boost_free(struct forest *f)
{
	free((void *)(uintptr_t)f->trees);
	*f = (struct forest){0};
}
