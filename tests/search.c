/* store/search: passages, suggestions, completions, related articles of a real library. */
#include "library.h"
#include "tap.h"

#include "base/file.h"
#include "store/search.h"
#include "store/tag.h"
#include "store/term.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MANY = 700 };

static const struct query_env env = {.now = TEST_NOW};

static const struct {
	const char *title, *date, *source, *text;
} samples[] = {
    {"Hackers strike the harbour office", "2011-07-14", "Harbour Post",
	"The clerks came late.\nChinese hackers, said [P James Lewis], broke into the office "
	"of "
	"[O Lockheed Martin] in [L Beijing]. He knows of cyber attacks on dams."},
    {"A cyber year", "2011-08-02", "Harbour Post",
	"[P James Lewis] of [O Lockheed Martin] spoke of attacks, and of a Chinese kitchen.\n"
	"A hacker sat among the listeners."},
    {"Bees come late", "2012-03-01", "Field Notes",
	"Keepers ran out of patience, and the hives stood empty until May. The quinces "
	"bloomed."},
    {"Quinces", "2012-03-09", "The \"Orchard\" Letter",
	"The quinces are pickled in [L Beijing] too, say keepers of hives."},
    {"\xe6\xbc\xa2\xe5\xad\x97", "2013", "Field Notes",
	"\xe6\x97\xa5\xe6\x9c\xac\xe3\x81\xae\xe6\xbc\xa2\xe5\xad\x97\xe3\x82\x92\xe8\xaa\xad"
	"\xe3\x82\x80"},
};

static const struct {
	const char *query, *want;
} found[] = {
    {"hackers", "2 1"},
    {"hacker", "2 1"},
    {"\"hackers\"", "1"},
    {"\"chinese hackers\"", "1"},
    {"chinese NEAR/3 kitchen", "2"},
    {"hackers NEAR/4 clerk", "1"},
    {"chinese -hackers", ""},
    {"quince", "4 3"},
    {"title:quinces", "4"},
    {"hack*", "2 1"},
    {"hive OR lockheed", "4 3 2 1"},
    {"\xe6\xbc\xa2\xe5\xad\x97", "5"},
    {"person:lewis", "2 1"},
    {"person:\"james lewis\" kitchen", "2"},
    {"org:lockheed date:2011-07", "1"},
    {"place:beijing", "4 1"},
    {"source:field", "5 3"},
    {"date:2011 hackers", "2 1"},
    {"before:2011-08 hackers", "1"},
    {"hackers after:2011-07", "2"},
    {"hackers date:2012", ""},
    {"+hackers | bees", "3 2 1"},
};

static void
test_found(struct library *lib)
{
	size_t i;

	for (i = 0; i < ARRAY_LEN(found); i++)
		tap_is(
		    test_ids(lib, found[i].query), found[i].want, "found: %s", found[i].query);
}

/* Other forms come from the library's words, those that came since the last search too. */
static void
test_forms(struct library *lib)
{
	tap_is(test_ids(lib, "zebras"), "", "no zebra yet");
	test_add(lib, "A zebra", "1999", NULL, "One zebra, and happiness.");
	tap_is(test_ids(lib, "zebras"), "6", "another form is found as soon as it is there");
	tap_is(test_ids(lib, "\"zebras\""), "", "in quotes none is");
	tap_is(test_ids(lib, "happy"), "6", "a stem that ends otherwise");
	tap_is(test_ids(lib, "ha*"), "2 1 6", "a beginning has no stem");
	tap_is(test_ids(lib, "NOT zebra happy"), "", "forms are negated too");
	tap_is(test_ids(lib, "happy NEAR/2 zebras"), "6", "forms in NEAR");
}

/* A page's passages, hits in [ ]. */
static const struct {
	const char *query, *want;
} passages[] = {
    {"chinese hackers",
	"and of a [Chinese] kitchen. / [Chinese] [hackers], said James Lewis, broke into the"},
    {"cyber attacks", "spoke of [attacks], and of a Chinese kitchen. / He knows of [cyber] "
		      "[attacks] on dams."},
    {"title:harbour", "-"},
    {"person:lewis hives", ""},
    {"quinc*",
	"The [quinces] are pickled in Beijing too, say keepers of / The [quinces] bloomed."},
    {"is:unread bees", "-"},
};

static void
add_passage(struct buf *out, const struct row *row)
{
	size_t i, at = 0;

	if (out->len)
		buf_add_str(out, " / ");
	if (!row->passage) {
		buf_add_char(out, '-');
		return;
	}
	for (i = 0; i < row->n_hits; i++) {
		buf_add(out, row->passage + at, row->hits[i].start - at);
		at = row->hits[i].start + row->hits[i].len;
		buf_addf(
		    out, "[%.*s]", (int)row->hits[i].len, row->passage + row->hits[i].start);
	}
	buf_add_str(out, row->passage + at);
}

static void
test_passages(struct library *lib)
{
	struct query q = {.order = LIST_DATE};
	struct page page = PAGE_INIT;
	struct buf got = BUF_INIT;
	struct err err = {ERR_NONE, ""};
	size_t i, k;

	for (i = 0; i < ARRAY_LEN(passages); i++) {
		query_parse(&q, passages[i].query, strlen(passages[i].query), &env);
		buf_reset(&got);
		if (!list_page(
			lib, &q, (struct list_part){NULL, LIST_FORWARD, 10}, &page, &err) ||
		    !search_passages(lib, &q, &page, 55, &err))
			buf_add_str(&got, err.text);
		for (k = 0; k < page.n; k++)
			add_passage(&got, &page.rows[k]);
		tap_is(buf_str(&got), passages[i].want, "passages of %s", passages[i].query);
	}
	page_clear(&page);
	buf_clear(&got);
	query_clear(&q);
}

static const struct {
	const char *query, *want;
} suggestions[] = {
    {"chinise", "chinese"},
    {"hakcers", "hackers"},
    {"lockhed martin", "lockheed martin"},
    {"title:\"quinecs\" is:unread", "title:\"quinces\" is:unread"},
    {"-chinise", NULL},
    {"hackers", NULL},
    {"zzzzqqqq", NULL},
    {"chinesehackers", "chinese hackers"},
    {"pateinec", "patience"},
};

static void
test_suggestions(struct library *lib)
{
	struct query q = {.order = LIST_DATE};
	char *got;
	size_t i;

	for (i = 0; i < ARRAY_LEN(suggestions); i++) {
		query_parse(&q, suggestions[i].query, strlen(suggestions[i].query), &env);
		got = search_suggest(lib, &q);
		tap_is(got, suggestions[i].want, "instead of %s", suggestions[i].query);
		free(got);
	}
	query_clear(&q);
}

static const struct {
	enum query_field field;
	const char *prefix, *want;
} completions[] = {
    {QUERY_TEXT, "hack", "hacker:1 hackers:1"},
    {QUERY_TEXT, "QUIN", "quinces:2"},
    {QUERY_TEXT, "zzz", ""},
    {QUERY_SOURCE, "ha", "\"Harbour Post\":2"},
    {QUERY_SOURCE, "orch", "\"The \"\"Orchard\"\" Letter\":1"},
    {QUERY_SOURCE, "", "\"Field Notes\":2 \"Harbour Post\":2"},
    {QUERY_TAG, "pol", "politics:2"},
    {QUERY_PERSON, "lew", "\"James Lewis\":2"},
    {QUERY_PERSON, "james l", "\"James Lewis\":2"},
    {QUERY_ENTITY, "lock", "\"Lockheed Martin\":2"},
    {QUERY_PLACE, "lock", ""},
    {QUERY_LANG, "e", "en:0"},
    {QUERY_IS, "un", "unread:0"},
    {QUERY_SORT, "-d", "-date:0"},
    {QUERY_ID, "1", ""},
};

static void
test_completions(struct library *lib)
{
	struct completions c = {.items = NULL};
	struct buf got = BUF_INIT;
	struct err err = {ERR_NONE, ""};
	size_t i, k;

	for (i = 0; i < ARRAY_LEN(completions); i++) {
		buf_reset(&got);
		if (!search_complete(
			lib, completions[i].field, completions[i].prefix, 2, &c, &err))
			buf_add_str(&got, err.text);
		for (k = 0; k < c.n; k++)
			buf_addf(&got, "%s%s:%llu", k ? " " : "", c.items[k].text,
			    (unsigned long long)c.items[k].count);
		tap_is(buf_str(&got), completions[i].want, "%s: completes \"%s\"",
		    query_field_info(completions[i].field)->name, completions[i].prefix);
	}
	completions_clear(&c);
	buf_clear(&got);
}

static void
test_related(struct library *lib)
{
	struct page page = PAGE_INIT;
	struct err err = {ERR_NONE, ""};

	tap_ok(search_related(lib, 1, 10, &page, &err) && page.n >= 1 && page.rows[0].id == 2,
	    "what shares names is related %s", err.text);
	tap_ok(search_related(lib, 3, 10, &page, &err) && page.n == 1 && page.rows[0].id == 4,
	    "what shares words is related");
	tap_ok(
	    search_related(lib, 5, 10, &page, &err) && page.n == 0, "nothing is like the last");
	tap_ok(!search_related(lib, 99, 10, &page, &err) && err.kind == ERR_NO_INPUT,
	    "an article that is not there has none");
	page_clear(&page);
}

/* More words of one beginning than an expression takes: each of them is found. */
static void
test_many_completions(struct library *lib)
{
	struct query_env paused = {.now = TEST_NOW, .typing = QUERY_PAUSED};
	struct query q = {.order = LIST_DATE};
	struct page page = PAGE_INIT;
	struct list_count count;
	struct err err = {ERR_NONE, ""};
	struct row last = {.id = 0};
	char text[64];
	size_t n = 0;
	int i;

	for (i = 0; i < MANY; i++) {
		snprintf(text, sizeof(text), "prefix%c%c%c and %d", 'a' + i % 26,
		    'a' + i / 26 % 26, 'a' + i / 676, i);
		test_add(lib, text, i % 2 ? "2011-07-14" : "2012", NULL, text);
	}
	query_parse(&q, "prefix*", 7, &env);
	do {
		tap_ok(
		    list_page(lib, &q, (struct list_part){n ? &last : NULL, LIST_FORWARD, 100},
			&page, &err),
		    "a page of prefix* %s", err.text);
		n += page.n;
		if (page.n)
			last = (struct row){
			    .id = page.rows[page.n - 1].id, .key = page.rows[page.n - 1].key};
	} while (page.more);
	tap_is_int((long long)n, MANY, "every completion's article is on one page");
	tap_ok(
	    list_count(lib, &q, MANY - 1, &count, &err) && count.n == MANY - 1 && count.capped,
	    "they are counted up to a limit");
	query_parse(&q, "and prefix", 10, &paused);
	tap_ok(list_count(lib, &q, 9999, &count, &err) && count.n == MANY && !count.capped,
	    "typing has paused: all completions");
	paused.typing = QUERY_TYPING;
	query_parse(&q, "and prefix", 10, &paused);
	tap_ok(list_count(lib, &q, 9999, &count, &err) && count.n == 16,
	    "while typing the commonest ones");
	query_parse(&q, "date:2011-07-14 prefix* -and", 28, &env);
	tap_ok(list_page(lib, &q, (struct list_part){NULL, LIST_BACKWARD, 10}, &page, &err) &&
		   page.n == 0 && !page.more,
	    "with other conditions");
	query_parse(&q, "date:2011-07-14 prefix*", 23, &env);
	tap_ok(list_page(lib, &q, (struct list_part){NULL, LIST_BACKWARD, 10}, &page, &err) &&
		   page.n == 10 && page.more && page.rows[0].key > page.rows[9].key,
	    "backward, within a day");
	page_clear(&page);
	query_clear(&q);
}

/* No query is an error, in whatever mode and order. */
static bool
is_answered(struct library *lib, const char *text, size_t len, unsigned how)
{
	struct query_env e = {.now = TEST_NOW, .typing = (uint8_t)(how % 3)};
	struct query q = {.order = LIST_DATE};
	struct page page = PAGE_INIT;
	struct list_count count;
	struct err err = {ERR_NONE, ""};
	char *suggestion;
	bool ok;

	query_parse(&q, text, len, &e);
	query_set_order(&q, (enum list_order)(how / 3 % LIST_ORDERS), how % 2);
	ok = list_page(lib, &q,
		 (struct list_part){NULL, how % 5 ? LIST_FORWARD : LIST_BACKWARD, 5}, &page,
		 &err) &&
	     search_passages(lib, &q, &page, 80, &err) && list_count(lib, &q, 50, &count, &err);
	suggestion = search_suggest(lib, &q);
	if (!ok)
		tap_note("%.*s: %s", (int)len, text, err.text);
	free(suggestion);
	page_clear(&page);
	query_clear(&q);
	return ok;
}

/* Made of everything that the language knows, at random but always the same. */
static void
test_random(struct library *lib)
{
	static const char *const pieces[] = {"hack", "chinese", "(", ")", "\"", "OR", "AND",
	    "NOT", "NEAR", "NEAR/2", "-", "*",
	    "title:", "by:", "person:", "place:", "source:", "tag:", "note:", "lang:en",
	    "url:", "section:", "id:1", "batch:1", "date:2011", "before:7d", "after:2011",
	    "added:7d", "is:unread", "is:duplicate", "is:deleted", "is:tagged", "has:original",
	    "has:link", "has:note", "sort:best", "sort:-length", "sort:title", "quince*",
	    "l'ete", "low-cost", "\xe6\xbc\xa2\xe5\xad\x97", "'", "%", ";", "x:", "\xff",
	    "\x01"};
	uint32_t state = 2463534242u;
	struct buf text = BUF_INIT;
	unsigned i, k, n_failed = 0;

	for (i = 0; i < 600; i++) {
		buf_reset(&text);
		for (k = 0; k < 1 + i % 9; k++) {
			state ^= state << 13; /* Marsaglia, Xorshift RNGs, 2003 */
			state ^= state >> 17;
			state ^= state << 5;
			buf_addf(&text, state & 0x10000 ? " %s" : "%s",
			    pieces[state % ARRAY_LEN(pieces)]);
		}
		n_failed += !is_answered(lib, buf_str(&text), text.len, i);
	}
	tap_is_int(n_failed, 0, "600 queries at random are answered");
	buf_clear(&text);
}

/* Strings that people found to break searches. */
static void
test_hostile(struct library *lib)
{
	struct buf path = BUF_INIT, file = BUF_INIT;
	const char *src = getenv("LECTERN_SRC"), *line;
	unsigned n = 0, n_failed = 0, how;
	struct err err;

	buf_addf(&path, "%s/../shared/data/inputs/hostile/search/queries.txt", src ? src : ".");
	if (!file_read(buf_str(&path), SIZE_MAX, &file, &err)) {
		tap_skip("no hostile queries beside the source");
		buf_clear(&path);
		return;
	}
	for (line = buf_str(&file); *line; n++) {
		size_t len = strcspn(line, "\n");

		for (how = 0; how < 6; how++)
			n_failed += !is_answered(lib, line, len, how * 7);
		line += len + (line[len] == '\n');
	}
	tap_ok(n > 30 && n_failed == 0, "%u hostile queries are answered", n);
	buf_clear(&file);
	buf_clear(&path);
}

static bool
stop(void *arg)
{
	++*(int *)arg;
	return true;
}

static void
test_interrupt(struct library *lib)
{
	struct query q = {.order = LIST_DATE};
	struct page page = PAGE_INIT;
	struct err err = {ERR_NONE, ""};
	char title[32];
	int n = 0, i;

	for (i = 0; i < 300; i++) {
		snprintf(title, sizeof(title), "Number %d", i);
		test_add(lib, title, NULL, NULL, title);
	}
	library_set_interrupt(lib, stop, &n);
	query_parse(&q, "url:nowhere OR section:none", 27, &env);
	tap_ok(!list_page(lib, &q, (struct list_part){NULL, LIST_FORWARD, 10}, &page, &err) &&
		   err.kind == ERR_INTERRUPT && n > 0,
	    "a key stops a search: %s", err.text);
	library_set_interrupt(lib, NULL, NULL);
	tap_ok(list_page(lib, &q, (struct list_part){NULL, LIST_FORWARD, 10}, &page, &err) &&
		   page.n == 0,
	    "the next search runs to its end");
	page_clear(&page);
	query_clear(&q);
}

/* Common words come before rare ones whether they alone fill the answer or not. */
static void
test_common_words(struct library *lib)
{
	static const char sql[] =
	    "WITH RECURSIVE c(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM c WHERE i < 299)"
	    " INSERT INTO term SELECT printf('qq%03d', i), CASE i % 3 WHEN 0 THEN 5000 + i"
	    " WHEN 1 THEN 100 + i ELSE 1 + i % 9 END FROM c";
	static const struct {
		size_t max;
		const char *first, *last;
	} cases[] = {{3, "qq297", "qq291"}, {102, "qq297", "qq295"}, {201, "qq297", "qq008"}};
	struct buf words = BUF_INIT;
	struct err err = {ERR_NONE, ""};
	size_t i, k, n;

	tap_ok(db_exec(lib, sql, &err), "many words %s", err.text);
	for (i = 0; i < ARRAY_LEN(cases); i++) {
		const char *last = "";

		buf_reset(&words);
		n = term_complete(lib, "qq", cases[i].max, &words, NULL);
		tap_is_int((long long)n, (long long)cases[i].max, "%zu of them", cases[i].max);
		for (k = 0, last = words.data; k + 1 < n; k++)
			last += strlen(last) + 1;
		tap_is(words.data, cases[i].first, "the commonest first");
		tap_is(last, cases[i].last, "the %zuth last", n);
	}
	buf_clear(&words);
}

/* A text that begins with its title: a passage from below it says more. */
static void
test_passage_below_title(struct library *lib)
{
	static const char *const cases[][2] = {
	    {"title:cressets lit", "The cressets are lit."},
	    {"mossy", "Mossy cressets"},
	};
	struct query q = {.order = LIST_DATE};
	struct page page = PAGE_INIT;
	struct err err = {ERR_NONE, ""};
	size_t i;

	test_add(lib, "Mossy cressets", NULL, NULL, "Mossy cressets\nThe cressets are lit.");
	for (i = 0; i < ARRAY_LEN(cases); i++) {
		query_parse(&q, cases[i][0], strlen(cases[i][0]), &env);
		tap_ok(list_page(
			   lib, &q, (struct list_part){NULL, LIST_FORWARD, 10}, &page, &err) &&
			   search_passages(lib, &q, &page, 55, &err) && page.n == 1,
		    "%s is found %s", cases[i][0], err.text);
		tap_is(page.n ? page.rows[0].passage : NULL, cases[i][1], "its passage");
	}
	page_clear(&page);
	query_clear(&q);
}

int
main(void)
{
	struct library *lib;
	struct err err = {ERR_NONE, ""};
	const int64_t tagged[] = {1, 3};
	size_t i;

	test_begin("search");
	lib = test_open("library");
	for (i = 0; i < ARRAY_LEN(samples); i++)
		tap_is_int(test_add(lib, samples[i].title, samples[i].date, samples[i].source,
			       samples[i].text),
		    (int64_t)i + 1, "added: %s", samples[i].title);
	tap_ok(tag_set(lib, tagged, 2, "politics", true, &err), "a tag %s", err.text);
	test_found(lib);
	test_forms(lib);
	test_passages(lib);
	test_suggestions(lib);
	test_completions(lib);
	test_related(lib);
	test_random(lib);
	test_hostile(lib);
	test_many_completions(lib);
	test_interrupt(lib);
	test_common_words(lib);
	test_passage_below_title(lib);
	library_close(lib);
	test_end();
	return tap_done();
}
