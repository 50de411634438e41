/* Dates written out. */
#include "text/date.h"

#include <stdlib.h>

void
date_add_iso(struct buf *out, const struct date *d)
{
	const char *sign = d->year < 0 ? "-" : d->year > 9999 ? "+" : "";
	int zone = d->zone_minutes;

	if (d->precision == DATE_NONE)
		return;
	buf_addf(out, "%s%04ld", sign, labs((long)d->year));
	if (d->precision >= DATE_MONTH)
		buf_addf(out, "-%02u", d->month);
	if (d->precision >= DATE_DAY)
		buf_addf(out, "-%02u", d->day);
	if (d->precision < DATE_MINUTE)
		return;
	buf_addf(out, "T%02u:%02u", d->hour, d->minute);
	if (d->precision >= DATE_SECOND)
		buf_addf(out, ":%02u", d->second);
	if (zone == 0)
		buf_add_char(out, 'Z');
	else if (zone != DATE_NO_ZONE)
		buf_addf(
		    out, "%c%02d:%02d", zone < 0 ? '-' : '+', abs(zone) / 60, abs(zone) % 60);
}

void
date_add_text(struct buf *out, const struct date *d, bool is_short)
{
	static const char *const months[] = {"January", "February", "March", "April", "May",
	    "June", "July", "August", "September", "October", "November", "December"};

	if (d->precision == DATE_NONE)
		return;
	if (d->precision >= DATE_DAY)
		buf_addf(out, "%u ", d->day);
	if (d->precision >= DATE_MONTH && d->month >= 1 && d->month <= ARRAY_LEN(months))
		buf_addf(out, is_short ? "%.3s " : "%s ", months[d->month - 1]);
	buf_addf(out, "%ld", (long)d->year);
}
