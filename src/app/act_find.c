/* Commands that find: searching, hits, views, orders, related articles. */
#include "app/act.h"
#include "app/dispatch.h"
#include "app/find.h"
#include "app/go.h"
#include "app/panels.h"
#include "store/view.h"

#include <stdlib.h>
#include <string.h>

void
act_search(struct app *app, const char *argument)
{
	if (argument != NULL)
		go_query(app, "search", argument, false);
	else
		find_start(app, "");
}

void
act_find(struct app *app, const char *argument)
{
	if (argument != NULL)
		find_here(app, argument);
	else
		dispatch_ask(app, COMMAND_FIND, "");
}

void
act_next_hit(struct app *app, const char *argument)
{
	(void)argument;
	find_next(app, 1);
}

void
act_prev_hit(struct app *app, const char *argument)
{
	(void)argument;
	find_next(app, -1);
}

void
act_views(struct app *app, const char *argument)
{
	(void)argument;
	panels_show(app, &panel_views, 0);
}

/* "NAME = QUERY" makes a view, "NAME" opens one. */
void
act_view(struct app *app, const char *argument)
{
	const char *equals;
	struct err err;

	if (argument == NULL) {
		dispatch_ask(app, COMMAND_VIEW, "");
		return;
	}
	equals = strstr(argument, " = ");
	if (equals == NULL) {
		go_view(app, argument);
		return;
	}
	if (!may_change(app))
		return;
	char *name = base_strndup(argument, (size_t)(equals - argument));

	if (config_is_built_in_view(name))
		say_wrong(app,
		    "%s is a built-in view: take another name, or set it in the configuration",
		    name);
	else if (!view_set(app->env.library, name, equals + 3, &err))
		say_error(app, &err);
	else
		go_view(app, name);
	free(name);
}

void
act_unview(struct app *app, const char *argument)
{
	struct err err;

	if (!may_change(app))
		return;
	if (argument == NULL)
		dispatch_ask(app, COMMAND_UNVIEW, "");
	else if (!view_remove(app->env.library, argument, &err))
		say_error(app, &err);
	else
		say_changed(app, "view %s is forgotten", argument);
}

void
act_sort(struct app *app, const char *argument)
{
	struct rows *rows = &app->rows;
	struct source source = {.order = SOURCE_OWN_ORDER};
	bool reverse = argument != NULL && argument[0] == '-';

	if (argument == NULL) {
		dispatch_ask(app, COMMAND_SORT, "");
		return;
	}
	int order = query_order_find(argument + reverse, strlen(argument + reverse));

	if (order < 0) {
		say_wrong(app, "there is no such order: %s", argument);
	} else if (rows->source.kind != SOURCE_QUERY) {
		say(app, "this list has its own order");
	} else if (order == LIST_BEST && !query_has_words(&rows->source.query)) {
		say(app, "best is for searches: without words all fit alike");
	} else if (rows->source.query.order_given) {
		say(app, "the query itself says the order");
	} else {
		source_copy(&source, &rows->source);
		source_set_order(&source, (enum list_order)order, reverse);
		go_source(app, &source);
	}
}

/* The article one is at; 0 when there is none. */
static int64_t
article_here(const struct app *app, const char **title)
{
	const struct row *row = rows_current(&app->rows);

	if (app->screen.focus == FOCUS_READER) {
		*title = article_get(&app->reader.article, FIELD_TITLE);
		return app->reader.id;
	}
	*title = row != NULL ? row->title : NULL;
	return row != NULL ? row->id : 0;
}

void
act_related(struct app *app, const char *argument)
{
	struct source source = {.order = SOURCE_OWN_ORDER};
	const char *title;
	int64_t id = article_here(app, &title);

	(void)argument;
	if (id == 0)
		return;
	source_set_id(&source, SOURCE_RELATED, id, title != NULL ? title : "related");
	go_source(app, &source);
	if (app->rows.n == 0)
		say(app, "nothing is related to it");
}

void
act_copies(struct app *app, const char *argument)
{
	struct source source = {.order = SOURCE_OWN_ORDER};
	struct page page = PAGE_INIT;
	const char *title;
	int64_t id = article_here(app, &title);
	struct err err;

	(void)argument;
	if (id == 0)
		return;
	if (!list_duplicates(app->env.library, id, &page, &err)) {
		say_error(app, &err);
	} else if (page.n < 2) {
		say(app, "there are no copies of it");
	} else {
		source_set_id(&source, SOURCE_COPIES, id, title != NULL ? title : "it");
		go_source(app, &source);
	}
	page_clear(&page);
}
