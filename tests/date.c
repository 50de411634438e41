/* text/date: the calendar's arithmetic, ISO 8601, dates in texts. */
#include "tap.h"

#include "text/date.h"

#include <stdlib.h>
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

static const struct {
	const char *in, *lang, *iso, *found; /* found NULL: no date */
} find_cases[] = {
    {"by X | July 14, 2011 10:31 a.m. EDT | News", NULL, "2011-07-14T10:31-04:00",
	"July 14, 2011 10:31 a.m. EDT"},
    {"Thu Jul 14, 2011 10:31am EDT", NULL, "2011-07-14T10:31-04:00",
	"Thu Jul 14, 2011 10:31am EDT"},
    {"Wed, Jul 13 2011", NULL, "2011-07-13", "Wed, Jul 13 2011"},
    {"Published: Thursday, 14th of July, 2011, 12:05 AM", NULL, "2011-07-14T00:05",
	"Thursday, 14th of July, 2011, 12:05 AM"},
    {"Thu, 14 Jul 2011 10:31:05 -0400", NULL, "2011-07-14T10:31:05-04:00",
	"Thu, 14 Jul 2011 10:31:05 -0400"},
    {"Sunday, 06-Nov-94 08:49:37 GMT", NULL, "1994-11-06T08:49:37Z",
	"Sunday, 06-Nov-94 08:49:37 GMT"},
    {"Sun Nov  6 08:49:37 1994", NULL, "1994-11-06T08:49:37", "Sun Nov  6 08:49:37 1994"},
    {"Thu Jul 14 10:31:05 EDT 2011", NULL, "2011-07-14T10:31:05-04:00",
	"Thu Jul 14 10:31:05 EDT 2011"},
    {"[14/Jul/2011:10:31:05 -0400]", NULL, "2011-07-14T10:31:05-04:00",
	"14/Jul/2011:10:31:05 -0400"},
    {"10:31, 14 July 2011 (UTC)", NULL, "2011-07-14T10:31Z", "10:31, 14 July 2011 (UTC)"},
    {"July 14, 2011 at 8 p.m. ET", NULL, "2011-07-14T20:00-04:00",
	"July 14, 2011 at 8 p.m. ET"},
    {"Jan. 4, 2011, 8:15 pm PT", NULL, "2011-01-04T20:15-08:00", "Jan. 4, 2011, 8:15 pm PT"},
    {"see 2011-07-14T10:31:05.250+02:00 there", NULL, "2011-07-14T10:31:05+02:00",
	"2011-07-14T10:31:05.250+02:00"},
    {"on 2011/07/14 it", NULL, "2011-07-14", "2011/07/14"},
    {"am 14.07.2011 um 10:31 Uhr", "de", "2011-07-14T10:31", "14.07.2011 um 10:31 Uhr"},
    {"Montag, 4. Juli 2011, 10.31 Uhr", "de", "2011-07-04T10:31",
	"Montag, 4. Juli 2011, 10.31 Uhr"},
    {"den 14. juli 2011 kl. 10.31", "da", "2011-07-14T10:31", "den 14. juli 2011 kl. 10.31"},
    {"14/07/2011", NULL, "2011-07-14", "14/07/2011"},
    {"07/14/2011", NULL, "2011-07-14", "07/14/2011"},
    {"04/07/2011", NULL, "2011-07-04", "04/07/2011"},
    {"04/07/2011", "en-US", "2011-04-07", "04/07/2011"},
    {"7/4/11 10:31 PM", "us", "2011-07-04T22:31", "7/4/11 10:31 PM"},
    {"Le 1er août 2011 à 10h31", "fr", "2011-08-01T10:31", "Le 1er août 2011 à 10h31"},
    {"el 14 de julio del 2011", "es", "2011-07-14", "14 de julio del 2011"},
    {"mar 12 jul 2011", "es", "2011-07-12", "mar 12 jul 2011"},
    {"14 d'agost de 2011", "ca", "2011-08-14", "14 d'agost de 2011"},
    {"1º luglio 2011", "it", "2011-07-01", "1º luglio 2011"},
    {"14 июля 2011 г., 10:31", "ru", "2011-07-14T10:31", "14 июля 2011 г., 10:31"},
    {"14 липня 2011 року", "uk", "2011-07-14", "14 липня 2011 року"},
    {"5. listopada 2011.", "hr", "2011-10-05", "5. listopada 2011"},
    {"5 listopada 2011", "pl", "2011-11-05", "5 listopada 2011"},
    {"2011. július 14., csütörtök", "hu", "2011-07-14", "2011. július 14., csütörtök"},
    {"2011 m. liepos 14 d.", "lt", "2011-07-14", "2011 m. liepos 14"},
    {"2011. gada 14. jūlijs", "lv", "2011-07-14", "2011. gada 14. jūlijs"},
    {"14. heinäkuuta 2011 klo 10.31", "fi", "2011-07-14T10:31",
	"14. heinäkuuta 2011 klo 10.31"},
    {"14 Temmuz 2011 Perşembe", "tr", "2011-07-14", "14 Temmuz 2011 Perşembe"},
    {"ngày 14 tháng 7 năm 2011", "vi", "2011-07-14", "ngày 14 tháng 7 năm 2011"},
    {"Πέμπτη 14 Ιουλίου 2011", "el", "2011-07-14", "Πέμπτη 14 Ιουλίου 2011"},
    {"14 ביולי 2011", "he", "2011-07-14", "14 ביולי 2011"},
    {"14 يوليو 2011", "ar", "2011-07-14", "14 يوليو 2011"},
    {"١٤ تموز ٢٠١١", "ar", "2011-07-14", "١٤ تموز ٢٠١١"},
    {"14 ก.ค. 2554", "th", "2011-07-14", "14 ก.ค. 2554"},
    {"東京、2011年7月14日(木)10時31分", "ja", "2011-07-14T10:31", "2011年7月14日(木)10時31分"},
    {"平成23年7月14日", "ja", "2011-07-14", "平成23年7月14日"},
    {"二〇一一年七月二十三日", "zh", "2011-07-23", "二〇一一年七月二十三日"},
    {"2011年7月14日 下午 3:05", "zh", "2011-07-14T15:05", "2011年7月14日 下午 3:05"},
    {"2011년 7월 14일 오전 10:31", "ko", "2011-07-14T10:31", "2011년 7월 14일 오전 10:31"},
    {"2011. 7. 14.", "ko", "2011-07-14", "2011. 7. 14."},
    {"10:31 - 4th, Jul 2011", NULL, "2011-07-04T10:31", "10:31 - 4th, Jul 2011"},
    {"at 14 Jul 10:31:05 2011", NULL, "2011-07-14T10:31:05", "14 Jul 10:31:05 2011"},
    {"in July 2011 they", NULL, "2011-07", "July 2011"},
    {"en juillet 2011", "fr", "2011-07", "juillet 2011"},
    {"2011年7月", "zh", "2011-07", "2011年7月"},
    {"14 July 2011Share this", NULL, "2011-07-14", "14 July 2011"},
    {"Feb. 30, 2011, then March 1, 2011", NULL, "2011-03-01", "March 1, 2011"},
    {"the year 2011", NULL, NULL, NULL},
    {"may 14", NULL, NULL, NULL},
    {"sold out 2000 of them", NULL, NULL, NULL},
    {"192.168.10.2011 and 1.2.3.2004", NULL, NULL, NULL},
    {"31.02.2011", NULL, NULL, NULL},
    {"call 555-12-2011", NULL, NULL, NULL},
    {"$14/07/2011", NULL, NULL, NULL},
};

static void
test_find(void)
{
	struct buf out = BUF_INIT;
	struct date d;
	size_t i, at, n;

	for (i = 0; i < ARRAY_LEN(find_cases); i++) {
		const char *in = find_cases[i].in;
		char *found;

		if (!date_find(in, strlen(in), find_cases[i].lang, &d, &at, &n)) {
			tap_ok(!find_cases[i].found, "\"%s\" holds none", in);
			continue;
		}
		buf_reset(&out);
		date_add_iso(&out, &d);
		tap_is(buf_str(&out), find_cases[i].iso, "\"%s\"", in);
		found = base_strndup(in + at, n);
		tap_is(found, find_cases[i].found, "where it stands");
		free(found);
	}
	buf_clear(&out);
}

static void
test_order(void)
{
	static const struct {
		const char *in;
		bool is_month_first;
	} cases[] = {
	    {"4/7/2011 and 8/27/2011", true},
	    {"8/27/11", true},
	    {"4/7/2011", false},
	    {"8/27/2011 and 27/8/2011", false},
	    {"1/8/27/2011 8/27/20111 8/27 88/27/2011 8/32/2011 8-27-2011", false},
	};
	size_t i;

	for (i = 0; i < ARRAY_LEN(cases); i++)
		tap_is_int(date_is_month_first(cases[i].in, strlen(cases[i].in)),
		    cases[i].is_month_first, "the order in \"%s\"", cases[i].in);
}

static void
test_parse(void)
{
	static const char *const good[] = {"Thu, 14 Jul 2011 10:31:00 -0400 (EDT)",
	    "Thu, 14 Jul 2011 14:31:00 GMT", "July 14, 2011 10:31 a.m. EDT",
	    " 2011-07-14T14:31Z", "14.07.2011 14:31 UTC", "10:31 AM EDT, July 14, 2011."};
	static const char *const bad[] = {"on July 14, 2011", "July 14, 2011 and more", "now"};
	struct date d;
	size_t i;

	for (i = 0; i < ARRAY_LEN(good); i++) {
		tap_ok(date_parse(good[i], strlen(good[i]), &d), "%s is a date", good[i]);
		tap_is_int(date_time(&d), 1310653860, "that moment");
	}
	for (i = 0; i < ARRAY_LEN(bad); i++)
		tap_ok(!date_parse(bad[i], strlen(bad[i]), &d), "\"%s\" is none", bad[i]);
}

int
main(void)
{
	test_find();
	test_order();
	test_parse();
	test_days();
	test_iso();
	test_text();
	return tap_done();
}
