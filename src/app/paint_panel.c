/* A panel: its head, and the items or lines that are in sight. */
#include "app/paint.h"

#include "text/width.h"

#include <string.h>

static void
paint_item(struct app *app, const struct panel *p, int i, int row)
{
	const struct area *a = &app->screen.panel;
	const struct panel_item *item = &p->items[i];
	int indent = item->is_head ? 1 : 2;
	struct strip strip = {row, a->col + indent, a->cols - indent - 1};

	if (item->detail != NULL) {
		int width = width_text(item->detail, strlen(item->detail));
		int most = strip.cols * 2 / 3, used = width < most ? width : most;

		grid_put_cut(&app->grid,
		    (struct strip){row, strip.col + strip.cols - used, used}, item->detail,
		    (struct pen){STYLE_DIM, 0});
		strip.cols -= used + 2;
	}
	grid_put_cut(&app->grid, strip, item->text, (struct pen){item->style, 0});
	if (p->kind->picks && i == p->at && !item->is_head) {
		if (!app->config.options.number[OPTION_SCREEN_READER])
			grid_put(&app->grid, (struct strip){row, a->col, 1}, "▸", strlen("▸"),
			    (struct pen){STYLE_MARKER, 0});
		app->grid.cursor_row = row;
		app->grid.cursor_col = a->col;
	}
}

static void
paint_head(struct app *app, const struct panel *p)
{
	const struct area *a = &app->screen.panel;
	struct strip strip = {a->row, a->col, a->cols};
	struct pen pen = {STYLE_PANEL, 0};
	struct buf place = BUF_INIT;
	int rows = a->rows - 1, last = p->top + rows;

	if ((int)p->n > rows)
		buf_addf(&place, " %d%% ", last >= (int)p->n ? 100 : last * 100 / (int)p->n);
	grid_put_fill(&app->grid, strip, "", pen);
	strip.cols = paint_right(&app->grid, strip, buf_str(&place), pen);
	strip.col++;
	strip.cols--;
	grid_put_cut(&app->grid, strip, buf_str(&p->title), pen);
	buf_clear(&place);
}

void
paint_panel(struct app *app)
{
	const struct area *a = &app->screen.panel;
	struct panel *p = panels_top(&app->panels);

	panel_fit(p, a->rows - 1);
	for (int row = a->row; row < a->row + a->rows; row++)
		grid_put_fill(&app->grid, (struct strip){row, a->col, a->cols}, "",
		    (struct pen){STYLE_TEXT, 0});
	paint_head(app, p);
	app->grid.cursor_row = a->row + 1;
	app->grid.cursor_col = a->col;
	if (p->n == 0)
		grid_put(&app->grid, (struct strip){a->row + 1, a->col + 2, a->cols - 2},
		    "Nothing is here.", strlen("Nothing is here."), (struct pen){STYLE_DIM, 0});
	for (int i = 0; i < a->rows - 1 && p->top + i < (int)p->n; i++)
		paint_item(app, p, p->top + i, a->row + 1 + i);
}
