/* The arithmetic of the proleptic Gregorian calendar (Hinnant, "chrono-compatible low-level
 * date algorithms"). */
#include "text/date.h"

enum { DAY_SECONDS = 86400, ERA_DAYS = 146097, EPOCH_DAYS = 719468 };

/* Division that rounds down, for a positive divisor. */
static int64_t
floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

int64_t
date_days(int32_t year, unsigned month, unsigned day)
{
	/* Years begin in March, so that the leap day is the last of its year. */
	int64_t y = (int64_t)year - (month <= 2), era = floor_div(y, 400), yoe = y - era * 400;
	int64_t shifted = month > 2 ? month - 3 : month + 9;
	int64_t doy = (153 * shifted + 2) / 5 + (int64_t)day - 1;

	return era * ERA_DAYS + yoe * 365 + yoe / 4 - yoe / 100 + doy - EPOCH_DAYS;
}

void
date_of_days(int64_t days, struct date *out)
{
	int64_t z = days + EPOCH_DAYS, era = floor_div(z, ERA_DAYS), doe = z - era * ERA_DAYS;
	int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100), mp = (5 * doy + 2) / 153;

	*out = (struct date){.precision = DATE_DAY, .zone_minutes = DATE_NO_ZONE};
	out->day = (uint8_t)(doy - (153 * mp + 2) / 5 + 1);
	out->month = (uint8_t)(mp < 10 ? mp + 3 : mp - 9);
	out->year = (int32_t)(yoe + era * 400 + (out->month <= 2));
}

unsigned
date_weekday(int64_t days)
{
	int64_t from_sunday = days + 4; /* 1970-01-01 was a Thursday */

	return (unsigned)(from_sunday - floor_div(from_sunday, 7) * 7);
}

unsigned
date_month_days(int32_t year, unsigned month)
{
	if (month == 2)
		return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
	return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

static int64_t
zone_seconds(const struct date *d)
{
	return d->zone_minutes == DATE_NO_ZONE ? 0 : d->zone_minutes * INT64_C(60);
}

int64_t
date_time(const struct date *d)
{
	int64_t days = date_days(d->year, d->precision >= DATE_MONTH && d->month ? d->month : 1,
	    d->precision >= DATE_DAY && d->day ? d->day : 1);
	int64_t time = days * DAY_SECONDS;

	if (d->precision >= DATE_MINUTE)
		time += d->hour * INT64_C(3600) + d->minute * INT64_C(60);
	if (d->precision >= DATE_SECOND)
		time += d->second;
	return time - zone_seconds(d);
}

void
date_of_time(int64_t time, int zone_minutes, struct date *out)
{
	int64_t local = time, days, rest;

	if (zone_minutes != DATE_NO_ZONE)
		local += zone_minutes * INT64_C(60);
	days = floor_div(local, DAY_SECONDS);
	rest = local - days * DAY_SECONDS;
	date_of_days(days, out);
	out->hour = (uint8_t)(rest / 3600);
	out->minute = (uint8_t)(rest / 60 % 60);
	out->second = (uint8_t)(rest % 60);
	out->precision = DATE_SECOND;
	out->zone_minutes = (int16_t)zone_minutes;
}

int64_t
date_end(const struct date *d)
{
	int64_t days;

	switch (d->precision) {
	case DATE_YEAR:
		days = date_days(d->year + 1, 1, 1);
		break;
	case DATE_MONTH:
		days = d->month == 12 ? date_days(d->year + 1, 1, 1)
				      : date_days(d->year, d->month + 1u, 1);
		break;
	case DATE_DAY:
		return date_time(d) + DAY_SECONDS;
	case DATE_MINUTE:
		return date_time(d) + 60;
	case DATE_SECOND:
		return date_time(d) + 1;
	default:
		return date_time(d);
	}
	return days * DAY_SECONDS - zone_seconds(d);
}
