/* app/screen.h: which part of the screen belongs to whom. */
#ifndef APP_SCREEN_H
#define APP_SCREEN_H

#include "app/option.h"
#include "layout/draw.h"

enum { SCREEN_MIN_COLS = 40, SCREEN_MIN_ROWS = 10, SCREEN_SIDE_COLS = 120 };

enum screen_focus { FOCUS_LIST, FOCUS_READER };

/* Where a panel stands. */
enum panel_side {
	PANEL_NONE,
	PANEL_BELOW, /* over the lower half */
	PANEL_BESIDE /* right of the reader; the screen is wide and the reader has all of it */
};

struct screen {
	int cols, rows;
	bool zoomed;    /* the reader has the whole screen */
	bool tall;      /* so have panels that open below */
	bool list_only; /* there is nothing to read */
	uint8_t focus;  /* enum screen_focus */
	/* Made by screen_arrange; what is not shown has no rows. */
	bool tiny; /* too small for anything but a sentence */
	struct area list, rule, reader, panel;
	int separator; /* column between list and reader, or -1 */
};

/* Divides the screen: row 0 is the title bar, the last row hints, messages and prompts. */
void screen_arrange(struct screen *s, const struct options *o, enum panel_side panel);
bool screen_has(const struct area *a, int row, int col);

#endif
