/* app/message.h: what is told on the bottom line, and what was told before.
 *
 * A message stands until the next key. Its text may hold bytes from outside: it is cleaned
 * here, once. */
#ifndef APP_MESSAGE_H
#define APP_MESSAGE_H

#include "base/buf.h"

enum message_kind { MESSAGE_NOTE, MESSAGE_ERROR };

enum { MESSAGE_KEPT = 200 };

struct message {
	char *text; /* owned, clean, one line */
	uint8_t kind;
};

/* Oldest first; items[n - 1] is the newest. shown: the newest stands on the bottom line. */
struct messages {
	struct message items[MESSAGE_KEPT];
	size_t n;
	bool shown;
};

void messages_init(struct messages *m);
void messages_clear(struct messages *m);
void messages_add(struct messages *m, enum message_kind kind, const char *text, size_t len);
/* The message that stands on the bottom line, or NULL. */
const struct message *messages_shown(const struct messages *m);
/* The next key was pressed: whether something went away. */
bool messages_dismiss(struct messages *m);

#endif
