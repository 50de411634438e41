/* What commands act on. */
#include "app/chosen.h"

#include "app/go.h"

#include <string.h>

int64_t
chosen_one(const struct app *app)
{
	const struct row *row = rows_current(&app->rows);

	if (app->screen.focus == FOCUS_READER)
		return app->reader.id;
	return row != NULL ? row->id : 0;
}

bool
chosen_all(struct app *app, struct ids *ids)
{
	int64_t one = chosen_one(app);

	if (app->screen.focus == FOCUS_LIST && app->selection.n > 0)
		ids_add_all(ids, app->selection.items, app->selection.n);
	else if (one != 0)
		ids_add(ids, one);
	if (ids->n == 0)
		say(app, "there is no article here");
	return ids->n > 0;
}

const struct article *
chosen_load(struct app *app, int64_t id, struct article *room)
{
	struct err err;

	if (app->reader.id == id)
		return &app->reader.article;
	if (article_load(app->env.library, id, room, &err))
		return room;
	say_error(app, &err);
	return NULL;
}

void
chosen_changed(struct app *app)
{
	struct reader *r = &app->reader;
	uint32_t byte = r->place;
	bool opened = r->opened, visual = r->visual;
	int64_t id = r->id;
	struct err err;

	go_reload(app);
	if (id == 0 || r->id != id || visual)
		return;
	if (!reader_load(r, app->env.library, id, &app->config.options, &err)) {
		say_error(app, &err);
		return;
	}
	r->opened = opened;
	go_light(app);
	reader_go(r, byte);
}
