/* base/exit.h: the exit statuses of both programs, as the manual lists them. */
#ifndef BASE_EXIT_H
#define BASE_EXIT_H

#include "base/err.h"

enum exit_status {
	EXIT_STATUS_DONE = 0,
	EXIT_STATUS_NOTHING = 1, /* nothing found */
	EXIT_STATUS_USAGE = 2,
	EXIT_STATUS_DATA = 65, /* from here on those of sysexits.h */
	EXIT_STATUS_NO_INPUT = 66,
	EXIT_STATUS_SOFTWARE = 70,
	EXIT_STATUS_OS = 71,
	EXIT_STATUS_NO_OUTPUT = 73,
	EXIT_STATUS_IO = 74,
	EXIT_STATUS_BUSY = 75,
	EXIT_STATUS_INTERRUPT = 130
};

int exit_status_of(enum err_kind kind);

#endif
