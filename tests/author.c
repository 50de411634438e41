/* Who wrote it: bylines, and the lines of a dump that name its author without one. */
#include "tap.h"

#include "extract/extract.h"
#include "extract/people.h"
#include "format/dump.h"

#include <string.h>

#define TITLE "Night ferry to Skarholm will run again after a pause of two years"
#define DECK "The council voted for the boat late on Monday, and the harbour is glad of it.\n"
#define MENU "Home\nNews\nHarbour\nContact\nSubscribe\n"
#define BODY                                                                                   \
	"The night ferry to the island of Skarholm will run again from the first week of "     \
	"April, the harbour office said, two years after the last boat was laid up.\n"         \
	"The council had cut the line when fuel became dear and passengers few. Since then "   \
	"the islanders have had to be home by six, or to sleep on the mainland.\n"             \
	"A smaller boat with room for forty people will leave the mole at eleven every "       \
	"evening. It was bought from a fishery that gave up, and painted white.\n"             \
	"The fare will be four crowns, the same as by day, and children travel for nothing, "  \
	"because the school asked for it and the council had no reason to refuse.\n"
#define FOOT "Share\nPrint\nRelated stories\nPrivacy policy\nAll rights reserved\n"

static struct part
text(const char *s)
{
	return part_of(s, strlen(s));
}

/* Lines and who is named, a line each. */
static const struct {
	const char *line, *want;
} bylines[] = {
    {"By Diane Bartz and Paul Eckert", "Diane Bartz\nPaul Eckert\n"},
    {"BY HANNA OKONKWO", "HANNA OKONKWO\n"},
    {"By Ann Lee, Bo Ek and Cy Dahl | Reuters", "Ann Lee\nBo Ek\nCy Dahl\n"},
    {"By Jared Spataro, Chief Marketing Officer, Some Company", "Jared Spataro\n"},
    {"By Daniel Renfrow April 12, 2024", "Daniel Renfrow\n"},
    {"Posted on May 3, 2019 by Ludwig van der Berg", "Ludwig van der Berg\n"},
    {"Par Éloïse Grandjean", "Éloïse Grandjean\n"},
    {"Von Max Müller und Erika Mustermann", "Max Müller\nErika Mustermann\n"},
    {"作者：王小明", "王小明\n"},
    {"By The Echo Team", "The Echo Team\n"},
    {"By Lasko Post Staff", "Lasko Post Staff\n"},
    {"By Ada Fenwick Staff Writer", "Ada Fenwick\n"},
    {"Posted on May 3, 2019, 9:58 am, by Ada Fenwick, under Boats, Harbour.", "Ada Fenwick\n"},
    {"Posted on the 15/12/2019 at 19:00 by @Ada Fenwick", "Ada Fenwick\n"},
    {"by gulls on May 3, 2019", "gulls\n"},
    {"by gull77 on May 3, 2019 at 8:02", "gull77\n"},
    {"Posted by admin on May 3, 2019", ""},
    {"by midnight on May 3, 2019, the last boat had left the mole", ""},
    {"by the old pilot on May 3, 2019", ""},
    {"By Friday the storm had passed the coast", ""},
    {"By ADA FENWICK -- Skarholm Press", "ADA FENWICK\n"},
    {"By Ada Fenwick | Lasko Media Group", "Ada Fenwick\n"},
    {"By ADA FENWICK, NW Harbour Writer 2 hours ago", "ADA FENWICK\n"},
    {"By Ada Fenwick, Digital Channel Strategist", "Ada Fenwick\n"},
    {"By Ada Fenwick, Harbour Columnist", "Ada Fenwick\n"},
    {"Written by Ada Fenwick, MS, RD on 5 May", "Ada Fenwick\n"},
    {"By Ada Fenwick, MD and Tom Oduya, PhD", "Ada Fenwick\nTom Oduya\n"},
    {"By Ada Fenwick, Ph D", "Ada Fenwick\n"},
    {"By ADA FENWICK AP Harbour Writer", "ADA FENWICK\n"},
    {"By Ada Fenwick Sports Writer", "Ada Fenwick\n"},
    {"By Ada Fenwick Leave a Comment", "Ada Fenwick\n"},
    {"By Ada Fenwick , Tom Oduya", "Ada Fenwick\nTom Oduya\n"},
    {"By Ada Fenwick, Tom Oduya, and Ida Holm", "Ada Fenwick\nTom Oduya\nIda Holm\n"},
    {"By Ada Fenwick, Skarholm", "Ada Fenwick\n"},
    {"By Dan Fenwick", "Dan Fenwick\n"},
    {"By Ada May and Dan Oduya", "Ada May\nDan Oduya\n"},
    {"By April Oduya, June Holm", "April Oduya\nJune Holm\n"},
    {"BY ADA FENWICK AND DAN E HOLM", "ADA FENWICK\nDAN E HOLM\n"},
    {"Ditulis oleh: Ada dan Tom", ""},
    {"Oleh Ada Fenwick dan Tom Oduya", "Ada Fenwick\nTom Oduya\n"},
    {"Author Posted by Ada Fenwick", "Ada Fenwick\n"},
    {"Text size - + By Ada Fenwick", "Ada Fenwick\n"},
    {"Harbour notes · by Ada Fenwick", "Ada Fenwick\n"},
    {"By Admin", ""},
    {"By June, the storm had passed", ""},
    {"By Christmas, Skarholm had a ferry", ""},
    {"Harbour notes by the Old Pilot", ""},
    {"By and large, this was a good year.", ""},
    {"Byron Smith", ""},
    {"Related news", ""},
    {"By 2012", ""},
};

static void
test_bylines(void)
{
	size_t i;

	for (i = 0; i < ARRAY_LEN(bylines); i++) {
		struct buf got = BUF_INIT;

		people_byline(text(bylines[i].line), &got);
		tap_is(buf_str(&got), bylines[i].want, "byline: %s", bylines[i].line);
		buf_clear(&got);
	}
}

/* Pages written for this test; NULL: nobody is named. */
static const struct {
	const char *name, *page, *want;
} dumps[] = {
    {"a name under the title", MENU TITLE "\nAda Fenwick\n12 March 2019\n" BODY FOOT,
	"Ada Fenwick"},
    {"a name with a role",
	MENU TITLE "\nAda Fenwick, Harbour Writer\n12 March 2019\n" BODY FOOT, "Ada Fenwick"},
    {"a place with an agency",
	MENU TITLE "\nPort Lasko, Northern Wire\n12 March 2019\n" BODY FOOT, NULL},
    {"a name in front of a date",
	MENU TITLE "\nAda Fenwick on March 12, 2019, 10:08 AM\n" BODY FOOT, "Ada Fenwick"},
    {"a name behind a date", MENU TITLE "\nMarch 12, 2019 Ada Fenwick\n" BODY FOOT,
	"Ada Fenwick"},
    {"a name behind numbers",
	MENU TITLE "\nMarch 12, 2019 · 4 min · 812 words · Ada Fenwick\n" BODY FOOT,
	"Ada Fenwick"},
    {"a name run together with dates",
	MENU TITLE "\nMarch 12, 2019March 14, 2019Ada Fenwick\n" BODY FOOT, "Ada Fenwick"},
    {"a name below a deck", MENU TITLE "\n" DECK "Ada Fenwick\n3 days ago\n" BODY FOOT,
	"Ada Fenwick"},
    {"names below a title",
	MENU TITLE "\nAda Fenwick, Tom Oduya & Ida Holm\n12 March 2019\n" BODY FOOT,
	"Ada Fenwick\nTom Oduya\nIda Holm"},
    {"a menu above the title",
	"Home\nQuick Apply\nAll Quick Apply\nUpdated 3 March 2019\nQuick Apply\n" TITLE
	"\n12 March 2019\n" BODY FOOT,
	NULL},
    {"a section above the title",
	MENU "Port Lasko\n" TITLE "\n12 March 2019\n" BODY FOOT "Port Lasko\nPort Lasko news\n",
	NULL},
    {"words of the title",
	MENU "Pilot Hut at Lasko will be open again from the first week of April\nPilot Hut\n"
	     "12 March 2019\n" BODY FOOT "Pilot Hut\nPilot Hut news\n",
	NULL},
    {"a team under the title",
	MENU TITLE "\nEcho Staff\nNorth harbour\nListen\nShare\n12 March 2019\n" BODY FOOT,
	"Echo Staff"},
    {"a lone marker", MENU TITLE "\nArticle Authors\nAda Fenwick\n12 March 2019\n" BODY FOOT,
	"Ada Fenwick"},
    {"a marker over a list of links",
	MENU TITLE "\n12 March 2019\nAuthor\nRecent Posts\n" BODY FOOT, NULL},
    {"names with notes below a marker",
	MENU TITLE
	"\nWritten by\nAda Fenwick, who has sat in the harbour office for four years\n"
	"Tom Oduya, once a pilot, now a writer of timetables and of letters to them\n12 March "
	"2019\n" BODY FOOT,
	"Ada Fenwick\nTom Oduya"},
    {"numbered names below a marker",
	MENU TITLE "\nAuthors of this article:\nAda Fenwick1\n; Tom Oduya2\n; Ida Holm1\n12 "
		   "March 2019\n" BODY FOOT,
	"Ada Fenwick\nTom Oduya\nIda Holm"},
    {"a name spelled so elsewhere",
	MENU "NetGull\n" TITLE "\nBy NetGull Team\n12 March 2019\n" BODY FOOT "Why NetGull\n",
	"NetGull Team"},
    {"a portrait below",
	MENU TITLE "\n12 March 2019\n" BODY
		   "Ada Fenwick\nHarbour office\nAda writes about boats and about what people "
		   "do while they wait for them.\n" FOOT,
	"Ada Fenwick"},
    {"a portrait that greets",
	MENU TITLE "\n12 March 2019\n" BODY "Ada Fenwick\nHey, I'm Ada! I write about boats "
		   "and about what people do while they wait.\n" FOOT,
	"Ada Fenwick"},
    {"a portrait of one name",
	MENU TITLE "\n12 March 2019\n" BODY "Ada\nAda is the keeper of the timetable, and of a "
		   "boat that has not left the mole.\n" FOOT,
	"Ada"},
    {"a writer above the title whom the page tells of",
	MENU
	"Ada Fenwick\n" TITLE "\n12 March 2019\n" BODY FOOT
	"Ada Fenwick (@ada) writes about boats, and about what people do while they wait.\n",
	"Ada Fenwick"},
    {"a name and an address", MENU TITLE "\nAda Fenwick@adaboats\n12 March 2019\n" BODY FOOT,
	"Ada Fenwick"},
    {"a name below the upper of two headlines",
	MENU TITLE "\nAda Fenwick, Harbour Writer\n12 March 2019\nShare\n" TITLE "\n" BODY FOOT,
	"Ada Fenwick"},
    {"the site's name",
	MENU TITLE "\nLasko Kurier\n12 March 2019\n" BODY
		   "Lasko Kurier\nPrivacy policy\nLasko Kurier\nLasko Kurier\nLasko Kurier\n",
	NULL},
    {"a name run together with a tag and a date",
	MENU TITLE "\n" BODY "BoatsAda FenwickMarch 12, 2019harbour, ferry\nPrevious\nTimesTom "
		   "OduyaMarch 2, 2019harbour\n" FOOT,
	"Ada Fenwick"},
    {"a biography without a name", MENU TITLE "\n12 March 2019\n" BODY "Author Bio\n" FOOT,
	NULL},
    {"readers one after the other",
	MENU TITLE "\n12 March 2019\n" BODY
		   "Posted by: Ada Fenwick | March 13, 2019\nFirst!\nPosted by: Tom Oduya | "
		   "March 13, 2019\n" FOOT,
	NULL},
    {"who reviewed it",
	MENU TITLE
	"\nBy\nThe Echo Team\nUpdated March 12, 2019\nReviewed by Tom Oduya\n" BODY FOOT,
	"The Echo Team"},
    {"a name that is spelled as one word",
	MENU "NetGull\n" TITLE "\nNetGull- 2019/3/12\n" BODY FOOT
	     "NetGull news\nAbout NetGull\n",
	NULL},
    {"no portrait",
	MENU TITLE "\n12 March 2019\n" BODY
		   "Happy Easter\nHappy Easter to all who read this and to all those who wait "
		   "for the boat today!\n" FOOT,
	NULL},
    {"a reader's comment",
	MENU TITLE "\n12 March 2019\n" BODY
		   "2 Comments\nPosted by: Ada Fenwick | 13 March 2019 at 8:02\nFirst!\n" FOOT,
	NULL},
    {"written by, far below",
	MENU TITLE "\n12 March 2019\n" BODY FOOT FOOT FOOT FOOT "Written by Ada Fenwick\n",
	"Ada Fenwick"},
    {"written by two, far below",
	MENU TITLE "\n12 March 2019\n" BODY FOOT FOOT FOOT FOOT
		   "Written by Ada Fenwick\nWritten by Tom Oduya\n",
	NULL},
};

static void
test_pages(void)
{
	struct article a;
	struct doc page;
	size_t i;

	for (i = 0; i < ARRAY_LEN(dumps); i++) {
		doc_init(&page);
		article_init(&a);
		dump_to_doc(dumps[i].page, strlen(dumps[i].page), &page);
		extract_text(&page, NULL, &a);
		tap_is(article_get(&a, FIELD_AUTHORS), dumps[i].want, "%s", dumps[i].name);
		article_clear(&a);
		doc_clear(&page);
	}
}

int
main(void)
{
	test_bylines();
	test_pages();
	return tap_done();
}
