/* Commands that edit the prompt's line. */
#include "app/act.h"
#include "app/complete.h"
#include "app/dispatch.h"
#include "app/find.h"
#include "app/state.h"

#include <stdlib.h>
#include <string.h>

/* Does what is typed with the command that asked. */
void
act_accept(struct app *app, const char *argument)
{
	struct prompt *p = &app->prompt;
	enum command c = p->command;

	(void)argument;
	if (app->live.is_on) {
		find_accept(app);
		return;
	}
	char *line = base_strdup(buf_str(&p->edit.text));

	prompt_close(p, true);
	if (c == COMMAND_COMMAND)
		dispatch_line(app, line, strlen(line));
	else if (line[0] != '\0' || c == COMMAND_FIND || c == COMMAND_NOTE ||
		 c == COMMAND_COMMENT)
		dispatch_command(app, c, line);
	free(line);
}

void
act_cancel(struct app *app, const char *argument)
{
	enum command c = app->prompt.command;

	(void)argument;
	if (app->live.is_on) {
		find_cancel(app);
		return;
	}
	prompt_close(&app->prompt, false);
	if (c == COMMAND_FIND)
		find_here(app, "");
}

static void
complete_line(struct app *app, int direction)
{
	if (app->prompt.candidates.n == 0)
		complete_prompt(app);
	prompt_next_candidate(&app->prompt, direction);
	if (app->prompt.candidates.n == 1)
		candidates_clear(&app->prompt.candidates); /* the next Tab goes on behind it */
	find_want(app);
}

void
act_complete(struct app *app, const char *argument)
{
	(void)argument;
	complete_line(app, 1);
}

void
act_complete_back(struct app *app, const char *argument)
{
	(void)argument;
	complete_line(app, -1);
}

static void
move(struct app *app, enum edit_move to)
{
	candidates_clear(&app->prompt.candidates);
	edit_move(&app->prompt.edit, to);
}

static void
erase(struct app *app, enum edit_move to)
{
	if (edit_erase(&app->prompt.edit, to))
		find_typed(app);
}

void
act_edit_left(struct app *app, const char *argument)
{
	(void)argument;
	move(app, EDIT_LEFT);
}

void
act_edit_right(struct app *app, const char *argument)
{
	(void)argument;
	move(app, EDIT_RIGHT);
}

void
act_edit_word_left(struct app *app, const char *argument)
{
	(void)argument;
	move(app, EDIT_WORD_LEFT);
}

void
act_edit_word_right(struct app *app, const char *argument)
{
	(void)argument;
	move(app, EDIT_WORD_RIGHT);
}

void
act_edit_start(struct app *app, const char *argument)
{
	(void)argument;
	move(app, EDIT_START);
}

void
act_edit_end(struct app *app, const char *argument)
{
	(void)argument;
	move(app, EDIT_END);
}

void
act_erase_left(struct app *app, const char *argument)
{
	if (app->prompt.edit.text.len == 0)
		act_cancel(app, argument);
	else
		erase(app, EDIT_LEFT);
}

void
act_erase_right(struct app *app, const char *argument)
{
	(void)argument;
	erase(app, EDIT_RIGHT);
}

void
act_erase_word(struct app *app, const char *argument)
{
	(void)argument;
	erase(app, EDIT_WORD_LEFT);
}

void
act_erase_word_right(struct app *app, const char *argument)
{
	(void)argument;
	erase(app, EDIT_WORD_RIGHT);
}

void
act_erase_start(struct app *app, const char *argument)
{
	(void)argument;
	erase(app, EDIT_START);
}

void
act_erase_end(struct app *app, const char *argument)
{
	(void)argument;
	erase(app, EDIT_END);
}

void
act_yank(struct app *app, const char *argument)
{
	(void)argument;
	edit_yank(&app->prompt.edit);
	find_typed(app);
}

void
act_history_back(struct app *app, const char *argument)
{
	(void)argument;
	if (prompt_history(&app->prompt, -1))
		find_typed(app);
}

void
act_history_forward(struct app *app, const char *argument)
{
	(void)argument;
	if (prompt_history(&app->prompt, 1))
		find_typed(app);
}

void
act_history_search(struct app *app, const char *argument)
{
	(void)argument;
	if (prompt_history_search(&app->prompt))
		find_typed(app);
}
