/* What commands act on: keys are pressed in the interface over a list longer than a page, and
 * then the library and the screen are asked.
 *
 * Keys are named as the configuration names them, parted by blanks; a word in quotes is typed
 * letter by letter ('_' is a blank); "@500" lets half a second pass. */
#include "app/app.h"
#include "layout/grid.h"
#include "tests/library.h"
#include "tests/tap.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ARTICLES = 150 };

struct stage {
	struct app *app;
	int64_t now_ms;
};

static void
settle(struct stage *s)
{
	struct effect e;

	app_tick(s->app, s->now_ms);
	while (app_next_effect(s->app, &e))
		continue;
	app_draw(s->app);
	if (app_has_work(s->app))
		app_work(s->app);
	app_draw(s->app);
}

static void
press(struct stage *s, const char *word, size_t len)
{
	struct key key;

	if (word[0] == '@') {
		s->now_ms += strtol(word + 1, NULL, 10);
	} else if (word[0] == '"' && len > 2) {
		for (size_t i = 1; i + 1 < len; i++)
			app_key(s->app, key_of_char(word[i] == '_' ? " " : word + i, 1, 0));
	} else if (key_parse(word, len, &key)) {
		app_key(s->app, key);
	} else {
		tap_ok(false, "a key's name: %.*s", (int)len, word);
	}
	settle(s);
}

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

/* Articles of a day each, the last one newest: by date the nth row is number ARTICLES - n + 1,
 * which is its id too. */
static struct library *
make_library(void)
{
	struct library *lib = test_open("acting.db");
	char title[32], date[32], text[64];

	for (int i = 1; i <= ARTICLES; i++) {
		snprintf(title, sizeof title, "Harbour report %03d", i);
		snprintf(
		    date, sizeof date, "2021-%02d-%02d", 1 + (i - 1) / 28, 1 + (i - 1) % 28);
		snprintf(text, sizeof text, "Ships of day %d: %d in, %d out.", i, i * 7, i * 5);
		test_add(lib, title, date, i % 2 ? "Odd" : "Even", text);
	}
	return lib;
}

static const struct scene {
	const char *keys;
	const char *query; /* finds ids afterwards ... */
	const char *ids;   /* ... these */
	const char *shown; /* on the screen, parted by '|'; NULL: not looked at */
} scenes[] = {
    /* A correction moves the article far away: cursor and reader go with it. */
    {"\"40\" G Enter i \"date=2001-01-01\" Enter j i \"section=foo\" Enter", "section:foo",
	"111", "Harbour report 111"},
    {"\"40\" G @300 i \"date=2001-01-01\" Enter @300 i \"section=foo\" Enter", "section:foo",
	"111", "150/150|Harbour report 111"},
    {"\"140\" G @300 i \"date=2031-01-01\" Enter @300 i \"section=foo\" Enter", "section:foo",
	"11", "1/150|Harbour report 011"},
    {"\"40\" G Tab @300 i \"date=2001-01-01\" Enter @300 i \"section=foo\" Enter",
	"section:foo", "111", "Harbour report 111"},
    {"S \"title\" Enter \"3\" G @300 i \"title=Zebras_here\" Enter @300 s", "is:starred", "3",
	"150/150|Zebras here"},
    {"\"40\" G i \"date=2001-01-01\" Enter U @300 s", "is:starred", "111", "40/150"},
    {"/ \"in\" Enter S \"best\" Enter \"5\" G @300 i \"title=In_in_in_in\" Enter @300 s",
	"is:starred title:in", "146", "Harbour"},
    {"/ \"harbour_sort:best\" Enter \"5\" G @300 i \"title=Else\" Enter @300 s", "is:starred",
	"145", "149 found"},
    {"/ \"in_harbour_sort:best\" Enter \"70\" G @300 i \"title=Harbour_harbour_in_in\" Enter "
     "@300 s",
	"is:starred title:in", "81", "Harbour harbour in in"},
    {"/ \"in_sort:date\" Enter \"70\" G @300 i \"date=2001-01-01\" Enter @300 s", "is:starred",
	"81", "150 found"},
    /* A word that a command does not take might be meant to say which article. */
    {": \"delete_007\" Enter", "is:deleted", "",
	"delete takes no words: it acts on the selected rows; :select-all QUERY adds"},
    {": \"read_ferry\" Enter", "is:read", "", "read takes no words"},
    {": \"archive_id:5\" Enter", "is:archived", "", "archive takes no words"},
    {": \"star_5;star\" Enter", "is:starred", "150", NULL},
    {": \"open_5\" Enter", "is:read", "",
	"open takes no words: it acts on the row under the cursor|1/150"},
    {": \"related_5\" Enter", NULL, NULL, "related takes no words|library"},
    {"Enter : \"delete_5\" Enter", "is:deleted", "",
	"delete takes no words: it acts on this article"},
    {": \"undo_5\" Enter", NULL, NULL, "undo takes no words"},
    {": \"quit_now\" Enter", NULL, NULL, "quit takes no words"},
    /* What is listed no more is selected no more. */
    {": \"view_unread\" Enter V x D", "is:deleted", "", "0 articles|there is no article here"},
    {"/ \"is:unread\" Enter v v v m D", "is:deleted", "147", "146 articles"},
    {"/ \"source:odd\" Enter v v k k : \"edit_source=Even\" Enter D", "is:deleted", "147",
	NULL},
    {"V s", "date:2021-01-01 is:starred", "1", "150 selected"},
    {"/ \"source:odd\" Enter C-o V C-f D", "date:2021-01-01..2021-01-04 is:deleted", "3 1",
	"75 articles deleted"},
    {"/ \"is:unread_source:odd\" Enter : \"select-all_source:even\" Enter v m D",
	"date:2021-01..2021-01-04 is:deleted", "4 2", "75 articles deleted|74 articles"},
    /* The built-in views are not covered up. */
    {": \"view_library_=_report_007\" Enter", NULL, NULL,
	"library is a built-in view|150 articles"},
    {": \"view_seven_=_report_007\" Enter", NULL, NULL, "seven|1 found"},
    /* A note on what is read, without a highlight. */
    {"\"40\" G Enter : \"note_look;again\" Enter A", "is:noted", "111", "look;again"},
    {"\"40\" G : \"note_look_again\" Enter", "is:noted", "111", "noted"},
    {"\"40\" G : \"note\" Enter Enter", "is:noted", "", "a note on an article needs words"},
    {"\"40\" G Enter v e Enter Enter A", "is:noted", "111", "“Ships"},
    /* What is read stays, though the list has it no more. */
    {"/ \"date:2021\" Enter \"5\" G Enter i \"date=2001-01-01\" Enter i \"section=foo\" Enter",
	"section:foo", "146", "Harbour report 146"},
    {"/ \"date:2021\" Enter \"5\" G Tab i \"date=2001-01-01\" Enter @300 i \"section=foo\" "
     "Enter",
	"section:foo", "146", "Harbour report 146"},
};

static void
look(const struct app_env *env, const struct scene *scene, const struct grid *grid)
{
	struct buf screen = BUF_INIT;
	const char *shown = scene->shown;

	for (int row = 0; row < grid->rows; row++) {
		grid_row_text(grid, row, &screen);
		buf_add_char(&screen, '\n');
	}
	if (scene->query != NULL)
		tap_is(test_ids(env->library, scene->query), scene->ids, "%s: %s", scene->keys,
		    scene->query);
	while (shown != NULL) {
		size_t len = strcspn(shown, "|");
		char *part = base_strndup(shown, len);
		bool ok = strstr(buf_str(&screen), part) != NULL;

		tap_ok(ok, "%s: shows %s", scene->keys, part);
		if (!ok)
			printf("# %s\n", buf_str(&screen));
		free(part);
		shown = shown[len] != '\0' ? shown + len + 1 : NULL;
	}
	buf_clear(&screen);
}

static void
show(const struct scene *scene)
{
	struct stage s = {NULL, (int64_t)TEST_NOW * 1000};
	struct app_env env = {.cols = 120, .rows = 30, .colors = 256, .now_ms = s.now_ms};

	env.library_path = "acting.db";
	env.library = make_library();
	s.app = app_new(&env);
	settle(&s);
	play(&s, scene->keys);
	look(&env, scene, app_draw(s.app));
	app_free(s.app);
	library_close(env.library);
}

int
main(void)
{
	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		return 99;
	for (size_t i = 0; i < ARRAY_LEN(scenes); i++) {
		test_begin("acting");
		show(&scenes[i]);
		test_end();
	}
	return tap_done();
}
