/* The article of a page: which blocks, which fields. The pages are made up. */
#include "tap.h"

#include "extract/extract.h"
#include "format/html.h"

#include <stdlib.h>
#include <string.h>

#define P1                                                                                     \
	"The harbour board voted on Tuesday to keep the old lighthouse, after residents "      \
	"complained for months that nobody had asked them, and set aside money for its roof."
#define P2                                                                                     \
	"Its keeper, who has lived there since 1978, said he had not expected the vote. \"I "  \
	"thought they would pull it down in spring,\" he told a reporter, and then laughed."
#define P3                                                                                     \
	"Work is to begin in autumn, when the ferry season is over. Until then the stairs "    \
	"stay closed, the board said, because two of the steps have come loose."

#define ROWS "<p>Boats</p><p>Ropes</p><p>Lamps</p><p>Shop</p><p>Tides</p>"

/* A page as news sites make them. */
static const char news[] =
    "<html lang=en><head><title>Board keeps the lighthouse | The Weatherby Echo</title>"
    "<meta property=og:site_name content='The Weatherby Echo'>"
    "<link rel=canonical href=https://echo.example/news/2019/05/14/lighthouse>"
    "<meta property=article:section content=Harbour></head><body>"
    "<nav class=menu><ul><li><a href=/>Home</a><li><a href=/news>News</a><li><a href=/sport>"
    "Sport</a></ul></nav>"
    "<div id=main><article class=story><h1>Board keeps the lighthouse</h1>"
    "<p class=byline>By <a rel=author href=/ada>Ada Fenwick</a> and Tom Oduya</p>"
    "<p class=date>May 14, 2019</p>"
    "<div class=share><a href=#>Share</a> <a href=#>Tweet</a></div>"
    "<div class=story-body><p>" P1 "</p><p>" P2 " <a href=/keeper>More of him</a> here.</p>"
    "<h2>What comes next</h2><p>" P3 "</p></div>"
    "<div class=newsletter><h3>Subscribe</h3><p>Sign up for our newsletter and get the news "
    "of the harbour every morning in your inbox, free.</p></div>"
    "</article>"
    "<aside class=related><h3>Most read</h3><ul><li><a href=/a>Ferry is late again, March 3, "
    "2011</a><li><a href=/b>Gulls steal a wedding cake</a><li><a href=/c>New mayor, old "
    "hat</a></ul></aside>"
    "<div class=comments id=comments><h3>2 comments</h3><div class=comment><p class=author>gull"
    "</p><p>I never liked that lighthouse, and I said so in the pub, many times over.</p></div>"
    "<div class=comment><p class=author>buoy</p><p>Good. It was there before all of you came, "
    "and it will be there when you are gone.</p></div></div></div>"
    "<footer><p>Copyright 2019 The Weatherby Echo. All rights reserved. <a href=/terms>Terms"
    "</a> <a href=/privacy>Privacy</a></p></footer></body></html>";

/* One of layout tables, without any names. */
static const char old[] =
    "<title>Notes from the hut</title><table><tr><td><a href=1.html>One</a><br><a href=2.html>"
    "Two</a><br><a href=3.html>Three</a></td><td><font size=5>Notes from the hut</font><p>" P1
    "<p>" P2 "<p>" P3 "</td></tr></table>";

/* A thread: its posts are its text. */
static const char forum[] =
    "<title>Loose steps - Lighthouse forum</title><div id=header><a href=/>Index</a> <a "
    "href=/login>Log in</a> <a href=/faq>FAQ</a></div><h1>Loose steps</h1><div id=thread>"
    "<div class=post><div class=user>keeper<br>Joined: 2004</div><div class=postbody><p>" P1
    "</p></div></div>"
    "<div class=post><div class=user>mason<br>Joined: 2006</div><div class=postbody><p>" P2
    "</p></div></div>"
    "<div class=post><div class=user>keeper<br>Joined: 2004</div><div class=postbody><p>" P3
    "</p></div></div></div>"
    "<div id=footer>Powered by something. <a href=/c>Contact</a> <a href=/t>Top</a></div>";

static void
read_page(const char *html, const struct extract_hints *hints, struct article *a)
{
	struct doc page;

	doc_init(&page);
	article_init(a);
	html_to_doc(html, strlen(html), &page);
	extract_html(&page, hints, a);
	doc_clear(&page);
}

static bool
has(const struct article *a, const char *text)
{
	return strstr(buf_str(&a->doc.text), text) != NULL;
}

static void
test_news(void)
{
	static const char *const in[] = {"harbour board voted", "I thought they would",
	    "What comes next", "Until then the stairs"};
	static const char *const out[] = {"Sport", "Tweet", "newsletter", "Gulls steal",
	    "never liked", "All rights", "Home", "Most read"};
	struct article a;
	size_t i;

	read_page(news, NULL, &a);
	for (i = 0; i < ARRAY_LEN(in); i++)
		tap_ok(has(&a, in[i]), "in the body: %s", in[i]);
	for (i = 0; i < ARRAY_LEN(out); i++)
		tap_ok(!has(&a, out[i]), "not in the body: %s", out[i]);
	tap_is(article_get(&a, FIELD_TITLE), "Board keeps the lighthouse", "title");
	tap_is_int(a.fields[FIELD_TITLE].where, WHERE_ELEMENT, "the title is the heading");
	tap_is(article_get(&a, FIELD_AUTHORS), "Ada Fenwick\nTom Oduya", "two authors");
	tap_is(article_get(&a, FIELD_DATE), "2019-05-14", "date");
	tap_is(article_get(&a, FIELD_SOURCE), "The Weatherby Echo", "source");
	tap_is(article_get(&a, FIELD_SECTION), "Harbour", "section");
	tap_is(article_get(&a, FIELD_LANG), "en", "language");
	tap_is(article_get(&a, FIELD_URL), "https://echo.example/news/2019/05/14/lighthouse",
	    "address");
	tap_ok(a.words > 80 && a.words < 120, "words are counted: %u", a.words);
	tap_ok(a.confidence >= ARTICLE_DOUBTFUL, "not doubtful: %u", a.confidence);
	tap_is_int((long long)a.doc.n_containers, 0, "the outline is gone");
	article_clear(&a);
}

static void
test_links(void)
{
	struct article a;
	const char *target = NULL;
	size_t i;

	read_page(news, NULL, &a);
	for (i = 0; i < a.doc.n_spans; i++)
		if (a.doc.spans[i].kind == SPAN_LINK)
			target = doc_string(&a.doc, a.doc.spans[i].target);
	tap_is(target, "https://echo.example/keeper", "links are made absolute");
	article_clear(&a);
}

static void
test_shapes(void)
{
	static const struct {
		const char *page, *name;
	} pages[] = {{old, "layout tables"}, {forum, "a thread"}};
	struct article a;
	size_t i;

	for (i = 0; i < ARRAY_LEN(pages); i++) {
		read_page(pages[i].page, NULL, &a);
		tap_ok(has(&a, "harbour board voted") && has(&a, "keeper, who has lived") &&
			   has(&a, "Work is to begin"),
		    "%s: all of the text", pages[i].name);
		tap_ok(!has(&a, "Three") && !has(&a, "Contact"), "%s: no menus", pages[i].name);
		tap_is(article_get(&a, FIELD_AUTHORS), NULL, "%s: no author is invented",
		    pages[i].name);
		tap_is(article_get(&a, FIELD_DATE), NULL, "%s: no date is invented",
		    pages[i].name);
		article_clear(&a);
	}
}

/* Fields, a page each. */
static const struct {
	const char *page;
	enum article_field field;
	const char *want, *name;
} fields[] = {
    {"<title>Site</title><script type=application/ld+json>{\"@context\":"
     "\"https://schema.org\",\"@graph\":[{\"@type\":\"NewsArticle\",\"headline\":\"A "
     "dry "
     "summer\",\"datePublished\":\"2020-07-01T08:00:00+02:00\",\"author\":[{\"@id\":"
     "\"#p\"}]},{\"@type\":\"Person\",\"@id\":\"#p\",\"name\":\"Ida "
     "Holm\"}]}</script><p>"
     "by Ida Holm<p>" P1 "<p>" P2,
	FIELD_AUTHORS, "Ida Holm", "an author by @id"},
    {"<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"A\","
     "\"datePublished\":\"2020-07-01T08:00:00+02:00\"}</script><h1>A</h1><p>" P1 "<p>" P2,
	FIELD_DATE, "2020-07-01T08:00:00+02:00", "a date with its zone"},
    {"<meta property=article:modified_time content=2021-02-03><h1>A</h1><p>" P1 "<p>" P2,
	FIELD_MODIFIED, "2021-02-03", "modified"},
    {"<title>A dry summer - The Echo</title><meta property=og:site_name content='The "
     "Echo'><p>" P1 "<p>" P2,
	FIELD_TITLE, "A dry summer", "the site's name is no part of the title"},
    {"<title>Rain</title><h1>The Echo</h1><h2>Rain</h2><p>" P1 "<p>" P2, FIELD_TITLE, "Rain",
	"a heading that is the site's is no title"},
    {"<title>Board keeps the old lighthouse - Harbour Notes</title><h1>Old lighthouse "
     "days</h1><p>May 14, 2019</p><h3>Board keeps the old lighthouse</h3><p>By Ada "
     "Fenwick</p><p>" P1 "<p>" P2,
	FIELD_TITLE, "Board keeps the old lighthouse",
	"the heading that is the page's own name"},
    {"<title>What lights there are - A guided tour</title><h1>A tour of what lights there are "
     "in the harbour</h1><p>" P1 "<h2>What lights there are</h2><p>" P2,
	FIELD_TITLE, "A tour of what lights there are in the harbour",
	"but not one of a part of the body"},
    {"<title>The Weatherby Echo</title><div>Home</div><div>Sport</div><div><span>Harbour board "
     "keeps the old lighthouse</span></div><div>By Ada Fenwick</div><div>May 14, "
     "2019</div><p>" P1 "<p>" P2 "<p>" P3,
	FIELD_TITLE, "Harbour board keeps the old lighthouse", "a headline that nothing marks"},
    {"<h1>A</h1><p>" P1 "<p>" P2 "<p>\xc2\xa9 2018 The Echo", FIELD_DATE, NULL,
	"a copyright year is no date"},
    {"<meta property=og:type content=website><h1>A</h1><p>Updated March 3, "
     "2021</p><p>" P1 "<p>" P2,
	FIELD_DATE, NULL, "a page that is kept up has no day of publishing"},
    {"<meta property=og:type content=website><h1>A</h1><p>Updated March 3, "
     "2021</p><p>" P1 "<p>" P2,
	FIELD_MODIFIED, "2021-03-03", "but one of change"},
    {"<meta property=og:type content=article><h1>A</h1><p>Updated March 3, "
     "2021</p><p>" P1 "<p>" P2,
	FIELD_DATE, "2021-03-03", "an article was out by the day of its change"},
    {"<meta name=date content=2019-06-25><p>Published on June 25, 2019<p>First "
     "published "
     "as a draft on April 4, 2019<h1>A</h1><p>" P1 "<p>" P2,
	FIELD_DATE, "2019-06-25", "of two shown dates that which the data has"},
    {"<meta name=date content=2019-01-01><h1>A new lamp</h1><p>ByAda FenwickMar 5, 20256 "
     "comments</p><p>" P1 "<p>" P2,
	FIELD_DATE, "2025-03-05", "a day run together with a name and a number"},
    {"<h1>A new lamp</h1><p>Posted 2019-06-25T10:31Z</p><p>" P1 "<p>" P2, FIELD_DATE,
	"2019-06-25T10:31Z", "a day's letter before its time parts nothing"},
    {"<h1>A new lamp</h1><p>Posted 8/1/2025</p><p>" P1 "<p>" P2 "<ul><li>Gulls, 8/27/2025</ul>",
	FIELD_DATE, "2025-08-01", "the order of day and month, told by another day"},
    {"<div id=header><div class=date>Sunday, January 20, 2008</div></div><h2>Thursday, January "
     "17, "
     "2008</h2><h1>A new lamp</h1><p>" P1 "<p>" P2,
	FIELD_DATE, "2008-01-17", "not the day in the page's header"},
    {"<p>Published Date: 14 January 2008</p>" ROWS ROWS "<h1>A new lamp</h1><p>" P1 "<p>" P2,
	FIELD_DATE, "2008-01-14", "far above, said to be of publishing"},
    {"<p>14 January 2008</p>" ROWS ROWS "<h1>A new lamp</h1><p>" P1 "<p>" P2, FIELD_DATE, NULL,
	"far above, said of nothing"},
    {"<h1>A new lamp</h1><p>16 January 2008 \xe2\x80\x93 " P1 "<p>" P2 "<p>" P3, FIELD_DATE,
	"2008-01-16", "the day of a dateline"},
    {"<div id=storyDate-Links><h5>Posted on Tue, Jan. 08, 2008</h5><div><a href=#>print</a> <a "
     "href=#>email</a></div></div><h1>A new lamp</h1><p>" P1 "<p>" P2,
	FIELD_DATE, "2008-01-08", "above the headline, in an element named after its links"},
    {"<meta name=author content=Maddy><meta name=twitter:label1 content='Written "
     "by'><meta "
     "name=twitter:data1 content=Maddy><h1>A</h1><p>" P1 "<p>" P2,
	FIELD_AUTHORS, "Maddy", "a single name that the page's card has too"},
    {"<meta name=author content=Maddy><h1>A</h1><p>" P1 "<p>" P2, FIELD_AUTHORS, NULL,
	"a single name that no one sees is none"},
    {"<h1>A</h1><p>By Ada Fenwick | Lasko Media for lasko.com</p><p>" P1 "<p>" P2,
	FIELD_AUTHORS, "Ada Fenwick", "a name before an address"},
    {"<h1>A</h1><p class=author>Editorial</p><p>" P1 "<p>" P2, FIELD_AUTHORS, NULL,
	"a section"},
    {"<h1>A</h1><p class=author>admin</p><p>" P1 "<p>" P2, FIELD_AUTHORS, NULL,
	"admin is nobody"},
    {"<!-- Page saved with SingleFile\n url: https://echo.example/x\n saved date: Fri "
     "Jan "
     "01 2021 -->\n<h1>A</h1><p>" P1 "<p>" P2,
	FIELD_URL, "https://echo.example/x", "SingleFile's address"},
    {"<h1>A</h1><p>PORTSEA, May 14 (Reuters) - " P1 "<p>" P2 "<p>" P3, FIELD_DATELINE,
	"PORTSEA", "the place of a report"},
    {"<h1>A</h1><p>PORTSEA, May 14 (Reuters) - " P1 "<p>" P2 "<p>" P3, FIELD_AGENCY, "Reuters",
	"and its agency"},
    {"<h1>A</h1><figure><img src=x><figcaption>The lighthouse, seen from the old quay. "
     "Photo: Ada Fenwick</figcaption></figure><p>" P1 "<p>" P2 "<p>" P3,
	FIELD_CAPTION, "The lighthouse, seen from the old quay.", "a caption"},
    {"<h1>A</h1><p>" P1 "<p>" P2 "<p>" P3 "<p>(Reporting by Ada Fenwick; Editing by Tom "
     "Oduya)",
	FIELD_CREDITS, "Reporting\tAda Fenwick\nEditing\tTom Oduya", "credits"},
};

static void
test_fields(void)
{
	struct article a;
	size_t i;

	for (i = 0; i < ARRAY_LEN(fields); i++) {
		read_page(fields[i].page, NULL, &a);
		tap_is(article_get(&a, fields[i].field), fields[i].want, "%s", fields[i].name);
		article_clear(&a);
	}
}

static void
test_edges(void)
{
	static const char *const pages[] = {"", "<p>", "<title>x</title>", "<a href=/>one</a>",
	    "<nav>Menu</nav>", "<h1>Only a heading</h1>"};
	static const struct extract_hints hints = {
	    "https://echo.example/deep/page", "page.html"};
	struct article a;
	size_t i;

	for (i = 0; i < ARRAY_LEN(pages); i++) {
		read_page(pages[i], NULL, &a);
		tap_ok((a.doc.text.len > 0) == (i > 2), "never empty when there is text: '%s'",
		    pages[i]);
		article_clear(&a);
	}
	read_page("<p><a href=../up>Up</a> there, " P1 "<p>" P2, &hints, &a);
	tap_is(article_get(&a, FIELD_URL), hints.url, "the address that was known before");
	tap_is(a.doc.n_spans ? doc_string(&a.doc, a.doc.spans[0].target) : NULL,
	    "https://echo.example/up", "and what it is the base of");
	article_clear(&a);
}

/* A title without an end takes no text away. */
static void
test_open_title(void)
{
	struct buf page = BUF_INIT;
	struct article a;
	size_t i;

	buf_add_str(&page, "<title>Lost\n");
	for (i = 0; i < 8; i++)
		buf_add_str(&page, "<p>" P1 "<p>" P2);
	read_page(page.data, NULL, &a);
	tap_ok(has(&a, "harbour board voted"), "a title that is not closed ends with its line");
	article_clear(&a);
	buf_clear(&page);
}

int
main(void)
{
	test_news();
	test_links();
	test_shapes();
	test_fields();
	test_edges();
	test_open_title();
	return tap_done();
}
