/* Whole screens of the interface: a library, a size, keys; and then the grid, row by row,
 * compared with tests/golden/screens. No terminal, no clock: LECTERN_GOLDEN=write writes them.
 *
 * Keys are named as the configuration names them, parted by blanks; "@500" lets half a second
 * pass; a word in quotes is typed letter by letter ('_' is a blank). */
#include "app/app.h"
#include "base/file.h"
#include "layout/grid.h"
#include "store/article.h"
#include "tests/tap.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { NOON = 1700000000 }; /* 14 November 2023: all the tests' now */

static const struct {
	const char *title, *authors, *source, *date, *place, *url;
	const char
	    *blocks[8]; /* "# " begins a heading, "> " a quote, "* " an item, "` " code */
} articles[] = {
    {"The ferry that came back", "Maren Holt\nIda Ruud", "The Harbour Post", "2023-11-13",
	"BERGEN", "https://harbour.example/ferry",
	{"After eleven years in a foreign yard the ferry Solveig came home on Monday. Maren "
	 "Holt, who had sold her, stood on the quay and said nothing for a long while.",
	    "The town had collected 4.2 million euros, 37% of it from abroad, and the "
	    "shipyard in Gdynia had asked for more.",
	    "# What is left to do",
	    "The engine runs. The cabins are another matter: “a museum of leaks,” said "
	    "Ida Ruud of the Harbour Society.",
	    "> We counted forty-one leaks, and then we stopped counting.",
	    "* New windows for the saloon", "* A licence for ninety passengers"}},
    {"Lighthouse keepers' letters found in an attic", "Tomás Ó Briain", "Coast Review",
	"2023-11-12", "GALWAY", NULL,
	{"The letters lay in a biscuit tin. They tell of storms, of lamp oil, and of the "
	 "winter when the supply boat could not land for nine weeks.",
	    "Dr. Ana Lindqvist of the University of Galway is to edit them."}},
    {"東大の日誌から", "山田 花子", "東京週報", "2023-11-11", NULL, NULL,
	{"図書館の古い日誌が公開された。雨の日の記録が多い。読む人は少なかったが、書く人は"
	 "休まなかった。"}},
    {"A café survives its street", "Zoé Müller", "Le Quai", "2023-11-10", "LYON", NULL,
	{"Everything around it has gone: the printer, the hat shop, the bank. The café "
	 "opens at six, as it did in 1931, and the ferry men still come first."}},
    {"How slowly may one read?", NULL, "Margins", "2023-10", NULL, NULL,
	{"Slowly enough to disagree.", "` for (;;)\n`         turn(page);"}},
    {"A note without a date", NULL, NULL, NULL, NULL, NULL,
	{"Somebody wrote this, and did not say when."}},
};

static void
add_block(struct doc *d, const char *s)
{
	static const struct {
		const char *mark;
		enum block_kind kind;
		uint8_t level;
	} marks[] = {{"# ", BLOCK_HEADING, 2}, {"> ", BLOCK_QUOTE, 1},
	    {"* ", BLOCK_LIST_ITEM, 1}, {"` ", BLOCK_CODE, 0}};
	size_t i = 0;

	while (i < ARRAY_LEN(marks) && strncmp(s, marks[i].mark, 2) != 0)
		i++;
	bool plain = i == ARRAY_LEN(marks);
	const char *text = plain ? s : s + 2;

	doc_add_block(d, plain ? BLOCK_PARAGRAPH : marks[i].kind, text, strlen(text))->level =
	    plain ? 0 : marks[i].level;
}

/* Marks every place of a name or value. */
static void
add_mentions(struct article *a)
{
	static const struct {
		const char *text;
		enum mention_kind kind;
	} known[] = {{"Maren Holt", MENTION_PERSON}, {"4.2 million euros", MENTION_MONEY},
	    {"37%", MENTION_PERCENT}, {"Gdynia", MENTION_PLACE}, {"Ida Ruud", MENTION_PERSON},
	    {"Harbour Society", MENTION_ORG}, {"Ana Lindqvist", MENTION_PERSON},
	    {"University of Galway", MENTION_ORG}}; /* in the order of the text */
	struct mentions *m = &a->mentions;

	for (size_t i = 0; i < ARRAY_LEN(known); i++) {
		size_t len = strlen(known[i].text);
		const char *at = strstr(a->doc.text.data, known[i].text);
		bool is_name = known[i].kind <= MENTION_OTHER;
		char key[64];

		if (at == NULL)
			continue;
		struct mention one = {.start = (uint32_t)(at - a->doc.text.data),
		    .len = (uint32_t)len,
		    .entity = MENTION_NO_ENTITY,
		    .kind = (uint8_t)known[i].kind,
		    .score = 255};

		for (size_t c = 0; c <= len; c++)
			key[c] = (char)(known[i].text[c] >= 'A' && known[i].text[c] <= 'Z'
					    ? known[i].text[c] + 32
					    : known[i].text[c]);
		if (is_name)
			one.entity = mentions_add_entity(
			    m, (struct local_entity){mentions_add_string(m, known[i].text, len),
				   mentions_add_string(m, key, len), 1, (uint8_t)known[i].kind,
				   0});
		mentions_add(m, one);
	}
}

static void
set(struct article *a, enum article_field f, const char *value)
{
	if (value != NULL)
		article_set(a, f, value, strlen(value), ORIGIN_PAGE, WHERE_LINE, 90);
}

static void
add_article(struct batch *batch, size_t i)
{
	struct article a;
	struct add_result result;
	struct original o = {.media = "text/plain", .charset = "utf-8"};
	char path[32];
	struct err err;

	article_init(&a);
	for (size_t b = 0; b < ARRAY_LEN(articles[i].blocks) && articles[i].blocks[b]; b++)
		add_block(&a.doc, articles[i].blocks[b]);
	set(&a, FIELD_TITLE, articles[i].title);
	set(&a, FIELD_AUTHORS, articles[i].authors);
	set(&a, FIELD_SOURCE, articles[i].source);
	set(&a, FIELD_DATE, articles[i].date);
	set(&a, FIELD_DATELINE, articles[i].place);
	set(&a, FIELD_URL, articles[i].url);
	set(&a, FIELD_LANG, i == 2 ? "ja" : "en");
	add_mentions(&a);
	a.words = 60 + 200 * (uint32_t)i;
	a.confidence = 90;
	snprintf(path, sizeof path, "/articles/%zu.txt", i);
	o.path = path;
	o.bytes = a.doc.text.data;
	o.len = a.doc.text.len;
	if (!article_add(batch, &a, &o, &result, &err))
		tap_note("%s", err.text);
	article_clear(&a);
}

static struct library *
make_library(const char *path, bool filled)
{
	struct library *lib = NULL;
	struct batch *batch;
	struct err err;

	if (!library_open(path, LIBRARY_WRITE, &lib, &err)) {
		tap_note("%s", err.text);
		return NULL;
	}
	library_set_now(lib, NOON);
	if (filled && batch_begin(lib, "add", &batch, &err)) {
		for (size_t i = 0; i < ARRAY_LEN(articles); i++)
			add_article(batch, i);
		if (!batch_end(batch, &err))
			tap_note("%s", err.text);
	}
	return lib;
}

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
	const char *config[3];
};

static const struct scene scenes[] = {
    {.name = "empty", .keys = "", .empty = true},
    {.name = "list", .keys = "@300", .styles = true},
    {.name = "list-moved", .keys = "j j @300 G @300"},
    {.name = "list-marks", .keys = "m j s j v k"},
    {.name = "reader", .keys = "Enter", .styles = true},
    {.name = "reader-scrolled", .keys = "Enter j j j"},
    {.name = "reader-back", .keys = "Enter j j q @300"},
    {.name = "reader-next", .keys = "Enter ] ]"},
    {.name = "reader-find", .keys = "Enter / \"the\"", .styles = true},
    {.name = "reader-found", .keys = "Enter / \"the\" Enter n n"},
    {.name = "search-typing", .keys = "/ \"ferry\""},
    {.name = "search", .keys = "/ \"ferry\" Enter @300", .styles = true},
    {.name = "search-open", .keys = "/ \"ferry\" Enter j Enter", .styles = true},
    {.name = "search-next", .keys = "/ \"ferry\" Enter Enter n n n"},
    {.name = "search-left", .keys = "/ \"ferry\" Esc"},
    {.name = "search-nothing", .keys = "/ \"zeppelin\" Enter"},
    {.name = "search-slip", .keys = "/ \"(ferry\" Enter"},
    {.name = "help", .keys = "?"},
    {.name = "help-reader", .keys = "Enter ? Space"},
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
    {.name = "name-kind", .keys = "Enter e K \"org\" Enter"},
    {.name = "highlight", .keys = "Enter v w w w j", .styles = true},
    {.name = "note", .keys = "Enter v w w Enter \"mind_this\" Enter", .styles = true},
    {.name = "notes", .keys = "Enter v w w Enter \"mind_this\" Enter A"},
    {.name = "undone", .keys = "s s D D U U"},
    {.name = "redone", .keys = "s U C-r"},
    {.name = "tagged", .keys = "t \"cyber,_big_news\" Enter / \"tag:cyber\" Enter"},
    {.name = "deleted", .keys = "D"},
    {.name = "edited", .keys = "i \"title=Another_title\" Enter @300"},
    {.name = "selected", .keys = "V m"},
    {.name = "repeated", .keys = "s j . j ."},
    {.name = "related", .keys = "Enter r @300"},
    {.name = "views", .keys = "c j"},
    {.name = "view-opened", .keys = "s c j j Enter @300"},
    {.name = "view-made", .keys = ": \"view_quay_=_ferry_-cafe\" Enter c"},
    {.name = "sorted", .keys = "S \"title\" Enter"},
    {.name = "side", .keys = "= @300"},
    {.name = "split", .keys = "+ + @300"},
    {.name = "zoomed", .keys = "@300 Tab z z"},
    {.name = "back", .keys = "j Enter q / \"ferry\" Enter C-o"},
    {.name = "forward", .keys = "j Enter q / \"ferry\" Enter C-o C-f"},
    {.name = "mark", .keys = "j Enter M a q k ' a"},
    {.name = "original", .keys = "Enter O"},
    {.name = "original-side", .keys = "Enter O", .config = {"set original side"}},
    {.name = "links", .keys = "j j Enter L"},
    {.name = "took", .keys = "y Y Enter w \"x.txt\" Enter | \"cat\" Enter"},
    {.name = "messages", .keys = "s U : \"messages\" Enter"},
    {.name = "unbound", .keys = "F5"},
    {.name = "add", .keys = "a \"x\" Enter", .empty = true},
    {.name = "set", .keys = "Enter : \"set_width_40\" Enter"},
    {.name = "complete-query", .keys = "/ \"ferr\" Tab"},
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

/* Each scene has a copy of the one library. */
static struct library *
copy_library(const char *from, const char *to)
{
	struct buf bytes = BUF_INIT;
	struct library *lib = NULL;
	struct err err;

	if (!file_read(from, 1 << 26, &bytes, &err) ||
	    !file_write(to, bytes.data, bytes.len, &err) ||
	    !library_open(to, LIBRARY_WRITE, &lib, &err))
		tap_note("%s", err.text);
	buf_clear(&bytes);
	return lib;
}

static void
remove_library(const char *path)
{
	static const char *const suffixes[] = {"", "-wal", "-shm"};
	char file[300];

	for (size_t i = 0; i < ARRAY_LEN(suffixes); i++) {
		snprintf(file, sizeof file, "%s%s", path, suffixes[i]);
		unlink(file);
	}
}

static void
show(const struct scene *scene, const char *dir, const int size[2], struct buf *out)
{
	char from[256], path[256];
	struct stage s = {NULL, (int64_t)NOON * 1000, BUF_INIT};
	struct app_env env = {.cols = size[0],
	    .rows = size[1],
	    .colors = 256,
	    .now_ms = s.now_ms,
	    .samples = "/usr/share/lectern/samples",
	    .ingest = "lectern-ingest",
	    .library_path = path,
	    .config_lines = scene->config};

	snprintf(from, sizeof from, "%s/%s.db", dir, scene->empty ? "empty" : "full");
	snprintf(path, sizeof path, "%s/scene.db", dir);
	env.library = copy_library(from, path);
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
	remove_library(path);
}

static void
make_libraries(const char *dir)
{
	static const char *const names[] = {"empty", "full"};
	char path[256];

	for (int filled = 0; filled < 2; filled++) {
		snprintf(path, sizeof path, "%s/%s.db", dir, names[filled]);
		library_close(make_library(path, filled));
	}
}

static void
remove_libraries(const char *dir)
{
	char path[256];

	snprintf(path, sizeof path, "%s/empty.db", dir);
	remove_library(path);
	snprintf(path, sizeof path, "%s/full.db", dir);
	remove_library(path);
	tap_ok(rmdir(dir) == 0, "nothing is left behind");
}

int
main(void)
{
	static const int sizes[][2] = {{80, 24}, {40, 10}, {120, 40}};
	char dir[] = "/tmp/lectern-screens-XXXXXX";

	if (!setlocale(LC_CTYPE, "C.UTF-8") || mkdtemp(dir) == NULL)
		return 99;
	make_libraries(dir);
	for (size_t i = 0; i < ARRAY_LEN(scenes); i++) {
		struct buf out = BUF_INIT;
		char name[64];

		for (size_t z = 0; z < ARRAY_LEN(sizes); z++)
			show(&scenes[i], dir, sizes[z], &out);
		snprintf(name, sizeof name, "screens/%s.txt", scenes[i].name);
		tap_golden(buf_str(&out), out.len, name);
		buf_clear(&out);
	}
	remove_libraries(dir);
	return tap_done();
}
