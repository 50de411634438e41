/* Whole screens of the interface: a library, a size, keys; and then the grid, row by row,
 * compared with tests/golden/screens. No terminal, no clock: LECTERN_GOLDEN=write writes them.
 *
 * Keys are named as the configuration names them, parted by blanks; "@500" lets half a second
 * pass; a word in quotes is typed letter by letter ('_' is a blank). */
#include "app/app.h"
#include "layout/grid.h"
#include "tests/articles.h"
#include "tests/tap.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct stage {
	struct app *app;
	int64_t now_ms;
	struct buf effects; /* what was asked of the world */
};

/* What the loop of ui/ does between two keys. */
static void
settle(struct stage *s)
{
	struct effect e;

	app_tick(s->app, s->now_ms);
	while (app_next_effect(s->app, &e))
		if (e.kind != EFFECT_NONE)
			buf_addf(&s->effects, "effect %d%s%s\n", (int)e.kind,
			    e.argv && e.kind != EFFECT_RUN ? " " : "",
			    e.argv && e.kind != EFFECT_RUN ? e.argv[0] : "");
	app_draw(s->app);
	if (app_has_work(s->app)) {
		app_work(s->app);
		app_draw(s->app);
	}
}

/* "click=ROW,COL", "double=...", "wheel=..." (down), "wheelup=...", "size=COLSxROWS" */
static bool
point(struct stage *s, const char *word, size_t len)
{
	static const struct {
		const char *name;
		enum mouse_kind kind;
	} kinds[] = {{"click=", MOUSE_PRESS}, {"double=", MOUSE_DOUBLE},
	    {"wheel=", MOUSE_WHEEL_DOWN}, {"wheelup=", MOUSE_WHEEL_UP}};
	int a, b;

	for (size_t i = 0; i < ARRAY_LEN(kinds); i++) {
		size_t n = strlen(kinds[i].name);

		if (len > n && strncmp(word, kinds[i].name, n) == 0 &&
		    sscanf(word + n, "%d,%d", &a, &b) == 2) {
			app_mouse(s->app, kinds[i].kind, a, b);
			return true;
		}
	}
	if (sscanf(word, "size=%dx%d", &a, &b) != 2)
		return false;
	app_resize(s->app, a, b);
	return true;
}

static void
press(struct stage *s, const char *word, size_t len)
{
	struct key key;

	if (word[0] == '@') {
		s->now_ms += strtol(word + 1, NULL, 10);
	} else if (word[0] == '"' && len > 2) {
		for (size_t i = 1; i + 1 < len; i++) {
			app_key(s->app, key_of_char(word[i] == '_' ? " " : word + i, 1, 0));
			settle(s);
		}
	} else if (point(s, word, len)) {
		/* done */
	} else if (key_parse(word, len, &key)) {
		app_key(s->app, key);
	} else {
		tap_ok(false, "a key's name: %.*s", (int)len, word);
	}
	settle(s);
}

static void
add_screen(struct buf *out, const struct grid *g, bool styles)
{
	for (int row = 0; row < g->rows; row++) {
		grid_row_text(g, row, out);
		buf_add_char(out, '\n');
	}
	buf_addf(out, "cursor %d,%d\n", g->cursor_row, g->cursor_col);
	for (int row = 0; styles && row < g->rows; row++) {
		for (int col = 0; col < g->cols; col++)
			buf_add_char(out,
			    "."
			    "bcdefghijklmnopqrstuvwxyzABCDEFGHIJKL"[grid_cell(g, row, col)
									->style]);
		buf_add_char(out, '\n');
	}
}

struct scene {
	const char *name;
	const char *keys;
	bool empty;  /* with an empty library */
	bool styles; /* the cells' styles too, a letter each in the table's order */
	const char *config[4];
};

static const struct scene scenes[] = {
    {.name = "empty", .keys = "", .empty = true},
    {.name = "list", .keys = "@300", .styles = true},
    {.name = "list-moved", .keys = "j j @300 G @300"},
    {.name = "list-marks", .keys = "m j s j v k"},
    {.name = "reader", .keys = "Enter", .styles = true},
    {.name = "reader-scrolled", .keys = "Enter j j j"},
    {.name = "reader-end", .keys = "Enter G Space"},
    {.name = "reader-back", .keys = "Enter j j q @300"},
    {.name = "reader-next", .keys = "Enter ] ]"},
    {.name = "reader-find", .keys = "Enter / \"the\"", .styles = true},
    {.name = "reader-found", .keys = "Enter / \"the\" Enter n n"},
    {.name = "search-place", .keys = "Enter j q / \"leaks\" Enter @300"},
    {.name = "search-typing", .keys = "/ \"ferry\""},
    {.name = "search", .keys = "/ \"ferry\" Enter @300", .styles = true},
    {.name = "search-open", .keys = "/ \"ferry\" Enter j Enter", .styles = true},
    {.name = "search-next", .keys = "/ \"ferry\" Enter Enter n n n"},
    {.name = "search-left", .keys = "/ \"ferry\" Esc"},
    {.name = "search-closed", .keys = "/ \"ferry\" Enter Enter q j Enter q q @300"},
    {.name = "search-nothing", .keys = "/ \"zeppelin\" Enter"},
    {.name = "search-state", .keys = "/ \"is:foo\" Enter"},
    {.name = "mistakes",
	.keys = ": \"messages\" Enter",
	.config = {"set colour pink", "set width 3"}},
    {.name = "justified",
	.keys = "Enter",
	.config = {"set justify on", "set width 40", "set paragraphs indent"}},
    {.name = "set-in-panel", .keys = "? : \"set_width_40\" Enter"},
    {.name = "search-slip", .keys = "/ \"(ferry\" Enter"},
    {.name = "help", .keys = "?"},
    {.name = "help-zoomed", .keys = "? z Space"},
    {.name = "help-reader", .keys = "Enter ? Space"},
    {.name = "command-short", .keys = ": \"hel\" Enter q : \"h\" Enter"},
    {.name = "reader-entered", .keys = "Enter size=60x12 Enter Enter"},
    {.name = "command", .keys = ": \"so\" Tab \"t\""},
    {.name = "list-only", .keys = "=  @300", .config = {"set layout list"}},
    {.name = "columns",
	.keys = "@300",
	.config = {"set format %id %title %words %date", "set preview off"}},
    {.name = "screen-reader", .keys = "j @300", .config = {"set screen-reader on"}},
    {.name = "names", .keys = "Enter e"},
    {.name = "names-list", .keys = "e j"},
    {.name = "name-page", .keys = "e Enter @300", .styles = true},
    {.name = "name-open", .keys = "e Enter Enter", .styles = true},
    {.name = "name-beside", .keys = "e Enter e"},
    {.name = "name-tab", .keys = "Enter Tab Tab Enter @300"},
    {.name = "name-hidden", .keys = "Enter e H q"},
    {.name = "name-merged", .keys = "e j j M \"Ida\" Enter"},
    {.name = "name-unmerged", .keys = "e j j M \"Ida\" Enter j j U"},
    {.name = "name-kind", .keys = "Enter e K \"org\" Enter"},
    {.name = "highlight", .keys = "Enter v w w w j", .styles = true},
    {.name = "highlight-words", .keys = "Enter v e e", .styles = true},
    {.name = "note", .keys = "Enter v w w Enter \"mind_this\" Enter", .styles = true},
    {.name = "notes", .keys = "Enter v w w Enter \"mind_this\" Enter A"},
    {.name = "note-changed",
	.keys = "Enter v w w Enter \"mind_this\" Enter A i C-u \"and_that\" Enter"},
    {.name = "note-asked", .keys = "Enter v w w Enter \"mind_this\" Enter A i"},
    {.name = "undone", .keys = "s s D D U U"},
    {.name = "undone-deleting", .keys = "j j D U"},
    {.name = "undone-followed", .keys = "j D @300 U @300"},
    {.name = "redone", .keys = "s U C-r"},
    {.name = "tagged", .keys = "t \"cyber,_big_news\" Enter / \"tag:cyber\" Enter"},
    {.name = "untagged", .keys = "t \"cyber\" Enter t \"-cyber\" Enter"},
    {.name = "tagged-anew", .keys = "V t \"cyber\" Enter t \"-cyber,_big\" Enter"},
    {.name = "deleted", .keys = "D"},
    {.name = "edited", .keys = "i \"title=Another_title\" Enter @300"},
    {.name = "selected", .keys = "V m"},
    {.name = "repeated", .keys = "s j . j ."},
    {.name = "related", .keys = "Enter r @300"},
    {.name = "views", .keys = "c j"},
    {.name = "view-opened", .keys = "s c j j Enter @300"},
    {.name = "view-made", .keys = ": \"view_quay_=_ferry_-cafe\" Enter c"},
    {.name = "sort-reversed", .keys = "S \"-t\" Tab Enter"},
    {.name = "sort-best", .keys = "S \"best\" Enter"},
    {.name = "search-best", .keys = "/ \"is:unread_sort:best\" Enter"},
    {.name = "sort-asked", .keys = "S"},
    {.name = "edit-asked", .keys = "i Tab"},
    {.name = "sorted", .keys = "S \"title\" Enter"},
    {.name = "goto", .keys = "3 Enter @300"},
    {.name = "goto-line", .keys = "Enter : \"4\" Enter"},
    {.name = "goto-asked", .keys = "Enter size=60x12 5 \"0\""},
    {.name = "goto-typed", .keys = "Enter size=60x12 5 \"0%\""},
    {.name = "goto-counted", .keys = "3 j 2 k @300"},
    {.name = "goto-counted-to", .keys = "4 G @300"},
    {.name = "goto-percent", .keys = ": \"50%\" Enter"},
    {.name = "side", .keys = "= @300"},
    {.name = "split", .keys = "+ + @300"},
    {.name = "zoomed", .keys = "@300 Tab z z"},
    {.name = "back", .keys = "j Enter q / \"ferry\" Enter C-o"},
    {.name = "forward", .keys = "j Enter q / \"ferry\" Enter C-o C-f"},
    {.name = "mark", .keys = "j Enter M a q k ' a"},
    {.name = "original", .keys = "Enter O"},
    {.name = "original-side", .keys = "Enter O", .config = {"set original side"}},
    {.name = "links", .keys = "j j j Enter L"},
    {.name = "link-numbered", .keys = "j j j Enter L 2 Enter"},
    {.name = "names-counted", .keys = "e 3 G 1 k"},
    {.name = "help-goto", .keys = "? 5 \"0%\""},
    {.name = "link-list",
	.keys = "j j j Enter",
	.styles = true,
	.config = {"set link-list on"}},
    {.name = "link-list-on", .keys = "j j j Enter : \"set_link-list\" Enter j"},
    {.name = "took", .keys = "y Y Enter w \"x.txt\" Enter | \"cat\" Enter"},
    {.name = "messages", .keys = "s U : \"messages\" Enter"},
    {.name = "unbound", .keys = "F5"},
    {.name = "add", .keys = "a \"x\" Enter", .empty = true},
    {.name = "set", .keys = "Enter : \"set_width_40\" Enter"},
    {.name = "complete-on", .keys = ": \"sor\" Tab Tab"},
    {.name = "complete-query", .keys = "/ \"ferr\" Tab"},
    {.name = "complete-author", .keys = "/ \"by:ma\" Tab"},
    {.name = "complete-folded", .keys = "/ \"by:muller\" Tab"},
    {.name = "complete-source", .keys = "/ \"source:har\" Tab Enter"},
    {.name = "complete-setting", .keys = ": \"set_la\" Tab Tab"},
    {.name = "clicked", .keys = "click=3,20 @300"},
    {.name = "clicked-twice", .keys = "double=2,20"},
    {.name = "clicked-name", .keys = "Enter click=5,15", .styles = true},
    {.name = "wheeled", .keys = "wheel=2,5 @300"},
    {.name = "wheeled-text", .keys = "Enter size=60x12 wheel=5,5 wheel=5,5 wheelup=5,5"},
    {.name = "resized", .keys = "Enter size=60x12 Space Space size=100x20 size=60x12"},
    {.name = "too-small", .keys = "Enter size=39x9"},
    {.name = "mono", .keys = "Enter", .styles = true, .config = {"set highlight money"}},
};

static void
play(struct stage *s, const char *keys)
{
	while (*keys != '\0') {
		size_t len = strcspn(keys, " ");

		if (len > 0)
			press(s, keys, len);
		keys += len;
		keys += strspn(keys, " ");
	}
}

static void
show(const struct scene *scene, const char *dir, const int size[2], struct buf *out)
{
	char path[256];
	struct stage s = {NULL, (int64_t)ARTICLES_NOW * 1000, BUF_INIT};
	struct app_env env = {.cols = size[0],
	    .rows = size[1],
	    .colors = 256,
	    .now_ms = s.now_ms,
	    .samples = "/usr/share/lectern/samples",
	    .ingest = "lectern-ingest",
	    .library_path = path,
	    .config_lines = scene->config};

	snprintf(path, sizeof path, "%s/scene.db", dir);
	env.library = articles_open(dir, scene->empty, path);
	if (env.library == NULL)
		return;
	s.app = app_new(&env);
	settle(&s);
	play(&s, scene->keys);
	buf_addf(out, "== %s %dx%d: %s\n", scene->name, size[0], size[1], scene->keys);
	add_screen(out, app_draw(s.app), scene->styles);
	buf_add(out, buf_str(&s.effects), s.effects.len);
	buf_clear(&s.effects);
	app_free(s.app);
	library_close(env.library);
	articles_remove(path);
}

int
main(void)
{
	static const int sizes[][2] = {{80, 24}, {40, 10}, {120, 40}};
	char dir[] = "/tmp/lectern-screens-XXXXXX";

	if (!setlocale(LC_CTYPE, "C.UTF-8") || mkdtemp(dir) == NULL)
		return 99;
	articles_begin(dir);
	for (size_t i = 0; i < ARRAY_LEN(scenes); i++) {
		struct buf out = BUF_INIT;
		char name[64];

		for (size_t z = 0; z < ARRAY_LEN(sizes); z++)
			show(&scenes[i], dir, sizes[z], &out);
		snprintf(name, sizeof name, "screens/%s.txt", scenes[i].name);
		tap_golden(buf_str(&out), out.len, name);
		buf_clear(&out);
	}
	tap_ok(articles_end(dir), "nothing is left behind");
	return tap_done();
}
