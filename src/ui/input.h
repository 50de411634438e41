/* ui/input.h: bytes from the terminal become keys, pastes, mouse and focus events.
 *
 * Pure and total: any bytes in, events out. Understands what xterm and its kin, rxvt, the
 * Linux console, tmux and screen send (ECMA-48 CSI and SS3, xterm's modifiers and SGR mouse,
 * kitty's CSI u), whatever the terminfo entry says. */
#ifndef UI_INPUT_H
#define UI_INPUT_H

#include "app/app.h"
#include "base/buf.h"

enum input_kind {
	INPUT_KEY,
	INPUT_PASTE, /* the text is in input->paste, until the next call */
	INPUT_MOUSE, /* a press or a wheel's step */
	INPUT_FOCUS  /* the terminal has become the one that is looked at */
};

struct input_event {
	enum input_kind kind;
	struct key key;
	enum mouse_kind mouse;
	int row, col; /* cells from 0 */
};

struct input {
	struct buf bytes; /* not yet understood, from at on */
	size_t at;
	struct buf paste;
	bool in_paste;
	bool expired; /* an ESC at the end stands alone */
};

enum {
	INPUT_ESC_DELAY_MS = 50,    /* an ESC that stands alone so long is the key */
	INPUT_PASTE_DELAY_MS = 2000 /* a paste whose end does not come by then has ended */
};

void input_init(struct input *in);
void input_clear(struct input *in);
void input_feed(struct input *in, const void *bytes, size_t len);
/* Takes the next complete event; false when more bytes are needed. */
bool input_next(struct input *in, struct input_event *event);
/* Milliseconds to wait for more bytes before input_expire; -1: nothing is incomplete. */
int input_timeout(const struct input *in);
/* No more bytes came: what is incomplete stands for itself. Call input_next afterwards. */
void input_expire(struct input *in);

#endif
