/* text/date.h: dates and times as people and machines write them.
 *
 * Proleptic Gregorian. Nothing here asks the clock: what is relative is entity/pattern.h's.
 * Month and weekday names of some forty languages lie in one const table (text/date_words). */
#ifndef TEXT_DATE_H
#define TEXT_DATE_H

#include "base/buf.h"

enum date_precision { DATE_NONE, DATE_YEAR, DATE_MONTH, DATE_DAY, DATE_MINUTE, DATE_SECOND };

#define DATE_NO_ZONE INT16_MIN

struct date {
	int32_t year;
	uint8_t month, day; /* from 1; 0 when the precision does not reach them */
	uint8_t hour, minute, second;
	uint8_t precision;    /* enum date_precision */
	int16_t zone_minutes; /* east of UTC, or DATE_NO_ZONE */
};

/* Days since 1970-01-01 of a day, and back. Any year within +-200,000. */
int64_t date_days(int32_t year, unsigned month, unsigned day);
void date_of_days(int64_t days, struct date *out);
/* 0 (Sunday) .. 6 */
unsigned date_weekday(int64_t days);
unsigned date_month_days(int32_t year, unsigned month);

/* The first second of a date, since 1970, UTC; without a zone it is taken as UTC. */
int64_t date_time(const struct date *d);
/* The date of a second, with DATE_SECOND, in a zone (DATE_NO_ZONE: UTC, and none is said). */
void date_of_time(int64_t time, int zone_minutes, struct date *out);
/* The first second after the span that a date of its precision covers. */
int64_t date_end(const struct date *d);

/* ISO 8601 with as much as is known: "2011", "2011-07", "2011-07-14", "2011-07-14T10:31-04:00".
 * Appends; nothing for DATE_NONE. */
void date_add_iso(struct buf *out, const struct date *d);
/* For people: "14 July 2011", "July 2011", "2011"; short: "14 Jul 2011". Appends. */
void date_add_text(struct buf *out, const struct date *d, bool is_short);

/* Reads a whole string as a date: ISO 8601 in its forms, RFC 5322, and what date_find reads.
 * Spaces around it are allowed, nothing else. Impossible days are no dates. */
bool date_parse(const char *s, size_t len, struct date *out);
/* The first date written in a text: "July 14, 2011 10:31 a.m. EDT", "Thu Jul 14, 2011 10:31am
 * EDT", "14.07.2011", "14. juli 2011", "2011年7月14日", "14/07/2011" (day first unless the
 * first number is above 12 or the second is; "us" in lang means month first). At least a month
 * and year, or a day; a lone year is none. lang is a BCP 47 tag or NULL. *at and *n_bytes tell
 * where it stands. Linear in len. */
bool date_find(
    const char *s, size_t len, const char *lang, struct date *out, size_t *at, size_t *n_bytes);

/* Does a text write days as "8/27/2025": is one of them impossible with the day first, and none
 * with the month first? Linear in len. */
bool date_is_month_first(const char *s, size_t len);

#endif
