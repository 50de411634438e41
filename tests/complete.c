/* What a word of a command line can be completed to, for each sort of argument. */
#include "library.h"
#include "tap.h"

#include "app/app.h"
#include "app/complete.h"
#include "app/state.h"
#include "store/tag.h"
#include "store/view.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

/* "first": the first candidate; n: how many there are, -1: some. */
static const struct {
	const char *line, *first;
	int n;
} cases[] = {
    {"sta", "star ", -1},
    {"nosuchcommand", NULL, 0},
    {"nosuchcommand x", NULL, 0},
    {"tag har", "harbour", 1},
    {"tag harbour,-qu", NULL, 0},
    {"tag quay -ha", "harbour", 1},
    {"view read", "reading list", 1},
    {"view mi", "mine", 1},
    {"view x", NULL, 0},
    {"entity james", "James Lewis", 1},
    {"kind pl", "place", 1},
    {"toggle mou", "mouse", 1},
    {"style tit", "title-bar = ", -1},
    {"edit ti", "title=", 1},
    {"search tag:ha", "harbour", -1},
    {"search titl", "title:", -1},
    {"search person:oba", "Obama", 2},
    {"search light", "lighthouse", -1},
    {"set the", "theme ", -1},
    {"set mouse o", "on", 2},
    {"set nosuchsetting x", NULL, 0},
    {"sort dat", "date", 1},
    {"sort -tit", "title", 1},
    {"bind lis", "list ", 1},
    {"bind list s sta", "star", -1},
    {"export mark", "markdown ", 1},
};

static void
check_line(struct app *app, size_t i)
{
	struct candidates *c = &app->prompt.candidates;
	const char *first;

	prompt_open(&app->prompt, COMMAND_COMMAND, cases[i].line);
	complete_prompt(app);
	first = c->n ? c->items[0] : NULL;
	tap_is(first, cases[i].first, ":%s", cases[i].line);
	tap_ok(cases[i].n < 0 ? c->n > 0 : (int)c->n == cases[i].n, "%zu of them", c->n);
	prompt_close(&app->prompt, false);
}

int
main(void)
{
	struct app_env env = {
	    .cols = 80, .rows = 24, .colors = 8, .now_ms = (int64_t)TEST_NOW * 1000};
	struct app *app;
	struct err err;
	int64_t id;
	size_t i;

	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		return 99;
	test_begin("complete");
	env.library = test_open("library");
	id = test_add(env.library, "The lighthouse", "2011", "The Paper",
	    "[P James Lewis] keeps the lighthouse of [L Skarholm].");
	test_add(env.library, "A visit", "2010", "The Paper", "[p Obama] came.");
	test_add(env.library, "Another", "2010", "The Paper", "[p Obama] went.");
	test_add(env.library, "A third", "2010", "The Paper", "[p Obama], or [P Jo Obama].");
	tap_ok(tag_set(env.library, &id, 1, "harbour", true, &err) &&
		   tag_set(env.library, &id, 1, "quay", true, &err) &&
		   view_set(env.library, "reading list", "is:unread", &err) &&
		   view_set(env.library, "mine", "tag:harbour", &err),
	    "tags and views");
	app = app_new(&env);
	for (i = 0; i < ARRAY_LEN(cases); i++)
		check_line(app, i);
	app_free(app);
	library_close(env.library);
	test_end();
	return tap_done();
}
