/* Going to places. */
#include "app/go.h"
#include "app/selection.h"

#include "store/search.h"
#include "store/view.h"

#include <stdlib.h>
#include <string.h>

struct query_env
go_env(const struct app *app, enum query_typing typing)
{
	return (struct query_env){.now = app->now_ms / 1000,
	    .zone_minutes = app->env.zone_minutes,
	    .typing = (uint8_t)typing};
}

/* The list has other rows: what was made of the old ones goes. */
static void
forget_list(struct app *app)
{
	lights_free(app->lights);
	app->lights = NULL;
	app->count_wanted = true;
	app->unlit = true;
}

void
go_leave(struct app *app)
{
	struct place here = {0};

	place_take(&here, &app->rows, &app->reader, &app->screen);
	past_leave(&app->past, &here);
}

static void
tell_slip(struct app *app)
{
	const struct query *q = &app->rows.source.query;
	char *better;

	if (app->rows.source.kind != SOURCE_QUERY)
		return;
	if (q->n_slips > 0) {
		const struct query_slip *slip = &q->slips[0];

		if (slip->len > 1)
			say_wrong(app, "\"%.*s\" at %u: %s",
			    slip->len > 40 ? 40 : (int)slip->len, buf_str(&q->text) + slip->at,
			    slip->at + 1, slip->message);
		else
			say_wrong(app, "at %u: %s", slip->at + 1, slip->message);
	} else if (q->order_given && q->order == LIST_BEST && !query_has_words(q)) {
		say(app, "without words all fit alike: newest first");
	} else if (app->rows.n == 0 && query_has_words(q)) {
		better = search_suggest(app->env.library, q);
		if (better != NULL)
			say(app, "nothing found; did you mean: %s", better);
		else
			say(app, "nothing found: %s", buf_str(&q->text));
		free(better);
	}
}

bool
go_source_from(struct app *app, struct source *source, struct place *here)
{
	struct err err;

	if (!rows_open(&app->rows, source, &err)) {
		say_error(app, &err);
		source_clear(source);
		return false;
	}
	past_leave(&app->past, here);
	forget_list(app);
	selection_clear(app);
	panels_clear(&app->panels);
	app->screen.zoomed = false;
	app->screen.focus = FOCUS_LIST;
	go_moved(app);
	go_light(app);
	tell_slip(app);
	return true;
}

bool
go_source(struct app *app, struct source *source)
{
	struct place here = {0};
	bool ok;

	place_take(&here, &app->rows, &app->reader, &app->screen);
	ok = go_source_from(app, source, &here);
	place_clear(&here);
	return ok;
}

bool
go_query(struct app *app, const char *name, const char *text, bool is_view)
{
	struct source source = {.order = SOURCE_OWN_ORDER};
	struct query_env env = go_env(app, QUERY_TYPED);

	source_set_query(&source, name, text, &env);
	source.is_view = is_view;
	return go_source(app, &source);
}

/* A view's query with what the option "fold" says of duplicates, unless it says so itself. */
static void
add_fold(const struct app *app, const char *query, struct buf *out)
{
	bool fold = app->config.options.number[OPTION_FOLD] != 0;

	if (strstr(query, "duplicate") != NULL)
		buf_add_str(out, query);
	else if (query[0] == '\0') /* the store folds what is not asked for */
		buf_add_str(out, fold ? "" : "is:duplicate OR -is:duplicate");
	else
		buf_addf(out, fold ? "(%s) -is:duplicate" : "%s", query);
}

bool
go_view(struct app *app, const char *name)
{
	char *kept = view_find(app->env.library, name);
	const char *query =
	    kept != NULL ? kept : config_find_view(&app->config, name, strlen(name));
	struct buf text = BUF_INIT;
	bool ok = false;

	if (query != NULL) {
		add_fold(app, query, &text);
		ok = go_query(app, name, buf_str(&text), true);
	} else {
		say_wrong(app, "there is no view of that name: %s", name);
	}
	buf_clear(&text);
	free(kept);
	return ok;
}

void
go_save_place(struct app *app)
{
	struct reader *r = &app->reader;
	struct err err;

	if (r->id == 0 || !r->opened || library_read_only(app->env.library))
		return;
	library_set_now(app->env.library, app->now_ms / 1000);
	if (!article_set_place(app->env.library, r->id, r->place, &err))
		say_error(app, &err);
	for (int i = 0; i < app->rows.n; i++)
		if (rows_get(&app->rows, i)->id == r->id)
			rows_get(&app->rows, i)->reading_at = r->place;
}

/* Where the entity of the list is named in the article. */
static void
find_entity(struct app *app, struct hit_range **hits, size_t *n)
{
	const struct reader *r = &app->reader;
	const struct mentions *m = &r->article.mentions;
	size_t cap = 0;

	for (size_t i = 0; i < m->n; i++) {
		if (m->items[i].entity >= m->n_entities ||
		    r->entities[m->items[i].entity] != app->rows.source.id)
			continue;
		*hits = base_grow(*hits, *n, &cap, sizeof **hits);
		(*hits)[(*n)++] = (struct hit_range){m->items[i].start, m->items[i].len};
	}
}

void
go_light(struct app *app)
{
	const struct source *s = &app->rows.source;
	const struct buf *text = &app->reader.article.doc.text;
	struct hit_range *hits = NULL;
	size_t n = 0;

	if (app->reader.id == 0)
		return;
	if (s->kind == SOURCE_ENTITY) {
		find_entity(app, &hits, &n);
	} else if (source_has_hits(s)) {
		if (app->lights == NULL)
			app->lights = lights_new(app->env.library, &s->query);
		lights_find(app->lights, buf_str(text), text->len,
		    article_get(&app->reader.article, FIELD_LANG), &hits, &n);
	}
	reader_set_hits(&app->reader, hits, n, false);
}

static bool
load(struct app *app, int64_t id)
{
	struct err err;

	go_save_place(app);
	if (!reader_load(&app->reader, app->env.library, id, &app->config.options, &err)) {
		say_error(app, &err);
		return false;
	}
	go_light(app);
	return true;
}

/* Goes to the passage that was found, or where reading stopped. */
static void
settle(struct app *app, const struct row *row)
{
	struct reader *r = &app->reader;
	int hit = row->passage != NULL ? reader_hit_from(r, row->passage_at) : -1;

	if (hit < 0 && r->n_hits > 0)
		hit = 0;
	if (hit >= 0)
		reader_go_hit(r, hit);
	else
		reader_go(r, row->reading_at);
}

void
go_preview(struct app *app)
{
	const struct row *row = rows_current(&app->rows);
	bool unlit = app->unlit;

	app->preview_at = 0;
	app->unlit = false;
	if (row == NULL) {
		go_save_place(app);
		reader_clear(&app->reader);
	} else if (app->reader.id != row->id) {
		if (load(app, row->id))
			settle(app, row);
	} else if (unlit) {
		go_light(app);
		if (app->reader.n_hits > 0)
			settle(app, row); /* else it stays where it is being read */
	}
}

void
go_show(struct app *app)
{
	if (app->screen.focus == FOCUS_LIST)
		go_preview(app);
}

void
go_moved(struct app *app)
{
	const struct options *o = &app->config.options;

	app->preview_at = 0;
	if (o->number[OPTION_PREVIEW] == PREVIEW_IDLE)
		app->preview_at = app->now_ms + o->number[OPTION_PREVIEW_DELAY];
	else if (o->number[OPTION_PREVIEW] == PREVIEW_NOW)
		go_preview(app);
}

void
go_mark_read(struct app *app)
{
	struct reader *r = &app->reader;
	struct row *row = rows_current(&app->rows);
	struct err err;

	r->opened = true;
	if (row == NULL || row->id != r->id || (row->state & STATE_READ) ||
	    library_read_only(app->env.library))
		return;
	library_set_now(app->env.library, app->now_ms / 1000);
	if (!article_set_state(app->env.library, &r->id, 1, STATE_READ, 0, &err))
		say_error(app, &err);
	else
		rows_mark_read(&app->rows, row);
}

void
go_open(struct app *app)
{
	const struct row *row = rows_current(&app->rows);

	if (row == NULL)
		return;
	go_leave(app);
	go_preview(app);
	if (app->reader.id != row->id)
		return;
	go_mark_read(app);
	app->screen.zoomed = true;
	app->screen.focus = FOCUS_READER;
}

void
go_article(struct app *app, int64_t id, uint32_t byte)
{
	go_leave(app);
	if (app->reader.id != id && !load(app, id))
		return;
	app->preview_at = 0;
	panels_clear(&app->panels);
	go_mark_read(app);
	reader_go(&app->reader, byte);
	app->screen.zoomed = true;
	app->screen.focus = FOCUS_READER;
}

void
go_place(struct app *app, const struct place *to)
{
	struct source source = {.order = SOURCE_OWN_ORDER};
	struct err err;

	source_copy(&source, &to->source);
	if (!rows_open_at(&app->rows, &source, &to->row, to->number, to->above, &err)) {
		say_error(app, &err);
		source_clear(&source);
		return;
	}
	if (!selection_follow_list(app, &err))
		say_error(app, &err);
	forget_list(app);
	app->unlit = false; /* it is lit below, and stands where it stood */
	panels_clear(&app->panels);
	app->screen.zoomed = to->zoomed;
	app->screen.focus = to->focus;
	app->preview_at = 0;
	if (to->article != 0 && app->reader.id != to->article && !load(app, to->article))
		return;
	if (to->article != 0) {
		go_light(app);
		app->reader.opened |= to->opened;
		reader_go(&app->reader, to->byte);
	}
	if (!to->zoomed && to->focus == FOCUS_LIST)
		go_moved(app);
}

/* What was counted is shown until it is counted anew: most changes leave it as it was. */
static void
keep_counts(struct rows *rows, struct list_count count, struct list_count unread)
{
	rows->count = count;
	rows->unread = unread;
	rows->counted = true;
}

void
go_reload(struct app *app)
{
	struct list_count count = app->rows.count, unread = app->rows.unread;
	bool counted = app->rows.counted;
	struct place here = {0};
	struct source source = {.order = SOURCE_OWN_ORDER};
	struct err err;
	bool ok;

	app->reload_wanted = false;
	app->reloaded_ms = app->now_ms;
	place_take(&here, &app->rows, &app->reader, &app->screen);
	source_copy(&source, &here.source);
	if (here.row.id != 0)
		ok =
		    rows_open_at(&app->rows, &source, &here.row, here.number, here.above, &err);
	else
		ok = rows_open(&app->rows, &source, &err);
	if (!ok) {
		say_error(app, &err);
		source_clear(&source);
	} else {
		const struct row *row = rows_current(&app->rows);

		if (!selection_follow_list(app, &err))
			say_error(app, &err);
		app->count_wanted = true;
		if (counted)
			keep_counts(&app->rows, count, unread);
		if (app->screen.focus == FOCUS_LIST && row != NULL && row->id != app->reader.id)
			go_moved(app); /* what is being read stays */
	}
	if (app->panels.n > 0 && !panels_refresh(app, &err))
		say_error(app, &err);
	place_clear(&here);
}
