/* ui/child.h: programs that run while the interface goes on. */
#ifndef UI_CHILD_H
#define UI_CHILD_H

#include "app/app.h"
#include "base/proc.h"

#include <poll.h>

enum { CHILD_QUIET = 0 }; /* the id of a program whose output and end nobody awaits */

struct child {
	unsigned id;
	pid_t pid;
	int out; /* what it writes; -1: nothing is read */
	bool ended;
	int status;
};

struct children {
	struct child *items;
	size_t n, cap;
};

void children_init(struct children *c);
/* Asks those that are left to end, waits for none. */
void children_clear(struct children *c);
/* Starts argv with input on its standard input. Standard output and errors come back through
 * children_read, or with CHILD_QUIET go nowhere. */
bool children_start(struct children *c, unsigned id, const char *const *argv, const char *input,
    size_t input_len, struct err *err);
/* Interrupts one, as C-c does. */
void children_interrupt(struct children *c, unsigned id);
/* Appends to fds, which has room for max, what is to be polled; the number of entries. */
size_t children_poll(const struct children *c, struct pollfd *fds, size_t max);
/* Reads what there is, reaps who has ended, tells the app. */
void children_read(struct children *c, struct app *app);

/* A descriptor from which input can be read once, an unlinked file; -1 with a sentence. */
int child_open_input(const char *input, size_t len, struct err *err);

#endif
