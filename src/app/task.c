/* The background program: starting it, reading what it tells. */
#include "app/task.h"

#include "app/go.h"
#include "base/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_BAD = 4, SIGNALLED = 128 };

/* The outcomes in the order of task.outcomes. */
static const char *const outcomes[] = {
    "added", "updated", "duplicate", "doubtful", "skipped", "failed"};

void
task_clear(struct task *t)
{
	free(t->what);
	buf_clear(&t->line);
	buf_clear(&t->status);
	memset(t, 0, sizeof *t);
}

static void
add_word(struct effect_item *item, const char *word)
{
	effect_add_word(item, word, strlen(word));
}

/* Begins the effect that runs the program; NULL, told, when it cannot. */
static struct effect_item *
begin(struct app *app, const char *command, const char *what)
{
	struct effect_item *item;

	if (app->env.ingest == NULL) {
		say_wrong(app, "lectern-ingest was not found, so nothing can be added");
		return NULL;
	}
	if (!may_change(app))
		return NULL;
	if (app->task.id != 0) {
		say_wrong(app, "%s is still going on", app->task.what);
		return NULL;
	}
	task_clear(&app->task);
	app->task.id = ++app->last_id;
	app->task.what = base_strdup(what);
	buf_addf(&app->task.status, "%s ...", what);
	item = effects_add(&app->effects, EFFECT_RUN);
	item->mode = RUN_BACKGROUND;
	item->id = app->task.id;
	add_word(item, app->env.ingest);
	add_word(item, command);
	add_word(item, "--library");
	add_word(item, app->env.library_path);
	add_word(item, "--json");
	add_word(item, "--progress");
	return item;
}

void
task_add_all(struct app *app, const char *const *paths)
{
	struct effect_item *item = begin(app, "add", "adding");

	if (item == NULL)
		return;
	add_word(item, "--");
	for (; *paths != NULL; paths++) {
		char *path = file_expand(*paths);

		add_word(item, path);
		free(path);
	}
}

void
task_add(struct app *app, const char *path)
{
	const char *paths[] = {path, NULL};

	task_add_all(app, paths);
}

void
task_reprocess(struct app *app, const char *query)
{
	struct effect_item *item = begin(app, "reprocess", "reprocessing");

	if (item == NULL)
		return;
	add_word(item, "--");
	add_word(item, query);
}

bool
task_stop(struct app *app)
{
	if (app->task.id == 0)
		return false;
	effects_add(&app->effects, EFFECT_STOP)->id = app->task.id;
	return true;
}

/* "adding 42%: 3 added, 1 skipped" */
static void
make_status(struct task *t)
{
	const char *separator = ": ";

	buf_reset(&t->status);
	buf_add_str(&t->status, t->what);
	if (t->percent > 0)
		buf_addf(&t->status, " %u%%", t->percent);
	for (size_t i = 0; i < ARRAY_LEN(outcomes); i++) {
		if (t->outcomes[i] == 0)
			continue;
		buf_addf(&t->status, "%s%llu %s", separator, (unsigned long long)t->outcomes[i],
		    outcomes[i]);
		separator = ", ";
	}
}

/* What stands behind a key in an object on one line, up to its end; NULL: no such key. */
static const char *
value_of(const char *line, const char *key)
{
	const char *at = strstr(line, key);

	return at != NULL ? at + strlen(key) : NULL;
}

/* A string's value; a line's end or a tab in it becomes a space. Nothing else but quotes and
 * backslashes is escaped (render/json.c). */
static bool
read_string(struct buf *out, const char *line, const char *key)
{
	const char *s = value_of(line, key);

	for (; s != NULL && *s != '"' && *s != '\0'; s++) {
		if (*s != '\\')
			buf_add_char(out, *s);
		else if (*++s != '\0')
			buf_add_char(out, *s == 'n' || *s == 't' ? ' ' : *s);
		else
			break;
	}
	return s != NULL;
}

/* A file that was not taken is told among the messages, with the reason; the bottom line is
 * not taken from the user for it. */
static void
tell_file(struct app *app, const char *outcome, const char *line)
{
	bool shown = messages_shown(&app->messages) != NULL;
	struct buf path = BUF_INIT, reason = BUF_INIT;

	if (read_string(&path, line, "\"path\":\"") &&
	    read_string(&reason, line, "\"reason\":\"")) {
		say(app, "%s: %s: %s", outcome, buf_str(&path), buf_str(&reason));
		if (!shown)
			messages_dismiss(&app->messages);
	}
	buf_clear(&path);
	buf_clear(&reason);
}

/* One object a line: progress, or what became of a file. */
static void
take_line(struct app *app, const char *line)
{
	struct task *t = &app->task;
	const char *progress = value_of(line, "{\"progress\":[");
	const char *outcome = value_of(line, "{\"outcome\":\"");
	unsigned long long done, total;

	if (progress != NULL && sscanf(progress, "%llu,%llu", &done, &total) == 2 && total > 0)
		t->percent = (unsigned)(done < total ? done * 100 / total : 100);
	for (size_t i = 0; outcome != NULL && i < ARRAY_LEN(outcomes); i++) {
		if (strncmp(outcome, outcomes[i], strlen(outcomes[i])) != 0)
			continue;
		t->outcomes[i]++;
		if (i >= FIRST_BAD)
			tell_file(app, outcomes[i], line);
	}
}

void
task_output(struct app *app, const char *bytes, size_t len)
{
	struct task *t = &app->task;
	const char *newline;

	while ((newline = memchr(bytes, '\n', len)) != NULL) {
		size_t n = (size_t)(newline - bytes);

		buf_add(&t->line, bytes, n);
		take_line(app, buf_str(&t->line));
		buf_reset(&t->line);
		bytes += n + 1;
		len -= n + 1;
	}
	buf_add(&t->line, bytes, len);
	make_status(t);
}

/* How it went, in words. */
static void
tell_end(struct app *app, int status)
{
	const struct task *t = &app->task;
	uint64_t bad = 0, all = 0;

	for (size_t i = 0; i < ARRAY_LEN(outcomes); i++) {
		all += t->outcomes[i];
		bad += i >= FIRST_BAD ? t->outcomes[i] : 0;
	}
	if (status >= SIGNALLED)
		say(app, "%s; stopped", buf_str(&t->status));
	else if (status > 1 && all == 0)
		say_wrong(app, "%s failed with status %d", t->what, status);
	else
		say(app, "%s; done%s", buf_str(&t->status),
		    bad > 0 ? "; :messages tells why" : "");
}

void
task_ended(struct app *app, int status, const char *error)
{
	struct task *t = &app->task;

	t->percent = 0;
	make_status(t);
	if (error != NULL)
		say_wrong(app, "%s", error);
	else
		tell_end(app, status);
	task_clear(t);
	go_reload(app);
}
