/* app/panel.h: what opens over the lower half: a list of items, or lines to read.
 *
 * A kind of panel is a const struct of functions; all else (moving, finding, drawing) is the
 * same for every panel. */
#ifndef APP_PANEL_H
#define APP_PANEL_H

#include "base/err.h"
#include "layout/style.h"

struct app;
struct panel;

struct panel_item {
	char *text;      /* owned, clean, one line */
	char *detail;    /* owned, set flush right; or NULL */
	uint8_t style;   /* enum style */
	bool is_head;    /* a heading: the cursor passes over it */
	int64_t id;      /* of what it stands for */
	int64_t article; /* in which that stands */
	uint32_t at;     /* byte of the article */
	char *target;    /* owned: an address, a query, a comment; or NULL */
};

struct panel_kind {
	const char *name;
	unsigned panes; /* of enum pane_mask: whose keys it has, PANE_PANEL always */
	bool picks;     /* has a cursor on items; else it scrolls */
	/* Fills title and items anew. */
	bool (*fill)(struct app *app, struct panel *p, struct err *err);
	/* Enter on an item; NULL: nothing follows. */
	void (*open)(struct app *app, struct panel *p, const struct panel_item *item);
	/* D on an item; NULL: nothing is deleted here. */
	void (*remove)(struct app *app, struct panel *p, const struct panel_item *item);
};

struct panel {
	const struct panel_kind *kind;
	struct buf title;
	int64_t id;    /* of what it is about; the kind knows */
	unsigned pane; /* that it was opened from */
	struct panel_item *items;
	size_t n, cap;
	int at, top;
	int rows;    /* that it was drawn with */
	char *found; /* what was looked for last; owned */
};

enum { PANELS_MAX = 8 };

/* The topmost is last. */
struct panels {
	struct panel stack[PANELS_MAX];
	int n;
};

void panels_clear(struct panels *p);
/* The topmost, or NULL. */
struct panel *panels_top(struct panels *p);
/* Opens one and fills it; a panel of that kind that is open already is filled anew and comes
 * to the top. NULL when filling failed (then nothing opened). */
struct panel *panels_open(
    struct app *app, const struct panel_kind *kind, int64_t id, struct err *err);
void panels_close(struct panels *p);
/* Fills the topmost anew after a change, its cursor staying. */
bool panels_refresh(struct app *app, struct err *err);

/* Adds an item; valid until the next. */
struct panel_item *panel_add(struct panel *p, const char *text, enum style style);
struct panel_item *panel_add_head(struct panel *p, const char *text);
/* Adds a line as items of at most so many cells, cut at blanks where it has any. */
void panel_add_wrapped(struct panel *p, const char *s, size_t len, int cells);
/* The item under the cursor, or NULL. */
const struct panel_item *panel_current(const struct panel *p);
void panel_move(struct panel *p, int by);
/* Moves to the next (1) or previous (-1) item that holds text, from from on; -1: none. */
int panel_find(const struct panel *p, const char *what, int from, int direction);
void panel_show(struct panel *p, int item);
/* Makes top fit the cursor into so many rows. */
void panel_fit(struct panel *p, int rows);

#endif
