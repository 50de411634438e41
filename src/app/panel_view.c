/* The panel of views: those of the library, of the configuration, and the built-in ones. */
#include "app/panels.h"

#include "app/go.h"
#include "store/view.h"

#include <stdlib.h>
#include <string.h>

static void
add_view(struct panel *p, const char *name, const char *query)
{
	struct panel_item *item = panel_add(p, name, STYLE_TEXT);

	item->detail = base_strdup(query);
	item->target = base_strdup(name);
}

static bool
add_kept(void *arg, const char *name, const char *query)
{
	add_view(arg, name, query);
	return true;
}

static bool
fill_views(struct app *app, struct panel *p, struct err *err)
{
	const struct config *c = &app->config;

	buf_add_str(&p->title, "Views");
	if (!view_list(app->env.library, add_kept, p, err))
		return false;
	size_t kept = p->n;

	for (size_t i = 0; i < c->n_views; i++) {
		size_t same = 0;

		while (same < kept && strcmp(p->items[same].text, c->views[i].name) != 0)
			same++;
		if (same == kept)
			add_view(p, c->views[i].name, c->views[i].query);
	}
	return true;
}

static void
open_view(struct app *app, struct panel *p, const struct panel_item *item)
{
	char *name = base_strdup(item->target); /* the panel goes when the view comes */

	(void)p;
	go_view(app, name);
	free(name);
}

static void
remove_view(struct app *app, struct panel *p, const struct panel_item *item)
{
	struct err err;

	(void)p;
	if (!view_remove(app->env.library, item->target, &err)) {
		say_error(app, &err);
		return;
	}
	say_changed(app, "view %s is forgotten", item->target);
	if (!panels_refresh(app, &err))
		say_error(app, &err);
}

const struct panel_kind panel_views = {
    .name = "views",
    .panes = PANE_PANEL,
    .picks = true,
    .fill = fill_views,
    .open = open_view,
    .remove = remove_view,
};
