/* app/app.h: the interface without a terminal.
 *
 * Keys and time go in, a grid of cells and effects come out. Nothing here knows curses, the
 * clock, the environment or a process: ui/ passes in what it knows, paints what app_draw
 * gives and carries out what app_next_effect asks for. So every screen is a value that a
 * test can compare.
 *
 * The loop around it (ui/):
 *
 *	for (;;) {
 *		app_tick(app, now);
 *		while (app_next_effect(app, &effect)) ...
 *		paint(app_draw(app));                     one doupdate
 *		if (app_has_work(app) && !key_waiting) {
 *			app_work(app);   what a key asked for and takes long: it runs only
 *			continue;        after the key was painted, and gives up when
 *		}                        env.key_waiting says so
 *		poll(keyboard, signals, children; app_timeout(app));
 *		app_tick(app, now);
 *		app_key(app, key) ...                     all that are waiting
 *	} */
#ifndef APP_APP_H
#define APP_APP_H

#include "app/effect.h"
#include "app/key.h"
#include "base/buf.h"

struct app;
struct grid;
struct library;
struct theme;

/* What the world above knows. All strings are borrowed for the life of the app. */
struct app_env {
	struct library *library;  /* open; the caller closes it after app_free */
	const char *library_path; /* its file */
	const char *program;      /* path of lectern */
	const char *ingest;       /* path of lectern-ingest, or NULL when it was not found */
	const char *samples;      /* directory of the sample articles, or NULL */
	const char *hyphen_dir;   /* where hyphenation patterns are, or NULL */

	/* Configuration: the text of the user's file and its name for messages (NULL: none),
	 * then lines of the same language, one a string, that win over it (NULL-terminated;
	 * --set preview=off is "set preview off"). */
	const char *config;
	const char *config_name;
	const char *const *config_lines;
	/* Paths to add at the start (lectern PATH...), NULL-terminated, or NULL. */
	const char *const *add;

	/* Is a key waiting? Asked while a query runs, which then stops. */
	bool (*key_waiting)(void *user);
	void *user;

	int64_t now_ms;   /* milliseconds since 1970, UTC */
	int zone_minutes; /* east of UTC: how times of adding are shown */
	int cols, rows;
	int colors;       /* 0 or 1: none, 8, 16, 256, 1 << 24 */
	bool no_color;    /* NO_COLOR is set */
	const char *note; /* something to tell first ("the locale is not UTF-8 ..."), or NULL */
};

struct app *app_new(const struct app_env *env);
/* Saves places and settings first. NULL is legal. */
void app_free(struct app *app);
/* Writes reading place and settings into the library now (a dropped line, SIGTERM). */
void app_save(struct app *app);

void app_key(struct app *app, struct key key);
/* Pasted text: into a prompt as text; keys are never made of it. Any bytes. */
void app_paste(struct app *app, const char *text, size_t len);

enum mouse_kind { MOUSE_PRESS, MOUSE_DOUBLE, MOUSE_WHEEL_UP, MOUSE_WHEEL_DOWN };
/* row and col are cells from 0, as in the grid. */
void app_mouse(struct app *app, enum mouse_kind kind, int row, int col);
void app_resize(struct app *app, int cols, int rows);

/* Time goes on: preview, the end of a message, a look whether the library changed. */
void app_tick(struct app *app, int64_t now_ms);
/* Milliseconds after now until app_tick has something to do; -1: never. */
int app_timeout(const struct app *app);
/* Is there something to do that may take long? Paint first, then call app_work. */
bool app_has_work(const struct app *app);
/* Does it, or stops when a key is waiting (then app_has_work stays true until it is done or
 * no longer wanted). Paint again afterwards. */
void app_work(struct app *app);

/* The screen; valid until the next call that takes the app. The terminal's cursor position
 * stands in the grid. Draws only when something changed. */
const struct grid *app_draw(struct app *app);
/* What the styles of the grid's cells look like. theme->generation changes with it. */
const struct theme *app_theme(const struct app *app);
/* Does the user want mouse events? May change at run time. */
bool app_wants_mouse(const struct app *app);
/* A short title for the terminal's window ("Lectern: library"). Borrowed. */
const char *app_title(const struct app *app);

/* Takes the next effect; false when there is none. */
bool app_next_effect(struct app *app, struct effect *effect);
/* A background program wrote something (any bytes, any part of a line). */
void app_child_output(struct app *app, unsigned id, const char *bytes, size_t len);
/* It ended: exit status, or 128 + signal. error is a sentence when it could not be started. */
void app_child_ended(struct app *app, unsigned id, int status, const char *error);
/* How EFFECT_COPY, EFFECT_OPEN, EFFECT_WRITE and EFFECT_RUN on the terminal went: a sentence
 * for the message line when not NULL. Any bytes. */
void app_effect_done(struct app *app, bool ok, const char *sentence);

#endif
