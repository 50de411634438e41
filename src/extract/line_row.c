/* Lines as rows of numbers. */
#include "extract/line_row.h"

#include "extract/run.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { FAR = 500, PER_CENT = 100, PER_MILLE = 1000, SHORT = 3 };

/* Sums over the lines before each line, one more at the end. */
struct sums {
	uint32_t *words, *sentences, *prose, *brief;
	double *body;  /* chances of being body */
	double *heavy; /* the same, times words */
};

struct view {
	const struct lines *l;
	const struct line_odds *odds;
	struct sums to;
	uint16_t *before, *after; /* lines to the nearest prose */
	struct run runs[3];       /* heaviest at three costs */
	struct run likely;        /* heaviest by chance of being body */
	struct run outer; /* from the first line that is likelier body than not to the last */
	float *uses;      /* how often the likely body uses a word, by hash */
	size_t mask;
	uint32_t longest;
	int16_t *at; /* where the next number goes */
};

static void
put(struct view *v, double number)
{
	*v->at++ = (int16_t)(number > 30000 ? 30000 : number < -30000 ? -30000 : number);
}

/* The same for what is whole. */
static void
put_whole(struct view *v, int64_t number)
{
	*v->at++ = (int16_t)(number > 30000 ? 30000 : number < -30000 ? -30000 : number);
}

static double
share(double part, double whole, double none)
{
	return whole > 0 ? part / whole : none;
}

static double
small_share(const struct line *l)
{
	return share(PER_CENT * l->small_words, l->small_words + l->big_words, -1);
}

static size_t
slot(const struct view *v, uint32_t token)
{
	return (token * 2654435761u >> 7) & v->mask;
}

/* How much of a line's words the rest of the likely body uses. */
static double
used_share(const struct view *v, size_t i)
{
	const struct line *l = &v->l->items[i];
	uint32_t k, used = 0;

	for (k = 0; k < l->n_tokens; k++)
		used +=
		    v->uses[slot(v, v->l->tokens[l->first_token + k])] - v->odds[i].body > .5f;
	return share(PER_CENT * used, l->n_tokens, -1);
}

static void
put_own(struct view *v, size_t i)
{
	const struct line *l = &v->l->items[i];
	const struct line_odds *o = &v->odds[i];

	put_whole(v, l->words);
	put(v, share(10.0 * l->chars, l->words, 0));
	put_whole(v, l->sentences);
	put(v, small_share(l));
	put_whole(v, l->commas);
	put(v, share(PER_CENT * l->digits, l->chars, 0));
	put(v, share(PER_CENT * l->upper, l->letters, 0));
	put_whole(v, l->copies);
	put_whole(v, l->alike);
	put(v, share(PER_CENT * l->puncts, l->chars, 0));
	put_whole(v, l->start);
	put_whole(v, l->end);
	put_whole(v, l->quotes);
	put_whole(v, l->address + 2 * l->copyright);
	put_whole(v, l->gap);
	put_whole(v, l->kind);
	put(v, share(PER_CENT * l->words, v->longest, 0));
	put(v, share(PER_CENT * l->caseless, l->letters, 0));
	put(v, share(l->words, l->sentences, 0));
	put(v, used_share(v, i));
	put(v, PER_MILLE * o->body);
	put(v, PER_MILLE * o->before);
	put(v, PER_MILLE * o->inside);
	put(v, PER_MILLE * o->after);
}

static void
put_neighbours(struct view *v, size_t i)
{
	int by, k;

	for (by = -LINE_ROW_NEAR; by <= LINE_ROW_NEAR; by++) {
		size_t at = i + (size_t)by;
		const struct line *l;

		if (!by)
			continue;
		if (at >= v->l->n) {
			for (k = 0; k < LINE_ROW_EACH; k++)
				put_whole(v, -1);
			continue;
		}
		l = &v->l->items[at];
		put_whole(v, l->words);
		put_whole(v, l->sentences);
		put_whole(v, l->end);
		put(v, small_share(l));
		put_whole(v, l->copies);
		put_whole(v, l->start);
		put(v, PER_MILLE * v->odds[at].body);
		put_whole(v, l->puncts);
	}
}

static void
put_windows(struct view *v, size_t i)
{
	const struct sums *to = &v->to;
	size_t w, n = v->l->n, k;

	for (k = 0, w = 4; k < LINE_ROW_WINDOWS; k++, w *= 2) {
		size_t a = i > w ? i - w : 0, b = i + 1 + w < n ? i + 1 + w : n;

		put(v, (to->words[i] - to->words[a]) * 4.0 / (double)w);
		put(v, (to->words[b] - to->words[i + 1]) * 4.0 / (double)w);
		put_whole(v, to->sentences[i] - to->sentences[a]);
		put_whole(v, to->sentences[b] - to->sentences[i + 1]);
		put_whole(v, to->brief[i] - to->brief[a]);
		put_whole(v, to->brief[b] - to->brief[i + 1]);
		put(v, PER_MILLE * (to->body[i] - to->body[a]) / (double)w);
		put(v, PER_MILLE * (to->body[b] - to->body[i + 1]) / (double)w);
	}
}

static void
put_distance(struct view *v, size_t i, struct run r)
{
	put_whole(v, (int64_t)i - (int64_t)r.first);
	put_whole(v, (int64_t)i - (int64_t)r.end);
}

static void
put_place(struct view *v, size_t i)
{
	const struct sums *to = &v->to;
	size_t n = v->l->n, k;
	double words = to->words[n], expected = to->heavy[n];
	double run = to->words[v->runs[1].end] - to->words[v->runs[1].first];

	put(v, v->before[i]);
	put(v, v->after[i]);
	for (k = 0; k < ARRAY_LEN(v->runs); k++)
		put_distance(v, i, v->runs[k]);
	put_distance(v, i, v->likely);
	put(v, i >= v->likely.first && i < v->likely.end);
	put_distance(v, i, v->outer);
	put(v, share(PER_MILLE * (double)i, (double)n, 0));
	put(v, (double)i);
	put(v, (double)(n - i));
	put(v, (double)n);
	put(v, words);
	put(v, PER_CENT * run / (words + 1));
	put(v, run);
	put(v, expected);
	put(v, PER_CENT * expected / (words + 1));
	put(v, PER_MILLE * to->heavy[i] / (expected + 1));
	put(v, PER_CENT * to->words[i] / (words + 1));
	put(v, (double)(v->likely.end - v->likely.first));
	put(v, share(PER_MILLE * (double)v->odds[i].body * v->l->items[i].words, expected, 0));
}

static void
sum_up(struct view *v)
{
	const struct lines *l = v->l;
	uint32_t far = FAR;
	size_t i, n = l->n;

	v->to.words = base_calloc(4 * (n + 1), sizeof(*v->to.words));
	v->to.sentences = v->to.words + n + 1;
	v->to.prose = v->to.sentences + n + 1;
	v->to.brief = v->to.prose + n + 1;
	v->to.body = base_calloc(2 * (n + 1), sizeof(*v->to.body));
	v->to.heavy = v->to.body + n + 1;
	v->before = base_calloc(2 * (n + 1), sizeof(*v->before));
	v->after = v->before + n + 1;
	for (i = 0; i < n; i++) {
		const struct line *o = &l->items[i];
		bool prose = line_is_prose(o) && o->sentences;
		double body = (double)v->odds[i].body;

		v->to.words[i + 1] = v->to.words[i] + o->words;
		v->to.sentences[i + 1] = v->to.sentences[i] + o->sentences;
		v->to.prose[i + 1] = v->to.prose[i] + prose;
		v->to.brief[i + 1] = v->to.brief[i] + (o->words <= SHORT);
		v->to.body[i + 1] = v->to.body[i] + body;
		v->to.heavy[i + 1] = v->to.heavy[i] + body * o->words;
		v->before[i] = (uint16_t)far;
		far = prose ? 1 : far < UINT16_MAX ? far + 1 : far;
		v->longest = o->words > v->longest ? o->words : v->longest;
	}
	for (far = FAR, i = n; i-- > 0;) {
		v->after[i] = (uint16_t)far;
		far = v->to.prose[i + 1] > v->to.prose[i] ? 1
		      : far < UINT16_MAX                  ? far + 1
							  : far;
	}
}

static void
find_runs(struct view *v)
{
	static const uint32_t costs[] = {12, 6, 25};
	double best = 0, sum = 0;
	size_t i, first = 0;
	bool found = false;

	for (i = 0; i < ARRAY_LEN(costs); i++)
		v->runs[i] = run_heaviest(v->l, costs[i]);
	for (i = 0; i < v->l->n; i++) {
		double body = (double)v->odds[i].body;

		if (sum <= 0) {
			sum = 0;
			first = i;
		}
		sum += (body - .4) * sqrt(v->l->items[i].words + 1.0);
		if (sum > best) {
			best = sum;
			v->likely = (struct run){first, i + 1};
		}
		if (body > .5) {
			v->outer.first = found ? v->outer.first : i;
			v->outer.end = i + 1;
			found = true;
		}
	}
}

static void
count_uses(struct view *v)
{
	const struct lines *l = v->l;
	size_t i;
	uint32_t k;

	for (v->mask = 255; v->mask < 2 * l->n_tokens;)
		v->mask = v->mask * 2 + 1;
	v->uses = base_calloc(v->mask + 1, sizeof(*v->uses));
	for (i = 0; i < l->n; i++)
		for (k = 0; v->odds[i].body > .01f && k < l->items[i].n_tokens; k++)
			v->uses[slot(v, l->tokens[l->items[i].first_token + k])] +=
			    v->odds[i].body;
}

void
line_rows_read(
    const struct lines *l, const struct line_odds *odds, const bool *skip, struct line_row *out)
{
	struct view v = {.l = l, .odds = odds};
	size_t i;

	sum_up(&v);
	find_runs(&v);
	count_uses(&v);
	for (i = 0; i < l->n; i++) {
		if (skip && skip[i])
			continue;
		v.at = out[i].v;
		put_own(&v, i);
		put_neighbours(&v, i);
		put_windows(&v, i);
		put_place(&v, i);
		assert(v.at == out[i].v + LINE_ROW_SIZE);
	}
	free(v.to.words);
	free(v.to.body);
	free(v.before);
	free(v.uses);
}
