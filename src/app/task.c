/* The background program: starting it, reading what it tells. */
#include "app/task.h"

#include "app/go.h"
#include "base/file.h"

#include <stdlib.h>
#include <string.h>

/* The outcomes in the order of task.outcomes. */
static const char *const outcomes[] = {
    "added", "updated", "duplicate", "doubtful", "skipped", "failed", "reprocessed"};

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
	if (library_read_only(app->env.library)) {
		say_wrong(app, "the library can only be read");
		return NULL;
	}
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

	if (item == NULL || query[0] == '\0')
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

/* "adding: 3 added, 1 skipped" */
static void
make_status(struct task *t)
{
	const char *separator = ": ";

	buf_reset(&t->status);
	buf_add_str(&t->status, t->what);
	for (size_t i = 0; i < ARRAY_LEN(outcomes); i++) {
		if (t->outcomes[i] == 0)
			continue;
		buf_addf(&t->status, "%s%llu %s", separator, (unsigned long long)t->outcomes[i],
		    outcomes[i]);
		separator = ", ";
	}
}

/* One object a line; of it only the outcome is wanted. */
static void
take_line(struct task *t, const char *line)
{
	static const char key[] = "\"outcome\":\"";
	const char *at = strstr(line, key);

	if (at == NULL)
		return;
	at += sizeof key - 1;
	for (size_t i = 0; i < ARRAY_LEN(outcomes); i++)
		if (strncmp(at, outcomes[i], strlen(outcomes[i])) == 0)
			t->outcomes[i]++;
}

void
task_output(struct app *app, const char *bytes, size_t len)
{
	struct task *t = &app->task;
	const char *newline;

	while ((newline = memchr(bytes, '\n', len)) != NULL) {
		size_t n = (size_t)(newline - bytes);

		buf_add(&t->line, bytes, n);
		take_line(t, buf_str(&t->line));
		buf_reset(&t->line);
		bytes += n + 1;
		len -= n + 1;
	}
	buf_add(&t->line, bytes, len);
	make_status(t);
}

void
task_ended(struct app *app, int status, const char *error)
{
	struct task *t = &app->task;

	make_status(t);
	if (error != NULL)
		say_wrong(app, "%s", error);
	else if (status > 1)
		say_wrong(app, "%s; it ended with status %d", buf_str(&t->status), status);
	else
		say(app, "%s; done", buf_str(&t->status));
	task_clear(t);
	go_reload(app);
}
