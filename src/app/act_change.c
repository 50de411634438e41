/* Commands that change articles, and those that take changes back. */
#include "app/act.h"
#include "app/chosen.h"
#include "app/dispatch.h"
#include "app/go.h"
#include "app/selection.h"
#include "app/task.h"
#include "store/article.h"
#include "store/journal.h"
#include "store/tag.h"

#include <stdlib.h>
#include <string.h>

/* "starred", or "3 articles starred". */
static void
say_done(struct app *app, size_t n, const char *what)
{
	if (n > 1)
		say_changed(app, "%zu articles %s", n, what);
	else
		say_changed(app, "%s", what);
}

/* Have all of them this state? Of a large selection the first are asked. */
static bool
have_state(struct app *app, const struct ids *ids, unsigned state)
{
	enum { ASKED = 200 };
	bool all = true;
	struct err err;

	for (size_t i = 0; all && i < ids->n && i < ASKED; i++) {
		struct page page = PAGE_INIT;

		all = list_row(app->env.library, ids->items[i], &page, &err) && page.n > 0 &&
		      (page.rows[0].state & state);
		page_clear(&page);
	}
	return all;
}

static void
toggle_state(struct app *app, unsigned state, const char *on, const char *off)
{
	struct ids ids = {0};
	struct err err;

	if (!may_change(app) || !chosen_all(app, &ids)) {
		ids_clear(&ids);
		return;
	}
	bool is_on = have_state(app, &ids, state);

	if (article_set_state(app->env.library, ids.items, ids.n, is_on ? 0 : state,
		is_on ? state : 0, &err)) {
		say_done(app, ids.n, is_on ? off : on);
		go_reload(app);
	} else {
		say_error(app, &err);
	}
	ids_clear(&ids);
}

void
act_read(struct app *app, const char *argument)
{
	(void)argument;
	toggle_state(app, STATE_READ, "read", "unread");
}

void
act_star(struct app *app, const char *argument)
{
	(void)argument;
	toggle_state(app, STATE_STARRED, "starred", "no longer starred");
}

void
act_archive(struct app *app, const char *argument)
{
	(void)argument;
	toggle_state(app, STATE_ARCHIVED, "archived", "no longer archived");
}

void
act_delete(struct app *app, const char *argument)
{
	struct panel *p = panels_top(&app->panels);

	(void)argument;
	if (p == NULL) {
		toggle_state(app, STATE_DELETED, "deleted", "no longer deleted");
		if (app->screen.focus == FOCUS_READER)
			act_leave(app, NULL);
	} else if (p->kind->remove == NULL || panel_current(p) == NULL) {
		say(app, "nothing is deleted here");
	} else if (may_change(app)) {
		p->kind->remove(app, p, panel_current(p));
	}
}

struct typed_tag {
	const char *name;
	size_t len;
	bool off; /* it is to be taken away */
};

/* Takes the next tag off "cyber, -war"; false at the end. Without a comma blanks part tags. */
static bool
next_tag(const char **tags, const char *separators, struct typed_tag *out)
{
	*tags += strspn(*tags, " ,");
	if (**tags == '\0')
		return false;
	out->off = **tags == '-';
	out->name = *tags + out->off;
	out->len = strcspn(out->name, separators);
	*tags = out->name + out->len;
	while (out->len > 0 && out->name[out->len - 1] == ' ')
		out->len--;
	return true;
}

/* What was done is told in *done. */
static bool
set_tags(struct app *app, const struct ids *ids, const char *tags, const char **done,
    struct err *err)
{
	const char *separators = strchr(tags, ',') != NULL ? "," : " ";
	bool ok = journal_begin(app->env.library, "tagging", err);
	unsigned on = 0, off = 0;
	struct typed_tag tag;

	if (!ok)
		return false;
	while (ok && next_tag(&tags, separators, &tag)) {
		char *name = base_strndup(tag.name, tag.len);

		if (name[0] != '\0')
			ok = tag_set(app->env.library, ids->items, ids->n, name, !tag.off, err);
		*(tag.off ? &off : &on) += name[0] != '\0';
		free(name);
	}
	*done = off == 0 ? "tagged" : on == 0 ? "untagged" : "retagged";
	return journal_end(app->env.library, ok, ok ? err : NULL) && ok;
}

void
act_tag(struct app *app, const char *argument)
{
	struct ids ids = {0};
	const char *done;
	struct err err;

	if (argument == NULL) {
		dispatch_ask(app, COMMAND_TAG, "");
		return;
	}
	if (may_change(app) && chosen_all(app, &ids)) {
		if (set_tags(app, &ids, argument, &done, &err)) {
			say_done(app, ids.n, done);
			chosen_changed(app);
		} else {
			say_error(app, &err);
		}
	}
	ids_clear(&ids);
}

void
act_edit(struct app *app, const char *argument)
{
	const char *equals = argument != NULL ? strchr(argument, '=') : NULL;
	int64_t id = chosen_one(app);
	struct err err;

	if (argument == NULL) {
		if (id != 0)
			go_show(app); /* completion offers what stands there now */
		dispatch_ask(app, COMMAND_EDIT, "");
		return;
	}
	if (id == 0 || !may_change(app))
		return;
	char *name = base_strndup(
	    argument, equals != NULL ? (size_t)(equals - argument) : strlen(argument));
	int field = article_field_find(name);

	if (equals == NULL || field < 0)
		say_wrong(app, "expected FIELD=VALUE, as in title=... or date=2011-07-14");
	else if (!article_edit(
		     app->env.library, id, (enum article_field)field, equals + 1, &err))
		say_error(app, &err);
	else {
		say_done(app, 1, "corrected");
		chosen_changed(app);
	}
	free(name);
}

void
act_select(struct app *app, const char *argument)
{
	const struct row *row = rows_current(&app->rows);

	(void)argument;
	if (row == NULL)
		return;
	ids_toggle(&app->selection, row->id);
	act_down(app, NULL);
}

void
act_select_all(struct app *app, const char *argument)
{
	struct source source = {.order = SOURCE_OWN_ORDER};
	struct query_env env = go_env(app, QUERY_TYPED);
	struct err err;
	bool ok = true;

	if (argument != NULL) {
		source_set_query(&source, "", argument, &env);
		ok = selection_add_query(app, &source, &err);
	} else if (app->selection.n > 0) {
		selection_clear(app);
	} else {
		ok = selection_add_list(app, &err);
	}
	if (!ok)
		say_error(app, &err);
	say(app, "%zu selected", app->selection.n);
}

/* Puts the cursor on an article, if the list has it, with so many rows above it as before. */
static void
show_row(struct rows *rows, int64_t id, int above)
{
	for (int i = 0; i < rows->n; i++)
		if (rows_get(rows, i)->id == id) {
			rows->at = i;
			rows->top = i > above ? i - above : 0;
			return;
		}
}

/* The ids of a panel's items. */
static void
take_ids(const struct panel *p, struct ids *out)
{
	for (size_t i = 0; p != NULL && i < p->n; i++)
		if (p->items[i].id != 0)
			ids_add(out, p->items[i].id);
}

/* Puts the panel's cursor on the first item that was not there before: a name that is one by
 * itself again, a note that is back. */
static void
show_new_item(struct panel *p, const struct ids *before)
{
	for (size_t i = 0; p != NULL && p->kind->picks && i < p->n; i++)
		if (p->items[i].id != 0 && !ids_has(before, p->items[i].id)) {
			panel_show(p, (int)i);
			return;
		}
}

static void
step(struct app *app, bool (*fn)(struct library *, char **, int64_t *, struct err *),
    const char *done, const char *none)
{
	int above = app->rows.at - app->rows.top;
	struct ids items = {0};
	char *what = NULL;
	int64_t id;
	struct err err;

	if (!may_change(app))
		return;
	take_ids(panels_top(&app->panels), &items);
	if (!fn(app->env.library, &what, &id, &err)) {
		say_error(app, &err);
	} else if (what == NULL) {
		say(app, "%s", none);
	} else {
		say(app, "%s: %s", done, what);
		chosen_changed(app);
		show_row(&app->rows, id, above);
		show_new_item(panels_top(&app->panels), &items);
		if (!app->screen.zoomed)
			go_moved(app);
	}
	ids_clear(&items);
	free(what);
}

void
act_undo(struct app *app, const char *argument)
{
	(void)argument;
	step(app, journal_undo, "taken back", "nothing to take back");
}

void
act_redo(struct app *app, const char *argument)
{
	(void)argument;
	step(app, journal_redo, "done again", "nothing to do again");
}

void
act_repeat(struct app *app, const char *argument)
{
	struct change *change = &app->change;

	(void)argument;
	if (!change->is_set) {
		say(app, "there is no change to repeat");
		return;
	}
	char *own = change->argument != NULL ? base_strdup(change->argument) : NULL;

	dispatch_command(app, change->command, own);
	free(own);
}

void
act_add(struct app *app, const char *argument)
{
	if (argument != NULL)
		task_add(app, argument);
	else
		dispatch_ask(app, COMMAND_ADD, "");
}

void
act_reprocess(struct app *app, const char *argument)
{
	struct buf query = BUF_INIT;

	if (argument != NULL)
		buf_add_str(&query, argument);
	else if (chosen_one(app) != 0) /* a deleted one too */
		buf_addf(&query, "id:%lld (is:deleted OR -is:deleted)",
		    (long long)chosen_one(app));
	if (query.len > 0)
		task_reprocess(app, query.data);
	buf_clear(&query);
}
