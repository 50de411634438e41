/* Where the date of a dump's article stands. The pages are made up. */
#include "tap.h"

#include "extract/extract.h"
#include "format/dump.h"

#include <stdlib.h>
#include <string.h>

#define TITLE "Harbour board keeps the old lighthouse\n"
#define P1                                                                                     \
	"The harbour board voted on Tuesday to keep the old lighthouse, after residents "      \
	"complained for months that nobody had asked them, and set aside money for a roof.\n"
#define P2                                                                                     \
	"Its keeper, who has lived there for half of his life, said he had not expected the "  \
	"vote. \"I thought they would pull it down,\" he told a reporter, and then laughed.\n"
#define P3                                                                                     \
	"Work is to begin in autumn, when the ferry season is over. Until then the stairs "    \
	"stay closed, the board said, because two of the steps have come loose.\n"
#define MENU                                                                                   \
	"Harbour\nFerries\nWeather\nTides\nLetters\nShop\nEvents\nAbout us\nJobs\nContact\n"   \
	"Boats\nRopes\nLamps\n"
#define BODY P1 P2 P3 P1 P2 P3

static const struct {
	const char *name, *dump, *date, *modified;
} cases[] = {
    {"a line that is all date, run together",
	"Home\nHarbour\n" TITLE "November 19, 2019 12:04AM\n" BODY, "2019-11-19T00:04", NULL},
    {"a number run together with the year",
	"Home\nHarbour\n" TITLE "By Ada FenwickJanuary 14, 202620 Mins Read\n" BODY,
	"2026-01-14", NULL},
    {"another, behind a month that is cut short",
	"Home\nHarbour\n" TITLE "By Ada Fenwick, Nov 19 20197 Comments\n" BODY, "2019-11-19",
	NULL},
    {"above the lower of two copies of the headline",
	TITLE "Ada Fenwick on November 8, 2012, 10:08 AM\n" MENU MENU TITLE BODY,
	"2012-11-08T10:08", NULL},
    {"a first line that says when it was posted",
	TITLE "Posted on October 30, 2012, 7:23 am, by Ada Fenwick, under Harbours and "
	      "Towers.\n" BODY,
	"2012-10-30T07:23", NULL},
    {"a first line that tells of a day",
	TITLE "Until October 30, 2012 the harbour had three lights, and nobody ever asked for "
	      "more than that in all of the years.\n" BODY,
	NULL, NULL},
    {"a change above the story, another's day below it",
	TITLE "By Ada Fenwick Updated Nov 13, 2019\n" BODY "November 16, 2019\n", "2019-11-13",
	"2019-11-13"},
    {"a change above the story, and when it was out",
	TITLE "Updated Nov 13, 2019\nPublished Nov 12, 2019\n" BODY, "2019-11-12",
	"2019-11-13"},
    {"what a day is of, on the line before it",
	TITLE "Updated on\nDec 10, 2025\nPosted on\nNov 21, 2018\n" BODY, "2018-11-21",
	"2025-12-10"},
    {"a day that is joined to its month by a comma", TITLE "17:59 - 9th, Jan 2008\n" BODY,
	"2008-01-09T17:59", NULL},
    {"two bare days, one of which tells their order", TITLE "8/1/2025\n8/27/2025\n" BODY,
	"2025-08-01", "2025-08-27"},
    {"an order that the page's foot tells", TITLE "04/07/2011\n" BODY MENU "12/24/2011\n",
	"2011-04-07", NULL},
    {"far below the body, run together with its author",
	TITLE BODY MENU "TowersAda FenwickSeptember 12, 2022lighthouse, stairs\n", "2022-09-12",
	NULL},
    {"far below, run together with a teaser", TITLE BODY MENU "Gulls steal a cake1/27/08\n",
	NULL, NULL},
    {"far above, said to be of publishing",
	"Published Date: 14 January 2008\n" MENU MENU TITLE BODY, "2008-01-14", NULL},
    {"in pieces, as on a leaf of a calendar", "Print\n23\nJul\n2012\n7:29pm, EDT\n" TITLE BODY,
	"2012-07-23T19:29", NULL},
    {"in pieces that make no day", "Print\n23\nLetters\n2012\n" TITLE BODY, NULL, NULL},
    {"of a post that the story shows",
	TITLE P1 P2 "\xe2\x80\x94 Ada F. (@adaf) November 18, 2019\n" P3 P1 P2, NULL, NULL},
    {"of a footnote", TITLE BODY "*As of 8/30/21 on lamps.example\n", NULL, NULL},
    {"far below, said to be of publishing", TITLE BODY MENU MENU "Published\nFeb 2, 2023\n",
	"2023-02-02", NULL},
    {"far below, said so of two stories",
	TITLE BODY MENU MENU "Published Feb 2, 2023\nFerries\nPublished Feb 7, 2023\n", NULL,
	NULL},
    {"far below, said of nothing", TITLE BODY MENU MENU "Feb 2, 2023\n", NULL, NULL},
};

static void
check(size_t i)
{
	struct article a;
	struct doc page;

	article_init(&a);
	doc_init(&page);
	dump_to_doc(cases[i].dump, strlen(cases[i].dump), &page);
	extract_text(&page, NULL, &a);
	tap_is(article_get(&a, FIELD_DATE), cases[i].date, "%s", cases[i].name);
	tap_is(article_get(&a, FIELD_MODIFIED), cases[i].modified, "and its change");
	doc_clear(&page);
	article_clear(&a);
}

int
main(void)
{
	size_t i;

	for (i = 0; i < ARRAY_LEN(cases); i++)
		check(i);
	return tap_done();
}
