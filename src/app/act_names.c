/* Commands on entities: their panel, their pages, and the user's repairs. */
#include "app/act.h"
#include "app/chosen.h"
#include "app/dispatch.h"
#include "app/follow.h"
#include "app/panels.h"
#include "store/entity.h"

#include <string.h>

void
act_entities(struct app *app, const char *argument)
{
	(void)argument;
	panels_show(
	    app, &panel_entities, app->screen.focus == FOCUS_READER ? app->reader.id : 0);
}

/* The entity that a name means, best known first; 0, told, when there is none. */
static int64_t
find_entity(struct app *app, const char *name)
{
	struct entity_page page = ENTITY_PAGE_INIT;
	int64_t id = 0;
	struct err err;

	if (!entity_find(app->env.library, name, 8, &page, &err)) {
		say_error(app, &err);
		return 0;
	}
	for (size_t i = 0; i < page.n && id == 0; i++)
		if (strcmp(page.rows[i].name, name) == 0)
			id = page.rows[i].id;
	if (id == 0 && page.n > 0)
		id = page.rows[0].id;
	if (id == 0)
		say(app, "no name like it is known: %s", name);
	entity_page_clear(&page);
	return id;
}

void
act_entity(struct app *app, const char *argument)
{
	int64_t id;

	if (argument == NULL) {
		dispatch_ask(app, COMMAND_ENTITY, "");
		return;
	}
	id = find_entity(app, argument);
	if (id != 0)
		follow_entity(app, id);
}

/* The entity under the panel's cursor; 0, told, when there is none. */
static int64_t
current(struct app *app)
{
	const struct panel *p = panels_top(&app->panels);
	const struct panel_item *item = p != NULL ? panel_current(p) : NULL;

	if (item == NULL || item->id == 0)
		say(app, "choose a name first");
	else if (may_change(app))
		return item->id;
	return 0;
}

static void
end(struct app *app, bool ok, const struct err *err, const char *done)
{
	if (!ok) {
		say_error(app, err);
		return;
	}
	chosen_changed(app);
	say_changed(app, "%s", done);
}

/* Puts the panel's cursor on a name. */
static void
show_entity(struct panel *p, int64_t id)
{
	for (size_t i = 0; p != NULL && i < p->n; i++)
		if (p->items[i].id == id)
			panel_show(p, (int)i);
}

void
act_merge(struct app *app, const char *argument)
{
	int64_t id = current(app), into;
	struct err err;

	if (id == 0)
		return;
	if (argument == NULL) {
		dispatch_ask(app, COMMAND_MERGE, "");
		return;
	}
	into = find_entity(app, argument);
	if (into == id)
		say(app, "that is the same name already");
	else if (into != 0) {
		end(app, entity_merge(app->env.library, id, into, &err), &err, "merged");
		show_entity(panels_top(&app->panels), into);
	}
}

/* What is hidden already is shown again. */
void
act_hide(struct app *app, const char *argument)
{
	int64_t id = current(app);
	struct entity_page self = ENTITY_PAGE_INIT;
	struct err err;
	bool ok, hide;

	(void)argument;
	if (id == 0)
		return;
	ok = entity_get(app->env.library, id, &self, &err);
	hide = self.n == 0 || !self.rows[0].hidden;
	entity_page_clear(&self);
	end(app, ok && entity_hide(app->env.library, id, hide, &err), &err,
	    hide ? "hidden" : "shown again");
}

void
act_kind(struct app *app, const char *argument)
{
	int64_t id = current(app);
	struct err err;
	int kind;

	if (id == 0)
		return;
	if (argument == NULL) {
		dispatch_ask(app, COMMAND_KIND, "");
		return;
	}
	kind = mention_kind_find(argument);
	if (kind < 0 || kind > MENTION_OTHER)
		say_wrong(app, "expected person, org, place or other");
	else
		end(app, entity_set_kind(app->env.library, id, (enum mention_kind)kind, &err),
		    &err, "its kind is changed");
}

void
act_alias(struct app *app, const char *argument)
{
	int64_t id = current(app);
	struct err err;

	if (id == 0)
		return;
	if (argument == NULL)
		dispatch_ask(app, COMMAND_ALIAS, "");
	else
		end(app, entity_add_alias(app->env.library, id, argument, &err), &err,
		    "it has another name now");
}

void
act_highlights(struct app *app, const char *argument)
{
	(void)argument;
	app->reader.hide_names = !app->reader.hide_names;
	say(app, app->reader.hide_names ? "names are not marked" : "names are marked");
}
