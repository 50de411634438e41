/* Names out of bylines. */
#include "tap.h"

#include "extract/byline.h"

#include <stdlib.h>
#include <string.h>

static void
test_split(void)
{
	static const struct {
		const char *text, *names;
		bool strict;
	} cases[] = {
	    {"By Ada Fenwick", "Ada Fenwick", true},
	    {"ByAda Fenwick", "Ada Fenwick", true},
	    {"Written by: Ada Fenwick", "Ada Fenwick", true},
	    {"By Ada Fenwick and Tom Oduya", "Ada Fenwick\nTom Oduya", true},
	    {"By Ada Fenwick, Tom Oduya & Ida Holm", "Ada Fenwick\nTom Oduya\nIda Holm", true},
	    {"Von Ada Fenwick und Tom Oduya", "Ada Fenwick\nTom Oduya", true},
	    {"By Ada Fenwick, Senior Writer", "Ada Fenwick", true},
	    {"Ada Fenwick Staff Writer", "Ada Fenwick", true},
	    {"By Ada Fenwick Last updated on May 3, 2019", "Ada Fenwick", true},
	    {"By Ada FenwickMay 3, 2019", "Ada Fenwick", true},
	    {"By Ada Fenwick | 6 min read", "Ada Fenwick", true},
	    {"Ada Fenwick, PhD", "Ada Fenwick", true},
	    {"By Rui Ma, Ida Holm", "Rui Ma\nIda Holm", true},
	    {"Ada Fenwick1; Ida Holm2", "Ada Fenwick\nIda Holm", true},
	    {"Fact checked by Ada Fenwick", NULL, true},
	    {"Ada Fenwick; Ada Fenwick", "Ada Fenwick", true},
	    {"Reviewed by Ada Fenwick", NULL, true},
	    {"by the old lighthouse", NULL, true},
	    {"By the Numbers", NULL, true},
	    {"By van Holm", "van Holm", true},
	    {"To Ada Fenwick", NULL, true},
	    {"Our Special", NULL, true},
	    {"Bio", NULL, true},
	    {"Guest author Ada Fenwick", "Ada Fenwick", true},
	    {"By ADA FENWICK AP Harbour Writer", "ADA FENWICK", true},
	    {"By Ada Fenwick, Harbour Coordinator", "Ada Fenwick", true},
	    {"By ADA FENWICK -- Lasko Press", "ADA FENWICK", true},
	    {"By Ada Fenwick<BR>The Lasko Press", "Ada Fenwick", true},
	    {"By Ada FenwickStaff Writer", "Ada Fenwick", true},
	    {"Ada FenwickView More Stories", "Ada Fenwick", true},
	    {"by Ada Fenwick. Lasko International", "Ada Fenwick", true},
	    {"by Dr. Ada Fenwick", "Dr. Ada Fenwick", true},
	    {"by Ada Fenwick Monday, March 11, 2019", "Ada Fenwick", true},
	    {"Monday, March 11, 2019", NULL, true},
	    {"Pilots ‘Unheard’", NULL, true},
	    {"Ada Fenwick, NW National Harbour Writer", "Ada Fenwick", false},
	    {"ada@echo.example", NULL, false},
	    {"gull77", "gull77", false},
	    {"gull77", NULL, true},
	    {"", NULL, false},
	};
	struct buf out = BUF_INIT;
	size_t i;

	for (i = 0; i < ARRAY_LEN(cases); i++) {
		buf_reset(&out);
		byline_split(&out, cases[i].text, strlen(cases[i].text), cases[i].strict);
		tap_is(out.len ? out.data : NULL, cases[i].names, "'%s'", cases[i].text);
	}
	buf_clear(&out);
}

static void
test_start(void)
{
	tap_is_int((long long)byline_start("By Ada", 6), 3, "a byline's word");
	tap_is_int(
	    (long long)byline_start("Bylaws changed", 14), 0, "a word that begins alike");
	tap_is_int((long long)byline_start("Ada Fenwick", 11), 0, "no byline");
}

int
main(void)
{
	test_split();
	test_start();
	return tap_done();
}
