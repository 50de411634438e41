/* Thousands of keys, clicks, sizes and moments, in an order that no person would choose: the
 * interface stays whole, whatever comes. The order is the same in every run; MONKEY=N in the
 * environment takes another. */
#include "app/app.h"
#include "app/command.h"
#include "layout/grid.h"
#include "tests/articles.h"
#include "tests/tap.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { ROUNDS = 6, STEPS = 1500 };

struct monkey {
	struct app *app;
	uint32_t state;
	int64_t now_ms;
	int cols, rows;
	int quits, bad;
};

static unsigned
pick(struct monkey *m, unsigned n)
{
	m->state = m->state * 1664525u + 1013904223u;
	return (m->state >> 8) % n;
}

static struct key
random_key(struct monkey *m)
{
	static const char *const texts[] = {"f", "e", "r", "y", " ", "漢", "é", "\"", "(", "-",
	    ":", "=", "1", "%", "a", "t", "h"};
	unsigned what = pick(m, 10);

	if (what < 5) { /* any key that something is bound to */
		const char *keys = command_get((enum command)pick(m, COMMAND_COUNT))->keys;
		size_t n = strcspn(keys, " ");
		const char *colon = n > 1 ? memchr(keys, ':', n - 1) : NULL;
		struct key key;

		if (colon != NULL) {
			n -= (size_t)(colon + 1 - keys);
			keys = colon + 1;
		}
		if (n > 0 && key_parse(keys, n, &key))
			return key;
	}
	if (what < 8) {
		const char *text = texts[pick(m, ARRAY_LEN(texts))];

		return key_of_char(text, strlen(text), 0);
	}
	return key_of_sym((enum key_sym)(1 + pick(m, SYM_F12)), pick(m, 8));
}

static void
settle(struct monkey *m)
{
	const struct grid *g;
	struct effect e;

	app_tick(m->app, m->now_ms);
	while (app_next_effect(m->app, &e)) {
		m->quits += e.kind == EFFECT_QUIT;
		if (e.kind == EFFECT_RUN && e.mode == RUN_BACKGROUND)
			app_child_ended(m->app, e.id, (int)pick(m, 3), NULL);
	}
	app_draw(m->app);
	if (app_has_work(m->app))
		app_work(m->app);
	g = app_draw(m->app);
	m->bad += g->cols != m->cols || g->rows != m->rows || g->cursor_row < 0 ||
		  g->cursor_row >= g->rows || g->cursor_col < 0 || g->cursor_col >= g->cols ||
		  app_timeout(m->app) < -1;
}

static void
press(struct monkey *m, const char *name)
{
	struct key key;

	if (key_parse(name, strlen(name), &key))
		app_key(m->app, key);
	settle(m);
}

/* A whole command, typed. */
static void
type_command(struct monkey *m)
{
	static const char *const lines[] = {"set width 30", "toggle screen-reader",
	    "toggle justify", "set layout side", "set layout stacked", "view starred",
	    "view unread", "view library", "tag quay, -late", "search ferry", "search (boat OR",
	    "entity Maren", "sort title", "sort -date", "goto 50%", "goto 3", "select-all",
	    "related", "messages", "edit title=Other", "set format %title %tags %hits",
	    "toggle passages", "toggle fold", "style hit = reverse", "bind list F9 star; tag x",
	    "undo", "redo", "delete", "export markdown x.md", "unview quay",
	    "view quay = ferry", "set highlight person", "set theme light", "add /nowhere",
	    "reprocess"};

	press(m, "Esc");
	press(m, "Esc");
	press(m, ":");
	for (const char *at = lines[pick(m, ARRAY_LEN(lines))]; *at != '\0'; at++)
		app_key(m->app, key_of_char(at, 1, 0));
	press(m, "Enter");
}

static void
step(struct monkey *m)
{
	unsigned what = pick(m, 30);

	if (what == 0) {
		m->cols = 1 + (int)pick(m, 160);
		m->rows = 1 + (int)pick(m, 60);
		app_resize(m->app, m->cols, m->rows);
	} else if (what == 1) {
		app_mouse(
		    m->app, (enum mouse_kind)pick(m, 4), (int)pick(m, 60), (int)pick(m, 160));
	} else if (what == 2) {
		app_paste(m->app, "two\nlines \033[2J", 15);
	} else if (what == 3) {
		m->now_ms += pick(m, 2000);
	} else if (what == 4) {
		type_command(m);
	} else {
		app_key(m->app, random_key(m));
	}
	settle(m);
}

static void
play(struct monkey *m, const char *dir, bool empty)
{
	static const char *const config[] = {"set mouse on", "set original side", NULL};
	char path[256];
	struct app_env env = {.cols = 80,
	    .rows = 24,
	    .colors = 8,
	    .now_ms = (int64_t)ARTICLES_NOW * 1000,
	    .samples = "/samples",
	    .ingest = "lectern-ingest",
	    .library_path = path,
	    .config_lines = config};

	snprintf(path, sizeof path, "%s/monkey.db", dir);
	env.library = articles_open(dir, empty, path);
	if (env.library == NULL)
		return;
	m->app = app_new(&env);
	m->cols = 80;
	m->rows = 24;
	m->now_ms = env.now_ms;
	for (int i = 0; i < STEPS; i++)
		step(m);
	for (int i = 0; i < 12; i++)
		press(m, "Esc");
	m->quits = 0;
	press(m, "Q");
	app_free(m->app);
	library_close(env.library);
	articles_remove(path);
}

int
main(void)
{
	char dir[] = "/tmp/lectern-monkey-XXXXXX";
	const char *seed = getenv("MONKEY");

	if (!setlocale(LC_CTYPE, "C.UTF-8") || mkdtemp(dir) == NULL)
		return 99;
	articles_begin(dir);
	for (unsigned round = 0; round < ROUNDS; round++) {
		struct monkey m = {.state = (seed ? (uint32_t)atoi(seed) : 0) * 1000 + round};

		play(&m, dir, round == 0);
		tap_is_int(m.bad, 0, "round %u: the screen is whole after each step", round);
		tap_is_int(m.quits, 1, "and then it can be left");
	}
	tap_ok(articles_end(dir), "nothing is left behind");
	return tap_done();
}
