/* Days, weekdays, months. */
#include "entity/calendar.h"

#include "text/date.h"

int64_t
calendar_days(struct calendar_date d)
{
	return date_days(d.year, (unsigned)d.month, (unsigned)d.day);
}

struct calendar_date
calendar_from_days(int64_t days)
{
	struct date d;

	date_of_days(days, &d);
	return (struct calendar_date){d.year, d.month, d.day};
}

int
calendar_weekday(int64_t days)
{
	unsigned from_sunday = date_weekday(days);

	return from_sunday ? (int)from_sunday : 7;
}

int
calendar_month_days(int year, int month)
{
	return (int)date_month_days(year, (unsigned)month);
}

struct calendar_date
calendar_add_months(struct calendar_date d, int months)
{
	int at = d.year * 12 + d.month - 1 + months, last;

	d.year = at / 12;
	d.month = at % 12 + 1;
	last = calendar_month_days(d.year, d.month);
	if (d.day > last)
		d.day = last;
	return d;
}

static int
digits(const char *s, int n)
{
	int value = 0;

	for (; n > 0; n--, s++) {
		if (*s < '0' || *s > '9')
			return -1;
		value = value * 10 + (*s - '0');
	}
	return value;
}

bool
calendar_parse(const char *s, struct calendar_date *out)
{
	struct calendar_date d = {0, 0, 0};

	if (!s || (d.year = digits(s, 4)) <= 0)
		return false;
	if (s[4] == '-') {
		d.month = digits(s + 5, 2);
		if (d.month < 1 || d.month > 12)
			d.month = 0;
		else if (s[7] == '-') {
			d.day = digits(s + 8, 2);
			if (d.day < 1 || d.day > calendar_month_days(d.year, d.month))
				d.day = 0;
		}
	}
	*out = d;
	return true;
}
