/* text/date: the calendar's arithmetic, ISO 8601, dates in texts. */
#include "tap.h"

#include "text/date.h"

#include <string.h>

static void
test_days(void)
{
	static const struct {
		int32_t year;
		unsigned month, day;
		int64_t days;
		unsigned weekday;
	} cases[] = {
	    {1970, 1, 1, 0, 4},
	    {1969, 12, 31, -1, 3},
	    {2000, 2, 29, 11016, 2},
	    {2011, 7, 14, 15169, 4},
	    {1900, 3, 1, -25508, 4},
	    {0, 3, 1, -719468, 3},
	    {-1, 12, 31, -719529, 5},
	    {9999, 12, 31, 2932896, 5},
	};
	struct date d;
	int64_t days, bad = 0;
	size_t i;

	for (i = 0; i < ARRAY_LEN(cases); i++) {
		days = date_days(cases[i].year, cases[i].month, cases[i].day);
		tap_is_int(days, cases[i].days, "days of %d-%u-%u", cases[i].year,
		    cases[i].month, cases[i].day);
		tap_is_int(date_weekday(days), cases[i].weekday, "its weekday");
	}
	for (days = -73000000; days < 73000000; days += 977) {
		date_of_days(days, &d);
		bad += date_days(d.year, d.month, d.day) != days || d.month < 1 ||
		       d.month > 12 || d.day < 1 || d.day > date_month_days(d.year, d.month);
	}
	tap_is_int(bad, 0, "200,000 years there and back");
}

static const struct {
	const char *in, *iso;
	int64_t time, end;
} iso_cases[] = {
    {"2011", "2011", 1293840000, 1325376000},
    {"2011-12", "2011-12", 1322697600, 1325376000},
    {"2011-07-14", "2011-07-14", 1310601600, 1310688000},
    {"2011-07-14T10:31-04:00", "2011-07-14T10:31-04:00", 1310653860, 1310653920},
    {" 2011-07-14 10:31:05.25Z\n", "2011-07-14T10:31:05Z", 1310639465, 1310639466},
    {"20110714T103105+0200", "2011-07-14T10:31:05+02:00", 1310632265, 1310632266},
    {"2011-07-14T24:00Z", "2011-07-15T00:00Z", 1310688000, 1310688060},
    {"2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z", 1483228799, 1483228800},
    {"2011-W28-4", "2011-07-14", 1310601600, 1310688000},
    {"2009-W01-1", "2008-12-29", 1230508800, 1230595200},
    {"2011-195", "2011-07-14", 1310601600, 1310688000},
    {"-0044-03-15", "-0044-03-15", -63549360000, -63549273600},
    {"+12345-06-07", "+12345-06-07", 327416947200, 327417033600},
    {"1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z", -1, 0},
};

static void
test_iso(void)
{
	static const char *const bad[] = {"", " ", "2011-13", "2011-02-29", "2011-07-32",
	    "2011-07-14T25:00", "2011-366", "2011-W54", "11", "20111", "2011-07-14x"};
	struct buf out = BUF_INIT;
	struct date d, back;
	size_t i;

	for (i = 0; i < ARRAY_LEN(iso_cases); i++) {
		const char *in = iso_cases[i].in;

		tap_ok(date_parse(in, strlen(in), &d), "%s is a date", in);
		buf_reset(&out);
		date_add_iso(&out, &d);
		tap_is(buf_str(&out), iso_cases[i].iso, "as ISO");
		tap_is_int(date_time(&d), iso_cases[i].time, "its first second");
		tap_is_int(date_end(&d), iso_cases[i].end, "the first second after it");
		if (d.precision != DATE_SECOND)
			continue;
		date_of_time(date_time(&d), d.zone_minutes, &back);
		buf_reset(&out);
		date_add_iso(&out, &back);
		tap_is(buf_str(&out), iso_cases[i].iso, "and back from its second");
	}
	for (i = 0; i < ARRAY_LEN(bad); i++)
		tap_ok(!date_parse(bad[i], strlen(bad[i]), &d), "\"%s\" is none", bad[i]);
	buf_clear(&out);
}

static void
test_text(void)
{
	static const struct {
		const char *in, *text, *brief;
	} cases[] = {
	    {"2011", "2011", "2011"},
	    {"2011-07", "July 2011", "Jul 2011"},
	    {"2011-07-04", "4 July 2011", "4 Jul 2011"},
	    {"2011-07-14T10:31Z", "14 July 2011", "14 Jul 2011"},
	};
	struct buf out = BUF_INIT;
	struct date d;
	size_t i;

	for (i = 0; i < ARRAY_LEN(cases); i++) {
		date_parse(cases[i].in, strlen(cases[i].in), &d);
		buf_reset(&out);
		date_add_text(&out, &d, false);
		tap_is(buf_str(&out), cases[i].text, "%s for people", cases[i].in);
		buf_reset(&out);
		date_add_text(&out, &d, true);
		tap_is(buf_str(&out), cases[i].brief, "and short");
	}
	buf_clear(&out);
}

int
main(void)
{
	test_days();
	test_iso();
	test_text();
	return tap_done();
}
