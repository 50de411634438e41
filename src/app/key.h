/* app/key.h: a key press, as the interface knows it.
 *
 * Curses' codes stay in ui/. A key is either a named one (SYM_UP ...) or one character
 * (SYM_CHAR, with its UTF-8 in text), and modifiers. Keys that a terminal cannot tell apart
 * have one form only: C-i is SYM_TAB, C-m and C-j are SYM_ENTER, C-h and DEL are
 * SYM_BACKSPACE, C-[ is SYM_ESCAPE; the space bar is SYM_CHAR with " "; a control character
 * is its lower-case letter with MOD_CTRL; Shift is told for named keys only, and S-Tab is
 * SYM_TAB with MOD_SHIFT. */
#ifndef APP_KEY_H
#define APP_KEY_H

#include "base/buf.h"

enum key_sym {
	SYM_NONE,
	SYM_CHAR,
	SYM_ENTER,
	SYM_ESCAPE,
	SYM_TAB,
	SYM_BACKSPACE,
	SYM_UP,
	SYM_DOWN,
	SYM_LEFT,
	SYM_RIGHT,
	SYM_HOME,
	SYM_END,
	SYM_PAGE_UP,
	SYM_PAGE_DOWN,
	SYM_INSERT,
	SYM_DELETE,
	SYM_F1, /* SYM_F1 .. SYM_F1 + 11 */
	SYM_F12 = SYM_F1 + 11
};

enum key_mods { MOD_CTRL = 1, MOD_ALT = 2, MOD_SHIFT = 4 };

struct key {
	uint8_t sym;  /* enum key_sym */
	uint8_t mods; /* of enum key_mods */
	char text[6]; /* SYM_CHAR: one code point in UTF-8, NUL-terminated; else "" */
};

/* The key of one character; s is the UTF-8 of one printable code point. */
struct key key_of_char(const char *s, size_t len, unsigned mods);
struct key key_of_sym(enum key_sym sym, unsigned mods);
bool key_equal(struct key a, struct key b);

/* Reads one key name as config lines write it: "j", "C-o", "M-x", "S-Tab", "PageDown", "F5",
 * "Space", "漢". False when it is no key's name. */
bool key_parse(const char *s, size_t len, struct key *key);
/* Appends the name that key_parse reads back. */
void key_add_name(struct buf *out, struct key key);

#endif
