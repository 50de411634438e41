/* Lines as rows of numbers. */
#include "extract/line_row.h"

#include "extract/run.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { FAR = 500, PER_CENT = 100, PER_MILLE = 1000, SHORT = 3, LEAST = -30000, MOST = 30000 };

static int16_t *
put(int16_t *at, double number)
{
	*at = (int16_t)(number > MOST ? MOST : number < LEAST ? LEAST : number);
	return at + 1;
}

/* The same for what is whole. */
static int16_t *
put_whole(int16_t *at, int64_t number)
{
	*at = (int16_t)(number > MOST ? MOST : number < LEAST ? LEAST : number);
	return at + 1;
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

/* Of the lines before one: sums, and how far the nearest of a kind is. */
struct looks_to {
	uint32_t words, sentences, brief, stamps, echoes;
	float lean;            /* what words say for the body */
	uint16_t prose, stamp; /* lines to the nearest before */
	uint16_t prose_behind, stamp_behind;
};

struct looks {
	const struct lines *l;
	const struct line_odds *odds;
	struct looks_to *to; /* one more at the end */
	struct run runs[3];  /* heaviest at three costs */
	uint32_t longest;
};

static int16_t *
put_own_looks(const struct looks *v, size_t i, int16_t *at)
{
	const struct line *l = &v->l->items[i];
	const struct line_odds *o = &v->odds[i];

	at = put_whole(at, l->words);
	at = put(at, share(10.0 * l->chars, l->words, 0));
	at = put_whole(at, l->sentences);
	at = put(at, small_share(l));
	at = put_whole(at, l->commas);
	at = put(at, share(PER_CENT * l->digits, l->chars, 0));
	at = put(at, share(PER_CENT * l->upper, l->letters, 0));
	at = put_whole(at, l->copies);
	at = put_whole(at, l->alike);
	at = put(at, share(PER_CENT * l->puncts, l->chars, 0));
	at = put_whole(at, l->start);
	at = put_whole(at, l->end);
	at = put_whole(at, l->quotes);
	at = put_whole(at, l->address + 2 * l->copyright);
	at = put_whole(at, l->gap);
	at = put_whole(at, l->kind);
	at = put_whole(at, l->stamp);
	at = put(at, share(PER_CENT * l->words, v->longest, 0));
	at = put(at, share(PER_CENT * l->caseless, l->letters, 0));
	at = put(at, share(l->words, l->sentences, 0));
	at = put(at, PER_CENT * (double)o->words);
	at = put(at, PER_CENT * (double)o->form);
	return put(at, PER_CENT * (double)o->ending);
}

static int16_t *
put_neighbours(const struct looks *v, size_t i, int16_t *at)
{
	int by, k;

	for (by = -LINE_ROW_NEAR; by <= LINE_ROW_NEAR; by++) {
		size_t other = i + (size_t)by;
		const struct line *l;

		if (!by)
			continue;
		if (other >= v->l->n) {
			for (k = 0; k < 8; k++)
				at = put_whole(at, -1);
			continue;
		}
		l = &v->l->items[other];
		at = put_whole(at, l->words);
		at = put_whole(at, l->sentences);
		at = put_whole(at, l->end);
		at = put(at, small_share(l));
		at = put_whole(at, l->copies);
		at = put_whole(at, l->start);
		at = put_whole(at, l->puncts);
		at = put(at, PER_CENT * (double)v->odds[other].words);
	}
	return at;
}

/* Sums from line a to before b, by the length of a window. */
static int16_t *
put_sums(const struct looks *v, size_t a, size_t b, double window, int16_t *at)
{
	const struct looks_to *from = &v->to[a], *to = &v->to[b];

	at = put(at, (to->words - from->words) * 4.0 / window);
	at = put_whole(at, to->sentences - from->sentences);
	at = put_whole(at, to->brief - from->brief);
	at = put_whole(at, to->stamps - from->stamps);
	at = put_whole(at, to->echoes - from->echoes);
	return put(at, PER_CENT * (double)(to->lean - from->lean) / window);
}

static int16_t *
put_place(const struct looks *v, size_t i, int16_t *at)
{
	const struct looks_to *to = &v->to[i], *all = &v->to[v->l->n];
	uint32_t run = v->to[v->runs[1].end].words - v->to[v->runs[1].first].words;
	size_t n = v->l->n, k;

	at = put_whole(at, to->prose);
	at = put_whole(at, to->prose_behind);
	at = put_whole(at, to->stamp);
	at = put_whole(at, to->stamp_behind);
	at = put_whole(at, to->stamps);
	at = put_whole(at, all->stamps - to->stamps);
	at = put_whole(at, all->echoes);
	for (k = 0; k < ARRAY_LEN(v->runs); k++) {
		at = put_whole(at, (int64_t)i - (int64_t)v->runs[k].first);
		at = put_whole(at, (int64_t)i - (int64_t)v->runs[k].end);
	}
	at = put(at, PER_MILLE * (double)i / (double)n);
	at = put_whole(at, (int64_t)i);
	at = put_whole(at, (int64_t)(n - i));
	at = put_whole(at, (int64_t)n);
	at = put_whole(at, all->words);
	at = put(at, PER_CENT * (double)run / (all->words + 1.0));
	at = put_whole(at, run);
	return put(at, PER_CENT * to->words / (all->words + 1.0));
}

static uint16_t
next_far(bool here, uint16_t far)
{
	return here ? 1 : far < UINT16_MAX ? (uint16_t)(far + 1) : far;
}

static void
sum_looks(struct looks *v)
{
	const struct lines *l = v->l;
	struct looks_to *to;
	uint16_t prose = FAR, stamp = FAR;
	size_t i;

	v->to = base_calloc(l->n + 1, sizeof(*v->to));
	v->to[0].prose = v->to[0].stamp = FAR;
	for (i = 0; i < l->n; i++) {
		const struct line *o = &l->items[i];

		to = &v->to[i + 1];
		*to = v->to[i];
		to->words += o->words;
		to->sentences += o->sentences;
		to->brief += o->words <= SHORT;
		to->stamps += o->stamp;
		to->echoes += o->alike > 0;
		to->lean += v->odds[i].words;
		to->prose = next_far(line_is_prose(o) && o->sentences, to->prose);
		to->stamp = next_far(o->stamp, to->stamp);
		v->longest = o->words > v->longest ? o->words : v->longest;
	}
	for (i = l->n; i-- > 0;) {
		v->to[i].prose_behind = prose;
		v->to[i].stamp_behind = stamp;
		prose = next_far(v->to[i + 1].prose == 1, prose);
		stamp = next_far(l->items[i].stamp, stamp);
	}
}

static void
read_looks(
    const struct lines *l, const struct line_odds *odds, const bool *skip, struct line_row *out)
{
	static const uint32_t costs[] = {12, 6, 25};
	struct looks v = {.l = l, .odds = odds};
	size_t i, w, k;
	int16_t *at;

	sum_looks(&v);
	for (i = 0; i < ARRAY_LEN(costs); i++)
		v.runs[i] = run_heaviest(l, costs[i]);
	for (i = 0; i < l->n; i++) {
		if (skip && skip[i])
			continue;
		at = put_own_looks(&v, i, out[i].v);
		at = put_neighbours(&v, i, at);
		for (k = 0, w = 4; k < LINE_ROW_WINDOWS; k++, w *= 2) {
			at = put_sums(&v, i > w ? i - w : 0, i, (double)w, at);
			at = put_sums(
			    &v, i + 1, i + 1 + w < l->n ? i + 1 + w : l->n, (double)w, at);
		}
		at = put_place(&v, i, at);
		assert(at == out[i].v + LINE_ROW_LOOKS);
	}
	free(v.to);
}

/* Of the lines before one. */
struct odds_to {
	double body;  /* sum of the chances of being body */
	double heavy; /* the same, times words */
	uint32_t words, stamps;
	uint32_t
	    ended; /* of those of the likely body, the line whose words say most of an end */
};

struct view {
	const struct lines *l;
	const struct line_odds *odds;
	struct odds_to *to; /* one more at the end */
	struct run likely;  /* heaviest by chance of being body */
	struct run outer;   /* from the first line that is likelier body than not to the last */
	float *uses;        /* how often the likely body uses a word, by hash */
	size_t mask;
};

static size_t
slot(const struct view *v, uint32_t token)
{
	return (token * 2654435761u >> 7) & v->mask;
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
find_runs(struct view *v)
{
	double best = 0, sum = 0;
	size_t i, first = 0;
	bool found = false;

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
sum_odds(struct view *v)
{
	size_t i;

	v->to = base_calloc(v->l->n + 1, sizeof(*v->to));
	for (i = 0; i < v->l->n; i++) {
		const struct line *l = &v->l->items[i];
		double body = (double)v->odds[i].body;
		struct odds_to *to = &v->to[i + 1];

		*to = v->to[i];
		to->body += body;
		to->heavy += body * l->words;
		to->words += l->words;
		to->stamps += l->stamp;
		if (i <= v->likely.first || v->odds[i].ending > v->odds[to->ended].ending)
			to->ended = (uint32_t)i;
	}
}

static int16_t *
put_own_odds(const struct view *v, size_t i, int16_t *at)
{
	const struct line_odds *o = &v->odds[i];
	int by;

	at = put(at, used_share(v, i));
	at = put(at, PER_MILLE * (double)o->body);
	at = put(at, PER_MILLE * (double)o->before);
	at = put(at, PER_MILLE * (double)o->inside);
	at = put(at, PER_MILLE * (double)o->after);
	for (by = -LINE_ROW_NEAR; by <= LINE_ROW_NEAR; by++)
		if (by && i + (size_t)by < v->l->n)
			at = put(at, PER_MILLE * (double)v->odds[i + (size_t)by].body);
		else if (by)
			at = put_whole(at, -1);
	return at;
}

/* Where a line stands to what is thought to be the article. */
static int16_t *
put_standing(const struct view *v, size_t i, int16_t *at)
{
	const struct odds_to *to = &v->to[i], *next = &v->to[i + 1], *all = &v->to[v->l->n];
	size_t begin = v->likely.first < i ? v->likely.first : i;

	at = put_whole(at, (int64_t)i - (int64_t)v->likely.first);
	at = put_whole(at, (int64_t)i - (int64_t)v->likely.end);
	at = put_whole(at, i >= v->likely.first && i < v->likely.end);
	at = put_whole(at, (int64_t)i - (int64_t)v->outer.first);
	at = put_whole(at, (int64_t)i - (int64_t)v->outer.end);
	at = put(at, all->heavy);
	at = put(at, PER_CENT * all->heavy / (all->words + 1));
	at = put(at, PER_MILLE * to->heavy / (all->heavy + 1));
	at = put_whole(at, (int64_t)(v->likely.end - v->likely.first));
	at = put(at, share(PER_MILLE * (next->heavy - to->heavy), all->heavy, 0));
	at =
	    put(at, i > begin ? PER_CENT * (double)v->odds[next->ended].ending : (double)LEAST);
	at = put_whole(at, (int64_t)(i - next->ended));
	return put_whole(at, to->stamps - v->to[begin].stamps);
}

void
line_rows_renew(
    const struct lines *l, const struct line_odds *odds, const bool *skip, struct line_row *out)
{
	struct view v = {.l = l, .odds = odds};
	size_t i, w, k, end;
	int16_t *at;

	find_runs(&v);
	sum_odds(&v);
	count_uses(&v);
	for (i = 0; i < l->n; i++) {
		if (skip && skip[i])
			continue;
		at = put_own_odds(&v, i, out[i].v + LINE_ROW_LOOKS);
		for (k = 0, w = 4; k < LINE_ROW_WINDOWS; k++, w *= 2) {
			end = i + 1 + w < l->n ? i + 1 + w : l->n;
			at = put(at, PER_MILLE * (v.to[i].body - v.to[i > w ? i - w : 0].body) /
					 (double)w);
			at = put(
			    at, PER_MILLE * (v.to[end].body - v.to[i + 1].body) / (double)w);
		}
		at = put_standing(&v, i, at);
		assert(at == out[i].v + LINE_ROW_SIZE);
	}
	free(v.to);
	free(v.uses);
}

void
line_rows_read(
    const struct lines *l, const struct line_odds *odds, const bool *skip, struct line_row *out)
{
	read_looks(l, odds, skip, out);
	line_rows_renew(l, odds, skip, out);
}
