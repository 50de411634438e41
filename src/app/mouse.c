/* The mouse: the wheel scrolls, a click selects, a double click opens. */
#include "app/act.h"
#include "app/find.h"
#include "app/follow.h"
#include "app/go.h"

enum { WHEEL_ROWS = 3 };

static void
wheel(struct app *app, int row, int col, int by)
{
	struct panel *p = panels_top(&app->panels);
	struct err err;

	if (p != NULL && screen_has(&app->screen.panel, row, col)) {
		panel_move(p, by);
	} else if (screen_has(&app->screen.reader, row, col)) {
		reader_move(&app->reader, by);
	} else if (screen_has(&app->screen.list, row, col)) {
		if (!rows_move(&app->rows, by, &err))
			say_error(app, &err);
		go_moved(app);
	}
}

static void
click_panel(struct app *app, int row, bool is_double)
{
	struct panel *p = panels_top(&app->panels);
	int item = p->top + row - app->screen.panel.row - 1;

	if (row == app->screen.panel.row || item >= (int)p->n || p->items[item].is_head)
		return;
	if (p->kind->picks)
		p->at = item;
	if (is_double)
		act_open(app, NULL);
}

static void
click_list(struct app *app, int row, bool is_double)
{
	struct rows *r = &app->rows;
	int line = app->screen.list.row;

	app->screen.focus = FOCUS_LIST;
	for (int i = r->top; i < r->n; i++) {
		line += rows_height(r, i);
		if (row < line) {
			r->at = i;
			go_moved(app);
			if (is_double)
				go_open(app);
			return;
		}
	}
}

/* A click chooses the name or link under it; a double click follows it. */
static void
click_reader(struct app *app, int row, int col, bool is_double)
{
	struct reader *r = &app->reader;
	struct layer layers[LAYER_COUNT];
	struct draw d;
	uint32_t byte;

	app->screen.focus = FOCUS_READER;
	reader_fill_draw(r, NULL, layers, &d);
	if (r->id == 0 || !draw_byte_at(&d, r->top, row, col, &byte))
		return;
	reader_choose_target(r, byte);
	if (is_double && reader_current_target(r) != NULL)
		follow_target(app, reader_current_target(r));
}

void
app_mouse(struct app *app, enum mouse_kind kind, int row, int col)
{
	const struct screen *s = &app->screen;

	app->is_dirty = true;
	messages_dismiss(&app->messages);
	if (app->prompt.is_open)
		return;
	if (kind == MOUSE_WHEEL_UP || kind == MOUSE_WHEEL_DOWN)
		wheel(app, row, col, kind == MOUSE_WHEEL_UP ? -WHEEL_ROWS : WHEEL_ROWS);
	else if (s->panel.rows > 0 && screen_has(&s->panel, row, col))
		click_panel(app, row, kind == MOUSE_DOUBLE);
	else if (app->panels.n == 0 && screen_has(&s->list, row, col))
		click_list(app, row, kind == MOUSE_DOUBLE);
	else if (app->panels.n == 0 && screen_has(&s->reader, row, col))
		click_reader(app, row, col, kind == MOUSE_DOUBLE);
}
