/* Dates and times. Grammar functions return the lexemes they used, 0 for none. */
#include "entity/pattern_part.h"

#include <string.h>

static const struct lexeme *
at(const struct pattern_context *c, size_t i)
{
	return &c->lexemes->items[i];
}

static const struct lexeme *
before(const struct pattern_context *c, size_t i)
{
	static const struct lexeme none = {.flags = LEXEME_BREAK};

	return i && !(at(c, i)->flags & LEXEME_BREAK) ? at(c, i - 1) : &none;
}

static bool
is(const struct pattern_context *c, size_t i, enum lexicon_class class_)
{
	return at(c, i)->class_ == class_ && !(at(c, i)->flags & LEXEME_BREAK);
}

static bool
is_word(const struct pattern_context *c, size_t i, const char *word)
{
	const struct lexeme *l = at(c, i);

	return l->len == strlen(word) && !memcmp(c->text + l->start, word, l->len) &&
	       !(l->flags & LEXEME_BREAK);
}

/* A plain whole number between two bounds. */
static bool
is_int(const struct pattern_context *c, size_t i, int low, int high)
{
	const struct lexeme *l = at(c, i);

	return l->class_ == LEX_NUMBER &&
	       !(l->flags & (LEXEME_DECIMAL | LEXEME_GROUPED | LEXEME_CLOCK)) &&
	       l->number >= low && l->number <= high;
}

static bool
is_year(const struct pattern_context *c, size_t i)
{
	return is_int(c, i, 1000, 2100) && at(c, i)->code == 4 &&
	       !(at(c, i)->flags & LEXEME_BREAK);
}

/* Words near before i that speak of the future. */
static bool
is_future(const struct pattern_context *c, size_t i)
{
	size_t k;

	for (k = 0; k < 10 && i > k && !(at(c, i - k)->flags & LEXEME_BREAK); k++) {
		const struct lexeme *l = at(c, i - k - 1);

		if (l->class_ == LEX_FUTURE)
			return true;
		if (l->class_ == LEX_STOP)
			return false;
	}
	return false;
}

/* "14", "14th", "the" not included. */
static size_t
read_day(const struct pattern_context *c, size_t i, int *day)
{
	if (!is_int(c, i, 1, 31) || at(c, i)->code > 2)
		return 0;
	*day = (int)at(c, i)->number;
	if (is(c, i + 1, LEX_ORDINAL_END) && at(c, i + 1)->flags & LEXEME_GLUED)
		return 2;
	return at(c, i)->flags & LEXEME_LAST || is(c, i + 1, LEX_DASH) ||
		       is(c, i + 1, LEX_SLASH)
		   ? 1
		   : 0;
}

static bool
is_month(const struct pattern_context *c, size_t i)
{
	return (is(c, i, LEX_MONTH) || is(c, i, LEX_MONTH_SHORT) ||
		   ((at(c, i)->class_ == LEX_MONTH || at(c, i)->class_ == LEX_MONTH_SHORT))) &&
	       at(c, i)->len >= 3;
}

/* ", 2011", "2011", "of 2011", "'22" after a month or day. */
static size_t
read_year(const struct pattern_context *c, size_t i, int *year)
{
	size_t n = 0;

	if (is(c, i, LEX_COMMA) || is_word(c, i, "of"))
		n++;
	if (!is_year(c, i + n))
		return 0;
	/* ", 2022 people" after a day is no year, but that is rare enough */
	*year = (int)at(c, i + n)->number;
	return n + 1;
}

/* A second day: "-26", "to 23", "and 27", "& 30th". */
static size_t
read_day_range(const struct pattern_context *c, size_t i, int first, int *last)
{
	size_t n;

	if (!is(c, i, LEX_DASH) && !is(c, i, LEX_JOIN))
		return 0;
	n = read_day(c, i + 1, last);
	return n && *last > first ? n + 1 : 0;
}

static void
add_days(const struct pattern_context *c, size_t i, struct calendar_date d, int last,
    struct buf *out)
{
	bool future = is_future(c, i);

	if (d.day > calendar_month_days(d.year ? d.year : 2000, d.month ? d.month : 1))
		d.day = 0;
	resolve_date(c, d, future, out);
	if (last) {
		buf_add_char(out, '/');
		d.day = last;
		resolve_date(c, d, future, out);
	}
}

/* "July 14, 2011", "Jul 14", "July 21 to 23", "July 2011", "November of 2020". */
static size_t
match_month_first(const struct pattern_context *c, size_t i, struct buf *value)
{
	struct calendar_date d = {0, at(c, i)->code, 0};
	int last = 0;
	size_t n = 1, more;

	if (!is_month(c, i) ||
	    (!(at(c, i)->flags & LEXEME_CAPITAL) && at(c, i)->class_ == LEX_MONTH_SHORT))
		return 0;
	if (is_word(c, i + n, "the") && read_day(c, i + n + 1, &d.day) == 2)
		n++;
	more = read_day(c, i + n, &d.day);
	if (!more && is(c, i + n, LEX_DASH) && at(c, i + n)->flags & LEXEME_GLUED)
		more = read_day(c, i + n + 1, &d.day) ? 1 + read_day(c, i + n + 1, &d.day) : 0;
	if (more && !is(c, i + n + more, LEX_PER_SIGN)) {
		n += more;
		n += read_day_range(c, i + n, d.day, &last);
	} else {
		d.day = 0;
	}
	more = read_year(c, i + n, &d.year);
	if (!d.day && !more)
		return 0;
	if (!d.day && at(c, i + n)->class_ == LEX_COMMA && more &&
	    at(c, i)->class_ == LEX_MONTH_SHORT)
		return 0;
	add_days(c, i, d, last, value);
	return n + more;
}

/* "14 July 2011", "29th & 30th December 2022", "20th of July". */
static size_t
match_day_first(const struct pattern_context *c, size_t i, struct buf *value)
{
	struct calendar_date d = {0, 0, 0};
	int last = 0;
	size_t n = read_day(c, i, &d.day);

	if (!n)
		return 0;
	n += read_day_range(c, i + n, d.day, &last);
	if (is_word(c, i + n, "of"))
		n++;
	else if (is(c, i + n, LEX_DASH))
		n++;
	if (!is(c, i + n, LEX_MONTH) && !is(c, i + n, LEX_MONTH_SHORT))
		return 0;
	if (!(at(c, i + n)->flags & LEXEME_CAPITAL) && at(c, i + n)->class_ == LEX_MONTH_SHORT)
		return 0;
	d.month = at(c, i + n)->code;
	n++;
	if (is(c, i + n, LEX_DASH) && is_year(c, i + n + 1))
		n++;
	n += read_year(c, i + n, &d.year);
	add_days(c, i, d, last, value);
	return n;
}

/* 2011-07-14, 14/07/2011, 7/14/2011, 2011/07/14. */
static size_t
match_figures(const struct pattern_context *c, size_t i, struct buf *value)
{
	const struct lexeme *a = at(c, i), *b = at(c, i + 2), *e = at(c, i + 4);
	struct calendar_date d;
	int swap;

	if (at(c, i + 1)->class_ != at(c, i + 3)->class_ ||
	    (at(c, i + 1)->class_ != LEX_DASH && at(c, i + 1)->class_ != LEX_SLASH) ||
	    !(b->flags & e->flags & at(c, i + 1)->flags & at(c, i + 3)->flags & LEXEME_GLUED) ||
	    !is_int(c, i, 1, 2100) || !is_int(c, i + 2, 1, 31) || !is_int(c, i + 4, 1, 2100))
		return 0;
	if (a->code == 4)
		d = (struct calendar_date){(int)a->number, (int)b->number, (int)e->number};
	else if (e->code == 4)
		d = (struct calendar_date){(int)e->number, (int)a->number, (int)b->number};
	else
		return 0;
	if (d.month > 12 || (e->code == 4 && at(c, i + 1)->class_ == LEX_DASH && d.day <= 12)) {
		/* 31/12/2011; with dashes the day stands first */
		swap = d.month;
		d.month = d.day;
		d.day = swap;
	}
	if (d.year < 1000 || d.month > 12 || d.day > 31)
		return 0;
	resolve_date(c, d, false, value);
	return 5;
}

/* 10:31am EDT, 10 p.m., noon; *glued times of a date line too. */
size_t
pattern_time(const struct pattern_context *c, size_t i, struct buf *value)
{
	const struct lexeme *l = at(c, i);
	int minutes, shift;
	size_t n = 1;

	if (l->class_ == LEX_CLOCK) {
		buf_addf(value, "T%02d:00", l->code);
		return 1;
	}
	if (l->class_ != LEX_NUMBER || l->flags & (LEXEME_GROUPED))
		return 0;
	if (l->flags & LEXEME_CLOCK)
		minutes = (int)l->number;
	else if (is_int(c, i, 1, 12) &&
		 (is(c, i + 1, LEX_MERIDIEM) || is(c, i + 1, LEX_OCLOCK)))
		minutes = (int)l->number * 60;
	else if (l->flags & LEXEME_DECIMAL && l->number < 13 && is(c, i + 1, LEX_MERIDIEM))
		minutes = (int)l->number * 60 + (int)((l->number - (int)l->number) * 100 + 0.5);
	else
		return 0;
	if (is(c, i + n, LEX_MERIDIEM) && minutes < 13 * 60) {
		minutes = minutes % 720 + at(c, i + n)->code * 60;
		n++;
	} else if (is(c, i + n, LEX_OCLOCK)) {
		n++;
	}
	buf_addf(value, "T%02d:%02d", minutes / 60, minutes % 60);
	if (is(c, i + n, LEX_ZONE) && at(c, i + n)->flags & LEXEME_CAPITAL) {
		shift = at(c, i + n)->code;
		buf_addf(value, "%c%02d:%02d", shift < 0 ? '-' : '+',
		    (shift < 0 ? -shift : shift) / 60, (shift < 0 ? -shift : shift) % 60);
		n++;
	}
	return n;
}

/* A full date: with a month and a day or a year; a weekday may stand before it. */
static size_t
match_full(const struct pattern_context *c, size_t i, struct buf *value)
{
	size_t n = 0, more, mark;

	if ((at(c, i)->class_ == LEX_WEEKDAY || at(c, i)->class_ == LEX_WEEKDAY_SHORT) &&
	    at(c, i)->flags & LEXEME_CAPITAL) {
		n = 1;
		if (is(c, i + n, LEX_COMMA) || is(c, i + n, LEX_STOP))
			n++;
		if (is(c, i + n, LEX_THE))
			n++;
	}
	mark = n;
	more = match_month_first(c, i + n, value);
	if (!more)
		more = match_day_first(c, i + n, value);
	if (!more)
		more = match_figures(c, i + n, value);
	if (!more || (mark && at(c, i + n)->flags & LEXEME_BREAK))
		return 0;
	n += more;
	more = is(c, i + n, LEX_COMMA) ? 1 : 0;
	if (at(c, i + n + more)->class_ == LEX_NUMBER &&
	    !(at(c, i + n + more)->flags & LEXEME_BREAK)) {
		mark = value->len;
		more = pattern_time(c, i + n + more, value)
			   ? more + pattern_time(c, i + n + more, value)
			   : 0;
		if (more) {
			/* pattern_time was asked twice: keep one answer */
			buf_truncate(value, mark + (value->len - mark) / 2);
			n += more;
		}
	}
	return n;
}

/* Years: 2012, 1976-1983, 2013-20, 1970s, '80s. */
static size_t
match_year(const struct pattern_context *c, size_t i, struct buf *value)
{
	const struct lexeme *l = at(c, i), *b = before(c, i), *next = at(c, i + 1);
	bool cue = b->class_ == LEX_PREPOSITION || b->class_ == LEX_JOIN ||
		   b->class_ == LEX_PHASE || b->class_ == LEX_OPEN || b->class_ == LEX_DEICTIC;
	int year = (int)l->number;

	if (l->class_ == LEX_QUOTE && is_int(c, i + 1, 10, 99) && at(c, i + 1)->code == 2 &&
	    is_word(c, i + 2, "s") && at(c, i + 2)->flags & LEXEME_GLUED) {
		buf_addf(value, "19%dX", (int)at(c, i + 1)->number / 10);
		return 3;
	}
	if (!is_int(c, i, 1000, 2100) || l->code != 4)
		return 0;
	if (next->flags & LEXEME_GLUED && is_word(c, i + 1, "s") && year % 10 == 0) {
		buf_addf(value, "%03dX", year / 10);
		return 2;
	}
	if (!(l->flags & LEXEME_FIRST) || b->class_ == LEX_SYMBOL ||
	    b->class_ == LEX_CURRENCY_CODE)
		return 0;
	if (year < 1900 && !cue)
		return 0;
	if ((is(c, i + 1, LEX_DASH) || is(c, i + 1, LEX_SLASH)) &&
	    at(c, i + 2)->flags & LEXEME_GLUED && at(c, i + 2)->class_ == LEX_NUMBER &&
	    at(c, i + 2)->flags & LEXEME_LAST) {
		int last = (int)at(c, i + 2)->number;

		if (at(c, i + 2)->code == 2)
			last += year / 100 * 100;
		if ((at(c, i + 2)->code == 4 || at(c, i + 2)->code == 2) && last > 1000 &&
		    last <= 2100) {
			buf_addf(value, "%04d/%04d", year, last);
			return 3;
		}
		return 0;
	}
	if (!(l->flags & LEXEME_LAST))
		return 0;
	/* 2000 troops: a round number before a plain noun */
	if (year % 100 == 0 && year != 2000 && !cue)
		return 0;
	if (year == 2000 && !cue && next->class_ == LEX_NONE &&
	    !(next->flags & LEXEME_CAPITAL) && next->len > 3)
		return 0;
	if (next->class_ >= LEX_CURRENCY && next->class_ <= LEX_UNIT &&
	    next->class_ != LEX_DOLLAR_OF && next->class_ != LEX_CURRENCY_OF)
		return 0;
	if (is(c, i + 1, LEX_PER_SIGN) || is(c, i + 1, LEX_SPANS))
		return 0;
	buf_addf(value, "%04d", year);
	return 1;
}

/* A month alone: "in April", "last May", "December". */
static size_t
match_month(const struct pattern_context *c, size_t i, struct buf *value)
{
	const struct lexeme *l = at(c, i), *b = before(c, i), *next = at(c, i + 1);
	bool cue = b->class_ == LEX_PREPOSITION || b->class_ == LEX_JOIN ||
		   b->class_ == LEX_PHASE || b->class_ == LEX_DEICTIC ||
		   (b->class_ == LEX_DASH && l->flags & LEXEME_GLUED);
	bool wary = l->code == 3 || l->code == 5;
	bool name_follows = next->flags & LEXEME_CAPITAL && !(next->flags & LEXEME_BREAK) &&
			    next->class_ == LEX_NONE;

	if (l->class_ != LEX_MONTH || (!(l->flags & LEXEME_CAPITAL) && (wary || l->code == 8)))
		return 0;
	if (b->class_ == LEX_JOIN && wary)
		cue = i > 1 && (at(c, i - 2)->class_ == LEX_MONTH || !at(c, i - 1)->code);
	if (b->class_ == LEX_PREPOSITION && wary &&
	    (is_word(c, i - 1, "and") || is_word(c, i - 1, "for") ||
		is_word(c, i - 1, "before") || is_word(c, i - 1, "on")))
		cue = false;
	if (!cue && (wary || (name_follows && (l->code == 4 || l->code == 6 || l->code == 8))))
		return 0;
	if (b->class_ == LEX_NONE && b->flags & LEXEME_CAPITAL && !cue &&
	    !is(c, i - 1, LEX_COMMA) && (l->code == 4 || l->code == 6 || l->code == 8))
		return 0;
	resolve_date(c, (struct calendar_date){0, l->code, 0},
	    is_future(c, i) || (b->class_ == LEX_DEICTIC && b->code > 0), value);
	return 1;
}

/* last week, next two years, this month, recent weeks, the past decade. */
static size_t
match_deictic(const struct pattern_context *c, size_t i, struct buf *value)
{
	const struct lexeme *l = at(c, i), *next = at(c, i + 1);
	double amount;
	bool scaled;
	size_t n;

	if (l->class_ == LEX_RECENT) {
		if (!is(c, i + 1, LEX_SPANS))
			return 0;
		buf_add_str(value, "PAST_REF");
		return 2;
	}
	if (l->class_ != LEX_DEICTIC)
		return 0;
	if (is(c, i + 1, LEX_SPAN)) {
		if (next->code == 'D' && !l->code)
			return 0;
		resolve_span(c, next->code, l->code, value);
		return 2;
	}
	if (is(c, i + 1, LEX_WEEKDAY)) {
		resolve_weekday(c, next->code, l->code, l->code >= 0, value);
		return 2;
	}
	if (is(c, i + 1, LEX_MONTH) && !(is_month(c, i + 1) && at(c, i + 1)->code == 5 &&
					   !(next->flags & LEXEME_CAPITAL))) {
		resolve_date(c, (struct calendar_date){0, next->code, 0}, l->code > 0, value);
		return 2;
	}
	if (is(c, i + 1, LEX_SEASON) && at(c, i + 1)->code) {
		if (c->base.year > 0)
			buf_addf(value, "%04d-%d", c->base.year + l->code, next->code);
		return 2;
	}
	if (is_word(c, i + 1, "few") && is(c, i + 2, LEX_SPANS)) {
		buf_add_str(value, l->code < 0 ? "PAST_REF" : "FUTURE_REF");
		return 3;
	}
	n = l->code ? pattern_number(c, i + 1, &amount, &scaled) : 0;
	if (!n || (!is(c, i + 1 + n, LEX_SPANS) && !is(c, i + 1 + n, LEX_SPAN)) || scaled)
		return 0;
	{
		size_t mark = value->len;

		resolve_distance(c, at(c, i + 1 + n)->code, l->code * amount, value);
		if (value->len > mark)
			buf_add_char(value, '/');
		else
			buf_truncate(value, mark);
	}
	return n + 2;
}

/* three days ago, two weeks earlier, a year later, a month ago. */
static size_t
match_distance(const struct pattern_context *c, size_t i, struct buf *value)
{
	double amount = 1;
	bool scaled = false;
	size_t n = pattern_number(c, i, &amount, &scaled);
	const struct lexeme *tail;

	if (!n && at(c, i)->class_ == LEX_ARTICLE)
		n = 1;
	if (!n && is_word(c, i, "an"))
		n = 1;
	if (!n || scaled || (!is(c, i + n, LEX_SPAN) && !is(c, i + n, LEX_SPANS)))
		return 0;
	tail = at(c, i + n + 1);
	if (is(c, i + n + 1, LEX_AGO)) {
		resolve_distance(c, at(c, i + n)->code, -amount, value);
		return n + 2;
	}
	if (tail->class_ == LEX_PHASE && !(tail->flags & LEXEME_BREAK) &&
	    (is_word(c, i + n + 1, "earlier") || is_word(c, i + n + 1, "later")))
		return n + 2; /* than some other day, which is not known */
	return 0;
}

/* this year and last */
static size_t
match_lone_last(const struct pattern_context *c, size_t i, struct buf *value)
{
	const struct lexeme *l = at(c, i);

	if (l->class_ != LEX_DEICTIC || i < 3 || l->flags & LEXEME_BREAK ||
	    at(c, i - 1)->class_ == LEX_COMMA ||
	    (at(c, i - 1)->class_ != LEX_JOIN && at(c, i - 1)->class_ != LEX_PREPOSITION) ||
	    at(c, i - 2)->class_ != LEX_SPAN || at(c, i - 3)->class_ != LEX_DEICTIC ||
	    is(c, i + 1, LEX_SPAN) || is(c, i + 1, LEX_SPANS))
		return 0;
	resolve_span(c, at(c, i - 2)->code, l->code, value);
	return 1;
}

static size_t
match_day_word(const struct pattern_context *c, size_t i, struct buf *value)
{
	const struct lexeme *l = at(c, i);

	if (l->class_ == LEX_DAYWORD) {
		resolve_span(c, 'D', l->code, value);
		return 1;
	}
	if (l->class_ == LEX_WEEKDAY && (l->flags & LEXEME_CAPITAL)) {
		resolve_weekday(c, l->code, 0, is_future(c, i), value);
		return 1;
	}
	return 0;
}

/* early 2012, later this year, mid-July, the end of 2012 stays "2012". */
static size_t
match_phase(const struct pattern_context *c, size_t i, struct buf *value)
{
	size_t n = 1, more;

	if (at(c, i)->class_ != LEX_PHASE || is_word(c, i, "end") || is_word(c, i, "beginning"))
		return 0;
	if (is(c, i + n, LEX_DASH) && at(c, i + n)->flags & LEXEME_GLUED)
		n++;
	if (at(c, i + n)->flags & LEXEME_BREAK)
		return 0;
	if (is_word(c, i, "earlier") && !is(c, i + n, LEX_DEICTIC))
		return 0;
	more = match_full(c, i + n, value);
	if (!more)
		more = match_year(c, i + n, value);
	if (!more)
		more = match_month(c, i + n, value);
	if (!more)
		more = match_deictic(c, i + n, value);
	return more ? n + more : 0;
}

size_t
pattern_date(const struct pattern_context *c, size_t i, struct buf *value)
{
	static size_t (*const rules[])(const struct pattern_context *, size_t, struct buf *) = {
	    match_full, match_year, match_month, match_deictic, match_distance, match_day_word,
	    match_phase, match_lone_last};
	size_t k, n, mark = value->len;

	if (at(c, i)->class_ == LEX_THE) {
		/* the 1970s, the past year */
		n = is_year(c, i + 1) ? match_year(c, i + 1, value) : 0;
		if (n == 2 && is_word(c, i + 2, "s"))
			return n + 1;
		buf_truncate(value, mark);
		n = is(c, i + 1, LEX_DEICTIC) || is(c, i + 1, LEX_RECENT)
			? match_deictic(c, i + 1, value)
			: 0;
		return n ? n + 1 : 0;
	}
	for (k = 0; k < ARRAY_LEN(rules); k++) {
		n = rules[k](c, i, value);
		if (n)
			return n;
		buf_truncate(value, mark);
	}
	return 0;
}
