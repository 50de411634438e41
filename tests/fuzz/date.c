/* text/date.h and lang.h: what is found lies in the text, exists, and is read back from its ISO
 * form. */
#include "fuzz.h"

#include "text/date.h"
#include "text/lang.h"

#include <string.h>

static void
check(const struct date *d)
{
	struct buf iso = BUF_INIT;
	struct date back;

	FUZZ_CHECK(d->precision >= DATE_YEAR && d->precision <= DATE_SECOND);
	FUZZ_CHECK(d->precision < DATE_MONTH || (d->month >= 1 && d->month <= 12));
	FUZZ_CHECK(d->precision < DATE_DAY ||
		   (d->day >= 1 && d->day <= date_month_days(d->year, d->month)));
	FUZZ_CHECK(d->hour < 24 && d->minute < 60 && d->second < 60);
	FUZZ_CHECK(date_end(d) > date_time(d));
	date_add_iso(&iso, d);
	FUZZ_CHECK(date_parse(iso.data, iso.len, &back) && date_time(&back) == date_time(d));
	date_add_text(&iso, d, true);
	buf_clear(&iso);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	static const char *const langs[] = {NULL, "us", "th", "hr", "ja"};
	const char *s = (const char *)bytes;
	struct date d;
	size_t i, at, n;
	char tag[12];

	for (i = 0; i < ARRAY_LEN(langs); i++)
		if (date_find(s, len, langs[i], &d, &at, &n)) {
			FUZZ_CHECK(n > 0 && at < len && n <= len - at);
			check(&d);
		}
	if (date_parse(s, len, &d))
		check(&d);
	lang_guess(s, len);
	if (lang_normalize(s, len, tag))
		FUZZ_CHECK(strlen(tag) >= 2 && strlen(tag) < sizeof(tag));
	return 0;
}
