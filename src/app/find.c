/* Live search, find in the article, and going from hit to hit. */
#include "app/find.h"

#include "app/go.h"
#include "app/selection.h"
#include "store/search.h"

#include <stdlib.h>
#include <string.h>

enum {
	PAUSE_MS = 400,       /* without a key: typing has paused */
	COUNT_CAP = 100000,   /* rows are counted up to here, */
	COUNT_HITS_CAP = 1000 /* hits up to here */
};

void
find_start(struct app *app, const char *initial)
{
	place_take(&app->live.before, &app->rows, &app->reader, &app->screen);
	app->live.is_on = true;
	app->live.wanted = false;
	panels_clear(&app->panels);
	prompt_open(&app->prompt, COMMAND_SEARCH, initial);
	if (initial[0] != '\0')
		find_typed(app);
}

static void
find_in_reader(struct app *app, const char *what)
{
	struct reader *r = &app->reader;
	const struct buf *text = &r->article.doc.text;
	struct hit_range *hits = NULL;
	size_t n = 0;

	if (r->id == 0)
		return;
	if (r->seek.n_origin == 0)
		seek_text(&r->seek, buf_str(text), text->len);
	seek_find(&r->seek, what, strlen(what), &hits, &n);
	uint32_t from = r->hit >= 0 ? r->hits[r->hit].start : reader_byte(r);

	reader_set_hits(r, hits, n, true);
	if (n > 0) {
		int hit = reader_hit_from(r, from);

		reader_go_hit(r, hit < 0 ? 0 : hit);
	}
}

static void
find_in_panel(struct app *app, const char *what)
{
	struct panel *p = panels_top(&app->panels);
	int found = panel_find(p, what, p->at, 1);

	if (found < 0)
		found = panel_find(p, what, 0, 1);
	if (found >= 0)
		panel_show(p, found);
	char *own = base_strdup(what);

	free(p->found);
	p->found = own;
}

void
find_here(struct app *app, const char *what)
{
	if (app->panels.n > 0) {
		find_in_panel(app, what);
		return;
	}
	if (what[0] == '\0') {
		go_light(app);
		return;
	}
	find_in_reader(app, what);
	if (app->reader.n_hits == 0 && !app->prompt.is_open)
		say(app, "not in this article: %s", what);
}

void
find_want(struct app *app)
{
	app->live.has_paused = false;
	app->live.pause_at = 0;
	app->live.wanted = app->live.is_on;
}

void
find_typed(struct app *app)
{
	const char *line = buf_str(&app->prompt.edit.text);

	candidates_clear(&app->prompt.candidates);
	find_want(app);
	if (!app->live.is_on && app->prompt.command == COMMAND_FIND)
		find_here(app, line);
}

static bool
is_waiting(void *arg)
{
	const struct app *app = arg;

	return app->env.key_waiting != NULL && app->env.key_waiting(app->env.user);
}

static void
show_list(struct app *app)
{
	lights_free(app->lights);
	app->lights = NULL;
	app->count_wanted = true;
	app->unlit = true;
	app->screen.zoomed = false;
	app->screen.focus = FOCUS_LIST;
	go_moved(app);
}

/* What each key can do without, when there is much: counting, and rare completions. */
static void
put_off(struct app *app)
{
	app->live.has_more = search_has_more(app->env.library, &app->rows.source.query);
	if (app->rows.after)
		app->count_wanted = false;
	if (app->live.has_more || app->rows.after)
		app->live.pause_at = app->now_ms + PAUSE_MS;
}

/* The search for what stands in the prompt. */
static void
search_now(struct app *app)
{
	struct source source = {.order = SOURCE_OWN_ORDER};
	struct query_env env = go_env(app, app->live.has_paused ? QUERY_PAUSED : QUERY_TYPING);
	const char *line = buf_str(&app->prompt.edit.text);
	struct err err;

	if (line[strspn(line, " ")] == '\0') {
		go_place(app, &app->live.before);
		app->live.wanted = false;
		return;
	}
	source_set_query(&source, "search", line, &env);
	if (rows_open(&app->rows, &source, &err)) {
		app->live.wanted = false;
		selection_clear(app);
		show_list(app);
		if (!app->live.has_paused)
			put_off(app);
	} else {
		source_clear(&source);
		if (err.kind == ERR_INTERRUPT)
			return; /* a key is waiting; what is wanted stays wanted */
		app->live.wanted = false;
		say_error(app, &err);
	}
}

bool
find_has_work(const struct app *app)
{
	return app->live.wanted || app->count_wanted;
}

void
find_pause(struct app *app)
{
	app->live.pause_at = 0;
	app->live.has_paused = true;
	app->live.wanted = app->live.is_on && app->live.has_more;
	app->count_wanted = true;
}

static void
count_now(struct app *app)
{
	uint64_t cap = source_has_hits(&app->rows.source) ? COUNT_HITS_CAP : COUNT_CAP;
	struct library_counts counts;
	struct err err;

	if (!rows_count(&app->rows, cap, &err)) {
		if (err.kind == ERR_INTERRUPT)
			return;
		say_error(app, &err);
	}
	app->count_wanted = false;
	app->is_empty = app->rows.n == 0 &&
			list_library_counts(app->env.library, &counts, &err) &&
			counts.shown + counts.archived + counts.deleted == 0;
}

void
find_work(struct app *app)
{
	library_set_interrupt(app->env.library, is_waiting, app);
	if (app->live.wanted)
		search_now(app);
	if (!app->live.wanted && app->count_wanted)
		count_now(app);
	library_set_interrupt(app->env.library, NULL, NULL);
}

static void
end_live(struct app *app)
{
	app->live.is_on = false;
	app->live.wanted = false;
	app->live.has_paused = false;
	app->live.pause_at = 0;
}

/* The list of a finished line: its last word is a word, unless it is found only as the
 * beginning of one. */
static bool
open_finished(struct app *app, const char *line)
{
	struct source source = {.order = SOURCE_OWN_ORDER};
	struct query_env env = go_env(app, QUERY_TYPED);
	struct library *lib = app->env.library;
	struct list_part one = {NULL, LIST_FORWARD, 1};
	struct page page = PAGE_INIT;
	struct err err;

	source_set_query(&source, "search", line, &env);
	if (source_has_hits(&source) && source.query.n_slips == 0 &&
	    source_page(lib, &source, one, &page, &err) && page.n == 0) {
		env.typing = QUERY_TYPING;
		source_set_query(&source, "search", line, &env);
	}
	page_clear(&page);
	return go_source_from(app, &source, &app->live.before);
}

void
find_accept(struct app *app)
{
	char *line = base_strdup(buf_str(&app->prompt.edit.text));

	prompt_close(&app->prompt, true);
	end_live(app);
	if (line[strspn(line, " ")] == '\0' || !open_finished(app, line))
		go_place(app, &app->live.before);
	place_clear(&app->live.before);
	free(line);
}

void
find_cancel(struct app *app)
{
	prompt_close(&app->prompt, false);
	end_live(app);
	go_place(app, &app->live.before);
	place_clear(&app->live.before);
}

/* The next article of the list, its first or last hit. */
static void
next_article(struct app *app, int direction)
{
	struct reader *r = &app->reader;
	int at = app->rows.at;
	struct err err;

	if (!rows_move(&app->rows, direction, &err)) {
		say_error(app, &err);
		return;
	}
	if (app->rows.at == at && rows_current(&app->rows) != NULL &&
	    rows_current(&app->rows)->id == r->id) {
		say(app, direction > 0 ? "that was the last hit" : "that was the first hit");
		return;
	}
	go_preview(app);
	go_mark_read(app);
	if (direction < 0 && r->n_hits > 0)
		reader_go_hit(r, (int)r->n_hits - 1);
	say(app, direction > 0 ? "on in the next article" : "on in the article before");
}

static void
next_in_reader(struct app *app, int direction)
{
	struct reader *r = &app->reader;
	int hit = r->hit + direction;

	if (r->hit < 0) {
		hit = reader_hit_from(r, reader_byte(r));
		if (direction < 0)
			hit = hit < 0 ? (int)r->n_hits - 1 : hit - 1;
		else if (hit < 0)
			hit = (int)r->n_hits;
	}
	if (hit >= 0 && (size_t)hit < r->n_hits) {
		reader_go_hit(r, hit);
	} else if (!r->finding && source_has_hits(&app->rows.source)) {
		next_article(app, direction);
	} else if (r->n_hits > 0) {
		reader_go_hit(r, direction > 0 ? 0 : (int)r->n_hits - 1);
		say(app, direction > 0 ? "on from the top" : "on from the end");
	} else {
		say(app, "no hits: search or find something first");
	}
}

void
find_next(struct app *app, int direction)
{
	struct panel *p = panels_top(&app->panels);
	struct err err;

	if (p != NULL) {
		int found = p->found != NULL
				? panel_find(p, p->found, p->at + direction, direction)
				: -1;

		if (found >= 0)
			panel_show(p, found);
		else
			say(app, "no more hits here");
	} else if (app->screen.focus == FOCUS_READER) {
		next_in_reader(app, direction);
	} else if (!rows_move(&app->rows, direction, &err)) {
		say_error(app, &err);
	} else {
		go_moved(app);
	}
}
