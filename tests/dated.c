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
#define BODY P1 P2 P3 P1 P2 P3

static const struct {
	const char *name, *dump, *date, *modified;
} cases[] = {
    {"a line that is all date, run together",
	"Home\nHarbour\n" TITLE "November 19, 2019 12:04AM\n" BODY, "2019-11-19T00:04", NULL},
    {"a number run together with the year",
	"Home\nHarbour\n" TITLE "January 14, 202620 Mins Read\n" BODY, "2026-01-14", NULL},
    {"another, behind a month that is cut short",
	"Home\nHarbour\n" TITLE "By Ada Fenwick, Nov 19 20197 Comments\n" BODY, "2019-11-19",
	NULL},
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
