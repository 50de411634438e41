/* Commands that open, follow, close, and go back and forward. */
#include "app/act.h"
#include "app/caret.h"
#include "app/follow.h"
#include "app/go.h"
#include "app/selection.h"
#include "app/task.h"

#include <string.h>

void
act_open(struct app *app, const char *argument)
{
	struct panel *p = panels_top(&app->panels);

	(void)argument;
	if (p != NULL) {
		const struct panel_item *item = panel_current(p);

		if (item != NULL && p->kind->open != NULL)
			p->kind->open(app, p, item);
	} else if (app->screen.focus == FOCUS_LIST) {
		if (app->is_empty && app->env.samples != NULL)
			task_add(app, app->env.samples);
		else
			go_open(app);
	} else if (reader_current_target(&app->reader) != NULL) {
		follow_target(app, reader_current_target(&app->reader));
	} else if (!app->screen.zoomed && app->reader.id != 0) {
		go_mark_read(app);
		app->screen.zoomed = true;
	}
}

void
act_follow(struct app *app, const char *argument)
{
	bool at_text = app->screen.zoomed && reader_current_target(&app->reader) == NULL;

	if (at_text)
		act_down(app, argument);
	else
		act_open(app, argument);
}

static void
leave_reader(struct app *app)
{
	go_save_place(app);
	reader_drop_target(&app->reader);
	app->screen.zoomed = false;
	app->screen.focus = FOCUS_LIST;
	if (rows_current(&app->rows) != NULL && rows_current(&app->rows)->id != app->reader.id)
		go_moved(app);
}

void
act_leave(struct app *app, const char *argument)
{
	(void)argument;
	if (app->panels.n > 0)
		panels_close(&app->panels);
	else if (app->screen.focus == FOCUS_READER)
		leave_reader(app);
}

/* Closes the topmost thing; false at the root. */
static bool
close_top(struct app *app)
{
	struct reader *r = &app->reader;

	if (app->panels.n > 0) {
		panels_close(&app->panels);
	} else if (app->screen.focus == FOCUS_READER && r->visual) {
		caret_end(app);
	} else if (app->screen.focus == FOCUS_READER && r->finding) {
		go_light(app);
	} else if (app->screen.focus == FOCUS_READER) {
		leave_reader(app);
	} else if (app->selection.n > 0) {
		selection_clear(app);
	} else if (!app->rows.source.is_view) { /* back to where the search began */
		past_drop(&app->past, &app->rows.source);
		act_back(app, NULL);
	} else {
		return false;
	}
	return true;
}

void
act_close(struct app *app, const char *argument)
{
	(void)argument;
	if (!close_top(app))
		effects_add(&app->effects, EFFECT_QUIT);
}

void
act_escape(struct app *app, const char *argument)
{
	(void)argument;
	close_top(app);
}

void
act_focus(struct app *app, const char *argument)
{
	(void)argument;
	if (app->screen.reader.rows == 0) {
		go_open(app);
		return;
	}
	go_preview(app);
	if (app->reader.id != 0)
		app->screen.focus = FOCUS_READER;
}

static void
next_target(struct app *app, int direction)
{
	if (reader_next_target(&app->reader, direction))
		return;
	if (!app->screen.zoomed) { /* beyond the last one: over to the list */
		app->screen.focus = FOCUS_LIST;
		return;
	}
	if (!reader_next_target(&app->reader, direction))
		say(app, "no name and no link on this screen");
}

void
act_next_link(struct app *app, const char *argument)
{
	(void)argument;
	next_target(app, 1);
}

void
act_prev_link(struct app *app, const char *argument)
{
	(void)argument;
	next_target(app, -1);
}

/* The nearest unread row; only what pages bring is looked at, so this walks. */
static void
seek_unread(struct app *app, int direction)
{
	struct rows *r = &app->rows;
	int steps = 0;
	struct err err;

	for (;;) {
		const struct row *before = rows_current(r);
		int64_t id = before != NULL ? before->id : 0;

		if (!rows_move(r, direction, &err)) {
			say_error(app, &err);
			return;
		}
		const struct row *row = rows_current(r);

		if (row == NULL || row->id == id)
			break;
		steps++;
		if (!(row->state & STATE_READ)) {
			go_moved(app);
			return;
		}
	}
	if (!rows_move(r, -(int64_t)steps * direction, &err))
		say_error(app, &err);
	say(app, "no unread article %s", direction > 0 ? "below" : "above");
}

void
act_next_unread(struct app *app, const char *argument)
{
	(void)argument;
	seek_unread(app, 1);
}

void
act_prev_unread(struct app *app, const char *argument)
{
	(void)argument;
	seek_unread(app, -1);
}

static void
step_article(struct app *app, int direction)
{
	const struct row *row = rows_current(&app->rows);
	int64_t id = row != NULL ? row->id : 0;
	struct err err;

	if (id != 0 && app->reader.id == id && !rows_move(&app->rows, direction, &err))
		say_error(app, &err);
	row = rows_current(&app->rows);
	if (row == NULL || row->id == app->reader.id) {
		say(app, "that was the %s article", direction > 0 ? "last" : "first");
		return;
	}
	go_preview(app);
	if (app->screen.zoomed)
		go_mark_read(app);
}

void
act_next_article(struct app *app, const char *argument)
{
	(void)argument;
	step_article(app, 1);
}

void
act_prev_article(struct app *app, const char *argument)
{
	(void)argument;
	step_article(app, -1);
}

static void
step_past(struct app *app, int direction)
{
	struct place here = {0}, to = {0};

	place_take(&here, &app->rows, &app->reader, &app->screen);
	if (past_step(&app->past, direction, &here, &to))
		go_place(app, &to);
	else if (direction < 0 && !app->rows.source.is_view)
		go_view(app, app->config.options.text[OPTION_VIEW]);
	else
		say(app, direction < 0 ? "nowhere to go back to" : "nowhere to go forward to");
	place_clear(&here);
	place_clear(&to);
}

void
act_back(struct app *app, const char *argument)
{
	(void)argument;
	step_past(app, -1);
}

void
act_forward(struct app *app, const char *argument)
{
	(void)argument;
	step_past(app, 1);
}

/* The room of a mark; NULL for what is no letter. */
static struct place *
mark_of(struct app *app, const char *name)
{
	char c = name[0];

	if (name[1] != '\0' || !((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))) {
		say_wrong(app, "a mark is a letter");
		return NULL;
	}
	return &app->marks[c - 'A'];
}

void
act_mark(struct app *app, const char *argument)
{
	struct place *mark = mark_of(app, argument);

	if (mark == NULL)
		return;
	place_take(mark, &app->rows, &app->reader, &app->screen);
	say(app, "mark %s set", argument);
}

void
act_goto_mark(struct app *app, const char *argument)
{
	const struct place *mark = mark_of(app, argument);

	if (mark == NULL)
		return;
	if (!mark->is_set) {
		say(app, "no mark %s", argument);
		return;
	}
	if (mark->source.name == NULL) { /* set in an earlier run */
		go_article(app, mark->article, mark->byte);
		return;
	}
	go_leave(app);
	go_place(app, mark);
}
