/* Commands that move: in the list, the reader, a panel, a highlight. */
#include "app/act.h"
#include "app/caret.h"
#include "app/dispatch.h"
#include "app/go.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

static bool
in_reader(const struct app *app)
{
	return app->screen.focus == FOCUS_READER;
}

static void
move_list(struct app *app, int64_t by)
{
	int64_t id = rows_current(&app->rows) != NULL ? rows_current(&app->rows)->id : 0;
	struct err err;

	if (!rows_move(&app->rows, by, &err))
		say_error(app, &err);
	const struct row *row = rows_current(&app->rows);

	if (row != NULL && row->id != id)
		go_moved(app);
}

/* Lines that the pane with the keys shows. */
static int
page_of(struct app *app)
{
	const struct panel *p = panels_top(&app->panels);

	if (p != NULL)
		return p->rows;
	if (in_reader(app))
		return app->reader.area.rows;
	return rows_in(&app->rows, app->screen.list.rows);
}

static void
move(struct app *app, int by)
{
	struct panel *p = panels_top(&app->panels);

	if (p != NULL)
		panel_move(p, by);
	else if (!in_reader(app))
		move_list(app, by);
	else if (app->reader.visual)
		caret_move_lines(app, by);
	else if (reader_move(&app->reader, by))
		reader_drop_target(&app->reader);
}

void
act_down(struct app *app, const char *argument)
{
	(void)argument;
	move(app, 1);
}

void
act_up(struct app *app, const char *argument)
{
	(void)argument;
	move(app, -1);
}

/* Nothing follows in the article: tells which key goes on to the next one. */
static void
say_end(struct app *app)
{
	struct buf key = BUF_INIT;

	keymap_add_keys(&key, &app->config.keymap, PANE_READER, COMMAND_NEXT_ARTICLE, 1);
	if (key.len > 0)
		say(app, "the end; %s goes on to the next article", key.data);
	else
		say(app, "the end");
	buf_clear(&key);
}

/* A page keeps a line of what was seen. */
void
act_page_down(struct app *app, const char *argument)
{
	const struct reader *r = &app->reader;
	bool reads = app->panels.n == 0 && in_reader(app) && r->id != 0 && !r->visual;
	struct flow_at before = r->top;
	int page = page_of(app);

	(void)argument;
	move(app, page > 1 ? page - 1 : 1);
	if (reads && flow_compare(before, r->top) == 0)
		say_end(app);
}

void
act_page_up(struct app *app, const char *argument)
{
	int page = page_of(app);

	(void)argument;
	move(app, page > 1 ? 1 - page : -1);
}

void
act_half_down(struct app *app, const char *argument)
{
	(void)argument;
	move(app, (page_of(app) + 1) / 2);
}

void
act_half_up(struct app *app, const char *argument)
{
	(void)argument;
	move(app, -(page_of(app) + 1) / 2);
}

void
act_top(struct app *app, const char *argument)
{
	struct panel *p = panels_top(&app->panels);
	struct err err;

	(void)argument;
	if (p != NULL) {
		panel_move(p, -(int)p->n);
	} else if (!in_reader(app)) {
		if (!rows_first(&app->rows, &err))
			say_error(app, &err);
		go_moved(app);
	} else if (app->reader.visual) {
		caret_go(app, 0);
	} else {
		reader_top(&app->reader);
		reader_drop_target(&app->reader);
	}
}

void
act_bottom(struct app *app, const char *argument)
{
	struct panel *p = panels_top(&app->panels);
	struct err err;

	(void)argument;
	if (p != NULL) {
		panel_move(p, (int)p->n);
	} else if (!in_reader(app)) {
		if (!rows_last(&app->rows, &err))
			say_error(app, &err);
		go_moved(app);
	} else if (app->reader.visual) {
		caret_go(app, (uint32_t)app->reader.article.doc.text.len);
	} else {
		reader_bottom(&app->reader);
		reader_drop_target(&app->reader);
	}
}

enum { SCROLL_STEP = 8, SCROLL_MOST = 400 };

void
act_scroll_right(struct app *app, const char *argument)
{
	(void)argument;
	if (app->reader.scroll < SCROLL_MOST)
		app->reader.scroll += SCROLL_STEP;
}

void
act_scroll_left(struct app *app, const char *argument)
{
	(void)argument;
	if (app->reader.scroll > 0)
		app->reader.scroll -= SCROLL_STEP;
}

static void
go_number(struct app *app, int64_t number)
{
	struct err err;

	if (!rows_first(&app->rows, &err) || !rows_move(&app->rows, number - 1, &err))
		say_error(app, &err);
	go_moved(app);
}

/* The nth item of a panel, heads apart: of the links it is the one with that number. */
static void
goto_item(struct panel *p, long long n, bool percent)
{
	int item = -1;

	if (percent)
		n = (long long)p->n * n / 100;
	for (size_t i = 0; i < p->n && n > 0; i++)
		if (!p->items[i].is_head || !p->kind->picks) {
			item = (int)i;
			n--;
		}
	if (item >= 0)
		panel_show(p, item);
}

void
act_goto(struct app *app, const char *argument)
{
	char *end;

	if (argument == NULL) {
		dispatch_ask(app, COMMAND_GOTO, "");
		return;
	}
	long long n = strtoll(argument, &end, 10);
	bool percent = *end == '%';

	if (end == argument || n < 0 || (*end != '\0' && strcmp(end, "%") != 0)) {
		say_wrong(app, "expected a number, or a number and %%");
		return;
	}
	if (n > 100 && percent)
		n = 100;
	if (panels_top(&app->panels) != NULL) {
		goto_item(panels_top(&app->panels), n, percent);
	} else if (percent && n == 100) {
		act_bottom(app, NULL);
	} else if (in_reader(app) && percent) {
		reader_go(&app->reader,
		    (uint32_t)(app->reader.article.doc.text.len * (uint64_t)n / 100));
	} else if (in_reader(app)) {
		reader_top(&app->reader);
		reader_move(&app->reader, n > 0 ? (int)(n < INT_MAX ? n : INT_MAX) - 1 : 0);
	} else {
		go_number(app, percent ? (int64_t)app->rows.count.n * n / 100 : (int64_t)n);
	}
}
