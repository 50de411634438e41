/* app/state.h: all that the interface knows, a room for each concern.
 *
 * Only what connects rooms includes this: commands (act_*.c), drawing (paint*.c), panels and
 * app.c. A room itself (rows, reader, prompt, panel, place ...) knows nothing of the others. */
#ifndef APP_STATE_H
#define APP_STATE_H

#include "app/app.h"
#include "app/config.h"
#include "app/effects.h"
#include "app/ids.h"
#include "app/message.h"
#include "app/panel.h"
#include "app/place.h"
#include "app/prompt.h"
#include "layout/grid.h"

struct lights;

/* A search of the library while it is typed. */
struct live {
	bool is_on;          /* the prompt is open */
	bool wanted;         /* what is typed was not searched yet */
	bool has_paused;     /* typing has: all completions of its last word are looked for */
	bool has_more;       /* there are more completions than were looked for */
	int64_t pause_at;    /* when typing will have paused; 0: nothing is to be done then */
	struct place before; /* where to be when it is left */
};

/* The program that adds articles in the background. */
struct task {
	unsigned id;          /* 0: none runs */
	char *what;           /* "adding"; owned */
	struct buf line;      /* what it wrote of a line that has no end yet */
	struct buf status;    /* what the bottom line says of it */
	uint64_t outcomes[6]; /* counted by task.c */
	unsigned percent;
};

/* The last change, for repeating it. */
struct change {
	bool is_set;
	enum command command;
	char *argument; /* owned, or NULL */
};

enum { MARKS = 'z' - 'A' + 1 };

struct app {
	struct app_env env;
	struct config config;
	struct effects effects;
	struct messages messages;
	struct screen screen;
	struct grid grid;
	bool is_dirty; /* the grid is older than the state */
	struct buf title;
	int64_t now_ms;

	struct rows rows;
	struct lights *lights; /* of the list's words; NULL: not made yet */
	struct ids selection;
	struct ids beyond_list; /* those of it that the list did not have */
	struct reader reader;
	struct prompt prompt;
	struct live live;
	struct panels panels;
	struct past past;
	struct place marks[MARKS];
	struct task task;
	unsigned last_id; /* of a background program */
	struct change change;

	int key_command;    /* enum command that the next key is for, or -1 */
	bool count_wanted;  /* the list's rows are to be counted */
	bool unlit;         /* the reader's hits are those of another list */
	int64_t preview_at; /* when the reader follows the list's cursor; 0: it does */
	int64_t reloaded_ms;
	bool reload_wanted; /* another program changed the library */
	bool is_empty;      /* nothing is in the library */
};

/* Whose keys are in force: of enum pane_mask, one bit, or PANE_NAMES or PANE_NOTES with
 * PANE_PANEL. */
unsigned app_pane(const struct app *app);

/* How many cells wide a panel of that kind is where it opens. */
int app_panel_cols(const struct app *app, const struct panel_kind *kind);

/* Tell something on the bottom line. */
void say(struct app *app, const char *format, ...) __attribute__((format(printf, 2, 3)));
void say_error(struct app *app, const struct err *err);
/* A change of the library, with the key that takes it back. */
void say_changed(struct app *app, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* A change of the library begins, which knows the time then; false, told, when it can only be
 * read. */
bool may_change(struct app *app);
/* A mistake of the user's. */
void say_wrong(struct app *app, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
