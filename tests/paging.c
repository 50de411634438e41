/* A list that is longer than what of it is in memory: whichever way one walks, each row comes
 * in its turn, knows its number, and none is shown twice. */
#include "library.h"
#include "tap.h"

#include "app/rows.h"
#include "store/db.h"

#include <stdio.h>
#include <string.h>

enum { ARTICLES = 1500, SCREEN = 20 }; /* ROWS_PAGES pages are a thousand */

static void
add_articles(struct library *lib)
{
	char title[24], date[48];
	struct err err;
	int i;

	db_begin(lib, &err);
	for (i = 0; i < ARTICLES; i++) {
		snprintf(title, sizeof(title), "T%05d", i);
		snprintf(date, sizeof(date), "%04d-%02d-%02d", 1800 + i / 336, i / 28 % 12 + 1,
		    i % 28 + 1);
		test_add(lib, title, date, NULL, title);
	}
	tap_ok(db_end(lib, true, &err), "%d articles", ARTICLES);
}

/* Is the cursor on that row of the list, and does the screen hold it? */
static bool
is_at(struct rows *r, int number)
{
	const struct row *row = rows_current(r);
	char title[24];

	snprintf(title, sizeof(title), "T%05d", ARTICLES - number);
	return row && !strcmp(row->title, title) && rows_number(r) == number &&
	       r->top <= r->at && r->at < r->n;
}

/* Walks from the cursor on by steps, to the end of the list. Counts what is wrong. */
static int
walk(struct rows *r, int from, int by)
{
	struct err err;
	int at = from, bad = 0;

	while (at > 1 ? by < 0 || at < ARTICLES : by > 0) {
		at += by;
		at = at < 1 ? 1 : at > ARTICLES ? ARTICLES : at;
		bad += !rows_move(r, by, &err) || !rows_fit(r, SCREEN, &err) || !is_at(r, at);
	}
	return bad;
}

int
main(void)
{
	static const int steps[] = {1, 19, 700};
	struct source source = {0};
	struct query_env env = {.now = TEST_NOW};
	struct library *lib;
	struct rows rows;
	struct err err;
	size_t i;

	test_begin("paging");
	lib = test_open("library");
	add_articles(lib);
	rows_init(&rows, lib);
	source_set_query(&source, "all", "", &env);
	tap_ok(rows_open(&rows, &source, &err) && rows_count(&rows, ARTICLES + 1, &err),
	    "the list is open");
	for (i = 0; i < ARRAY_LEN(steps); i++) {
		tap_is_int(walk(&rows, 1, steps[i]), 0, "down by %d", steps[i]);
		tap_ok(rows.before && !rows.after && rows.n < ARTICLES,
		    "not all of it is in memory");
		tap_is_int(walk(&rows, ARTICLES, -steps[i]), 0, "up by %d", steps[i]);
		tap_ok(!rows.before && rows.after, "back at the beginning");
	}
	tap_ok(rows_last(&rows, &err) && is_at(&rows, ARTICLES), "at its end at once");
	tap_is_int(walk(&rows, ARTICLES, -19), 0, "and up from there");
	tap_ok(rows_last(&rows, &err) && rows_first(&rows, &err) && is_at(&rows, 1),
	    "at its beginning at once");
	rows_clear(&rows);
	library_close(lib);
	test_end();
	return tap_done();
}
