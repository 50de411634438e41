/* Settings as texts: a history is its lines, a mark is a line "LETTER ARTICLE BYTE". */
#include "app/keep.h"

#include "store/setting.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One text that is kept: how it is made of the state, and read back into it. */
struct kept {
	const char *name;
	void (*make)(const struct app *app, struct buf *out);
	void (*read)(struct app *app, const char *text);
};

static void
make_split(const struct app *app, struct buf *out)
{
	const char *split = app->config.options.text[OPTION_SPLIT];

	if (strcmp(split, option_get(OPTION_SPLIT)->value) != 0)
		buf_add_str(out, split);
}

static void
read_split(struct app *app, const char *text)
{
	if (text[0] != '\0')
		options_set(&app->config.options, OPTION_SPLIT, text, strlen(text), NULL);
}

static void
make_history(const struct history *h, struct buf *out)
{
	for (size_t i = 0; i < h->n; i++)
		buf_addf(out, "%s\n", h->items[i]);
}

static void
read_history(struct history *h, const char *text)
{
	while (*text != '\0') {
		size_t len = strcspn(text, "\n");
		char *line = base_strndup(text, len);

		if (len > 0)
			history_add(h, line);
		free(line);
		text += len + (text[len] == '\n');
	}
}

static void
make_queries(const struct app *app, struct buf *out)
{
	make_history(&app->prompt.histories[HISTORY_QUERIES], out);
}

static void
read_queries(struct app *app, const char *text)
{
	read_history(&app->prompt.histories[HISTORY_QUERIES], text);
}

static void
make_commands(const struct app *app, struct buf *out)
{
	make_history(&app->prompt.histories[HISTORY_COMMANDS], out);
}

static void
read_commands(struct app *app, const char *text)
{
	read_history(&app->prompt.histories[HISTORY_COMMANDS], text);
}

static void
make_finds(const struct app *app, struct buf *out)
{
	make_history(&app->prompt.histories[HISTORY_FINDS], out);
}

static void
read_finds(struct app *app, const char *text)
{
	read_history(&app->prompt.histories[HISTORY_FINDS], text);
}

static void
make_marks(const struct app *app, struct buf *out)
{
	for (int i = 0; i < MARKS; i++)
		if (app->marks[i].is_set && app->marks[i].article != 0)
			buf_addf(out, "%c %lld %u\n", 'A' + i, (long long)app->marks[i].article,
			    app->marks[i].byte);
}

static void
read_marks(struct app *app, const char *text)
{
	for (; text != NULL && *text != '\0'; text = strchr(text, '\n')) {
		long long article;
		unsigned byte;
		char letter;

		text += *text == '\n';
		if (sscanf(text, "%c %lld %u", &letter, &article, &byte) != 3 || letter < 'A' ||
		    letter > 'z')
			continue;
		app->marks[letter - 'A'].is_set = true;
		app->marks[letter - 'A'].article = article;
		app->marks[letter - 'A'].byte = byte;
	}
}

static const struct kept kept[] = {
    {"split", make_split, read_split},
    {"queries", make_queries, read_queries},
    {"commands", make_commands, read_commands},
    {"finds", make_finds, read_finds},
    {"marks", make_marks, read_marks},
};

void
keep_load(struct app *app)
{
	for (size_t i = 0; i < ARRAY_LEN(kept); i++) {
		char *text = setting_get(app->env.library, kept[i].name);

		if (text != NULL)
			kept[i].read(app, text);
		free(text);
	}
}

void
keep_save(struct app *app)
{
	struct buf text = BUF_INIT;
	struct err err;

	if (library_read_only(app->env.library))
		return;
	for (size_t i = 0; i < ARRAY_LEN(kept); i++) {
		char *old = setting_get(app->env.library, kept[i].name);

		buf_reset(&text);
		kept[i].make(app, &text);
		if (strcmp(buf_str(&text), old != NULL ? old : "") != 0 &&
		    !setting_set(app->env.library, kept[i].name, buf_str(&text), &err))
			say_error(app, &err);
		free(old);
	}
	buf_clear(&text);
}
