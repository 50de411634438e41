/* Dates in running text: a small grammar over its tokens, tried at each number and at each
 * word that may begin a date. */
#include "text/date_iso.h"
#include "text/date_read.h"

#include <string.h>

/* Has the word that language, "de" of "de-AT"? */
static bool
is_word_of(const struct date_word *w, const char *lang)
{
	size_t len = strcspn(lang, "-_");
	const char *at;

	for (at = w->langs; *at; at += strcspn(at, " "), at += *at == ' ')
		if (strcspn(at, " ") == len && !strncmp(at, lang, len))
			return true;
	return false;
}

const struct date_word *
date_read_word_at(struct date_reader *r, enum date_word_kind kind)
{
	struct date_token t = date_read_peek(r);
	const struct date_word *found = NULL;
	size_t i;

	for (i = 0; i < t.n_words; i++) {
		if (t.words[i].kind != kind)
			continue;
		if (!found || (r->lang && is_word_of(&t.words[i], r->lang) &&
				  !is_word_of(found, r->lang)))
			found = &t.words[i];
	}
	return found;
}

bool
date_read_sign(struct date_reader *r, uint32_t cp, bool glued)
{
	struct date_token t = date_read_peek(r);

	if (t.kind != DATE_TOKEN_SIGN || t.value != cp || (glued && t.spaced))
		return false;
	r->at++;
	return true;
}

const struct date_word *
date_read_word(struct date_reader *r, enum date_word_kind kind)
{
	const struct date_word *w = date_read_word_at(r, kind);

	if (w) {
		r->at++;
		if (!date_read_sign(r, '.', true))
			date_read_sign(r, 0x0970 /* Devanagari abbreviation sign */, true);
	}
	return w;
}

static void
skip_joins(struct date_reader *r)
{
	while (date_read_word(r, DATE_WORD_JOIN) || date_read_sign(r, '\'', true) ||
	       date_read_sign(r, 0x2019, true))
		;
}

static bool
read_weekday(struct date_reader *r)
{
	struct date_token t = date_read_peek(r);
	const struct date_word *w = date_read_word(r, DATE_WORD_WEEKDAY);
	bool dot, is_weak;

	if (!w)
		return false;
	dot = date_lex_peek(&r->lex, r->at - 1).kind == DATE_TOKEN_SIGN;
	dot = date_read_sign(r, ',', false) || date_read_sign(r, 0x060c, false) || dot;
	/* Of two letters, like "on" and "so", it is an everyday word elsewhere. */
	is_weak = t.end - t.start <= 2 && !dot && !(r->lang && is_word_of(w, r->lang));
	if (is_weak)
		r->at--;
	else
		skip_joins(r);
	return !is_weak;
}

/* A month's name into r->date. NULL: there is none. */
static const struct date_word *
read_month(struct date_reader *r)
{
	size_t start = r->at;
	const struct date_word *w = date_read_word(r, DATE_WORD_MONTH);
	struct date_token t;

	if (!w)
		w = date_read_word(r, DATE_WORD_MONTH_SHORT);
	if (w) {
		r->date.month = (uint8_t)w->value;
		return w;
	}
	w = date_read_word(r, DATE_WORD_MONTH_NUMBER);
	t = date_read_peek(r);
	if (w && t.kind == DATE_TOKEN_NUMBER && t.value >= 1 && t.value <= 12) {
		r->at++;
		r->date.month = (uint8_t)t.value;
		return w;
	}
	r->at = start;
	return NULL;
}

static bool
read_day(struct date_reader *r)
{
	struct date_token t = date_read_peek(r);

	if (t.kind != DATE_TOKEN_NUMBER || t.digits > 2 || t.value < 1 || t.value > 31 ||
	    (r->at == 0 && t.is_inside))
		return false;
	r->at++;
	r->date.day = (uint8_t)t.value;
	t = date_read_peek(r);
	if (!t.spaced && date_read_word_at(r, DATE_WORD_ORDINAL))
		r->at++;
	else if (!date_read_sign(r, '.', true))
		date_read_sign(r, 0xb0, true);
	return true;
}

/* A year of four digits, or of two behind an apostrophe. w, if known, is the month's word:
 * a Thai year is counted from the Buddha. */
static bool
read_year(struct date_reader *r, const struct date_word *w)
{
	struct date_token t;
	size_t start = r->at;
	bool quote, is_thai = w && !strcmp(w->langs, "th");

	while (date_read_word(r, DATE_WORD_YEAR))
		;
	quote = date_read_sign(r, '\'', false) || date_read_sign(r, 0x2019, false);
	t = date_read_peek(r);
	if (t.kind != DATE_TOKEN_NUMBER || (r->at == 0 && t.is_inside) ||
	    !(quote ? t.digits == 2 : t.digits == 4 && t.value >= 1000 && t.value < 3000)) {
		r->at = start;
		return false;
	}
	r->at++;
	r->date.year = (int32_t)t.value;
	if (quote)
		r->date.year += t.value < 50 ? 2000 : 1900;
	if (t.value > 2400 && (is_thai || (r->lang && !strncmp(r->lang, "th", 2))))
		r->date.year -= 543;
	while (date_read_word(r, DATE_WORD_YEAR))
		;
	return true;
}

static bool
set_day(struct date *d)
{
	d->precision = DATE_DAY;
	return date_is_day(d->year, d->month, d->day);
}

/* The same where a time of day may have been read before the year. */
static bool
set_day_before(struct date *d, bool clock)
{
	return clock ? date_is_day(d->year, d->month, d->day) : set_day(d);
}

static bool
is_month_first(const char *lang)
{
	const char *part = lang ? strpbrk(lang, "-_") : NULL;

	if (lang && !part)
		part = lang;
	else if (part)
		part++;
	return part && (part[0] | 0x20) == 'u' && (part[1] | 0x20) == 's' && !part[2];
}

/* Two digits of a year stand for 1950 to 2049 (RFC 5322, 4.3). */
static int32_t
full_year(struct date_token t)
{
	if (t.digits > 2)
		return (int32_t)t.value;
	return (int32_t)t.value + (t.value < 50 ? 2000 : 1900);
}

/* "2011-07-14", "14/07/2011", "14. 7. 2011", "7/14/11". */
static bool
read_numeric(struct date_reader *r)
{
	struct date_token n[3], sign = date_lex_peek(&r->lex, r->at + 1), next;
	bool is_dot = sign.value == '.', ok;
	size_t i, start = r->at;

	if (sign.kind != DATE_TOKEN_SIGN || sign.value > 0x7f ||
	    !strchr("./-", (int)sign.value))
		return false;
	for (i = 0; i < 3; i++) {
		n[i] = date_read_peek(r);
		ok = n[i].kind == DATE_TOKEN_NUMBER && (!i || is_dot || !n[i].spaced) &&
		     !(r->at == 0 && n[i].is_inside);
		r->at++;
		ok = ok && (i == 2 || date_read_sign(r, sign.value, true));
		if (!ok)
			goto none;
	}
	if (n[0].digits == 4 && n[1].digits <= 2 && n[2].digits <= 2) {
		r->date.year = (int32_t)n[0].value;
		r->date.month = (uint8_t)n[1].value;
		r->date.day = (uint8_t)n[2].value;
	} else if (n[0].digits <= 2 && n[1].digits <= 2 &&
		   (n[2].digits == 4 || (n[2].digits == 2 && !n[2].spaced &&
					    (sign.value == '/' || (is_dot && n[0].digits == 2 &&
								      n[1].digits == 2))))) {
		bool swap =
		    n[1].value > 12 || (n[0].value <= 12 && !is_dot && is_month_first(r->lang));

		r->date.year = full_year(n[2]);
		r->date.month = (uint8_t)n[swap ? 0 : 1].value;
		r->date.day = (uint8_t)n[swap ? 1 : 0].value;
	} else {
		goto none;
	}
	/* A fourth number makes it an address or a version. */
	next = date_lex_peek(&r->lex, r->at + 1);
	if (date_read_sign(r, sign.value, true)) {
		r->at--;
		if (next.kind == DATE_TOKEN_NUMBER && !next.spaced)
			goto none;
		r->at += is_dot && n[0].digits == 4;
	}
	if (r->date.year >= 1000 && r->date.year < 3000 && set_day(&r->date))
		return true;
none:
	r->at = start;
	return false;
}

/* "14 July 2011", "14-Jul-11", "14 de julio de 2011", "14th, Jul 2011", "14 Jul 10:31 2011". */
static bool
read_day_month(struct date_reader *r)
{
	const struct date_word *w;
	struct date_token t;
	size_t start = r->at;
	bool joined, clock;

	if (!read_day(r))
		return false;
	if (date_lex_peek(&r->lex, r->at - 1).kind == DATE_TOKEN_WORD)
		date_read_sign(r, ',', true);
	skip_joins(r);
	joined = date_read_sign(r, '-', true) || date_read_sign(r, '/', true);
	w = read_month(r);
	if (w) {
		joined =
		    (date_read_sign(r, '-', true) || date_read_sign(r, '/', true)) && joined;
		date_read_sign(r, ',', true);
		skip_joins(r);
		clock = date_read_clock(r, false);
		if (read_year(r, w) && set_day_before(&r->date, clock))
			return true;
		t = date_read_peek(r);
		if (!clock && t.kind == DATE_TOKEN_NUMBER && t.digits == 2) {
			r->at++;
			r->date.year = full_year(t);
			if (set_day(&r->date) && (joined || date_read_clock(r, false)))
				return true;
		}
	}
	r->at = start;
	return false;
}

/* "July 14, 2011", "Jul 14 10:31:05 EDT 2011" (as C's asctime and `date` have it). */
static bool
read_month_day(struct date_reader *r)
{
	size_t start = r->at;
	const struct date_word *w = read_month(r);
	bool clock;

	if (w) {
		skip_joins(r);
		if (read_day(r)) {
			date_read_sign(r, ',', false);
			skip_joins(r);
			clock = date_read_clock(r, false);
			if (read_year(r, w) && set_day_before(&r->date, clock))
				return true;
		}
	}
	r->at = start;
	return false;
}

/* "July 2011", "juillet 2011", "2011. július". */
static bool
read_month_year(struct date_reader *r)
{
	size_t start = r->at;
	const struct date_word *w = read_month(r);
	bool is_weak;

	if (w) {
		date_read_sign(r, ',', true);
		skip_joins(r);
		/* Short names of other languages are everyday words: "out 2000", "set 1900". */
		is_weak = w->kind == DATE_WORD_MONTH_SHORT && !is_word_of(w, "en") &&
			  !(r->lang && is_word_of(w, r->lang));
		r->date.day = 0;
		r->date.precision = DATE_MONTH;
		if (!is_weak && read_year(r, w) && r->date.year >= 1500 && r->date.year <= 2200)
			return true;
	}
	r->at = start;
	return false;
}

/* "2011. július 14.", "2011 m. liepos 14 d.", "2011. gada 14. jūlijs", "2011-Jul-14". */
static bool
read_year_first(struct date_reader *r)
{
	size_t start = r->at, behind;
	const struct date_word *w;
	bool dot;

	if (!read_year(r, NULL))
		return false;
	behind = r->at - start;
	dot = date_read_sign(r, '.', true);
	while (date_read_word(r, DATE_WORD_YEAR))
		;
	if (!dot && !date_read_sign(r, '-', true))
		date_read_sign(r, '/', true);
	if (read_day(r)) { /* "14. jūlijs" */
		if (read_month(r) && set_day(&r->date))
			return true;
	} else if ((w = read_month(r))) {
		if (!date_read_sign(r, '-', true))
			date_read_sign(r, '/', true);
		if (read_day(r) && set_day(&r->date))
			return true;
		r->date.day = 0;
		r->date.precision = DATE_MONTH;
		if ((dot || behind > 1) && !is_word_of(w, "en"))
			return true;
	}
	r->at = start;
	return false;
}

static bool
read_day_part(struct date_reader *r)
{
	static bool (*const readers[])(struct date_reader *) = {read_numeric, date_read_cjk,
	    read_day_month, read_month_day, read_month_year, read_year_first};
	struct date saved = r->date;
	size_t i;

	for (i = 0; i < ARRAY_LEN(readers); i++) {
		if (readers[i](r))
			return true;
		r->date = saved;
	}
	return false;
}

/* What may stand between a day and its time; *told: it says that a time follows. */
static void
skip_between(struct date_reader *r, bool *told)
{
	static const uint32_t signs[] = {
	    ',', '|', '-', '@', '/', 0x2013, 0x2014, 0xb7, 0x2022, ':', 0x60c, '('};
	size_t i, n;

	for (n = 0; n < 4; n++) {
		if (date_read_word(r, DATE_WORD_AT)) {
			*told = true;
			continue;
		}
		if (date_read_word(r, DATE_WORD_JOIN) || date_read_sign(r, '.', true))
			continue;
		for (i = 0; i < ARRAY_LEN(signs) && !date_read_sign(r, signs[i], false); i++)
			;
		if (i == ARRAY_LEN(signs))
			break;
	}
}

/* The weekday, time and zone that may follow a day. */
static void
read_tail(struct date_reader *r)
{
	size_t end;
	bool told = false, open;

	date_skip_cjk_weekday(r);
	end = r->at;
	date_read_sign(r, ',', false);
	open = date_read_sign(r, '(', false);
	if (!date_read_word(r, DATE_WORD_WEEKDAY) || (open && !date_read_sign(r, ')', false)))
		r->at = end;
	end = r->at;
	if (r->date.precision != DATE_DAY)
		return;
	skip_between(r, &told);
	if (!date_read_clock(r, told))
		r->at = end;
}

/* A date at the first token, with what belongs to it. */
static bool
read_date(struct date_reader *r)
{
	struct date_token t;
	bool told = false, clock;

	r->at = 0;
	r->date = (struct date){.zone_minutes = DATE_NO_ZONE};
	clock = date_read_clock(r, false);
	if (clock) {
		struct date time = r->date;

		skip_between(r, &told);
		if (!read_weekday(r))
			skip_joins(r);
		if (read_day_part(r) && r->date.precision == DATE_DAY) {
			time.year = r->date.year;
			time.month = r->date.month;
			time.day = r->date.day;
			r->date = time;
			date_read_zone(r);
			return true;
		}
		r->at = 0;
		r->date = (struct date){.zone_minutes = DATE_NO_ZONE};
	}
	if (read_weekday(r) && read_day_part(r)) {
		read_tail(r);
		return true;
	}
	r->at = 0;
	t = date_read_peek(r);
	if (t.kind == DATE_TOKEN_WORD) /* "ngày 14 tháng 7" */
		skip_joins(r);
	if (!read_day_part(r))
		return false;
	read_tail(r);
	return true;
}

bool
date_find(
    const char *s, size_t len, const char *lang, struct date *out, size_t *at, size_t *n_bytes)
{
	struct date_reader r = {.lang = lang};
	struct date_token t;

	date_lex_init(&r.lex, s, len);
	for (;; date_lex_drop(&r.lex)) {
		t = date_lex_peek(&r.lex, 0);
		if (t.kind == DATE_TOKEN_END)
			return false;
		if (t.kind == DATE_TOKEN_WORD && !t.n_words)
			continue;
		if (t.kind == DATE_TOKEN_SIGN && t.value < 0x3000)
			continue;
		if (!read_date(&r))
			continue;
		*out = r.date;
		*at = t.start;
		*n_bytes = date_lex_peek(&r.lex, r.at - 1).end - t.start;
		return true;
	}
}
