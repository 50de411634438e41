/* Days, weekdays, months. */
#include "entity/calendar.h"

int64_t
calendar_days(struct calendar_date d)
{
	int64_t y = d.year - (d.month <= 2), era = (y >= 0 ? y : y - 399) / 400,
		yoe = y - era * 400;
	int64_t doy = (153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;

	return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

struct calendar_date
calendar_from_days(int64_t days)
{
	int64_t z = days + 719468, era = (z >= 0 ? z : z - 146096) / 146097,
		doe = z - era * 146097;
	int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100), mp = (5 * doy + 2) / 153;
	struct calendar_date d;

	d.day = (int)(doy - (153 * mp + 2) / 5 + 1);
	d.month = (int)(mp < 10 ? mp + 3 : mp - 9);
	d.year = (int)(yoe + era * 400 + (d.month <= 2));
	return d;
}

int
calendar_weekday(int64_t days)
{
	int64_t w = (days + 3) % 7;

	return (int)(w < 0 ? w + 7 : w) + 1;
}

int
calendar_month_days(int year, int month)
{
	if (month == 2)
		return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
	return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
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
