/* Relative and partial dates against the article's own. */
#include "entity/pattern_part.h"

static void
add_date(struct buf *out, struct calendar_date d)
{
	if (d.year <= 0)
		buf_add_str(out, "XXXX");
	else
		buf_addf(out, "%04d", d.year);
	if (d.month)
		buf_addf(out, "-%02d", d.month);
	else if (d.day)
		buf_add_str(out, "-XX");
	if (d.day)
		buf_addf(out, "-%02d", d.day);
}

static int64_t
base_days(const struct pattern_context *c)
{
	return calendar_days(c->base);
}

static bool
has_day(const struct pattern_context *c)
{
	return c->base.year > 0 && c->base.month && c->base.day;
}

void
resolve_date(
    const struct pattern_context *c, struct calendar_date d, bool future, struct buf *out)
{
	const struct calendar_date *b = &c->base;
	int months;

	if (!d.year && d.month && b->year > 0 && b->month) {
		d.year = b->year;
		months = d.month - b->month;
		if (d.day) {
			/* A day and a month: the nearest such day. */
			if (months > 6)
				d.year--;
			else if (months < -6)
				d.year++;
			if (future && months < -3 && d.year == b->year)
				d.year++;
		} else if (future ? months < 0 : months > 0) {
			d.year += future ? 1 : -1;
		}
	}
	add_date(out, d);
}

void
resolve_weekday(
    const struct pattern_context *c, int weekday, int shift, bool future, struct buf *out)
{
	int64_t now;
	int ahead;

	if (!has_day(c)) {
		buf_addf(out, "XXXX-WXX-%d", weekday);
		return;
	}
	now = base_days(c);
	ahead = (weekday - calendar_weekday(now) + 7) % 7;
	if (shift > 0)
		now += ahead ? ahead : 7;
	else if (shift < 0)
		now -= ahead ? 7 - ahead : 7;
	else if (future || !ahead)
		now += ahead;
	else
		now -= 7 - ahead;
	add_date(out, calendar_from_days(now));
}

static void
add_range(struct buf *out, int64_t first, int64_t last)
{
	add_date(out, calendar_from_days(first));
	buf_add_char(out, '/');
	add_date(out, calendar_from_days(last));
}

void
resolve_span(const struct pattern_context *c, int span, int shift, struct buf *out)
{
	struct calendar_date d = c->base;
	int64_t monday;

	if (d.year <= 0)
		return;
	switch (span) {
	case 'Y':
		buf_addf(out, "%04d", d.year + shift);
		return;
	case 'E':
		buf_addf(out, "%03dX", d.year / 10 + shift);
		return;
	case 'C':
		buf_addf(out, "%02dXX", d.year / 100 + shift);
		return;
	case 'M':
		if (!d.month)
			return;
		d.day = 1;
		d = calendar_add_months(d, shift);
		d.day = 0;
		add_date(out, d);
		return;
	case 'Q':
		if (!d.month)
			return;
		d.day = 1;
		d = calendar_add_months(d, 3 * shift);
		buf_addf(out, "%04d-%d", d.year, 33 + (d.month - 1) / 3);
		return;
	case 'D':
	case 'W':
	case 'F':
		if (!has_day(c))
			return;
		monday = base_days(c);
		if (span == 'D') {
			add_date(out, calendar_from_days(monday + shift));
			return;
		}
		monday += 1 - calendar_weekday(monday) + 7 * shift;
		if (span == 'W')
			add_range(out, monday, monday + 6);
		else
			add_range(out, monday + 5, monday + 6);
		return;
	default:
		return;
	}
}

void
resolve_distance(const struct pattern_context *c, int span, double n, struct buf *out)
{
	struct calendar_date d = c->base;
	int64_t whole = n < 0 ? -(int64_t)-n : (int64_t)n;

	if (d.year <= 0 || n > 1e5 || n < -1e5)
		return;
	switch (span) {
	case 'Y':
	case 'E':
	case 'C':
		whole *= span == 'Y' ? 1 : span == 'E' ? 10 : 100;
		if (d.year + whole > 0 && d.year + whole < 10000)
			buf_addf(out, "%04d", (int)(d.year + whole));
		return;
	case 'M':
		d.day = 1;
		if (d.month && d.year * 12 + whole > 12) {
			d = calendar_add_months(d, (int)whole);
			d.day = 0;
			add_date(out, d);
		}
		return;
	case 'D':
	case 'W':
	case 'H':
		if (has_day(c)) {
			whole = span == 'H'   ? (int64_t)(n / 24)
				: span == 'W' ? whole * 7
					      : whole;
			add_date(out, calendar_from_days(base_days(c) + whole));
		}
		return;
	default:
		return;
	}
}
