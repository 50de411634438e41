/* Commands of the screen and the program. */
#include "app/act.h"
#include "app/dispatch.h"
#include "app/go.h"
#include "app/panels.h"
#include "app/task.h"

#include <stdio.h>
#include <string.h>

void
act_zoom(struct app *app, const char *argument)
{
	(void)argument;
	if (app->panels.n > 0) {
		app->screen.tall = !app->screen.tall;
	} else if (app->screen.zoomed) {
		app->screen.zoomed = false;
	} else {
		go_show(app);
		if (app->reader.id == 0)
			return;
		app->screen.zoomed = true;
		app->screen.focus = FOCUS_READER;
		go_mark_read(app);
	}
}

static void
set_option(struct app *app, enum option o, const char *value)
{
	struct err err;

	if (!options_set(&app->config.options, o, value, strlen(value), &err))
		say_error(app, &err);
}

void
act_layout(struct app *app, const char *argument)
{
	static const char *const next[] = {"side", "list", "stacked", "stacked"};
	const char *to = next[app->config.options.number[OPTION_LAYOUT]];

	(void)argument;
	if (strcmp(to, "side") == 0 && app->screen.cols < SCREEN_SIDE_COLS)
		to = "list";
	app->screen.zoomed = false;
	set_option(app, OPTION_LAYOUT, to);
	say(app, "layout: %s", to);
}

static void
change_split(struct app *app, int by)
{
	char number[16];
	int split = app->config.options.number[OPTION_SPLIT] + by;

	split = split < 10 ? 10 : split > 90 ? 90 : split;
	snprintf(number, sizeof number, "%d", split);
	set_option(app, OPTION_SPLIT, number);
}

void
act_split_more(struct app *app, const char *argument)
{
	(void)argument;
	change_split(app, 5);
}

void
act_split_less(struct app *app, const char *argument)
{
	(void)argument;
	change_split(app, -5);
}

void
act_help(struct app *app, const char *argument)
{
	(void)argument;
	if (app->panels.n > 0 && panels_top(&app->panels)->kind == &panel_help)
		panels_close(&app->panels);
	else
		panels_show(app, &panel_help, 0);
}

void
act_messages(struct app *app, const char *argument)
{
	(void)argument;
	panels_show(app, &panel_messages, 0);
}

void
act_redraw(struct app *app, const char *argument)
{
	(void)argument;
	effects_add(&app->effects, EFFECT_REPAINT);
}

void
act_command(struct app *app, const char *argument)
{
	if (argument != NULL)
		dispatch_line(app, argument, strlen(argument));
	else
		dispatch_ask(app, COMMAND_COMMAND, "");
}

/* A line of the configuration, typed: "set width 60". */
static void
configure(struct app *app, const char *word, const char *argument)
{
	struct buf line = BUF_INIT;
	struct err err;
	size_t column;
	int passages = app->config.options.number[OPTION_PASSAGES];

	buf_addf(&line, "%s %s", word, argument);
	if (!config_parse_line(&app->config, line.data, line.len, &column, &err)) {
		say_error(app, &err);
	} else {
		app->grid.emoji_full = app->config.options.number[OPTION_EMOJI] == EMOJI_FULL;
		reader_set_options(&app->reader, &app->config.options);
		if (passages != app->config.options.number[OPTION_PASSAGES])
			go_reload(app);
	}
	buf_clear(&line);
}

void
act_set(struct app *app, const char *argument)
{
	int option;

	if (argument == NULL) {
		dispatch_ask(app, COMMAND_SET, "");
		return;
	}
	option = option_find(argument, strlen(argument));
	if (option >= 0 && option_get((enum option)option)->type != OPTION_BOOL)
		say(app, "%s is %s", argument, app->config.options.text[option]);
	else
		configure(app, "set", argument);
}

void
act_toggle(struct app *app, const char *argument)
{
	int option;

	if (argument == NULL) {
		dispatch_ask(app, COMMAND_TOGGLE, "");
		return;
	}
	option = option_find(argument, strlen(argument));
	if (option < 0) {
		say_wrong(app, "there is no option of that name: %s", argument);
		return;
	}
	struct buf line = BUF_INIT;

	if (!options_toggle(&app->config.options, (enum option)option)) {
		say_wrong(app, "%s cannot be turned on and off", argument);
	} else {
		buf_addf(&line, "%s %s", argument, app->config.options.text[option]);
		configure(app, "set", line.data);
		say(app, "%s: %s", argument, app->config.options.text[option]);
	}
	buf_clear(&line);
}

void
act_bind(struct app *app, const char *argument)
{
	if (argument != NULL)
		configure(app, "bind", argument);
	else
		dispatch_ask(app, COMMAND_BIND, "");
}

void
act_style(struct app *app, const char *argument)
{
	if (argument != NULL)
		configure(app, "style", argument);
	else
		dispatch_ask(app, COMMAND_STYLE, "");
}

void
act_interrupt(struct app *app, const char *argument)
{
	(void)argument;
	if (task_stop(app))
		say(app, "stopping; what was added stays");
	else
		say(app, "nothing runs; Q quits");
}

void
act_suspend(struct app *app, const char *argument)
{
	(void)argument;
	go_save_place(app);
	effects_add(&app->effects, EFFECT_SUSPEND);
}

void
act_quit(struct app *app, const char *argument)
{
	(void)argument;
	effects_add(&app->effects, EFFECT_QUIT);
}
