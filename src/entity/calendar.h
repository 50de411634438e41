/* entity/calendar.h: dates as relative ones need them, over the arithmetic of text/date.h. Days
 * are counted from 1970-01-01. */
#ifndef ENTITY_CALENDAR_H
#define ENTITY_CALENDAR_H

#include "base/base.h"

/* A date as far as it is known: 0 for an unknown month or day. */
struct calendar_date {
	int year, month, day;
};

int64_t calendar_days(struct calendar_date d);
struct calendar_date calendar_from_days(int64_t days);
/* 1 Monday .. 7 Sunday. */
int calendar_weekday(int64_t days);
int calendar_month_days(int year, int month);
/* d moved by a number of months, its day cut to the month's length. */
struct calendar_date calendar_add_months(struct calendar_date d, int months);
/* Reads the beginning of an ISO 8601 date; false when there is no year. */
bool calendar_parse(const char *s, struct calendar_date *out);

#endif
