/* Lines that may be headlines. */
#include "extract/title_row.h"

#include "extract/credit.h"
#include "extract/dateline.h"
#include "extract/people.h"
#include "text/date.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum {
	TITLE_MAX_WORDS = 35,
	TITLE_MAX_BYTES = 300,
	TITLE_MAX_CHARS = 150,
	REPEAT_MORE = 120, /* bytes that a line has more than the title that it repeats */
	MOST_BYTES = TITLE_MAX_BYTES + REPEAT_MORE,
	LOOK_BACK = 90, /* lines before the body */
	LOOK_AHEAD = 8, /* lines of it */
	FOLLOWERS = 10, /* lines behind a candidate that may be a date or byline */
	LISTED = 7,     /* lines before and behind it that may be dated */
	REPEATS = 30,   /* lines before and behind it that may repeat it */
	COMMON = 60     /* a word that makes up more than 1 in this many tells nothing */
};

/* Places in a row. */
enum {
	TITLE_WORDS = 0,
	TITLE_RARE_SHARE = 17,
	TITLE_RARE = 18,
	TITLE_RANKS = TITLE_ROW_SIZE - 3
};

struct view {
	const struct text_page *t;
	size_t from, to; /* lines where candidates and what follows them are looked for */
	bool *dated;     /* of each line from `from` to `to`: it holds a date */
	bool *signed_;   /* it is a byline */
	bool *is_date;   /* it is a date and little else */
	uint16_t *uses;  /* of words in the body, by hash */
	uint64_t *bytes; /* of each line: which bytes it holds, a bit for four of them */
	size_t mask, n_body;
	int16_t *at;
};

static void
put(struct view *v, double number)
{
	*v->at++ = (int16_t)(number > 30000 ? 30000 : number < -30000 ? -30000 : number);
}

static double
per_mille(double part, double whole)
{
	return whole > 0 ? 1000 * part / whole : -1;
}

static size_t
slot(const struct view *v, uint32_t token)
{
	return (token * 2654435761u >> 5) & v->mask;
}

static void
count_uses(struct view *v)
{
	const struct lines *l = &v->t->lines;
	size_t i;
	uint32_t k;

	for (v->mask = 255; v->mask < 2 * l->n_tokens;)
		v->mask = v->mask * 2 + 1;
	v->uses = base_calloc(v->mask + 1, sizeof(*v->uses));
	for (i = v->t->first; i < v->t->end; i++) {
		if (!text_is_body(v->t, i))
			continue;
		for (k = 0; k < l->items[i].n_tokens; k++) {
			uint16_t *n = &v->uses[slot(v, l->tokens[l->items[i].first_token + k])];

			*n = (uint16_t)(*n < UINT16_MAX ? *n + 1 : *n);
		}
		v->n_body += l->items[i].n_tokens;
	}
}

/* Words of a line that the body uses, its own place in the body put aside; rare ones apart. */
static void
put_uses(struct view *v, size_t i)
{
	const struct lines *l = &v->t->lines;
	const struct line *o = &l->items[i];
	uint32_t k, own = text_is_body(v->t, i), used = 0, rare = 0, rare_used = 0;

	for (k = 0; k < o->n_tokens; k++) {
		uint32_t n = v->uses[slot(v, l->tokens[o->first_token + k])];

		used += n > own;
		if (n * COMMON <= v->n_body) {
			rare++;
			rare_used += n > own;
		}
	}
	put(v, per_mille(used, o->n_tokens));
	put(v, per_mille(rare_used, rare));
	put(v, rare_used);
}

static bool
is_dated(const struct line *l, bool *alone)
{
	struct date date;
	size_t at, n;
	bool found = l->digits && l->len <= 160 && !l->copyright &&
		     date_find(l->s, l->len, NULL, &date, &at, &n);

	*alone = found && n * 2 > l->len;
	return found;
}

static bool
is_signed(const struct line *l)
{
	struct buf names = BUF_INIT;
	bool found = l->words <= 30 && l->len <= 200 &&
		     (people_byline(line_part(l), &names) || people_is_marker(line_part(l)));

	buf_clear(&names);
	return found;
}

/* "« The story before", "« That | Main | This »": a way to other pages. */
static bool
is_pager(const struct line *l)
{
	static const char *const marks[] = {"\xc2\xab", "\xe2\x80\xb9", "\xe2\x86\x90", "<"};
	static const char *const closing[] = {"\xc2\xbb", "\xe2\x80\xba", "\xe2\x86\x92", ">"};
	size_t i, n;

	for (i = 0; i < ARRAY_LEN(marks); i++) {
		n = strlen(marks[i]);
		if (l->len > n && !memcmp(l->s, marks[i], n))
			return memchr(l->s, '|', l->len) ||
			       !memmem(l->s, l->len, closing[i], strlen(closing[i]));
	}
	return false;
}

/* "Home > News > The headline", and the same where the next line is the headline. */
static bool
is_trail(const struct view *v, size_t i)
{
	static const char *const marks[] = {" > ", " \xc2\xbb ", " \xe2\x80\xba ", " / "};
	const struct line *l = &v->t->lines.items[i], *next = l + 1;
	const char *s, *end = l->s + l->len;
	size_t k, n = 0, mark;

	for (k = 0; k < ARRAY_LEN(marks); k++) {
		mark = strlen(marks[k]);
		for (s = l->s; (s = memmem(s, (size_t)(end - s), marks[k], mark)); s += mark) {
			n += k < 3;
			if (i + 1 < v->t->lines.n && (size_t)(end - s) == mark + next->len &&
			    !memcmp(s + mark, next->s, next->len))
				return true;
		}
	}
	return n >= 2;
}

/* Does the body hold a copy of a line that is not in it? */
static bool
is_copied(const struct view *v, size_t i)
{
	const struct lines *l = &v->t->lines;
	size_t k;

	if (i >= l->n || !l->items[i].copies || text_is_body(v->t, i))
		return false;
	for (k = v->t->first; k < v->t->end; k++)
		if (k != i && l->items[k].hash == l->items[i].hash && text_is_body(v->t, k))
			return true;
	return false;
}

/* A line of a table of contents: the body has it, and lines before and behind it. */
static bool
is_contents(const struct view *v, size_t i)
{
	return is_copied(v, i) && (is_copied(v, i - 1) || is_copied(v, i - 2)) &&
	       (is_copied(v, i + 1) || is_copied(v, i + 2));
}

static bool
is_candidate(const struct view *v, size_t i)
{
	const struct line *l = &v->t->lines.items[i];
	struct part who;

	return l->words >= 1 && l->words <= TITLE_MAX_WORDS && l->len <= TITLE_MAX_BYTES &&
	       l->chars <= TITLE_MAX_CHARS && l->letters > l->digits && l->letters >= 4 &&
	       !l->copyright && !l->address && l->end != END_COMMA && l->end != END_BAR &&
	       l->sentences < 4 && !v->signed_[i - v->from] &&
	       !credit_image(line_part(l), &who) && !dateline_is_place(line_part(l)) &&
	       !v->is_date[i - v->from] && !is_pager(l) && !is_trail(v, i) &&
	       !is_contents(v, i);
}

/* How a line looks. */
static void
put_own(struct view *v, size_t i)
{
	const struct line *l = &v->t->lines.items[i];

	put(v, l->words);
	put(v, l->chars);
	put(v, l->copies);
	put(v, l->alike);
	put(v, l->end);
	put(v, l->start);
	put(v, per_mille(l->small_words, l->small_words + l->big_words));
	put(v, per_mille(l->upper, l->letters));
	put(v, per_mille(l->digits, l->chars));
	put(v, l->commas);
	put(v, l->puncts);
	put(v, l->kind);
	put(v, l->sentences);
	put(v, l->quotes);
	put(v, l->stamp);
	put(v, l->len ? l->s[l->len - 1] : 0);
}

static const struct line *
line_at(const struct view *v, size_t i)
{
	return i < v->t->lines.n ? &v->t->lines.items[i] : NULL;
}

/* Its place and its neighbours. */
static void
put_place(struct view *v, size_t i)
{
	const struct text_page *t = v->t;
	int by;

	put(v, (double)t->first - (double)i);
	put(v, (double)i);
	put(v, per_mille((double)i, (double)t->lines.n));
	put(v, 1000 * (double)t->chances[i]);
	put(v, i + 1 < t->lines.n ? 1000 * (double)t->chances[i + 1] : -1);
	for (by = -2; by <= 3; by++) {
		const struct line *o = line_at(v, i + (size_t)by);

		if (by)
			put(v, o ? (double)o->words : -1);
	}
}

static double
distance_to(const struct view *v, const bool *marks, size_t i)
{
	size_t k;

	for (k = i + 1; k < v->to && k <= i + FOLLOWERS; k++)
		if (marks[k - v->from])
			return (double)(k - i);
	return FOLLOWERS + 10;
}

static double
distance_back(const struct view *v, const bool *marks, size_t i)
{
	size_t k;

	for (k = i; k > v->from && k + FOLLOWERS > i; k--)
		if (marks[k - 1 - v->from])
			return (double)(i - k + 1);
	return FOLLOWERS + 10;
}

/* Dated lines around: lists of other stories carry a date each. */
static double
dated_around(const struct view *v, size_t i)
{
	size_t from = i > v->from + LISTED ? i - LISTED : v->from, k, n = 0;

	for (k = from; k < v->to && k <= i + LISTED; k++)
		n += v->dated[k - v->from];
	return (double)n;
}

/* Longer lines before and behind that hold this one: a trail, a title with the site's name;
 * shorter ones that it holds. */
static void
put_repeats(struct view *v, size_t i)
{
	const struct line *l = &v->t->lines.items[i];
	size_t from = i > REPEATS ? i - REPEATS : 0, k, before = 0, behind = 0, held = 0;

	for (k = from; l->words > 2 && k < v->t->lines.n && k <= i + REPEATS; k++) {
		const struct line *o = &v->t->lines.items[k];

		if (k != i && o->len > l->len && o->len < l->len + REPEAT_MORE &&
		    !(v->bytes[i] & ~v->bytes[k]) && memmem(o->s, o->len, l->s, l->len))
			*(k < i ? &before : &behind) += 1;
		held += k != i && o->words > 2 && o->len < l->len && k + 6 > i && k < i + 6 &&
			!(v->bytes[k] & ~v->bytes[i]) && memmem(l->s, l->len, o->s, o->len);
	}
	put(v, (double)before);
	put(v, (double)behind);
	put(v, (double)held);
}

/* How far above the line's first copy is, and how many lines from the page's top. */
static void
put_copy(struct view *v, size_t i)
{
	const struct line *l = &v->t->lines.items[i];
	size_t k = i;

	if (l->copies)
		for (k = 0; k < i && v->t->lines.items[k].hash != l->hash; k++)
			;
	put(v, (double)(i - k));
	put(v, k < i ? (double)k : -1);
}

/* Candidates between this one and the body that are as long. */
static void
put_rivals(struct view *v, size_t i)
{
	size_t k, n = 0, any = 0;

	for (k = i + 1; k < v->t->first; k++) {
		n += v->t->lines.items[k].words >= 4;
		any += v->t->lines.items[k].words >= v->t->lines.items[i].words;
	}
	put(v, (double)n);
	put(v, (double)any);
	put(v, (double)v->n_body);
}

/* Of the lines that may repeat a candidate, or be held by it. */
static void
read_bytes(struct view *v)
{
	size_t i = v->from > REPEATS ? v->from - REPEATS : 0, k;

	v->bytes = base_calloc(v->t->lines.n + 1, sizeof(*v->bytes));
	for (; i < v->t->lines.n && i < v->to + REPEATS + 1; i++) {
		const struct line *l = &v->t->lines.items[i];

		for (k = 0; k < l->len && l->len < MOST_BYTES; k++)
			v->bytes[i] |= (uint64_t)1 << ((unsigned char)l->s[k] & 63);
	}
}

static void
view_init(struct view *v, const struct text_page *t)
{
	size_t i;

	*v = (struct view){.t = t};
	v->from = t->first > LOOK_BACK ? t->first - LOOK_BACK : 0;
	v->to = t->first + LOOK_AHEAD < t->end ? t->first + LOOK_AHEAD : t->end;
	v->dated = base_calloc(v->to - v->from + 1, sizeof(bool));
	v->signed_ = base_calloc(v->to - v->from + 1, sizeof(bool));
	v->is_date = base_calloc(v->to - v->from + 1, sizeof(bool));
	for (i = v->from; i < v->to; i++) {
		v->dated[i - v->from] = is_dated(&t->lines.items[i], &v->is_date[i - v->from]);
		v->signed_[i - v->from] = is_signed(&t->lines.items[i]);
	}
	count_uses(v);
	read_bytes(v);
}

/* How many candidates do better, by the share of their words that the body uses (rare ones), by
 * their number, by length. */
static void
put_ranks(struct view *v, struct title_rows *r)
{
	static const uint8_t by[] = {TITLE_RARE_SHARE, TITLE_RARE, TITLE_WORDS};
	size_t i, k, j;

	for (i = 0; i < r->n; i++) {
		v->at = r->items[i].v + TITLE_RANKS;
		for (j = 0; j < ARRAY_LEN(by); j++) {
			size_t better = 0;

			for (k = 0; k < r->n; k++)
				better += r->items[k].v[by[j]] > r->items[i].v[by[j]];
			put(v, (double)better);
		}
		assert(v->at == r->items[i].v + TITLE_ROW_SIZE);
	}
}

void
title_rows_read(struct title_rows *out, const struct text_page *t)
{
	struct view v;
	size_t i;

	view_init(&v, t);
	out->n = 0;
	out->lines = base_calloc(v.to - v.from + 1, sizeof(*out->lines));
	out->items = base_calloc(v.to - v.from + 1, sizeof(*out->items));
	for (i = v.from; i < v.to; i++) {
		if (!is_candidate(&v, i))
			continue;
		v.at = out->items[out->n].v;
		put_own(&v, i);
		put_uses(&v, i);
		put_place(&v, i);
		put(&v, distance_to(&v, v.dated, i));
		put(&v, distance_to(&v, v.signed_, i));
		put(&v, distance_back(&v, v.dated, i));
		put(&v, dated_around(&v, i));
		put_repeats(&v, i);
		put_copy(&v, i);
		put_rivals(&v, i);
		put(&v, (double)text_is_body(t, i));
		assert(v.at == out->items[out->n].v + TITLE_RANKS);
		out->lines[out->n++] = i;
	}
	put_ranks(&v, out);
	free(v.dated);
	free(v.signed_);
	free(v.is_date);
	free(v.uses);
	free(v.bytes);
}

void
title_rows_clear(struct title_rows *r)
{
	free(r->lines);
	free(r->items);
	*r = (struct title_rows){0};
}
