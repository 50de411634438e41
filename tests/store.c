/* The library: a real SQLite file in a directory of its own. */
#include "store/article.h"
#include "store/journal.h"
#include "store/tag.h"
#include "store/view.h"
#include "tests/tap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define NOW 1700000000

static char dir[64];

static struct library *
open_library(const char *name)
{
	struct library *lib = NULL;
	struct err err = {0};
	char path[128];

	snprintf(path, sizeof(path), "%s/%s", dir, name);
	tap_ok(library_open(path, LIBRARY_WRITE, &lib, &err), "%s opens %s", name, err.text);
	library_set_now(lib, NOW);
	return lib;
}

struct sample {
	const char *title, *date, *source, *url, *path, *text;
};

static void
make_article(struct article *a, const struct sample *s)
{
	article_init(a);
	if (s->title)
		article_set(
		    a, FIELD_TITLE, s->title, strlen(s->title), ORIGIN_PAGE, WHERE_LINE, 90);
	if (s->date)
		article_set(
		    a, FIELD_DATE, s->date, strlen(s->date), ORIGIN_PAGE, WHERE_LINE, 90);
	if (s->source)
		article_set(
		    a, FIELD_SOURCE, s->source, strlen(s->source), ORIGIN_PAGE, WHERE_LINE, 90);
	if (s->url)
		article_set(a, FIELD_URL, s->url, strlen(s->url), ORIGIN_PAGE, WHERE_LINK, 90);
	article_set(a, FIELD_LANG, "en", 2, ORIGIN_DERIVED, WHERE_BODY, 90);
	doc_add_block(&a->doc, BLOCK_PARAGRAPH, s->text, strlen(s->text));
	a->words = (uint32_t)strlen(s->text) / 6;
	a->confidence = 90;
}

static struct add_result
add(struct batch *b, const struct sample *s)
{
	struct original o = {.media = "text/plain",
	    .charset = "utf-8",
	    .path = s->path,
	    .bytes = s->text,
	    .len = strlen(s->text)};
	struct add_result result = {0};
	struct err err = {0};
	struct article a;

	make_article(&a, s);
	if (!article_add(b, &a, &o, &result, &err))
		tap_ok(false, "adding failed: %s", err.text);
	article_clear(&a);
	return result;
}

static const struct sample samples[] = {
    {"Herring prices rise", "2011-07-14", "Harbour Post", "http://example.org/herring",
	"/a/1.txt",
	"The herring were running early this year, said the fishermen of the old port."},
    {"A quiet year for bees", "2012-03", "Field Notes", NULL, "/a/2.txt",
	"Bees came late. Keepers ran out of patience, and the hives stood empty until May."},
    {NULL, NULL, NULL, NULL, "/a/3.txt",
	"Nobody knows when this was written. It speaks of tides and of herring nets."},
    {"Before the war", "1938-05-01", "Harbour Post", NULL, "/a/4.txt",
	"The old port had forty boats then, and no engine among them; café life was loud."},
};

static void
add_samples(struct library *lib)
{
	struct batch *b;
	struct err err = {0};
	size_t i;

	tap_ok(batch_begin(lib, "samples", &b, &err), "a batch begins");
	for (i = 0; i < ARRAY_LEN(samples); i++)
		tap_is_int(add(b, &samples[i]).outcome, ADD_ADDED, "sample %zu is added", i);
	tap_is_int(add(b, &samples[0]).outcome, ADD_DUPLICATE, "the same again is a duplicate");
	tap_ok(batch_end(b, &err), "the batch ends %s", err.text);
}

/* The ids that a query finds, in order: "1 2 3". Valid until the next call. */
static void
ids_of(struct library *lib, const char *text, char out[128])
{
	struct query q = {.order = LIST_DATE};
	struct query_env env = {.now = NOW};
	struct page page = PAGE_INIT;
	struct err err = {0};
	size_t i, at = 0;

	out[0] = '\0';
	query_parse(&q, text, strlen(text), &env);
	if (!list_page(lib, &q, (struct list_part){NULL, LIST_FORWARD, 20}, &page, &err))
		snprintf(out, 128, "failed: %.100s", err.text);
	for (i = 0; i < page.n; i++)
		at += (size_t)snprintf(
		    out + at, 128 - at, i ? " %lld" : "%lld", (long long)page.rows[i].id);
	page_clear(&page);
	query_clear(&q);
}

static void
test_queries(struct library *lib)
{
	static const struct {
		const char *query, *ids;
	} rows[] = {
	    {"", "2 1 4 3"},
	    {"sort:-date", "3 4 1 2"},
	    {"herring", "1 3"},
	    {"run", "1"},
	    {"\"run\"", ""},
	    {"\"old port\"", "1 4"},
	    {"title:prices", "1"},
	    {"cafe", "4"},
	    {"bees OR nets", "2 3"},
	    {"herring -nets", "1"},
	    {"-herring", "2 4"},
	    {"old NEAR/2 port", "1 4"},
	    {"source:harbour", "1 4"},
	    {"source:harbour OR tides", "1 4 3"},
	    {"date:2011", "1"},
	    {"before:1940", "4"},
	    {"after:2011-07-14", "2"},
	    {"is:read", ""},
	    {"is:unread herring", "1 3"},
	    {"her*", "1 3"},
	    {"id:2", "2"},
	    {"batch:1", "2 1 4 3"},
	    {"lang:en herring", "1 3"},
	    {"has:link", "1"},
	    {"url:example", "1"},
	    {"sort:title", "3 2 4 1"},
	    {"sort:added", "4 3 2 1"},
	    {"sort:best herring", "1 3"},
	    {"sort:length old", "4 1"},
	    {"sort:source", "3 2 4 1"},
	};
	char ids[128];
	size_t i;

	for (i = 0; i < ARRAY_LEN(rows); i++) {
		ids_of(lib, rows[i].query, ids);
		if (!strcmp(rows[i].query, "sort:title") ||
		    !strcmp(rows[i].query, "sort:source"))
			tap_is_int((long long)strlen(ids), 7, "%s gives all", rows[i].query);
		else
			tap_is(ids, rows[i].ids, "query: %s", rows[i].query);
	}
}

static void
test_pages(struct library *lib)
{
	static const char *const orders[] = {"", "sort:-date", "sort:title", "sort:source",
	    "sort:length", "sort:-added", "old", "sort:title old", "sort:best old"};
	struct query_env env = {.now = NOW};
	struct page all = PAGE_INIT, one = PAGE_INIT, back = PAGE_INIT;
	struct query q = {.order = LIST_DATE};
	size_t i, k;
	bool ok;

	for (k = 0; k < ARRAY_LEN(orders); k++) {
		query_parse(&q, orders[k], strlen(orders[k]), &env);
		ok = list_page(lib, &q, (struct list_part){NULL, LIST_FORWARD, 20}, &all, NULL);
		for (i = 0; ok && i + 1 < all.n; i++) {
			ok = list_page(lib, &q,
				 (struct list_part){&all.rows[i], LIST_FORWARD, 1}, &one,
				 NULL) &&
			     one.n == 1 && one.rows[0].id == all.rows[i + 1].id;
			ok = ok &&
			     list_page(lib, &q,
				 (struct list_part){&one.rows[0], LIST_BACKWARD, 1}, &back,
				 NULL) &&
			     back.n == 1 && back.rows[0].id == all.rows[i].id;
			ok = ok &&
			     list_page(lib, &q, (struct list_part){&all.rows[i], LIST_AT, 1},
				 &one, NULL) &&
			     one.n == 1 && one.rows[0].id == all.rows[i].id;
		}
		tap_ok(
		    ok && all.n > 1, "pages of “%s” go on from each row, both ways", orders[k]);
		query_clear(&q);
	}
	page_clear(&all);
	page_clear(&one);
	page_clear(&back);
}

static void
test_article(struct library *lib)
{
	struct article a;
	struct original_info o;
	struct err err = {0};

	article_init(&a);
	tap_ok(article_load(lib, 1, &a, &err), "article 1 loads %s", err.text);
	tap_is(article_get(&a, FIELD_TITLE), samples[0].title, "with its title");
	tap_is_int(
	    (long long)a.doc.text.len, (long long)strlen(samples[0].text) + 1, "and text");
	article_clear(&a);
	tap_ok(article_original(lib, 1, 0, &o, &err), "its original %s", err.text);
	tap_is(buf_str(&o.bytes), samples[0].text, "is byte for byte what came");
	tap_is(o.path, "/a/1.txt", "from that path");
	original_info_clear(&o);
	article_init(&a);
	tap_ok(!article_load(lib, 99, &a, &err) && err.kind == ERR_NO_INPUT,
	    "there is no article 99: %s", err.text);
	article_clear(&a);
}

static void
undo(struct library *lib, bool redo, const char *what)
{
	struct err err = {0};
	char *got = NULL;
	int64_t id;
	bool ok =
	    redo ? journal_redo(lib, &got, &id, &err) : journal_undo(lib, &got, &id, &err);

	tap_ok(ok, "%s %s %s", redo ? "redo" : "undo", what, err.text);
	tap_is(got, what, "says what");
	free(got);
}

static void
test_changes(struct library *lib)
{
	struct err err = {0};
	char ids[128];
	int64_t id = 1;

	tap_ok(article_edit(lib, 1, FIELD_TITLE, "Sprats", &err), "a title is changed %s",
	    err.text);
	ids_of(lib, "title:sprats", ids);
	tap_is(ids, "1", "and found");
	ids_of(lib, "title:prices", ids);
	tap_is(ids, "", "the old one is not");
	undo(lib, false, "changing the title");
	ids_of(lib, "title:prices", ids);
	tap_is(ids, "1", "the old title is found again");
	undo(lib, true, "changing the title");
	ids_of(lib, "title:sprats", ids);
	tap_is(ids, "1", "and the new one");
	undo(lib, false, "changing the title");

	tap_ok(article_edit(lib, 1, FIELD_DATE, "1 May 1900", &err), "a date is changed %s",
	    err.text);
	ids_of(lib, "", ids);
	tap_is(ids, "2 4 1 3", "and its place in the list");
	ids_of(lib, "herring", ids);
	tap_is(ids, "1 3", "it is still found");
	undo(lib, false, "changing the date");
	ids_of(lib, "", ids);
	tap_is(ids, "2 1 4 3", "back in its place");
	tap_ok(!article_edit(lib, 1, FIELD_DATE, "soon", &err), "no date: %s", err.text);

	tap_ok(article_set_state(lib, &id, 1, STATE_DELETED, 0, &err), "deleting");
	ids_of(lib, "", ids);
	tap_is(ids, "2 4 3", "hides it");
	ids_of(lib, "is:deleted", ids);
	tap_is(ids, "1", "is:deleted shows it");
	ids_of(lib, "id:1", ids);
	tap_is(ids, "", "its number does not");
	ids_of(lib, "herring OR id:2", ids);
	tap_is(ids, "2 3", "nor does another's");
	ids_of(lib, "id:1 is:deleted", ids);
	tap_is(ids, "1", "but both do");
	ids_of(lib, "id:1 (is:deleted OR -is:deleted)", ids);
	tap_is(ids, "1", "and its number whether it is deleted or not");
	undo(lib, false, "deleting");
	ids_of(lib, "herring", ids);
	tap_is(ids, "1 3", "it is back");
}

static void
test_tags(struct library *lib)
{
	struct err err = {0};
	int64_t both[] = {1, 2};
	char ids[128];

	tap_ok(tag_set(lib, both, 2, " Sea  Food ", true, &err), "tagging %s", err.text);
	ids_of(lib, "tag:\"sea food\"", ids);
	tap_is(ids, "2 1", "tag: finds them");
	undo(lib, false, "tagging Sea Food");
	ids_of(lib, "is:tagged", ids);
	tap_is(ids, "", "untagged again");
	tap_ok(view_set(lib, "port", "port", &err), "a view is saved");
	free(view_find(lib, "port"));
	tap_ok(view_remove(lib, "port", &err) && !view_find(lib, "port"), "and forgotten");
}

static void
test_update(struct library *lib)
{
	struct sample s = samples[1];
	struct original_info o;
	struct err err = {0};
	struct batch *b;
	uint64_t n = 0;
	char ids[128];

	s.text = "Bees came at last. The wasps stayed away.";
	tap_ok(batch_begin(lib, "again", &b, &err), "another batch");
	tap_is_int(add(b, &s).outcome, ADD_UPDATED, "the same path, other bytes: updated");
	tap_ok(batch_end(b, &err), "ends");
	ids_of(lib, "wasps", ids);
	tap_is(ids, "2", "the new text is found");
	ids_of(lib, "hives", ids);
	tap_is(ids, "", "the old is not");
	tap_ok(article_original(lib, 2, 1, &o, &err), "the older original %s", err.text);
	tap_is(buf_str(&o.bytes), samples[1].text, "is still whole");
	original_info_clear(&o);
	tap_ok(batch_undo(lib, 2, &n, &err), "the batch is taken back %s", err.text);
	tap_is_int((long long)n, 1, "one article");
	ids_of(lib, "hives", ids);
	tap_is(ids, "2", "the old text is back");
	undo(lib, false, "taking a batch back");
	ids_of(lib, "wasps", ids);
	tap_is(ids, "2", "and the new one again");
}

static void
test_purge(struct library *lib)
{
	struct query q = {.order = LIST_DATE};
	struct query_env env = {.now = NOW};
	struct library_counts counts;
	struct err err = {0};
	uint64_t n = 0;
	int64_t id = 4;
	char ids[128];

	article_set_state(lib, &id, 1, STATE_DELETED, 0, &err);
	query_parse(&q, "is:deleted", 10, &env);
	tap_ok(article_purge(lib, &q, &n, &err), "purging %s", err.text);
	tap_is_int((long long)n, 1, "one article is gone for good");
	query_clear(&q);
	ids_of(lib, "is:deleted", ids);
	tap_is(ids, "", "nothing is left of it");
	tap_ok(list_library_counts(lib, &counts, &err), "counting");
	tap_is_int((long long)counts.shown, 3, "three are left");
}

static void
test_same_story(struct library *lib)
{
	struct sample s = {"One", "2015-01-01", NULL, NULL, "/b/1.txt",
	    "Twelve men went out in the early morning to look for the boat that had not come "
	    "home, "
	    "and when the wind turned they found her at last behind the long reef, dry and "
	    "empty, "
	    "with her nets still folded and the kettle warm upon the stove in the little "
	    "cabin."};
	struct sample t = s;
	struct add_result r;
	struct batch *b;
	struct err err = {0};
	char ids[128];

	t.path = "/b/2.txt";
	t.title = "Two";
	t.text =
	    "Twelve men went out in the early morning to look for the boat that had not come "
	    "home, "
	    "and when the wind turned they found her at last behind the long reef, dry and "
	    "empty, "
	    "with her nets still folded and the kettle warm upon the stove in the small cabin.";
	batch_begin(lib, "stories", &b, &err);
	r = add(b, &s);
	tap_is_int(add(b, &t).duplicate_of, r.id, "the same story is folded");
	batch_end(b, &err);
	ids_of(lib, "is:duplicate", ids);
	tap_is_int(atoi(ids), r.id + 1, "is:duplicate finds it");
	ids_of(lib, "kettle", ids);
	tap_ok(strchr(ids, ' ') != NULL, "search shows both: %s", ids);
}

/* The counters say the same as the rows. */
static void
test_counts(struct library *lib)
{
	static const char *const queries[] = {"-is:archived", "is:unread -is:duplicate",
	    "is:duplicate", "is:deleted", "(-is:archived) is:read", "is:starred OR is:unread"};
	struct query_env env = {.now = NOW};
	struct list_count count;
	struct err err = {0};

	for (size_t i = 0; i < ARRAY_LEN(queries); i++) {
		struct query q = {.order = LIST_DATE};
		struct page page = PAGE_INIT;

		query_parse(&q, queries[i], strlen(queries[i]), &env);
		list_count(lib, &q, 5000, &count, &err);
		list_page(lib, &q, (struct list_part){NULL, LIST_FORWARD, 5000}, &page, &err);
		tap_is_int((long long)count.n, (long long)page.n, "counted: %s", queries[i]);
		page_clear(&page);
		query_clear(&q);
	}
}

static void
test_many_of_one_day(struct library *lib)
{
	struct query q = {.order = LIST_DATE};
	struct query_env env = {.now = NOW};
	struct page page = PAGE_INIT;
	struct err err = {0};
	struct batch *b;
	struct list_count count;
	char text[64];
	struct sample s = {"Day", "2001-01-01", NULL, NULL, NULL, text};
	int i, ok = 0;

	batch_begin(lib, "a day", &b, &err);
	for (i = 0; i < 1500; i++) {
		snprintf(text, sizeof(text), "Item %d of a long day.", i);
		ok += add(b, &s).outcome == ADD_ADDED;
	}
	tap_ok(batch_end(b, &err), "the batch ends %s", err.text);
	tap_is_int(ok, 1500, "fifteen hundred articles of one day");
	query_parse(&q, "date:2001", 9, &env);
	tap_ok(list_count(lib, &q, 1000, &count, &err) && count.capped && count.n == 1000,
	    "counted up to a thousand");
	query_clear(&q);
	query_parse(&q, "day item 1499", 13, &env);
	tap_ok(list_page(lib, &q, (struct list_part){NULL, LIST_FORWARD, 5}, &page, &err),
	    "searching %s", err.text);
	tap_is_int((long long)page.n, 1, "one of them is found");
	page_clear(&page);
	query_clear(&q);
}

/* Nothing is written to a file that was taken away; once it is back all goes on. */
static void
test_gone(struct library *lib)
{
	char path[96], away[96];
	struct err err;

	snprintf(path, sizeof(path), "%s/library.db", dir);
	snprintf(away, sizeof(away), "%s/away.db", dir);
	rename(path, away);
	tap_ok(!view_set(lib, "mine", "keeper", &err) && err.kind == ERR_NO_OUTPUT &&
		   strstr(err.text, "no longer there"),
	    "a library that was taken away: %s", err.text);
	rename(away, path);
	tap_ok(view_set(lib, "mine", "keeper", &err), "and when it is back");
}

int
main(void)
{
	struct library *lib;

	snprintf(dir, sizeof(dir), "/tmp/lectern-store-XXXXXX");
	if (!mkdtemp(dir))
		return 1;
	lib = open_library("library.db");
	add_samples(lib);
	test_queries(lib);
	test_pages(lib);
	test_article(lib);
	test_changes(lib);
	test_tags(lib);
	test_update(lib);
	test_purge(lib);
	test_same_story(lib);
	test_counts(lib);
	test_many_of_one_day(lib);
	test_gone(lib);
	library_close(lib);
	tap_remove_tree(dir);
	return tap_done();
}
