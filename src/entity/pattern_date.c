/* Dates and times. Grammar functions return the lexemes they used, 0 for none. */
#include "entity/pattern_part.h"

/* The number as an int; 0 for one that is no year, day or minute anyway. */
static int
whole(const struct lexeme *l)
{
	return l->number >= 0 && l->number < 1e6 ? (int)l->number : 0;
}

/* "14", "14th", "the" not included. */
static size_t
read_day(const struct pattern_context *c, size_t i, int *day)
{
	if (!part_is_int(c, i, 1, 31) || part_at(c, i)->code > 2)
		return 0;
	*day = whole(part_at(c, i));
	if (part_is(c, i + 1, LEX_ORDINAL_END) && part_at(c, i + 1)->flags & LEXEME_GLUED)
		return 2;
	return part_at(c, i)->flags & LEXEME_LAST || part_is(c, i + 1, LEX_DASH) ||
		       part_is(c, i + 1, LEX_SLASH)
		   ? 1
		   : 0;
}

static bool
is_month(const struct pattern_context *c, size_t i)
{
	return (part_is(c, i, LEX_MONTH) || part_is(c, i, LEX_MONTH_SHORT) ||
		   ((part_at(c, i)->class_ == LEX_MONTH ||
		       part_at(c, i)->class_ == LEX_MONTH_SHORT))) &&
	       part_at(c, i)->len >= 3;
}

/* ", 2011", "2011", "of 2011", "'22" after a month or day. */
static size_t
read_year(const struct pattern_context *c, size_t i, int *year)
{
	size_t n = 0;

	if (part_is(c, i, LEX_COMMA) || part_is_word(c, i, "of"))
		n++;
	if (!part_is_year(c, i + n))
		return 0;
	/* ", 2022 people" after a day is no year, but that is rare enough */
	*year = whole(part_at(c, i + n));
	return n + 1;
}

/* A second day: "-26", "to 23", "and 27", "& 30th". */
static size_t
read_day_range(const struct pattern_context *c, size_t i, int first, int *last)
{
	size_t n;

	if (!part_is(c, i, LEX_DASH) && !part_is(c, i, LEX_JOIN))
		return 0;
	n = read_day(c, i + 1, last);
	return n && *last > first ? n + 1 : 0;
}

static void
add_days(const struct pattern_context *c, size_t i, struct calendar_date d, int last,
    struct buf *out)
{
	bool future = part_is_future(c, i);

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
	struct calendar_date d = {0, part_at(c, i)->code, 0};
	int last = 0;
	size_t n = 1, more;

	if (!is_month(c, i) || (!(part_at(c, i)->flags & LEXEME_CAPITAL) &&
				   part_at(c, i)->class_ == LEX_MONTH_SHORT))
		return 0;
	if (part_is_word(c, i + n, "the") && read_day(c, i + n + 1, &d.day) == 2)
		n++;
	more = read_day(c, i + n, &d.day);
	if (!more && part_is(c, i + n, LEX_DASH) && part_at(c, i + n)->flags & LEXEME_GLUED)
		more = read_day(c, i + n + 1, &d.day) ? 1 + read_day(c, i + n + 1, &d.day) : 0;
	if (more && !part_is(c, i + n + more, LEX_PER_SIGN)) {
		n += more;
		n += read_day_range(c, i + n, d.day, &last);
	} else {
		d.day = 0;
	}
	more = read_year(c, i + n, &d.year);
	if (!d.day && !more)
		return 0;
	if (!d.day && part_at(c, i + n)->class_ == LEX_COMMA && more &&
	    part_at(c, i)->class_ == LEX_MONTH_SHORT)
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
	if (part_is_word(c, i + n, "of"))
		n++;
	else if (part_is(c, i + n, LEX_DASH))
		n++;
	if (!part_is(c, i + n, LEX_MONTH) && !part_is(c, i + n, LEX_MONTH_SHORT))
		return 0;
	if (!(part_at(c, i + n)->flags & LEXEME_CAPITAL) &&
	    part_at(c, i + n)->class_ == LEX_MONTH_SHORT)
		return 0;
	d.month = part_at(c, i + n)->code;
	n++;
	if (part_is(c, i + n, LEX_DASH) && part_is_year(c, i + n + 1))
		n++;
	n += read_year(c, i + n, &d.year);
	add_days(c, i, d, last, value);
	return n;
}

/* 2011-07-14, 14/07/2011, 7/14/2011, 2011/07/14. */
static size_t
match_figures(const struct pattern_context *c, size_t i, struct buf *value)
{
	const struct lexeme *a = part_at(c, i), *b = part_at(c, i + 2), *e = part_at(c, i + 4);
	struct calendar_date d;
	int swap;

	if (part_at(c, i + 1)->class_ != part_at(c, i + 3)->class_ ||
	    (part_at(c, i + 1)->class_ != LEX_DASH && part_at(c, i + 1)->class_ != LEX_SLASH) ||
	    !(b->flags & e->flags & part_at(c, i + 1)->flags & part_at(c, i + 3)->flags &
		LEXEME_GLUED) ||
	    !part_is_int(c, i, 1, 2100) || !part_is_int(c, i + 2, 1, 31) ||
	    !part_is_int(c, i + 4, 1, 2100))
		return 0;
	if (a->code == 4)
		d = (struct calendar_date){whole(a), whole(b), whole(e)};
	else if (e->code == 4)
		d = (struct calendar_date){whole(e), whole(a), whole(b)};
	else
		return 0;
	if (d.month > 12 ||
	    (e->code == 4 && part_at(c, i + 1)->class_ == LEX_DASH && d.day <= 12)) {
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
	const struct lexeme *l = part_at(c, i);
	int minutes, shift;
	size_t n = 1;

	if (l->class_ == LEX_CLOCK) {
		buf_addf(value, "T%02d:00", l->code);
		return 1;
	}
	if (l->class_ != LEX_NUMBER || l->flags & (LEXEME_GROUPED))
		return 0;
	if (l->flags & LEXEME_CLOCK)
		minutes = whole(l);
	else if (part_is_int(c, i, 1, 12) &&
		 (part_is(c, i + 1, LEX_MERIDIEM) || part_is(c, i + 1, LEX_OCLOCK)))
		minutes = whole(l) * 60;
	else if (l->flags & LEXEME_DECIMAL && l->number < 13 && part_is(c, i + 1, LEX_MERIDIEM))
		minutes = whole(l) * 60 + (int)((l->number - whole(l)) * 100 + 0.5);
	else
		return 0;
	if (part_is(c, i + n, LEX_MERIDIEM) && minutes < 13 * 60) {
		minutes = minutes % 720 + part_at(c, i + n)->code * 60;
		n++;
	} else if (part_is(c, i + n, LEX_OCLOCK)) {
		n++;
	}
	buf_addf(value, "T%02d:%02d", minutes / 60, minutes % 60);
	if (part_is(c, i + n, LEX_ZONE) && part_at(c, i + n)->flags & LEXEME_CAPITAL) {
		shift = part_at(c, i + n)->code;
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

	if ((part_at(c, i)->class_ == LEX_WEEKDAY ||
		part_at(c, i)->class_ == LEX_WEEKDAY_SHORT) &&
	    part_at(c, i)->flags & LEXEME_CAPITAL) {
		n = 1;
		if (part_is(c, i + n, LEX_COMMA) || part_is(c, i + n, LEX_STOP))
			n++;
		if (part_is(c, i + n, LEX_THE))
			n++;
	}
	mark = n;
	more = match_month_first(c, i + n, value);
	if (!more)
		more = match_day_first(c, i + n, value);
	if (!more)
		more = match_figures(c, i + n, value);
	if (!more || (mark && part_at(c, i + n)->flags & LEXEME_BREAK))
		return 0;
	n += more;
	more = part_is(c, i + n, LEX_COMMA) ? 1 : 0;
	if (part_at(c, i + n + more)->class_ == LEX_NUMBER &&
	    !(part_at(c, i + n + more)->flags & LEXEME_BREAK)) {
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
	const struct lexeme *l = part_at(c, i), *b = part_before(c, i),
			    *next = part_at(c, i + 1);
	bool cue = b->class_ == LEX_PREPOSITION || b->class_ == LEX_JOIN ||
		   b->class_ == LEX_PHASE || b->class_ == LEX_OPEN || b->class_ == LEX_DEICTIC;
	int year = whole(l);

	if (l->class_ == LEX_QUOTE && part_is_int(c, i + 1, 10, 99) &&
	    part_at(c, i + 1)->code == 2 && part_is_word(c, i + 2, "s") &&
	    part_at(c, i + 2)->flags & LEXEME_GLUED) {
		buf_addf(value, "19%dX", whole(part_at(c, i + 1)) / 10);
		return 3;
	}
	if (!part_is_int(c, i, 1000, 2100) || l->code != 4)
		return 0;
	if (next->flags & LEXEME_GLUED && part_is_word(c, i + 1, "s") && year % 10 == 0) {
		buf_addf(value, "%03dX", year / 10);
		return 2;
	}
	if (!(l->flags & LEXEME_FIRST) || b->class_ == LEX_SYMBOL ||
	    b->class_ == LEX_CURRENCY_CODE)
		return 0;
	if (year < 1900 && !cue)
		return 0;
	if ((part_is(c, i + 1, LEX_DASH) || part_is(c, i + 1, LEX_SLASH)) &&
	    part_at(c, i + 2)->flags & LEXEME_GLUED &&
	    part_at(c, i + 2)->class_ == LEX_NUMBER && part_at(c, i + 2)->flags & LEXEME_LAST) {
		int last = whole(part_at(c, i + 2));

		if (part_at(c, i + 2)->code == 2)
			last += year / 100 * 100;
		if ((part_at(c, i + 2)->code == 4 || part_at(c, i + 2)->code == 2) &&
		    last > 1000 && last <= 2100) {
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
	if (part_is(c, i + 1, LEX_PER_SIGN) || part_is(c, i + 1, LEX_SPANS))
		return 0;
	buf_addf(value, "%04d", year);
	return 1;
}

/* A month alone: "in April", "last May", "December". */
static size_t
match_month(const struct pattern_context *c, size_t i, struct buf *value)
{
	const struct lexeme *l = part_at(c, i), *b = part_before(c, i),
			    *next = part_at(c, i + 1);
	bool cue = b->class_ == LEX_PREPOSITION || b->class_ == LEX_JOIN ||
		   b->class_ == LEX_PHASE || b->class_ == LEX_DEICTIC ||
		   (b->class_ == LEX_DASH && l->flags & LEXEME_GLUED);
	bool wary = l->code == 3 || l->code == 5;
	bool name_follows = next->flags & LEXEME_CAPITAL && !(next->flags & LEXEME_BREAK) &&
			    next->class_ == LEX_NONE;

	if (l->class_ != LEX_MONTH || (!(l->flags & LEXEME_CAPITAL) && (wary || l->code == 8)))
		return 0;
	if (b->class_ == LEX_JOIN && wary)
		cue = i > 1 &&
		      (part_at(c, i - 2)->class_ == LEX_MONTH || !part_at(c, i - 1)->code);
	if (b->class_ == LEX_PREPOSITION && wary &&
	    (part_is_word(c, i - 1, "and") || part_is_word(c, i - 1, "for") ||
		part_is_word(c, i - 1, "before") || part_is_word(c, i - 1, "on")))
		cue = false;
	if (!cue && (wary || (name_follows && (l->code == 4 || l->code == 6 || l->code == 8))))
		return 0;
	if (b->class_ == LEX_NONE && b->flags & LEXEME_CAPITAL && !cue &&
	    !part_is(c, i - 1, LEX_COMMA) && (l->code == 4 || l->code == 6 || l->code == 8))
		return 0;
	resolve_date(c, (struct calendar_date){0, l->code, 0},
	    part_is_future(c, i) || (b->class_ == LEX_DEICTIC && b->code > 0), value);
	return 1;
}

/* early 2012, later this year, mid-July, the end of 2012 stays "2012". */
static size_t
match_phase(const struct pattern_context *c, size_t i, struct buf *value)
{
	size_t n = 1, more;

	if (part_at(c, i)->class_ != LEX_PHASE || part_is_word(c, i, "end") ||
	    part_is_word(c, i, "beginning"))
		return 0;
	if (part_is(c, i + n, LEX_DASH) && part_at(c, i + n)->flags & LEXEME_GLUED)
		n++;
	if (part_at(c, i + n)->flags & LEXEME_BREAK)
		return 0;
	if (part_is_word(c, i, "earlier") && !part_is(c, i + n, LEX_DEICTIC))
		return 0;
	more = match_full(c, i + n, value);
	if (!more)
		more = match_year(c, i + n, value);
	if (!more)
		more = match_month(c, i + n, value);
	if (!more)
		more = pattern_deictic(c, i + n, value);
	return more ? n + more : 0;
}

size_t
pattern_date(const struct pattern_context *c, size_t i, struct buf *value)
{
	static size_t (*const rules[])(const struct pattern_context *, size_t, struct buf *) = {
	    match_full, match_year, match_month, pattern_relative, match_phase};
	size_t k, n, mark = value->len;

	if (part_at(c, i)->class_ == LEX_THE) {
		/* the 1970s, the past year */
		n = part_is_year(c, i + 1) ? match_year(c, i + 1, value) : 0;
		if (n == 2 && part_is_word(c, i + 2, "s"))
			return n + 1;
		buf_truncate(value, mark);
		n = part_is(c, i + 1, LEX_DEICTIC) || part_is(c, i + 1, LEX_RECENT)
			? pattern_deictic(c, i + 1, value)
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
