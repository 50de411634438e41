/* ui/signal.h: signals as data.
 *
 * Handlers only set flags and write one byte into a pipe that the loop polls. The crash
 * handler puts the terminal back by bytes and modes prepared before, then lets the signal
 * kill. This is the one place with mutable file-scope state. */
#ifndef UI_SIGNAL_H
#define UI_SIGNAL_H

#include "base/err.h"

#include <termios.h>

enum signal_event {
	SIGNAL_RESIZE = 1,
	SIGNAL_CHILD = 2,
	SIGNAL_STOP = 4,     /* another process sent SIGTSTP */
	SIGNAL_CONTINUE = 8, /* going on after a stop */
	SIGNAL_END = 16      /* SIGTERM, SIGHUP, SIGINT */
};

bool signals_start(struct err *err);
/* Puts the former handlers back. */
void signals_stop(void);
/* Readable when something has come. */
int signals_fd(void);
/* What has come since the last call, of enum signal_event. */
unsigned signals_take(void);
/* Is there something to take that should interrupt a running query? */
bool signals_urgent(void);
/* The number of the signal behind SIGNAL_END; 0: none. */
int signals_end_number(void);
/* What a crash writes to a terminal, and its modes; copied. NULL bytes: nothing to rescue. */
void signals_set_rescue(int fd, const char *bytes, size_t len, const struct termios *modes);
/* Stops the process group as C-z does; returns when it goes on. */
void signals_suspend(void);

#endif
