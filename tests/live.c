/* What is shown at once and what comes when it is ready: completions while one types, the rest
 * when typing has paused; counts. */
#include "library.h"
#include "tap.h"

#include "app/app.h"
#include "app/key.h"
#include "app/state.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

enum { ARTICLES = 40 };

/* How many the list's query finds, whether or not the app has counted them yet. */
static long long
found(struct app *app)
{
	struct list_count count = {0, false};
	struct err err;

	if (!source_count(app->rows.lib, &app->rows.source, 1000, &count, &err))
		return -1;
	return (long long)count.n;
}

static int64_t now_ms = (int64_t)TEST_NOW * 1000;

/* What the loop of ui/ does between two keys. */
static void
settle(struct app *app)
{
	struct effect e;

	app_tick(app, now_ms);
	while (app_next_effect(app, &e))
		continue;
	app_draw(app);
	while (app_has_work(app))
		app_work(app);
}

static void
type(struct app *app, const char *keys)
{
	for (; *keys; keys++) {
		app_key(app, key_of_char(keys, 1, 0));
		settle(app);
	}
}

static void
press(struct app *app, const char *name)
{
	struct key key;

	if (key_parse(name, strlen(name), &key))
		app_key(app, key);
	settle(app);
}

/* Counts stay in sight until they are counted anew. */
static void
test_counts(struct app *app)
{
	struct buf title = BUF_INIT;

	app_key(app, key_of_char("s", 1, 0));
	grid_row_text(app_draw(app), 0, &title);
	tap_ok(strstr(buf_str(&title), "40 articles") != NULL, "no change hides the count: %s",
	    buf_str(&title));
	settle(app);
	buf_clear(&title);
}

int
main(void)
{
	struct app_env env = {.cols = 80, .rows = 24, .colors = 8, .now_ms = now_ms};
	struct app *app;
	char text[64];
	int i;

	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		return 99;
	test_begin("live");
	env.library = test_open("library");
	for (i = 0; i < ARTICLES; i++) {
		snprintf(text, sizeof(text), "Prefix%c%c and more", 'a' + i % 26, 'a' + i / 26);
		test_add(env.library, text, "2011", NULL, text);
	}
	app = app_new(&env);
	settle(app);
	type(app, "/prefix");
	tap_is_int(found(app), 16, "the commonest completions at once");
	tap_ok(app_timeout(app) <= 500, "the loop wakes when typing has paused");
	now_ms += 500;
	settle(app);
	tap_is_int(found(app), ARTICLES, "then all of them");
	type(app, "aa");
	tap_is_int(found(app), 1, "the next letter searches at once");
	now_ms += 500;
	settle(app);
	tap_ok(!app->live.has_paused, "few completions need no second search");
	press(app, "Backspace");
	press(app, "Backspace");
	tap_is_int(found(app), 16, "back to the commonest");
	press(app, "Esc");
	now_ms += 500;
	settle(app);
	tap_is_int(found(app), ARTICLES, "left: the library, nothing is searched");
	test_counts(app);
	app_free(app);
	library_close(env.library);
	test_end();
	return tap_done();
}
