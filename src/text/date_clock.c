/* Times of day and zones. */
#include "text/date_read.h"

enum { NO_HALF = 99 };

/* A number of one or two digits below a bound. */
static bool
read_small(struct date_reader *r, uint32_t bound, bool glued, uint8_t *out)
{
	struct date_token t = date_read_peek(r);

	if (t.kind != DATE_TOKEN_NUMBER || t.digits > 2 || t.value >= bound ||
	    (glued && t.spaced))
		return false;
	*out = (uint8_t)t.value;
	r->at++;
	return true;
}

/* A sign and two digits, all joined: ":31". */
static bool
read_part(struct date_reader *r, uint32_t sign, uint32_t bound, uint8_t *out)
{
	size_t start = r->at;

	if (date_read_sign(r, sign, true) && date_read_peek(r).digits == 2 &&
	    read_small(r, bound, true, out))
		return true;
	r->at = start;
	return false;
}

/* A number and one of three signs: "31分". */
static bool
read_counted(struct date_reader *r, const uint32_t signs[3], uint8_t *out)
{
	size_t start = r->at, i;

	if (read_small(r, 60, false, out))
		for (i = 0; i < 3; i++)
			if (date_read_sign(r, signs[i], false))
				return true;
	r->at = start;
	return false;
}

static bool
read_cjk_clock(struct date_reader *r)
{
	static const uint32_t hours[3] = {0x6642, 0x65f6, 0xc2dc},
			      points[3] = {0x9ede, 0x70b9, 0}, minutes[3] = {0x5206, 0xbd84, 0},
			      seconds[3] = {0x79d2, 0xcd08, 0};
	struct date *d = &r->date;

	if (!read_counted(r, hours, &d->hour) && !read_counted(r, points, &d->hour))
		return false;
	if (!read_counted(r, minutes, &d->minute))
		d->minute = 0;
	d->precision = DATE_MINUTE;
	if (read_counted(r, seconds, &d->second))
		d->precision = DATE_SECOND;
	return d->hour < 24;
}

/* "a.m.", "PM": NO_HALF when there is none. */
static unsigned
read_half(struct date_reader *r)
{
	const struct date_word *w = date_read_word(r, DATE_WORD_HALF);

	return w ? (unsigned)w->value : NO_HALF;
}

/* Applies a half of the day to an hour of 1 to 12. */
static bool
apply_half(struct date *d, unsigned half)
{
	if (half == NO_HALF)
		return d->hour < 24;
	if (d->hour > 12) /* "15:30 pm" is written too */
		return half == 12 && d->hour < 24;
	d->hour = (uint8_t)(d->hour % 12 + half);
	return true;
}

/* Hours and what follows them up to the seconds. *sure: nothing but a time looks like that. */
static bool
read_hours(struct date_reader *r, bool *sure)
{
	struct date *d = &r->date;
	struct date_token t;

	*sure = true;
	d->minute = d->second = 0;
	if (read_cjk_clock(r))
		return true;
	if (date_read_peek(r).is_inside && r->at == 0)
		return false;
	if (!read_small(r, 25, false, &d->hour))
		return false;
	d->precision = DATE_MINUTE;
	if (read_part(r, ':', 60, &d->minute)) {
		if (read_part(r, ':', 61, &d->second)) {
			d->precision = DATE_SECOND;
			t = date_lex_peek(&r->lex, r->at + 1);
			if (t.kind == DATE_TOKEN_NUMBER && !t.spaced &&
			    date_read_sign(r, '.', true))
				r->at++;
			if (d->second == 60)
				d->second = 59;
		}
		return true;
	}
	if (date_read_word_at(r, DATE_WORD_HOURS)) {
		date_read_word(r, DATE_WORD_HOURS);
		if (date_read_peek(r).digits == 2)
			read_small(r, 60, false, &d->minute);
		return true;
	}
	*sure = false;
	read_part(r, '.', 60, &d->minute);
	return true;
}

/* US daylight time: 2007 on from March's second Sunday to November's first, before that from
 * April's first to October's last (good enough from 1987). */
static bool
is_us_summer(const struct date *d)
{
	bool is_new = d->year >= 2007;
	int64_t from = date_days(d->year, is_new ? 3 : 4, is_new ? 8 : 1);
	int64_t to = date_days(d->year, is_new ? 11 : 10, is_new ? 1 : 25);
	int64_t day = date_days(d->year, d->month, d->day);

	from += (7 - date_weekday(from)) % 7;
	to += (7 - date_weekday(to)) % 7;
	return day >= from && day < to;
}

/* "+0200", "-04:00", "+2" behind UTC. */
static bool
read_offset(struct date_reader *r, bool is_utc)
{
	size_t start = r->at;
	bool west = date_read_sign(r, '-', false) || date_read_sign(r, 0x2212, false);
	bool east = !west && date_read_sign(r, '+', false);
	struct date_token t = date_read_peek(r);
	uint32_t minutes = t.value * 60;
	uint8_t part = 0;

	/* "10:30-11:45" is a span of time more often than a time and its zone. */
	if ((west || east) && t.kind == DATE_TOKEN_NUMBER && !t.spaced) {
		r->at++;
		if (t.digits == 4)
			minutes = t.value / 100 * 60 + t.value % 100;
		else if (t.digits == 2 && (east || is_utc || r->date.precision == DATE_SECOND))
			minutes += read_part(r, ':', 60, &part) ? part : 0;
		else if (t.digits > 2 || !is_utc)
			minutes = UINT32_MAX;
		if (minutes <= 15 * 60) {
			r->date.zone_minutes = (int16_t)(west ? -(int)minutes : (int)minutes);
			return true;
		}
	}
	r->at = start;
	return false;
}

bool
date_read_zone(struct date_reader *r)
{
	const struct date_word *w;
	size_t start = r->at;
	bool open = date_read_sign(r, '(', false);

	w = date_read_word_at(r, DATE_WORD_ZONE);
	if (w) {
		r->at++;
		r->date.zone_minutes = w->value;
		if (w->value == 0)
			read_offset(r, true);
	} else if ((w = date_read_word_at(r, DATE_WORD_ZONE_US)) && r->date.month) {
		r->at++;
		r->date.zone_minutes = (int16_t)(w->value + 60 * is_us_summer(&r->date));
	} else if (open || !read_offset(r, false)) {
		r->at = start;
		return false;
	}
	if (open)
		date_read_sign(r, ')', false);
	return true;
}

bool
date_read_clock(struct date_reader *r, bool told)
{
	struct date saved = r->date;
	size_t start = r->at;
	unsigned half = NO_HALF;
	bool sure, good = date_read_cjk_half(r, &half);

	if (good)
		told = true;
	if (read_hours(r, &sure)) {
		if (half == NO_HALF)
			half = read_half(r);
		if (half == NO_HALF && date_read_word(r, DATE_WORD_HOURS))
			half = read_half(r), sure = true;
		/* "10.31" alone is a number, "at 10" a place in a list. */
		if ((sure || half != NO_HALF || (told && r->at > start + 1)) &&
		    apply_half(&r->date, half)) {
			date_read_zone(r);
			return true;
		}
	}
	r->at = start;
	r->date = saved;
	return false;
}
