/* Highlights and notes. */
#include "app/act.h"
#include "app/caret.h"
#include "app/chosen.h"
#include "app/dispatch.h"
#include "app/go.h"
#include "app/panels.h"
#include "store/note.h"

#include <string.h>

void
act_highlight(struct app *app, const char *argument)
{
	(void)argument;
	if (app->reader.id != 0)
		caret_start(app);
}

/* A note on the highlight, or where none is being made on the whole article. */
void
act_note(struct app *app, const char *argument)
{
	struct reader *r = &app->reader;
	bool marks = app->screen.focus == FOCUS_READER && r->visual;
	struct note note = {.article = chosen_one(app)};
	struct err err;

	if (note.article == 0 || !may_change(app))
		return;
	if (argument == NULL) {
		dispatch_ask(app, COMMAND_NOTE, "");
		return;
	}
	if (!marks && argument[strspn(argument, " ")] == '\0') {
		say_wrong(app, "a note on an article needs words; v starts a highlight");
		return;
	}
	if (marks) {
		struct hit_range range = reader_highlight(r);

		note.start = range.start;
		note.len = range.len;
	}
	note.comment = argument;
	if (!note_add(app->env.library, &note, &err) ||
	    (marks && !reader_load_notes(r, app->env.library, &err))) {
		say_error(app, &err);
		return;
	}
	if (marks)
		caret_end(app);
	go_reload(app);
	say_changed(app, argument[0] != '\0' ? "noted" : "highlighted");
}

void
act_comment(struct app *app, const char *argument)
{
	const struct panel *p = panels_top(&app->panels);
	const struct panel_item *item = p != NULL ? panel_current(p) : NULL;
	struct err err;

	if (item == NULL || item->id == 0) {
		say(app, "choose a note first");
		return;
	}
	if (!may_change(app))
		return;
	if (argument == NULL) {
		dispatch_ask(app, COMMAND_COMMENT, item->target);
		return;
	}
	if (!note_set_comment(app->env.library, item->id, argument, &err) ||
	    !panels_refresh(app, &err))
		say_error(app, &err);
	else
		say_changed(app, "the comment is changed");
}

void
act_swap_ends(struct app *app, const char *argument)
{
	(void)argument;
	caret_swap(app);
}

void
act_notes(struct app *app, const char *argument)
{
	(void)argument;
	panels_show(app, &panel_notes, app->screen.focus == FOCUS_READER ? app->reader.id : 0);
}

void
act_caret_right(struct app *app, const char *argument)
{
	(void)argument;
	caret_move_clusters(app, 1);
}

void
act_caret_left(struct app *app, const char *argument)
{
	(void)argument;
	caret_move_clusters(app, -1);
}

void
act_caret_word(struct app *app, const char *argument)
{
	(void)argument;
	caret_move_words(app, 1);
}

void
act_caret_back(struct app *app, const char *argument)
{
	(void)argument;
	caret_move_words(app, -1);
}

void
act_caret_start(struct app *app, const char *argument)
{
	(void)argument;
	caret_line_start(app);
}

void
act_caret_end(struct app *app, const char *argument)
{
	(void)argument;
	caret_line_end(app);
}
