/* Carries out what the app wants done outside of itself. */
#include "ui/outside.h"

#include "base/file.h"
#include "base/opener.h"
#include "ui/clipboard.h"
#include "ui/report.h"
#include "ui/signal.h"
#include "ui/terminfo.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

void
outside_suspend(struct outside *o)
{
	int cols, rows;

	app_save(o->app);
	screen_leave(o->screen);
	signals_suspend();
	screen_enter(o->screen);
	screen_size(o->screen, &cols, &rows);
	app_resize(o->app, cols, rows);
}

static void
copy(struct outside *o, const struct effect *e)
{
	const char *const *program = clipboard_program();
	struct buf out = BUF_INIT;
	bool local = program && children_start(&o->children, CHILD_QUIET, program, e->input,
				    e->input_len, NULL);

	if (e->input_len <= CLIPBOARD_MAX) {
		clipboard_add_osc52(&out, e->input, e->input_len, clipboard_wrap());
		screen_send(o->screen, out.data, out.len);
		buf_clear(&out);
		app_effect_done(o->app, true, NULL);
	} else {
		app_effect_done(o->app, local,
		    local ? NULL : "that is too long for the terminal's clipboard; w saves it");
	}
}

/* What the user calls a program: of "sh -c LINE" the line. */
static const char *
program_name(const struct effect *e)
{
	return e->argv[1] && e->argv[2] && !strcmp(e->argv[1], "-c") ? e->argv[2] : e->argv[0];
}

/* Gives the terminal to a program until it ends and the user has seen what it left. Where the
 * cursor has not moved there is nothing to see: the program had a screen of its own, as a
 * pager has, or said nothing. */
static bool
run_on_terminal(struct outside *o, const struct effect *e, bool wait, struct err *err)
{
	struct proc_io io = {-1, -1, -1};
	struct report before = {0}, after = {0};
	int status = 0, cols, rows, in = screen_fd(o->screen);
	bool ok, known;
	pid_t pid;

	if (e->input && (io.in = child_open_input(e->input, e->input_len, err)) < 0)
		return false;
	screen_leave(o->screen);
	known = wait && terminfo_is_ansi() && report_start(in, STDOUT_FILENO, &before);
	ok = proc_start(e->argv, io, &pid, err) && proc_wait(pid, &status, err);
	if (ok && wait &&
	    !(known && report_cursor(in, STDOUT_FILENO, &after) && before.row == after.row &&
		before.col == after.col))
		report_wait(in, STDOUT_FILENO);
	screen_enter(o->screen);
	screen_size(o->screen, &cols, &rows);
	app_resize(o->app, cols, rows);
	if (io.in >= 0)
		close(io.in);
	if (ok && status)
		return err_set(
		    err, ERR_IO, "%s: ended with status %d", program_name(e), status);
	return ok;
}

static void
run(struct outside *o, const struct effect *e)
{
	struct err err;
	bool ok;

	err_clear(&err);
	if (!e->argv || !e->argv[0])
		return;
	if (e->mode == RUN_TERMINAL) {
		ok = run_on_terminal(o, e, true, &err);
		app_effect_done(o->app, ok, ok ? NULL : err.text);
	} else if (!children_start(
		       &o->children, e->id, e->argv, e->input, e->input_len, &err)) {
		app_child_ended(o->app, e->id, 127, err.text);
	}
}

static void
open_address(struct outside *o, const struct effect *e)
{
	struct effect call = *e;
	struct opener opener;
	struct err err;
	bool ok;

	err_clear(&err);
	opener = (struct opener){.words = BUF_INIT};
	ok = e->argv && e->argv[0] && opener_choose(e->argv[0], &opener, &err);
	if (ok && opener.on_terminal) {
		call.argv = opener.argv;
		call.input = NULL;
		ok = run_on_terminal(o, &call, false, &err);
		if (!ok)
			opener_fail(&opener, &err);
	} else if (ok) {
		ok = children_start(&o->children, CHILD_QUIET, opener.argv, NULL, 0, &err) ||
		     opener_fail(&opener, &err);
	}
	app_effect_done(o->app, ok, ok ? NULL : err.text);
	opener_clear(&opener);
}

static void
write_out(struct outside *o, const struct effect *e)
{
	const char *path = e->argv ? e->argv[0] : NULL;
	char *full;
	struct err err;
	struct buf said = BUF_INIT;
	bool ok;

	err_clear(&err);
	if (!path || !*path)
		return;
	full = file_expand(path);
	if (!access(full, F_OK))
		ok = err_set(
		    &err, ERR_NO_OUTPUT, "%s: is there already; take another name", full);
	else
		ok = file_write(full, e->input ? e->input : "", e->input_len, &err);
	buf_addf(&said, "%s written", full);
	app_effect_done(o->app, ok, ok ? said.data : err.text);
	buf_clear(&said);
	free(full);
}

static void
carry_out(struct outside *o, const struct effect *e)
{
	switch (e->kind) {
	case EFFECT_NONE:
		break;
	case EFFECT_QUIT:
		o->quit = true;
		break;
	case EFFECT_SUSPEND:
		outside_suspend(o);
		break;
	case EFFECT_REPAINT:
		screen_forget(o->screen);
		break;
	case EFFECT_COPY:
		copy(o, e);
		break;
	case EFFECT_OPEN:
		open_address(o, e);
		break;
	case EFFECT_RUN:
		run(o, e);
		break;
	case EFFECT_STOP:
		children_interrupt(&o->children, e->id);
		break;
	case EFFECT_WRITE:
		write_out(o, e);
		break;
	}
}

void
outside_run(struct outside *o)
{
	struct effect effect;

	while (!o->quit && app_next_effect(o->app, &effect))
		carry_out(o, &effect);
}
