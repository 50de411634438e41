/* tests/program.h: runs the built programs as a user would, in an empty home of their own. */
#ifndef TESTS_PROGRAM_H
#define TESTS_PROGRAM_H

#include "base/buf.h"

/* What a run printed and how it ended (128 + signal for a signal). */
struct ran {
	struct buf out, err;
	int status;
};

/* Makes a directory under TMPDIR, enters it, makes it HOME, and clears what of the environment
 * would change what is printed (PAGER, NO_COLOR, LECTERN_LIBRARY, XDG_*); the time zone is UTC.
 */
void program_enter_home(void);
/* Leaves the directory and removes it with all that is in it. */
void program_leave_home(void);

/* Runs $LECTERN_BUILD/lectern with the words of a line, parted by spaces; a word in '...' may
 * hold spaces. input (NULL: none) is its standard input. */
struct ran program_run(const char *words, const char *input);
/* The same for any program; argv[0] is looked up in PATH. */
struct ran program_run_argv(const char *const *argv, const char *input);
void ran_clear(struct ran *r);

/* Runs a line and compares: the exit status, and that standard output and standard error hold
 * the texts (NULL: that they are empty; "": anything). One TAP line. */
void program_check(const char *words, int status, const char *out, const char *err);

/* Writes a file, or ends the test program. */
void program_write(const char *path, const char *text);

#endif
