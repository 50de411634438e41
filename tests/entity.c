/* store/entity: names across a library, and what the user says of them. */
#include "library.h"
#include "tap.h"

#include "store/entity.h"
#include "store/journal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
	const char *title, *date, *text;
} samples[] = {
    {"One", "2011-07-14",
	"[P James Lewis] met [P Henry Kissinger] in [L BEIJING]. [P James Lewis] left."},
    {"Two", "2011-07-20",
	"Nothing here.\n[P Jim Lewis] spoke to [O Lockheed Martin] of [L Beijing]."},
    {"Three", "2011-08-02",
	"[p Kissinger] knew [L Beijing]; [O Lockheed Martin Corporation] did not."},
    {"Four", "2012-01-01", "[p Lewis] is another man. [L Beijing] sleeps."},
    {"Five", "2012", "[P James Lewis] paints in [L Paris]."},
};

/* "name kind articles mentions" of each row, parted by " / ". */
static void
say(struct buf *out, const struct entity_page *p)
{
	size_t i;

	buf_reset(out);
	for (i = 0; i < p->n; i++)
		buf_addf(out, "%s%s %s %llu %llu", i ? " / " : "", p->rows[i].name,
		    mention_kind_name((enum mention_kind)p->rows[i].kind),
		    (unsigned long long)p->rows[i].articles,
		    (unsigned long long)p->rows[i].mentions);
	if (p->more)
		buf_add_str(out, " ...");
}

/* The first entity that is called so; 0. */
static int64_t
id_of(struct library *lib, const char *name)
{
	struct entity_page p = ENTITY_PAGE_INIT;
	struct err err = {ERR_NONE, ""};
	int64_t id = 0;

	if (entity_find(lib, name, 1, &p, &err) && p.n)
		id = p.rows[0].id;
	entity_page_clear(&p);
	return id;
}

static void
is_found(struct library *lib, const char *name, const char *want)
{
	struct entity_page p = ENTITY_PAGE_INIT;
	struct buf got = BUF_INIT;
	struct err err = {ERR_NONE, ""};

	if (!entity_find(lib, name, 9, &p, &err))
		tap_ok(false, "%s", err.text);
	say(&got, &p);
	tap_is(buf_str(&got), want, "called %s", name);
	entity_page_clear(&p);
	buf_clear(&got);
}

static void
is_similar(struct library *lib, const char *name, const char *want)
{
	struct entity_page p = ENTITY_PAGE_INIT;
	struct buf got = BUF_INIT;
	struct err err = {ERR_NONE, ""};

	if (!entity_similar(lib, id_of(lib, name), 9, &p, &err))
		tap_ok(false, "%s", err.text);
	say(&got, &p);
	tap_is(buf_str(&got), want, "maybe the same as %s", name);
	entity_page_clear(&p);
	buf_clear(&got);
}

static void
is_listed(struct library *lib, const char *query, int kind, const char *want)
{
	struct query_env env = {.now = TEST_NOW};
	struct query q = {.order = LIST_DATE};
	struct entity_page p = ENTITY_PAGE_INIT;
	struct buf got = BUF_INIT;
	struct err err = {ERR_NONE, ""};

	if (query)
		query_parse(&q, query, strlen(query), &env);
	if (!entity_list(lib, query ? &q : NULL, kind, 3, &p, &err))
		tap_ok(false, "%s", err.text);
	say(&got, &p);
	tap_is(buf_str(&got), want, "most frequent in %s", query ? query : "the library");
	entity_page_clear(&p);
	query_clear(&q);
	buf_clear(&got);
}

static void
test_lists(struct library *lib)
{
	struct entity_page p = ENTITY_PAGE_INIT;
	struct buf got = BUF_INIT;
	struct err err = {ERR_NONE, ""};

	is_listed(lib, NULL, -1,
	    "Beijing place 4 4 / James Lewis person 2 3 / Henry Kissinger person 1 1 ...");
	is_listed(
	    lib, "date:2012", MENTION_PERSON, "James Lewis person 1 1 / Lewis person 1 1");
	is_listed(lib, "nowhere", -1, "");
	tap_ok(entity_list_article(lib, 1, &p, &err), "of one article %s", err.text);
	say(&got, &p);
	tap_is(buf_str(&got),
	    "James Lewis person 1 2 / Henry Kissinger person 1 1 / Beijing place 1 1",
	    "its names, by count");
	tap_ok(
	    entity_together(lib, id_of(lib, "beijing"), 2, &p, &err), "together %s", err.text);
	say(&got, &p);
	tap_is(buf_str(&got), "James Lewis person 1 2 / Henry Kissinger person 1 1 ...",
	    "who appears with it");
	entity_page_clear(&p);
	buf_clear(&got);
}

static void
test_finding(struct library *lib)
{
	is_found(lib, "Henry Kissinger", "Henry Kissinger person 1 1");
	is_found(lib, "KISSINGER", "Kissinger person 1 1 / Henry Kissinger person 1 1");
	is_found(lib, "james l", "James Lewis person 2 3");
	is_found(
	    lib, "lew", "James Lewis person 2 3 / Jim Lewis person 1 1 / Lewis person 1 1");
	is_found(lib, "nobody", "");
	is_found(lib, "", "");
	is_similar(lib, "james lewis", "Jim Lewis person 1 1 / Lewis person 1 1");
	is_similar(lib, "henry kissinger", "Kissinger person 1 1");
	is_similar(lib, "lockheed martin", "Lockheed Martin Corporation org 1 1");
	is_similar(lib, "paris", "");
}

static bool
add_month(void *arg, int64_t year, unsigned month, uint64_t articles)
{
	buf_addf(arg, "%lld-%u:%llu ", (long long)year, month, (unsigned long long)articles);
	return true;
}

static void
test_page(struct library *lib)
{
	struct page page = PAGE_INIT;
	struct row from;
	struct buf got = BUF_INIT;
	struct err err = {ERR_NONE, ""};
	int64_t id = id_of(lib, "james lewis");

	tap_ok(entity_months(lib, id_of(lib, "beijing"), add_month, &got, &err), "months %s",
	    err.text);
	tap_is(buf_str(&got), "2011-7:2 2011-8:1 2012-1:1 ", "articles a month");
	tap_ok(
	    entity_articles(lib, id, (struct list_part){NULL, LIST_FORWARD, 1}, &page, &err) &&
		page.n == 1 && page.more && page.rows[0].id == 5,
	    "its newest article %s", err.text);
	tap_is(page.rows[0].passage, "James Lewis paints in Paris.", "with the sentence");
	tap_ok(page.rows[0].n_hits == 1 && page.rows[0].hits[0].start == 0 &&
		   page.rows[0].hits[0].len == 11,
	    "and the name in it");
	from = page.rows[0];
	from.title = "";
	tap_ok(
	    entity_articles(lib, id, (struct list_part){&from, LIST_FORWARD, 5}, &page, &err) &&
		page.n == 1 && !page.more && page.rows[0].id == 1 && page.rows[0].n_hits == 2,
	    "the page goes on %s", err.text);
	page_clear(&page);
	buf_clear(&got);
	tap_ok(!entity_articles(
		   lib, 999, (struct list_part){NULL, LIST_FORWARD, 5}, &page, &err) &&
		   err.kind == ERR_NO_INPUT,
	    "%s", err.text);
}

static bool
add_alias(void *arg, const char *name, bool by_user)
{
	buf_addf(arg, "%s%s; ", name, by_user ? "!" : "");
	return true;
}

static void
undo(struct library *lib)
{
	struct err err = {ERR_NONE, ""};
	char *what = NULL;
	int64_t id;

	tap_ok(journal_undo(lib, &what, &id, &err) && what, "undone: %s %s", what ? what : "",
	    err.text);
	free(what);
}

static void
test_merging(struct library *lib)
{
	struct err err = {ERR_NONE, ""};
	struct buf got = BUF_INIT;
	int64_t james = id_of(lib, "james lewis"), jim = id_of(lib, "jim lewis");
	int64_t bare = id_of(lib, "lewis");

	tap_ok(bare != james, "a bare surname is nobody else by itself");
	tap_ok(entity_merge(lib, jim, james, &err), "merged %s", err.text);
	is_found(lib, "jim lewis", "James Lewis person 3 4");
	tap_is(test_ids(lib, "person:\"jim lewis\""), "5 2 1", "either name finds all");
	tap_is(test_ids(lib, "person:\"james lewis\""), "5 2 1", "and so does the other");
	tap_ok(!entity_merge(lib, james, jim, &err) && err.kind == ERR_USAGE, "%s", err.text);
	tap_ok(entity_merge(lib, james, bare, &err), "a merged one is merged %s", err.text);
	is_found(lib, "jim lewis", "Lewis person 4 5");
	tap_ok(entity_aliases(lib, bare, add_alias, &got, &err), "%s", err.text);
	tap_is(buf_str(&got), "James Lewis; Jim Lewis; ", "its other names");
	undo(lib);
	is_found(lib, "jim lewis", "James Lewis person 3 4");
	tap_ok(entity_unmerge(lib, jim, &err), "taken apart %s", err.text);
	is_found(lib, "jim lewis", "Jim Lewis person 1 1");
	undo(lib);
	undo(lib);
	is_found(lib, "jim lewis", "Jim Lewis person 1 1");
	buf_clear(&got);
}

static void
test_repairs(struct library *lib)
{
	struct err err = {ERR_NONE, ""};
	struct buf got = BUF_INIT;
	int64_t id = id_of(lib, "lockheed martin");

	tap_ok(entity_rename(lib, id, "Lockheed", &err), "renamed %s", err.text);
	is_found(
	    lib, "lockheed martin", "Lockheed org 1 1 / Lockheed Martin Corporation org 1 1");
	tap_ok(entity_aliases(lib, id, add_alias, &got, &err), "%s", err.text);
	tap_is(buf_str(&got), "Lockheed Martin; ", "the old name stays");
	undo(lib);
	tap_ok(entity_set_kind(lib, id, MENTION_OTHER, &err), "kind %s", err.text);
	is_found(
	    lib, "lockheed", "Lockheed Martin other 1 1 / Lockheed Martin Corporation org 1 1");
	tap_is(test_ids(lib, "org:lockheed"), "3", "queries heed the kind");
	undo(lib);
	tap_ok(!entity_set_kind(lib, id, MENTION_DATE, &err), "%s", err.text);
	tap_ok(entity_hide(lib, id_of(lib, "beijing"), true, &err), "hidden %s", err.text);
	is_listed(lib, NULL, MENTION_PLACE, "Paris place 1 1");
	tap_is(test_ids(lib, "place:beijing"), "", "what is hidden is no name");
	undo(lib);
	tap_ok(entity_add_alias(lib, id_of(lib, "henry kissinger"), "Kissinger", &err),
	    "another name %s", err.text);
	is_found(lib, "kissinger", "Henry Kissinger person 2 2");
	test_add(lib, "Six", "2013", NULL, "[P Kissinger] wrote again.");
	is_found(lib, "kissinger", "Henry Kissinger person 3 3");
	tap_ok(!entity_rename(lib, id, " ", &err), "%s", err.text);
	buf_clear(&got);
}

static void
test_split(struct library *lib)
{
	struct err err = {ERR_NONE, ""};
	int64_t id = id_of(lib, "james lewis"), new_id = 0, again = 0, ids[4] = {0};
	struct article a;

	tap_ok(
	    entity_split(lib, id, 5, &new_id, &err) && new_id != id, "told apart %s", err.text);
	is_found(lib, "james lewis", "James Lewis person 1 2 / James Lewis person 1 1");
	tap_ok(!entity_split(lib, new_id, 5, &again, &err), "%s", err.text);
	article_init(&a);
	tap_ok(article_load(lib, 5, &a, &err) &&
		   article_replace(lib, 5, &a, &err) &&
		   entity_of_article(lib, 5, &a.mentions, ids, 2, &err) && ids[0] == new_id,
	    "tagging again keeps them apart %s", err.text);
	article_clear(&a);
}

static bool
add_repair(void *arg, const struct entity_repair *r)
{
	buf_addf(arg, "%s%c%s%c%s%c%s%c", r->verb, 0, r->kind, 0, r->key, 0, r->value, 0);
	return true;
}

static const char *
next_string(const char **at)
{
	const char *s = *at;

	*at += strlen(s) + 1;
	return s;
}

/* The repairs of one library, done again in another with the same articles, are the same. */
static void
test_records(struct library *lib)
{
	struct library *other = test_open("other");
	struct buf told = BUF_INIT, again = BUF_INIT;
	struct err err = {ERR_NONE, ""};
	const char *at;
	size_t i;

	entity_merge(lib, id_of(lib, "jim lewis"), id_of(lib, "lewis"), &err);
	entity_hide(lib, id_of(lib, "paris"), true, &err);
	entity_rename(lib, id_of(lib, "beijing"), "Peking", &err);
	entity_set_kind(lib, id_of(lib, "lockheed martin"), MENTION_PLACE, &err);
	tap_ok(entity_repairs(lib, 0, add_repair, &told, &err) && told.len, "repairs %s",
	    err.text);
	for (i = 0; i < ARRAY_LEN(samples); i++)
		test_add(other, samples[i].title, samples[i].date, NULL, samples[i].text);
	test_add(other, "Six", "2013", NULL, "[P Kissinger] wrote again.");
	for (at = told.data; at < told.data + told.len;) {
		struct entity_repair r;

		r.verb = next_string(&at);
		r.kind = next_string(&at);
		r.key = next_string(&at);
		r.value = next_string(&at);
		tap_ok(entity_repair_apply(other, &r, &err), "%s %s %s %s", r.verb, r.key,
		    r.value, err.text);
	}
	tap_ok(entity_repairs(other, 0, add_repair, &again, &err), "%s", err.text);
	tap_ok(again.len == told.len && memcmp(again.data, told.data, told.len) == 0,
	    "the same repairs are told of the other");
	is_found(other, "kissinger", "Henry Kissinger person 3 3");
	buf_reset(&told);
	tap_ok(entity_repairs(lib, 2, add_repair, &told, &err), "%s", err.text);
	tap_ok(
	    memmem(told.data, told.len, "merge", 6) && !memmem(told.data, told.len, "hide", 5),
	    "an article's own repairs are told alone");
	buf_clear(&told);
	buf_clear(&again);
	library_close(other);
}

int
main(void)
{
	struct library *lib;
	size_t i;

	test_begin("entity");
	lib = test_open("library");
	for (i = 0; i < ARRAY_LEN(samples); i++)
		test_add(lib, samples[i].title, samples[i].date, NULL, samples[i].text);
	test_lists(lib);
	test_finding(lib);
	test_page(lib);
	test_merging(lib);
	test_repairs(lib);
	test_split(lib);
	test_records(lib);
	library_close(lib);
	test_end();
	return tap_done();
}
