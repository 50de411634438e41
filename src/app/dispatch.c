/* The table of commands, and the way to it. */
#include "app/dispatch.h"

#include "app/act.h"
#include "app/complete.h"
#include "app/find.h"
#include "app/state.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_COUNT = 10000 }; /* a slip of the finger costs no minutes */

static act_fn *const acts[COMMAND_COUNT] = {
#define ACT_ROW(ID, function, ...) [COMMAND_##ID] = act_##function,
    COMMANDS(ACT_ROW)
#undef ACT_ROW
};

unsigned
app_pane(const struct app *app)
{
	if (app->panels.n > 0)
		return app->panels.stack[app->panels.n - 1].kind->panes;
	if (app->screen.focus == FOCUS_LIST)
		return PANE_LIST;
	return app->reader.visual ? PANE_VISUAL : PANE_READER;
}

/* Of a few things one is wanted: they are shown before anything is typed. */
static bool
is_choice(enum argument argument)
{
	return argument == ARG_ORDER || argument == ARG_KIND || argument == ARG_FIELD ||
	       argument == ARG_TAG;
}

void
dispatch_ask(struct app *app, enum command c, const char *initial)
{
	prompt_open(&app->prompt, c, initial);
	if (is_choice((enum argument)command_get(c)->argument))
		complete_prompt(app);
}

/* Changes that "." repeats. */
static bool
can_repeat(enum command c)
{
	static const uint8_t changes[] = {COMMAND_READ, COMMAND_STAR, COMMAND_ARCHIVE,
	    COMMAND_TAG, COMMAND_DELETE, COMMAND_EDIT};

	return memchr(changes, (int)c, sizeof changes) != NULL;
}

static void
remember(struct app *app, enum command c, const char *argument)
{
	bool has_argument = command_get(c)->argument != ARG_NONE;

	if (!can_repeat(c) || (has_argument && argument == NULL))
		return;
	char *own = argument != NULL ? base_strdup(argument) : NULL;

	free(app->change.argument);
	app->change = (struct change){true, c, own};
}

/* Words behind a command that takes none may be meant to say which article: tells what it
 * acts on, which is not that. */
static void
refuse_words(struct app *app, enum command c)
{
	static const uint8_t for_many[] = {
	    COMMAND_READ, COMMAND_STAR, COMMAND_ARCHIVE, COMMAND_DELETE};
	static const uint8_t for_one[] = {COMMAND_OPEN, COMMAND_RELATED, COMMAND_COPIES,
	    COMMAND_SELECT, COMMAND_DELETE, COMMAND_READ, COMMAND_STAR, COMMAND_ARCHIVE,
	    COMMAND_OPEN_URL, COMMAND_COPY, COMMAND_CITE, COMMAND_ORIGINAL, COMMAND_LINKS};
	const char *name = command_get(c)->name;
	unsigned pane = app_pane(app);

	if (pane == PANE_LIST && memchr(for_many, (int)c, sizeof for_many) != NULL)
		say_wrong(app,
		    "%s takes no words: it acts on the selected rows; :select-all QUERY adds",
		    name);
	else if (memchr(for_one, (int)c, sizeof for_one) == NULL)
		say_wrong(app, "%s takes no words", name);
	else if (pane == PANE_READER)
		say_wrong(app, "%s takes no words: it acts on this article", name);
	else
		say_wrong(app, "%s takes no words: it acts on the row under the cursor", name);
}

void
dispatch_command(struct app *app, enum command c, const char *argument)
{
	const struct command_info *info = command_get(c);

	if (!(info->panes & (app->prompt.is_open ? PANE_PROMPT : app_pane(app)))) {
		say_wrong(app, "%s does nothing here", info->name);
		return;
	}
	if (info->argument == ARG_KEY && argument == NULL) {
		app->key_command = (int)c;
		say(app, "%s: a letter?", info->name);
		return;
	}
	if (info->argument == ARG_NONE && argument != NULL) {
		refuse_words(app, c);
		return;
	}
	remember(app, c, argument);
	acts[c](app, argument);
}

/* "20", "50%": what goto takes. */
static bool
is_place(const char *word, size_t len)
{
	size_t n = 0;

	while (n < len && word[n] >= '0' && word[n] <= '9')
		n++;
	return n > 0 && (n == len || (n + 1 == len && word[n] == '%'));
}

/* ":20" is ":goto 20". */
static void
line_to_place(struct app *app, const char *line, size_t len)
{
	char *place = base_strndup(line, len);

	dispatch_command(app, COMMAND_GOTO, place);
	free(place);
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* "h may be half-down, half-up, help ..." */
static void
say_unknown(struct app *app, const char *name, size_t len)
{
	struct buf text = BUF_INIT;
	int n = 0;

	for (int c = 0; c < COMMAND_COUNT; c++) {
		const char *full = command_get((enum command)c)->name;

		if (strncmp(full, name, len) != 0 ||
		    command_get((enum command)c)->group == GROUP_EDIT)
			continue;
		buf_addf(&text, "%s%s", n > 0 ? ", " : "", full);
		n++;
	}
	if (n > 1)
		say_wrong(app, "%.*s may be %s", (int)len, name, text.data);
	else
		say_wrong(app, "there is no command %.*s; ? lists them", (int)len, name);
	buf_clear(&text);
}

static void
run_one(struct app *app, const char *line, size_t len)
{
	size_t name = 0, at;

	while (len > 0 && is_blank(line[0])) {
		line++;
		len--;
	}
	while (len > 0 && is_blank(line[len - 1]))
		len--;
	while (name < len && !is_blank(line[name]))
		name++;
	if (name == 0)
		return;
	if (is_place(line, len)) {
		line_to_place(app, line, len);
		return;
	}
	int c = command_find(line, name);

	if (c < 0) {
		say_unknown(app, line, name);
		return;
	}
	for (at = name; at < len && is_blank(line[at]);)
		at++;
	char *argument = at < len ? base_strndup(line + at, len - at) : NULL;

	dispatch_command(app, (enum command)c, argument);
	free(argument);
}

/* Does a command take the rest of the line, semicolons and all? */
static bool
takes_rest(const char *line, size_t len)
{
	while (len > 0 && is_blank(*line)) {
		line++;
		len--;
	}
	const char *space = memchr(line, ' ', len);
	int c = command_find(line, space != NULL ? (size_t)(space - line) : len);

	if (c < 0)
		return false;
	switch (command_get((enum command)c)->argument) {
	case ARG_BINDING:
	case ARG_SHELL:
	case ARG_TEXT:
		return true;
	default:
		return false;
	}
}

void
dispatch_line(struct app *app, const char *line, size_t len)
{
	while (len > 0) {
		const char *end = takes_rest(line, len) ? NULL : memchr(line, ';', len);
		size_t n = end != NULL ? (size_t)(end - line) : len;

		run_one(app, line, n);
		n += end != NULL;
		line += n;
		len -= n;
	}
}

static void
say_unbound(struct app *app, struct key key)
{
	struct buf text = BUF_INIT, help = BUF_INIT;

	key_add_name(&text, key);
	keymap_add_keys(&help, &app->config.keymap, app_pane(app) & PANE_MOVE, COMMAND_HELP, 1);
	if (help.len > 0)
		say(app, "%s does nothing here; %s lists the keys", text.data, help.data);
	else
		say(app, "%s does nothing here", text.data);
	buf_clear(&text);
	buf_clear(&help);
}

/* The next key of a command that wants one: its character, or its name. */
static void
give_key(struct app *app, struct key key)
{
	enum command c = (enum command)app->key_command;
	struct buf name = BUF_INIT;

	app->key_command = -1;
	if (key.sym != SYM_ESCAPE) {
		key_add_name(&name, key);
		dispatch_command(app, c, buf_str(&name));
	}
	buf_clear(&name);
}

static const char *
find_binding(const struct app *app, struct key key)
{
	const struct keymap *map = &app->config.keymap;
	unsigned pane = app_pane(app);
	const char *line;

	if (app->prompt.is_open)
		return keymap_find(map, PANE_PROMPT, key);
	line = pane & PANE_OWN ? keymap_find(map, pane & PANE_OWN, key) : NULL;
	return line != NULL ? line : keymap_find(map, pane & ~(unsigned)PANE_OWN, key);
}

/* Can a number stand before it: "10j"? */
static bool
takes_count(enum command c)
{
	static const uint8_t moves[] = {COMMAND_DOWN, COMMAND_UP, COMMAND_PAGE_DOWN,
	    COMMAND_PAGE_UP, COMMAND_HALF_DOWN, COMMAND_HALF_UP, COMMAND_NEXT_HIT,
	    COMMAND_PREV_HIT};

	return memchr(moves, (int)c, sizeof moves) != NULL;
}

/* A key behind a number that is being typed: "10j", "6G" and "50%" are done at once, as less
 * and vi do them. */
static bool
end_number(struct app *app, struct key key)
{
	const char *typed = buf_str(&app->prompt.edit.text), *line;
	size_t len = strlen(typed);
	int c;

	if (app->prompt.command != COMMAND_GOTO || len == 0 ||
	    strspn(typed, "0123456789") != len)
		return false;
	if (strcmp(key.text, "%") == 0) {
		edit_insert(&app->prompt.edit, key.text, 1);
		acts[COMMAND_ACCEPT](app, NULL);
		return true;
	}
	line = keymap_find(&app->config.keymap, app_pane(app), key);
	c = line != NULL ? command_find(line, strlen(line)) : -1;
	if (c == COMMAND_TOP || c == COMMAND_BOTTOM) {
		acts[COMMAND_ACCEPT](app, NULL);
		return true;
	}
	if (c < 0 || !takes_count((enum command)c))
		return false;
	long n = strtol(typed, NULL, 10);

	prompt_close(&app->prompt, false);
	for (n = n < MAX_COUNT ? n : MAX_COUNT; n > 0; n--)
		acts[c](app, NULL);
	return true;
}

void
dispatch_key(struct app *app, struct key key)
{
	const char *bound;

	messages_dismiss(&app->messages);
	if (app->key_command >= 0) {
		give_key(app, key);
		return;
	}
	bound = find_binding(app, key);
	if (bound != NULL) {
		char *line = base_strdup(bound); /* a command may bind keys */
		bool was_open = app->prompt.is_open;

		dispatch_line(app, line, strlen(line));
		free(line);
		if (!was_open && app->prompt.is_open && app->prompt.command == COMMAND_GOTO &&
		    key.sym == SYM_CHAR && is_place(key.text, strlen(key.text)))
			edit_insert(&app->prompt.edit, key.text, strlen(key.text));
	} else if (app->prompt.is_open && key.sym == SYM_CHAR && key.mods == 0 &&
		   end_number(app, key)) {
		return;
	} else if (app->prompt.is_open && key.sym == SYM_CHAR && key.mods == 0) {
		edit_insert(&app->prompt.edit, key.text, strlen(key.text));
		find_typed(app);
	} else if (!app->prompt.is_open) {
		say_unbound(app, key);
	}
}
