/* The layouts. */
#include "app/screen.h"

enum { MIN_LIST = 2, MIN_READER = 3, MIN_SIDE = 40 };

static int
clamp(int n, int least, int most)
{
	if (n > most)
		n = most;
	return n < least ? least : n;
}

static void
arrange_stacked(struct screen *s, int split)
{
	int rows = s->rows - 2;
	int list = clamp(s->rows * split / 100, MIN_LIST, rows - 1 - MIN_READER);

	s->list = (struct area){1, 0, list, s->cols};
	s->rule = (struct area){1 + list, 0, 1, s->cols};
	s->reader = (struct area){2 + list, 0, rows - list - 1, s->cols};
}

static void
arrange_side(struct screen *s, int split)
{
	int rows = s->rows - 3;
	int list = clamp(s->cols * split / 100, MIN_SIDE, s->cols - MIN_SIDE - 1);

	s->list = (struct area){1, 0, rows, list};
	s->separator = list;
	s->reader = (struct area){1, list + 1, rows, s->cols - list - 1};
	s->rule = (struct area){1 + rows, 0, 1, s->cols};
}

void
screen_arrange(struct screen *s, const struct options *o, enum panel_side panel)
{
	struct area whole = {1, 0, s->rows - 2, s->cols}, none = {0, 0, 0, 0};
	int layout = o->number[OPTION_LAYOUT];

	s->tiny = s->cols < SCREEN_MIN_COLS || s->rows < SCREEN_MIN_ROWS;
	s->list = s->rule = s->reader = s->panel = none;
	s->separator = -1;
	if (s->tiny)
		return;
	if (o->number[OPTION_SCREEN_READER] || layout == LAYOUT_READER || s->list_only)
		layout = LAYOUT_LIST; /* one pane; which one zoomed tells */
	if (layout == LAYOUT_SIDE && s->cols < SCREEN_SIDE_COLS)
		layout = LAYOUT_STACKED;
	if (s->zoomed)
		s->reader = whole;
	else if (layout == LAYOUT_LIST)
		s->list = whole;
	else if (layout == LAYOUT_SIDE)
		arrange_side(s, o->number[OPTION_SPLIT]);
	else
		arrange_stacked(s, o->number[OPTION_SPLIT]);
	if (s->reader.rows == 0)
		s->focus = FOCUS_LIST;
	if (s->list.rows == 0)
		s->focus = FOCUS_READER;
	if (panel == PANEL_BELOW) {
		int rows = s->rows / 2 > 6 && !s->tall ? s->rows / 2 : s->rows - 3 + s->tall;

		s->panel = (struct area){s->rows - 1 - rows, 0, rows, s->cols};
	} else if (panel == PANEL_BESIDE) {
		s->reader.cols = (s->cols - 1) / 2;
		s->separator = s->reader.cols;
		s->panel =
		    (struct area){1, s->separator + 1, s->rows - 2, s->cols - s->separator - 1};
	}
}

bool
screen_has(const struct area *a, int row, int col)
{
	return row >= a->row && row < a->row + a->rows && col >= a->col &&
	       col < a->col + a->cols;
}
