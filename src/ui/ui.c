/* The loop around app/app.h. */
#include "ui/ui.h"

#include "ui/input.h"
#include "ui/outside.h"
#include "ui/signal.h"

#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { MAX_POLLED = 32, DOUBLE_CLICK_MS = 400 };

struct ui {
	struct outside outside;
	struct input input;
	bool hung_up; /* the terminal is gone */
	int click_row, click_col;
	int64_t clicked_ms;
};

static int64_t
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_REALTIME, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Is something there that a running query must give way to? */
static bool
key_waiting(void *user)
{
	struct ui *ui = user;
	struct pollfd fd = {screen_fd(ui->outside.screen), POLLIN, 0};

	return signals_urgent() || poll(&fd, 1, 0) > 0;
}

/* Chooses a UTF-8 locale; the sentence to tell when it is not the user's own, or NULL. */
static const char *
choose_locale(void)
{
	static const char *const utf8[] = {"C.UTF-8", "C.utf8", "en_US.UTF-8", "UTF-8"};
	size_t i;

	if (setlocale(LC_CTYPE, "") && !strcmp(nl_langinfo(CODESET), "UTF-8"))
		return NULL;
	for (i = 0; i < ARRAY_LEN(utf8); i++)
		if (setlocale(LC_CTYPE, utf8[i]))
			return "the locale is not UTF-8, so C.UTF-8 is used; "
			       "LANG=C.UTF-8 sets it";
	return "the locale is not UTF-8 and none is installed: "
	       "letters beyond ASCII will be wrong";
}

static void
fill_env(struct ui *ui, struct app_env *env)
{
	const char *no_color = getenv("NO_COLOR");
	time_t now = time(NULL);
	struct tm local;

	env->key_waiting = key_waiting;
	env->user = ui;
	env->now_ms = now_ms();
	if (localtime_r(&now, &local))
		env->zone_minutes = (int)(local.tm_gmtoff / 60);
	screen_size(ui->outside.screen, &env->cols, &env->rows);
	env->colors = screen_colors(ui->outside.screen);
	env->no_color = no_color && *no_color;
}

static void
give_mouse(struct ui *ui, const struct input_event *e)
{
	enum mouse_kind kind = e->mouse;
	int64_t now = now_ms();

	if (kind == MOUSE_PRESS) {
		if (e->row == ui->click_row && e->col == ui->click_col &&
		    now - ui->clicked_ms < DOUBLE_CLICK_MS) {
			kind = MOUSE_DOUBLE;
			now = 0; /* a third press is a first one */
		}
		ui->click_row = e->row;
		ui->click_col = e->col;
		ui->clicked_ms = now;
	}
	app_mouse(ui->outside.app, kind, e->row, e->col);
}

static void
give_events(struct ui *ui)
{
	struct app *app = ui->outside.app;
	struct input_event event;

	while (!ui->outside.quit && input_next(&ui->input, &event)) {
		switch (event.kind) {
		case INPUT_KEY:
			app_key(app, event.key);
			break;
		case INPUT_PASTE:
			app_paste(app, buf_str(&ui->input.paste), ui->input.paste.len);
			break;
		case INPUT_MOUSE:
			give_mouse(ui, &event);
			break;
		case INPUT_FOCUS:
			break; /* waking is enough: the next tick looks at the library */
		}
		outside_run(&ui->outside);
	}
}

static void
read_keys(struct ui *ui)
{
	char bytes[4096];
	ssize_t n = read(screen_fd(ui->outside.screen), bytes, sizeof(bytes));

	if (n > 0)
		input_feed(&ui->input, bytes, (size_t)n);
	else if (n == 0 || (errno != EAGAIN && errno != EINTR))
		ui->hung_up = true;
}

static void
take_signals(struct ui *ui)
{
	struct outside *o = &ui->outside;
	unsigned events = signals_take();
	int cols, rows;

	if (events & SIGNAL_STOP)
		outside_suspend(o);
	else if (events & SIGNAL_CONTINUE)
		screen_enter(o->screen);
	if (events & SIGNAL_RESIZE)
		screen_resize(o->screen);
	if (events & (SIGNAL_RESIZE | SIGNAL_CONTINUE)) {
		screen_size(o->screen, &cols, &rows);
		app_resize(o->app, cols, rows);
	}
	if (events & SIGNAL_END)
		o->quit = true;
}

static int
shorter(int a, int b)
{
	return a < 0 ? b : b < 0 || a < b ? a : b;
}

/* Waits for a key, a signal, a program's word or the app's time. */
static void
wait_for_events(struct ui *ui)
{
	struct outside *o = &ui->outside;
	struct pollfd fds[MAX_POLLED] = {
	    {screen_fd(o->screen), POLLIN, 0}, {signals_fd(), POLLIN, 0}};
	nfds_t n = 2 + (nfds_t)children_poll(&o->children, fds + 2, MAX_POLLED - 2);
	int input_ms = input_timeout(&ui->input), ms = shorter(app_timeout(o->app), input_ms);
	int ready = poll(fds, n, app_has_work(o->app) ? 0 : ms);

	if (ready == 0 && input_ms >= 0 && ms == input_ms)
		input_expire(&ui->input);
	take_signals(ui);
	if (fds[0].revents)
		read_keys(ui);
	children_read(&o->children, o->app);
	app_tick(o->app, now_ms());
	give_events(ui);
}

static void
paint(struct ui *ui)
{
	struct outside *o = &ui->outside;
	const struct grid *grid = app_draw(o->app);

	screen_set_mouse(o->screen, app_wants_mouse(o->app));
	screen_set_title(o->screen, app_title(o->app));
	screen_paint(o->screen, grid, app_theme(o->app));
}

static void
loop(struct ui *ui)
{
	struct outside *o = &ui->outside;

	app_tick(o->app, now_ms());
	while (!o->quit && !ui->hung_up) {
		outside_run(o);
		if (o->quit)
			break;
		paint(ui);
		if (app_has_work(o->app) && !key_waiting(ui)) {
			app_work(o->app);
			outside_run(o);
			if (!o->quit)
				paint(ui);
		}
		if (!o->quit)
			wait_for_events(ui);
	}
	app_save(o->app);
}

int
ui_run(struct app_env *env, struct err *err)
{
	const char *note = choose_locale();
	struct ui ui = {.click_row = -1};
	int status;

	if (!signals_start(err))
		return 1;
	ui.outside.screen = screen_open(err);
	if (!ui.outside.screen) {
		signals_stop();
		return 1;
	}
	if (!env->note)
		env->note = note;
	fill_env(&ui, env);
	input_init(&ui.input);
	children_init(&ui.outside.children);
	ui.outside.app = app_new(env);
	loop(&ui);
	status = signals_end_number() ? 128 + signals_end_number() : ui.hung_up ? 129 : 0;
	children_clear(&ui.outside.children);
	app_free(ui.outside.app);
	screen_close(ui.outside.screen);
	input_clear(&ui.input);
	signals_stop();
	return status;
}
