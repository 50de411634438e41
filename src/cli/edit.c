/* lectern edit, undo, redo, batch. */
#include "cli/run.h"

#include "base/exit.h"
#include "cli/out.h"
#include "cli/session.h"
#include "render/json.h"
#include "store/article.h"
#include "store/journal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What people also call a field. */
static const struct {
	const char *word;
	enum article_field field;
} other_names[] = {
    {"author", FIELD_AUTHORS},
    {"by", FIELD_AUTHORS},
    {"language", FIELD_LANG},
    {"published", FIELD_DATE},
};

static int
find_field(const char *name)
{
	size_t i;

	for (i = 0; i < ARRAY_LEN(other_names); i++)
		if (!strcmp(other_names[i].word, name))
			return (int)other_names[i].field;
	return article_field_find(name);
}

static bool
is_list(enum article_field f)
{
	return f == FIELD_AUTHORS || f == FIELD_CREDITS;
}

/* "A; B" as the lines that a field of several values is kept in; credits are "role: A". */
static char *
list_value(enum article_field f, const char *given)
{
	struct buf out = BUF_INIT;

	for (; *given; given += *given == ';') {
		size_t len, colon;

		given += strspn(given, " ");
		len = strcspn(given, ";");
		colon = strcspn(given, ":;");
		if (out.len)
			buf_add_char(&out, '\n');
		if (f == FIELD_CREDITS && colon < len) {
			buf_add(&out, given, colon);
			buf_add_char(&out, '\t');
			colon += 1 + strspn(given + colon + 1, " ");
			buf_add(&out, given + colon, len - colon);
		} else {
			buf_add(&out, given, len);
		}
		given += len;
	}
	buf_reserve(&out, 1);
	return buf_take(&out);
}

/* "title=New title", "title=" (there is none), "-title" (what the page says). */
static bool
edit_one(struct session *s, int64_t id, const char *word, struct err *err)
{
	bool back = *word == '-';
	const char *equals = strchr(word, '=');
	char *name, *value = NULL;
	bool ok;
	int field;

	if (!back && !equals)
		return err_set(
		    err, ERR_USAGE, "edit: expected FIELD=VALUE or -FIELD, not \"%s\"", word);
	name = base_strndup(
	    word + back, equals ? (size_t)(equals - word) - back : strlen(word) - 1);
	field = find_field(name);
	if (field < 0 || (back && equals)) {
		ok = err_set(err, ERR_USAGE,
		    "edit: there is no field \"%s\"; see lectern help edit", name);
	} else {
		if (equals)
			value = is_list((enum article_field)field)
				    ? list_value((enum article_field)field, equals + 1)
				    : base_strdup(equals + 1);
		ok = article_edit(s->lib, id, (enum article_field)field, value, err);
	}
	free(name);
	free(value);
	return ok;
}

int
cli_run_edit(struct cli *c)
{
	struct session s;
	struct err err;
	int64_t id;
	size_t i;
	bool ok, began;

	if (!session_id(c, c->words[0], &id, &err))
		return cli_fail(&err);
	ok = session_open(&s, c, LIBRARY_WRITE, &err);
	began = ok = ok && journal_begin(s.lib, "editing", &err);
	for (i = 1; ok && i < c->n_words; i++)
		ok = edit_one(&s, id, c->words[i], &err);
	if (began && !journal_end(s.lib, ok, ok ? &err : NULL))
		ok = false;
	return session_end(&s, ok, &err);
}

int
cli_run_undo(struct cli *c)
{
	bool redo = !strcmp(c->spec->name, "redo");
	struct session s;
	struct buf out = BUF_INIT;
	char *what = NULL;
	int64_t id = 0;
	struct err err;
	int status = EXIT_STATUS_DONE;

	if (!session_open(&s, c, LIBRARY_WRITE, &err) ||
	    !(redo ? journal_redo : journal_undo)(s.lib, &what, &id, &err)) {
		status = cli_fail(&err);
	} else if (!what) {
		cli_tell(c, redo ? "there is nothing to redo"
				 : "there is nothing to undo; "
				   "lectern batch undo takes back what add brought");
		status = EXIT_STATUS_NOTHING;
	} else if (c->values[CLI_JSON]) {
		buf_add_char(&out, '{');
		json_member(&out, redo ? "redone" : "undone", what);
		json_member_number(&out, "id", id);
		buf_add_str(&out, "}\n");
		out_buf(&out);
	} else {
		cli_tell(c, "%s: %s", redo ? "done again" : "taken back", what);
	}
	free(what);
	session_close(&s);
	return status;
}

static bool
print_batch(void *arg, const struct batch_info *b)
{
	struct session *s = arg;
	struct buf out = BUF_INIT, time = BUF_INIT;
	bool tabs = !s->cli->columns;

	session_add_time(s, &time, b->time);
	if (s->cli->values[CLI_JSON]) {
		buf_add_char(&out, '{');
		json_member_number(&out, "batch", b->id);
		json_member_number(&out, "time", b->time);
		json_member(&out, "what", b->what);
		json_member_number(&out, "added", (int64_t)b->added);
		json_member_number(&out, "updated", (int64_t)b->updated);
		json_key(&out, "undone");
		buf_add_str(&out, b->undone ? "true}\n" : "false}\n");
		out_buf(&out);
	} else {
		buf_addf(&out,
		    tabs ? "%lld\t%s\t%llu\t%llu\t%s\t"
			 : "%5lld  %s %6llu added %6llu updated  %s ",
		    (long long)b->id, buf_str(&time), (unsigned long long)b->added,
		    (unsigned long long)b->updated, b->undone ? "taken back" : "");
		buf_add_str(&out, b->what);
		out_line(buf_str(&out));
	}
	buf_clear(&out);
	buf_clear(&time);
	return !out_is_closed();
}

int
cli_run_batch_list(struct cli *c)
{
	struct session s;
	struct pager pager;
	struct err err;
	bool ok = session_open(&s, c, LIBRARY_READ, &err);

	if (ok) {
		out_begin_pager(c, &pager);
		ok = batch_list(s.lib, print_batch, &s, &err);
		out_end_pager(&pager);
	}
	return session_end(&s, ok, &err);
}

/* Finds the newest one that brought something and was not taken back. */
static bool
find_newest(void *arg, const struct batch_info *b)
{
	if (b->undone || b->added + b->updated == 0)
		return true;
	*(int64_t *)arg = b->id;
	return false;
}

int
cli_run_batch_undo(struct cli *c)
{
	static const uint64_t range[2] = {1, INT64_MAX / 16};
	struct session s;
	struct err err;
	uint64_t wanted = 0, n = 0;
	int64_t id = 0;
	bool ok;

	if (c->n_words && !flag_number("batch", c->words[0], range, &wanted, NULL)) {
		err_set(&err, ERR_USAGE,
		    "batch undo: expected the number of a batch, not \"%s\"; "
		    "lectern batch list shows them",
		    c->words[0]);
		return cli_fail(&err);
	}
	id = (int64_t)wanted;
	ok = session_open(&s, c, LIBRARY_WRITE, &err);
	if (ok && !id)
		ok = batch_list(s.lib, find_newest, &id, &err);
	if (ok && !id)
		ok = err_set(&err, ERR_NO_INPUT, "there is no batch to take back");
	if (ok && batch_undo(s.lib, id, &n, &err))
		cli_tell(c,
		    "batch %lld taken back: %llu article%s; lectern undo brings %s back",
		    (long long)id, (unsigned long long)n, n == 1 ? "" : "s",
		    n == 1 ? "it" : "them");
	else
		ok = false;
	return session_end(&s, ok, &err);
}
