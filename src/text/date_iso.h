/* text/date_iso.h: ISO 8601. Used by text/date*.c only. */
#ifndef TEXT_DATE_ISO_H
#define TEXT_DATE_ISO_H

#include "text/date.h"

/* Reads a date of ISO 8601 at the start of a string: calendar, week and ordinal dates, basic
 * and extended, with or without a time ('T' or one space before it; fractions are cut, second
 * 60 is read as 59, 24:00 as the next day's beginning) and zone. Returns the bytes used, 0 for
 * none. Of "2011-07-14T99" the date alone is used. */
size_t date_iso_read(const char *s, size_t len, struct date *out);

/* Is it a day that exists? */
bool date_is_day(int32_t year, unsigned month, unsigned day);

#endif
