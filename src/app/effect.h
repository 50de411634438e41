/* app/effect.h: what the interface wants done outside of itself.
 *
 * The app changes its own state and the library; everything else (programs, clipboard, files,
 * the terminal itself) it asks for by an effect, which ui/ takes with app_next_effect after
 * each call that may change something, and carries out in order. */
#ifndef APP_EFFECT_H
#define APP_EFFECT_H

#include "base/base.h"

enum effect_kind {
	EFFECT_NONE,
	EFFECT_QUIT,    /* leave; app_free follows */
	EFFECT_SUSPEND, /* stop as C-z does; after going on: app_resize */
	EFFECT_REPAINT, /* forget what the terminal shows and paint all of it */
	EFFECT_COPY, /* input to the clipboard: OSC 52, and a local program if there is one */
	EFFECT_OPEN, /* argv[0] is an address (http, https, mailto ...) for the desktop's
		      * opener, as one argument and never through a shell */
	EFFECT_RUN,  /* start argv; input on its standard input */
	EFFECT_STOP, /* end the background program with this id (C-c) */
	EFFECT_WRITE /* write input to the file argv[0] ("~/" is home); app_effect_done follows
		      */
};

/* How EFFECT_RUN treats the terminal. */
enum run_mode {
	RUN_BACKGROUND, /* its standard output goes line by line to app_child_output */
	RUN_TERMINAL    /* it gets the terminal; the user returns with a key when it ends */
};

struct effect {
	enum effect_kind kind;
	enum run_mode mode;
	unsigned id; /* of a program behind: names it in app_child_output, app_child_ended */
	/* Borrowed until the next call of app_next_effect. */
	const char *const *argv; /* ends with NULL; NULL when there is none */
	const char *input;
	size_t input_len;
};

#endif
