/* ISO 8601. */
#include "text/date_iso.h"

#include <string.h>

/* A number of exactly n digits at the start, or -1. */
static int
read_digits(const char *s, size_t len, size_t n)
{
	int value = 0;
	size_t i;

	if (len < n)
		return -1;
	for (i = 0; i < n; i++) {
		if (s[i] < '0' || s[i] > '9')
			return -1;
		value = value * 10 + (s[i] - '0');
	}
	return value;
}

bool
date_is_day(int32_t year, unsigned month, unsigned day)
{
	return month >= 1 && month <= 12 && day >= 1 && day <= date_month_days(year, month);
}

static bool
is_digit_at(const char *s, size_t len, size_t at)
{
	return at < len && s[at] >= '0' && s[at] <= '9';
}

/* A zone at the start: "Z", "+02", "+0200", "+02:00", "-04:00". Returns the bytes used, or 0.
 */
static size_t
read_zone(const char *s, size_t len, int16_t *minutes)
{
	size_t at = 3, sign_len = 1;
	int hours, rest;
	bool west;

	if (len && (s[0] == 'Z' || s[0] == 'z')) {
		*minutes = 0;
		return 1;
	}
	if (len > 3 && !memcmp(s, "\xe2\x88\x92", 3)) /* a true minus sign */
		sign_len = 3;
	else if (!len || (s[0] != '+' && s[0] != '-'))
		return 0;
	west = s[0] != '+';
	s += sign_len;
	len -= sign_len;
	hours = read_digits(s, len, 2);
	if (hours < 0 || hours > 15)
		return 0;
	rest = read_digits(s + 2, len - 2, 2);
	if (rest >= 0)
		at = 4;
	else if (len >= 5 && s[2] == ':' && (rest = read_digits(s + 3, len - 3, 2)) >= 0)
		at = 5;
	else
		at = 2;
	if (rest > 59 || is_digit_at(s, len, at))
		return 0;
	rest = hours * 60 + (rest < 0 ? 0 : rest);
	*minutes = (int16_t)(west ? -rest : rest);
	return sign_len + at;
}

/* The time of day at the start: the bytes used, or 0. Hour 24 is left for the caller. */
static size_t
read_time(const char *s, size_t len, struct date *out)
{
	int hour = read_digits(s, len, 2), minute, second = -1;
	size_t at = 2, colon;

	if (hour < 0 || hour > 24)
		return 0;
	colon = at < len && s[at] == ':';
	minute = read_digits(s + at + colon, len - at - colon, 2);
	if (minute < 0 || minute > 59)
		return 0;
	at += colon + 2;
	if (!colon || (at < len && s[at] == ':'))
		second =
		    read_digits(s + at + colon, len > at + colon ? len - at - colon : 0, 2);
	if (second >= 0 && second <= 60) {
		at += colon + 2;
		if (at + 1 < len && (s[at] == '.' || s[at] == ',') &&
		    is_digit_at(s, len, at + 1))
			for (at++; is_digit_at(s, len, at);)
				at++;
	} else {
		second = -1;
	}
	if (is_digit_at(s, len, at) || (hour == 24 && (minute || second > 0)))
		return 0;
	out->hour = (uint8_t)hour;
	out->minute = (uint8_t)minute;
	out->second = (uint8_t)(second < 0 ? 0 : second > 59 ? 59 : second);
	out->precision = second < 0 ? DATE_MINUTE : DATE_SECOND;
	return at;
}

/* Sets the day that lies `days` after a day of the year's beginning. */
static bool
set_day_of(struct date *out, int64_t days, int32_t year)
{
	date_of_days(days, out);
	return out->year >= year - 1 && out->year <= year + 1;
}

/* "-W28-4", "W284", "-W28": the Monday when no day is given (ISO 8601, 3.1.1.23). */
static size_t
read_week(const char *s, size_t len, int32_t year, struct date *out)
{
	size_t dash = s[0] == '-', at = dash + 3;
	int week = read_digits(s + dash + 1, len - dash - 1, 2), day = 1;
	int64_t fourth = date_days(year, 1, 4), monday;

	if (week < 1 || week > 53)
		return 0;
	if (at + dash < len && (!dash || s[at] == '-') && is_digit_at(s, len, at + dash)) {
		day = s[at + dash] - '0';
		at += dash + 1;
	}
	if (day < 1 || day > 7 || is_digit_at(s, len, at))
		return 0;
	monday = fourth - (date_weekday(fourth) + 6) % 7;
	return set_day_of(out, monday + (week - 1) * 7 + day - 1, year) ? at : 0;
}

/* What follows the year, as calendar, week or ordinal date: the bytes used. */
static size_t
read_day(const char *s, size_t len, int32_t year, struct date *out)
{
	size_t dash = len && s[0] == '-', n = 0;
	int month, day;

	*out =
	    (struct date){.year = year, .precision = DATE_YEAR, .zone_minutes = DATE_NO_ZONE};
	while (is_digit_at(s, len, dash + n))
		n++;
	if (!n && len > dash + 2 && s[dash] == 'W')
		return read_week(s, len, year, out);
	month = read_digits(s + dash, len - dash, 2);
	if (n == 3) {
		day = read_digits(s + dash, len - dash, 3);
		if (!dash || day < 1 || day > 365 + (date_month_days(year, 2) == 29))
			return 0;
		return set_day_of(out, date_days(year, 1, 1) + day - 1, year) ? dash + 3 : 0;
	}
	if (n == 2 && dash && month >= 1 && month <= 12) {
		out->month = (uint8_t)month;
		out->precision = DATE_MONTH;
		day = len > 3 && s[3] == '-' ? read_digits(s + 4, len - 4, 2) : -1;
		if (day < 0 || is_digit_at(s, len, 6))
			return 3;
		n = 6;
	} else if (n == 4 && !dash) {
		day = read_digits(s + 2, len - 2, 2);
	} else {
		return 0;
	}
	if (!date_is_day(year, (unsigned)month, (unsigned)day)) {
		out->precision = DATE_NONE;
		return 0;
	}
	out->month = (uint8_t)month;
	out->day = (uint8_t)day;
	out->precision = DATE_DAY;
	return n;
}

static size_t
read_year(const char *s, size_t len, int32_t *year)
{
	size_t at = 0, n = 4;
	bool is_signed = len && (s[0] == '-' || s[0] == '+');
	int value;

	if (is_signed)
		for (at = 1, n = 0; n < 7 && is_digit_at(s, len, at + n);)
			n++;
	if (n < 4 || n > 6)
		return 0;
	value = read_digits(s + at, len - at, n);
	if (value < 0 || value > 200000)
		return 0;
	*year = is_signed && s[0] == '-' ? -value : value;
	return at + n;
}

size_t
date_iso_read(const char *s, size_t len, struct date *out)
{
	size_t at, n;
	int32_t year;
	struct date d;

	at = read_year(s, len, &year);
	if (!at)
		return 0;
	n = read_day(s + at, len - at, year, &d);
	at += n;
	if (d.precision == DATE_NONE || is_digit_at(s, len, at))
		return 0;
	*out = d;
	if (d.precision != DATE_DAY || at + 3 > len || !strchr("Tt ", s[at]))
		return at;
	n = read_time(s + at + 1, len - at - 1, &d);
	if (!n)
		return at;
	at += 1 + n;
	at += read_zone(s + at, len - at, &d.zone_minutes);
	if (d.hour == 24) {
		struct date next;

		date_of_days(date_days(d.year, d.month, d.day) + 1, &next);
		next.precision = d.precision;
		next.zone_minutes = d.zone_minutes;
		d = next;
	}
	*out = d;
	return at;
}
