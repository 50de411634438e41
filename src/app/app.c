/* The interface: wiring, time, and the screen as a whole. */
#include "app/state.h"

#include "app/dispatch.h"
#include "app/find.h"
#include "app/go.h"
#include "app/keep.h"
#include "app/paint.h"
#include "app/panels.h"
#include "app/selection.h"
#include "app/task.h"
#include "store/search.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LOOK_MS = 1000, RELOAD_MS = 500 };

static void
vsay(struct app *app, enum message_kind kind, const char *format, va_list args)
{
	struct buf text = BUF_INIT;

	buf_vaddf(&text, format, args);
	messages_add(&app->messages, kind, buf_str(&text), text.len);
	app->is_dirty = true;
	buf_clear(&text);
}

void
say(struct app *app, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vsay(app, MESSAGE_NOTE, format, args);
	va_end(args);
}

void
say_wrong(struct app *app, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vsay(app, MESSAGE_ERROR, format, args);
	va_end(args);
}

void
say_changed(struct app *app, const char *format, ...)
{
	struct buf text = BUF_INIT, key = BUF_INIT;
	va_list args;

	va_start(args, format);
	buf_vaddf(&text, format, args);
	va_end(args);
	keymap_add_keys(&key, &app->config.keymap, PANE_LIST, COMMAND_UNDO, 1);
	if (key.len > 0)
		buf_addf(&text, "; %s takes it back", key.data);
	say(app, "%s", buf_str(&text));
	buf_clear(&key);
	buf_clear(&text);
}

bool
may_change(struct app *app)
{
	library_set_now(app->env.library, app->now_ms / 1000);
	if (!library_read_only(app->env.library))
		return true;
	say_wrong(app, "the library can only be read");
	return false;
}

void
say_error(struct app *app, const struct err *err)
{
	say_wrong(app, "%s", err->text);
}

/* The user's file, then the lines that win over it. */
static void
read_config(struct app *app)
{
	const struct app_env *env = &app->env;
	struct buf errors = BUF_INIT;
	size_t n = 0;

	config_init(&app->config);
	keep_load(app);
	app->config.colorless = env->no_color || env->colors < 8;
	if (env->config != NULL)
		config_parse(&app->config, env->config, strlen(env->config),
		    env->config_name != NULL ? env->config_name : "config", &errors);
	for (size_t i = 0; env->config_lines != NULL && env->config_lines[i] != NULL; i++)
		config_parse(&app->config, env->config_lines[i], strlen(env->config_lines[i]),
		    "--set", &errors);
	config_apply_theme(&app->config);
	for (char *at = errors.data; at != NULL && *at != '\0';) {
		size_t len = strcspn(at, "\n");

		messages_add(&app->messages, MESSAGE_ERROR, at, len);
		at += len + (at[len] == '\n');
		n++;
	}
	if (n > 1)
		say_wrong(app, "%zu mistakes in the configuration; :messages tells them", n);
	buf_clear(&errors);
}

/* Passages are cut to what a row of the screen can show. */
static void
set_size(struct app *app, int cols, int rows)
{
	app->screen.cols = cols > 0 ? cols : 1;
	app->screen.rows = rows > 0 ? rows : 1;
	grid_resize(&app->grid, app->screen.cols, app->screen.rows);
	app->rows.passage =
	    app->config.options.number[OPTION_PASSAGES] && cols > 20 ? (size_t)cols - 8 : 0;
}

static void
open_first(struct app *app)
{
	if (!go_view(app, app->config.options.text[OPTION_VIEW]))
		go_query(app, "everything", "", true);
	past_clear(&app->past);
	if (app->env.note != NULL)
		say(app, "%s", app->env.note);
	if (app->env.add != NULL && app->env.add[0] != NULL)
		task_add_all(app, app->env.add);
}

struct app *
app_new(const struct app_env *env)
{
	struct app *app = base_calloc(1, sizeof *app);

	app->env = *env;
	app->now_ms = env->now_ms;
	app->key_command = -1;
	app->is_dirty = true;
	messages_init(&app->messages);
	effects_init(&app->effects);
	prompt_init(&app->prompt);
	grid_init(&app->grid);
	rows_init(&app->rows, env->library);
	reader_init(&app->reader);
	app->reader.hyphen_dir = env->hyphen_dir;
	library_hold(env->library);
	read_config(app);
	app->grid.emoji_full = app->config.options.number[OPTION_EMOJI] == EMOJI_FULL;
	app->screen.zoomed = false;
	set_size(app, env->cols, env->rows);
	library_set_now(env->library, app->now_ms / 1000);
	open_first(app);
	library_release(env->library);
	return app;
}

void
app_free(struct app *app)
{
	if (app == NULL)
		return;
	app_save(app);
	for (size_t i = 0; i < MARKS; i++)
		place_clear(&app->marks[i]);
	place_clear(&app->live.before);
	past_clear(&app->past);
	panels_clear(&app->panels);
	task_clear(&app->task);
	free(app->change.argument);
	prompt_clear(&app->prompt);
	reader_clear(&app->reader);
	lights_free(app->lights);
	selection_clear(app);
	rows_clear(&app->rows);
	config_clear(&app->config);
	messages_clear(&app->messages);
	effects_clear(&app->effects);
	grid_clear(&app->grid);
	buf_clear(&app->title);
	free(app);
}

void
app_save(struct app *app)
{
	go_save_place(app);
	keep_save(app);
}

void
app_key(struct app *app, struct key key)
{
	app->is_dirty = true;
	dispatch_key(app, key);
}

void
app_paste(struct app *app, const char *text, size_t len)
{
	app->is_dirty = true;
	messages_dismiss(&app->messages);
	if (!app->prompt.is_open) {
		say(app, "pasted text goes into a prompt; / or : opens one");
		return;
	}
	edit_insert(&app->prompt.edit, text, len);
	find_typed(app);
}

void
app_resize(struct app *app, int cols, int rows)
{
	app->is_dirty = true;
	set_size(app, cols, rows);
}

static void
look_at_library(struct app *app)
{
	if (library_changed(app->env.library))
		app->reload_wanted = true;
	if (!app->reload_wanted || app->live.is_on ||
	    app->now_ms - app->reloaded_ms < RELOAD_MS)
		return;
	go_reload(app);
	app->is_dirty = true;
}

void
app_tick(struct app *app, int64_t now_ms)
{
	app->now_ms = now_ms;
	if (app->preview_at != 0 && now_ms >= app->preview_at) {
		app->preview_at = 0;
		if (app->screen.reader.rows > 0 && !app->screen.zoomed) {
			go_preview(app);
			app->is_dirty = true;
		}
	}
	if (app->live.pause_at != 0 && now_ms >= app->live.pause_at)
		find_pause(app);
	look_at_library(app);
}

int
app_timeout(const struct app *app)
{
	int64_t wait = LOOK_MS;

	if (app->preview_at != 0 && app->preview_at - app->now_ms < wait)
		wait = app->preview_at - app->now_ms;
	if (app->live.pause_at != 0 && app->live.pause_at - app->now_ms < wait)
		wait = app->live.pause_at - app->now_ms;
	return wait < 0 ? 0 : (int)wait;
}

bool
app_has_work(const struct app *app)
{
	return find_has_work(app);
}

void
app_work(struct app *app)
{
	app->is_dirty = true;
	find_work(app);
}

/* Where a panel of that kind opens. */
static enum panel_side
panel_side(const struct app *app, const struct panel_kind *kind)
{
	bool side = app->config.options.number[OPTION_ORIGINAL] == ORIGINAL_SIDE;

	return kind == &panel_original && side && app->screen.zoomed &&
		       app->screen.cols >= SCREEN_SIDE_COLS
		   ? PANEL_BESIDE
		   : PANEL_BELOW;
}

int
app_panel_cols(const struct app *app, const struct panel_kind *kind)
{
	int cols = app->screen.cols;

	return panel_side(app, kind) == PANEL_BESIDE ? cols - (cols - 1) / 2 - 1 : cols;
}

static void
paint_tiny(struct app *app)
{
	char text[80];

	snprintf(text, sizeof text, "too small: %dx%d needs %dx%d", app->screen.cols,
	    app->screen.rows, SCREEN_MIN_COLS, SCREEN_MIN_ROWS);
	grid_put(&app->grid, (struct strip){0, 0, app->screen.cols}, text, strlen(text),
	    (struct pen){STYLE_TEXT, 0});
	app->grid.cursor_row = app->grid.cursor_col = 0;
}

/* The cursor stands on what was chosen or found; else beside the percent, where drawing ends,
 * so that it needs no moving. */
static void
paint_reader(struct app *app)
{
	struct grid *g = &app->grid;
	int row = g->rows - 1, col = 3;

	if (app->reader.plain) {
		row = app->screen.reader.row;
		col = app->screen.reader.col;
	}
	reader_draw(&app->reader, g, &row, &col);
	if (app->screen.focus == FOCUS_READER) {
		g->cursor_row = row;
		g->cursor_col = col < g->cols ? col : g->cols - 1;
	}
}

/* Which rows move as one: those of list and reader where they have the screen's whole width. */
static void
set_bands(struct app *app)
{
	const struct area *parts[GRID_BANDS] = {&app->screen.list, &app->screen.reader};

	for (size_t i = 0; i < GRID_BANDS; i++)
		if (parts[i]->cols == app->grid.cols)
			app->grid.bands[i] = (struct grid_band){parts[i]->row, parts[i]->rows};
}

static void
paint_all(struct app *app)
{
	struct screen *s = &app->screen;
	struct err err;

	set_bands(app);
	paint_title(app);
	if (s->list.rows > 0) {
		if (!rows_fit(&app->rows, s->list.rows, &err))
			say_error(app, &err);
		paint_list(app);
	}
	for (int row = 0; s->separator >= 0 && row < s->reader.rows; row++)
		grid_put_repeat(&app->grid,
		    (struct strip){s->reader.row + row, s->separator, 1}, "│",
		    (struct pen){STYLE_RULE, 0});
	if (s->reader.rows > 0)
		paint_reader(app);
	if (s->rule.rows > 0)
		paint_rule(app);
	if (s->panel.rows > 0)
		paint_panel(app);
	paint_bottom(app);
}

static void
make_title(struct app *app)
{
	const char *title = app->screen.zoomed && app->reader.id != 0
				? article_get(&app->reader.article, FIELD_TITLE)
				: app->rows.source.name;

	buf_reset(&app->title);
	buf_addf(&app->title, "Lectern: %s", title != NULL ? title : "");
}

const struct grid *
app_draw(struct app *app)
{
	const struct panel *top = panels_top(&app->panels);

	if (!app->is_dirty)
		return &app->grid;
	app->is_dirty = false;
	app->screen.list_only = app->is_empty;
	make_title(app);
	screen_arrange(&app->screen, &app->config.options,
	    top != NULL ? panel_side(app, top->kind) : PANEL_NONE);
	if (app->screen.reader.rows > 0)
		reader_set_area(&app->reader, app->screen.reader, &app->config.options);
	grid_erase(&app->grid);
	app->grid.cursor_visible = true;
	if (app->screen.tiny)
		paint_tiny(app);
	else
		paint_all(app);
	return &app->grid;
}

const struct theme *
app_theme(const struct app *app)
{
	return &app->config.theme;
}

bool
app_wants_mouse(const struct app *app)
{
	return app->config.options.number[OPTION_MOUSE] != 0;
}

const char *
app_title(const struct app *app)
{
	return buf_str(&app->title);
}

bool
app_next_effect(struct app *app, struct effect *effect)
{
	return effects_next(&app->effects, effect);
}

void
app_child_output(struct app *app, unsigned id, const char *bytes, size_t len)
{
	if (id != app->task.id)
		return;
	task_output(app, bytes, len);
	app->is_dirty = true;
}

void
app_child_ended(struct app *app, unsigned id, int status, const char *error)
{
	app->is_dirty = true;
	if (id == app->task.id)
		task_ended(app, status, error);
	else if (error != NULL)
		say_wrong(app, "%s", error);
}

void
app_effect_done(struct app *app, bool ok, const char *sentence)
{
	app->is_dirty = true;
	if (sentence != NULL && ok)
		say(app, "%s", sentence);
	else if (sentence != NULL)
		say_wrong(app, "%s", sentence);
}
