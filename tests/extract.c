/* Articles out of dumps: the small parsers, the samples that ship, the two hand-made seeds. */
#include "tap.h"

#include "base/file.h"
#include "extract/credit.h"
#include "extract/dateline.h"
#include "extract/extract.h"
#include "extract/run.h"
#include "format/dump.h"

#include <glob.h>
#include <stdlib.h>
#include <string.h>

static struct part
text(const char *s)
{
	return part_of(s, strlen(s));
}

static void
test_datelines(void)
{
	static const struct {
		const char *line, *place, *agency, *rest;
		int day;
	} cases[] = {
	    {"WASHINGTON (Reuters) - For two", "WASHINGTON", "Reuters", "For two", 0},
	    {"LONDON, July 14 (Reuters) - A", "LONDON", "Reuters", "A", 0},
	    {"Port Lasko (AP) \xe2\x80\x94 The", "Port Lasko", "AP", "The", 0},
	    {"SAINT-AUBIN-DES-FLOTS \xe2\x80\x94 À", "SAINT-AUBIN-DES-FLOTS", "", "À", 0},
	    {"16 January 2008 \xe2\x80\x93 The Council", "", "", "The Council", 16},
	    {"新华社北京7月14日电 记者", "北京", "新华社", "记者", 0},
	    {"He said - and meant it - that", NULL, NULL, NULL, 0},
	    {"No dash here at all", NULL, NULL, NULL, 0},
	};
	size_t i;

	for (i = 0; i < ARRAY_LEN(cases); i++) {
		struct dateline d;
		struct buf got = BUF_INIT;
		bool found = dateline_read(text(cases[i].line), &d);

		tap_ok(found == (cases[i].place != NULL), "dateline: %s", cases[i].line);
		if (!found || !cases[i].place)
			continue;
		buf_add(&got, d.place.s, d.place.len);
		tap_is(buf_str(&got), cases[i].place, "place");
		buf_reset(&got);
		buf_add(&got, d.agency.s, d.agency.len);
		tap_is(buf_str(&got), cases[i].agency, "agency");
		tap_is(cases[i].line + d.text_at, cases[i].rest, "what follows");
		tap_is_int(d.date.precision ? d.date.day : 0, cases[i].day, "day");
		buf_clear(&got);
	}
}

static void
test_credits(void)
{
	static const struct {
		const char *line, *want;
	} cases[] = {
	    {"(Editing by Lise Brandt)", "Editing\tLise Brandt\n"},
	    {"(Additional reporting by A. Ek, Bo Li; Writing by Cy Om)",
		"Additional reporting\tA. Ek\nAdditional reporting\tBo Li\nWriting\tCy Om\n"},
	    {"Reporting by Ann Lee and Bo Ek in London; editing by Cy Dahl",
		"Reporting\tAnn Lee\nReporting\tBo Ek\nediting\tCy Dahl\n"},
	    {"(Editing by hand is slow; it takes care.)", ""},
	    {"Reporting by journalists has improved.", ""},
	};
	static const struct {
		const char *line, *who;
	} pictures[] = {
	    {"Credit: Reuters/Rick Wilking", "Reuters/Rick Wilking"},
	    {"Photo by Ann Lee", "Ann Lee"},
	    {"(Photo: Ann Lee / AFP)", "Ann Lee / AFP"},
	    {"REUTERS/Ann Lee", "REUTERS/Ann Lee"},
	    {"Photo gallery of the week", NULL},
	    {"Creditors meet on Monday", NULL},
	};
	size_t i;

	for (i = 0; i < ARRAY_LEN(cases); i++) {
		struct buf got = BUF_INIT;

		credit_roles(text(cases[i].line), &got);
		tap_is(buf_str(&got), cases[i].want, "roles: %s", cases[i].line);
		buf_clear(&got);
	}
	for (i = 0; i < ARRAY_LEN(pictures); i++) {
		struct part who;
		bool found = credit_image(text(pictures[i].line), &who);
		char *got = found ? base_strndup(who.s, who.len) : NULL;

		tap_is(got, pictures[i].who, "picture: %s", pictures[i].line);
		free(got);
	}
}

/* Reads a file under a root into a page and extracts it. */
static bool
extract_file(const char *path, struct article *out)
{
	struct buf bytes = BUF_INIT;
	struct doc page;
	struct err err;

	article_init(out);
	if (!file_read(path, 1 << 20, &bytes, &err))
		return false;
	doc_init(&page);
	dump_to_doc(buf_str(&bytes), bytes.len, &page);
	extract_text(&page, NULL, out);
	doc_clear(&page);
	buf_clear(&bytes);
	return true;
}

static bool
is_body(const struct block *b)
{
	return b->kind != BLOCK_CREDIT;
}

static size_t
count_body(const struct article *a)
{
	size_t i, n = 0;

	for (i = 0; i < a->doc.n_blocks; i++)
		n += is_body(&a->doc.blocks[i]);
	return n;
}

static void
check_start(const struct article *a, const char *start)
{
	char *got = a->doc.n_blocks ? base_strndup(buf_str(&a->doc.text), strlen(start)) : NULL;

	tap_is(got, start, "the body begins");
	free(got);
}

static void
test_samples(void)
{
	static const struct {
		const char *name, *title, *authors, *day, *place, *agency, *start;
		int n_blocks;
	} cases[] = {
	    {"1-lighthouse-archive.txt", "A lighthouse keeper's logbooks go online",
		"Hanna Okonkwo", "2024-03-14", "PORT LASKO", "Northern Wire",
		"PORT LASKO (Northern Wire) - For", 8},
	    {"2-ferry-dump.txt", "Night ferry to Skarholm will run again after two-year pause",
		"Tom Ferreira\nMira Sandoval", "2024-04-08", "PORT LASKO", "Lasko Courier",
		"PORT LASKO (Lasko Courier) - The night", 8},
	    {"3-todai-no-nisshi.txt", "灯台守の日誌、九十一年分を公開", NULL, "2024-03-15",
		NULL, NULL, "ポート・ラスコ海洋博物館", 5},
	    {"4-la-librairie-du-quai.txt",
		"« Un libraire, c’est quelqu’un qui se souvient à votre place »",
		"Éloïse Grandjean", "2023-06-02", "SAINT-AUBIN-DES-FLOTS", NULL,
		"SAINT-AUBIN-DES-FLOTS", 6},
	    {"5-reading-slowly.txt", "The case for a slower archive", "Tom Ferreira",
		"2024-01-21", NULL, NULL, "Everyone I know", 0},
	};
	size_t i;

	for (i = 0; i < ARRAY_LEN(cases); i++) {
		struct buf path = BUF_INIT;
		struct article a;
		char *day;

		buf_addf(&path, "%s/doc/samples/%s", getenv("LECTERN_SRC"), cases[i].name);
		if (!tap_ok(extract_file(path.data, &a), "%s", cases[i].name))
			continue;
		tap_is(article_get(&a, FIELD_TITLE), cases[i].title, "title");
		tap_is(article_get(&a, FIELD_AUTHORS), cases[i].authors, "authors");
		day = article_get(&a, FIELD_DATE)
			  ? base_strndup(article_get(&a, FIELD_DATE), strlen("2024-01-21"))
			  : NULL;
		tap_is(day, cases[i].day, "date");
		tap_is(article_get(&a, FIELD_DATELINE), cases[i].place, "dateline");
		tap_is(article_get(&a, FIELD_AGENCY), cases[i].agency, "agency");
		check_start(&a, cases[i].start);
		if (cases[i].n_blocks)
			tap_is_int((long long)count_body(&a), cases[i].n_blocks, "blocks");
		free(day);
		buf_clear(&path);
		article_clear(&a);
	}
}

/* Does the gold say "key": "value", or, for no value, "key": null or nothing of it? */
static bool
gold_says(const char *gold, const char *key, const char *value)
{
	struct buf want = BUF_INIT;
	bool ok;

	if (value)
		buf_addf(&want, "\"%s\": \"%s\"", key, value);
	else
		buf_addf(&want, "\"%s\": \"", key);
	ok = (strstr(gold, want.data) != NULL) == (value != NULL);
	buf_clear(&want);
	return ok;
}

/* Every name of a list stands quoted in the gold behind a key, which is null without names. */
static bool
gold_names(const char *gold, const char *key, const char *names)
{
	const char *from = strstr(gold, key);
	bool ok = from != NULL;

	if (!names)
		return !from;
	while (ok && *names) {
		const char *end = names + strcspn(names, "\n");
		const char *tab = memchr(names, '\t', (size_t)(end - names));
		struct buf quoted = BUF_INIT;

		names = tab ? tab + 1 : names;
		buf_addf(&quoted, "\"%.*s\"", (int)(end - names), names);
		ok = strstr(from, quoted.data) != NULL;
		buf_clear(&quoted);
		names = end + (*end == '\n');
	}
	return ok;
}

static void
check_seed_fields(const struct article *a, const char *gold)
{
	static const struct {
		enum article_field field;
		const char *key;
	} plain[] = {
	    {FIELD_TITLE, "title"},
	    {FIELD_DATELINE, "place"},
	    {FIELD_AGENCY, "agency"},
	    {FIELD_CAPTION, "caption"},
	    {FIELD_IMAGE_CREDIT, "credit"},
	};
	const char *date = article_get(a, FIELD_DATE);
	char *day = date ? base_strndup(date, strlen("2011-07-14")) : NULL;
	size_t i;

	for (i = 0; i < ARRAY_LEN(plain); i++)
		tap_ok(gold_says(gold, plain[i].key, article_get(a, plain[i].field)), "%s: %s",
		    plain[i].key, article_get(a, plain[i].field));
	tap_ok(gold_says(gold, "day", day), "date: %s", date);
	tap_ok(gold_names(gold, "\"authors\"", article_get(a, FIELD_AUTHORS)), "authors");
	tap_ok(gold_names(gold, "\"roles\"", article_get(a, FIELD_CREDITS)), "credits");
	free(day);
}

static void
check_seed(const char *gold_path, const char *seeds)
{
	const char *name = strrchr(gold_path, '/') + 1;
	size_t stem = strlen(name) - strlen(".json"), i;
	struct buf gold = BUF_INIT, want = BUF_INIT, got = BUF_INIT, path = BUF_INIT;
	struct article a;
	struct err err;

	buf_addf(&path, "%s/%.*s.txt", seeds, (int)stem, name);
	tap_ok(extract_file(path.data, &a), "%s", name);
	buf_reset(&path);
	buf_addf(&path, "%s/gold/%.*s.body.txt", seeds, (int)stem, name);
	tap_ok(file_read(path.data, 1 << 20, &want, &err) &&
		   file_read(gold_path, 1 << 20, &gold, &err),
	    "its gold");
	for (i = 0; i < a.doc.n_blocks; i++)
		if (is_body(&a.doc.blocks[i]))
			buf_addf(&got, "%.*s\n", (int)a.doc.blocks[i].len,
			    a.doc.text.data + a.doc.blocks[i].start);
	if (want.len && want.data[want.len - 1] != '\n')
		buf_add_char(&want, '\n');
	tap_is(buf_str(&got), buf_str(&want), "its body, line by line");
	check_seed_fields(&a, buf_str(&gold));
	article_clear(&a);
	buf_clear(&gold);
	buf_clear(&want);
	buf_clear(&got);
	buf_clear(&path);
}

static void
test_seeds(void)
{
	struct buf seeds = BUF_INIT, pattern = BUF_INIT;
	glob_t found;
	size_t i;

	buf_addf(&seeds, "%s/../shared/seeds", getenv("LECTERN_SRC"));
	buf_addf(&pattern, "%s/gold/*.json", seeds.data);
	if (glob(pattern.data, 0, NULL, &found) != 0) {
		tap_skip("no seeds beside the source");
	} else {
		for (i = 0; i < found.gl_pathc; i++)
			check_seed(found.gl_pathv[i], seeds.data);
		globfree(&found);
	}
	buf_clear(&seeds);
	buf_clear(&pattern);
}

static void
test_source(void)
{
	struct buf path = BUF_INIT;
	struct article a;

	buf_addf(&path, "%s/doc/samples/2-ferry-dump.txt", getenv("LECTERN_SRC"));
	tap_ok(extract_file(path.data, &a), "a page with a trail and a copyright line");
	tap_is(article_get(&a, FIELD_SOURCE), "The Lasko Courier", "source");
	tap_is(article_get(&a, FIELD_SECTION), "News", "section");
	tap_is(article_get(&a, FIELD_CAPTION),
	    "The Skarholm ferry at its winter berth in Port Lasko, 2 February 2024.",
	    "caption");
	tap_is(
	    article_get(&a, FIELD_IMAGE_CREDIT), "Lasko Courier/Mira Sandoval", "its credit");
	tap_is(article_get(&a, FIELD_CREDITS),
	    "Additional reporting\tHanna Okonkwo\nEditing\tLise Brandt", "credits");
	tap_is(article_get(&a, FIELD_LANG), "en", "language");
	article_clear(&a);
	buf_clear(&path);
}

static void
test_never_empty(void)
{
	static const char *const pages[] = {"One", "Home\nAbout\nContact", "สวัสดีชาวโลก\n",
	    "a\n\nb\n\n", "| | |\nword\n", "1 May 2011\n", "Photo: Anna Berg\n"};
	struct article a;
	struct doc page;
	size_t i;

	for (i = 0; i < ARRAY_LEN(pages); i++) {
		doc_init(&page);
		article_init(&a);
		dump_to_doc(pages[i], strlen(pages[i]), &page);
		extract_text(&page, NULL, &a);
		tap_ok(a.doc.n_blocks > 0, "something of page %zu", i);
		article_clear(&a);
		doc_clear(&page);
	}
	doc_init(&page);
	article_init(&a);
	extract_text(&page, NULL, &a);
	tap_is_int((long long)a.doc.n_blocks, 0, "nothing of nothing");
	article_clear(&a);
}

/* Of what is longer than any page only the beginning is judged; nothing is lost. */
static void
test_long(void)
{
	struct buf in = BUF_INIT;
	struct article a;
	struct doc page;
	size_t i;

	buf_add_str(&in, "Home\nNews\nLogin\nThe keeper writes\n");
	for (i = 0; in.len < 3 << 20; i++)
		buf_addf(&in,
		    "The keeper of the light wrote line %zu in the journal on Tuesday, and "
		    "nobody has read it since, as the council of the town says.\n",
		    i);
	buf_add_str(&in, "Tail\n");
	doc_init(&page);
	article_init(&a);
	dump_to_doc(in.data, in.len, &page);
	extract_text(&page, NULL, &a);
	tap_ok(a.doc.n_blocks > i && a.doc.n_blocks <= i + 3, "%zu of %zu lines are taken",
	    a.doc.n_blocks, i);
	tap_ok(strstr(buf_str(&a.doc.text), "\nTail\n") != NULL, "the last one too");
	tap_ok(a.words > 15 * i, "their words are counted: %u", a.words);
	article_clear(&a);
	doc_clear(&page);
	buf_clear(&in);
}

/* What somebody wrote with its paragraphs apart is no page: all of it stays, but a menu says
 * that it is one. */
static void
test_written(void)
{
	static const struct {
		const char *in, *title, *want;
	} cases[] = {
	    {"A talk with the keeper\n\nBy Hanna Okonkwo\n\nAnders Vik left the light last "
	     "week "
	     "after forty years, and we met him at the pier.\n\nQ: Are you sad?\n\nA: No.\n\n"
	     "Q: And the storms?\n\nA: Not the storms.\n",
		"A talk with the keeper",
		"Anders Vik left the light last week after forty years, and we met him at the "
		"pier.\nQ: Are you sad?\nA: No.\nQ: And the storms?\nA: Not the storms.\n"},
	    {"# Oil and wicks\n\nThe store of the light holds what a keeper needs for a "
	     "winter, "
	     "and no more than that.\n\n- oil\n- wicks\n\n> Never let it go out.\n\n## "
	     "Sundays\n\n"
	     "Rest.\n",
		"Oil and wicks",
		"The store of the light holds what a keeper needs for a winter, and no more "
		"than "
		"that.\noil\nwicks\nNever let it go out.\nSundays\nRest.\n"},
	    {"Home\n\nNews\n\nSport\n\nWeather\n\nTides\n\nJobs\n\nLog in\n\n"
	     "The light of Skarholm was lit again on Monday, after two dark years, and a crowd "
	     "came to see it.\n\nThe keeper, who is seventy, said that he had never doubted "
	     "it, and went up the stairs.\n\nTerms\n\nContact\n\nAbout us\n",
		NULL,
		"The light of Skarholm was lit again on Monday, after two dark years, and a "
		"crowd "
		"came to see it.\nThe keeper, who is seventy, said that he had never doubted "
		"it, "
		"and went up the stairs.\n"},
	    {"%s%s%n\n--help\n; reboot\n-oCommand=reboot\n", NULL,
		"%s%s%n\n--help\n; reboot\n-oCommand=reboot\n"},
	};
	size_t i;

	for (i = 0; i < ARRAY_LEN(cases); i++) {
		struct article a;
		struct doc page;

		doc_init(&page);
		article_init(&a);
		dump_to_doc(cases[i].in, strlen(cases[i].in), &page);
		extract_text(&page, NULL, &a);
		if (cases[i].title)
			tap_is(article_get(&a, FIELD_TITLE), cases[i].title, "title");
		tap_is(buf_str(&a.doc.text), cases[i].want, "a written text, or a page");
		article_clear(&a);
		doc_clear(&page);
	}
}

int
main(void)
{
	test_datelines();
	test_credits();
	test_samples();
	test_seeds();
	test_source();
	test_never_empty();
	test_long();
	test_written();
	return tap_done();
}
