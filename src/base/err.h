/* base/err.h: one expected failure, as a sentence for the user.
 *
 * Functions that may fail return false and fill *err; only cli and the status line
 * print it. The sentence names the file (and line), says what was expected and what
 * to do. It may hold bytes from outside: whoever prints it cleans it first. */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include "base/base.h"

/* What kind of failure: decides the exit status (cli/) and whether to go on. */
enum err_kind {
	ERR_NONE,
	ERR_USAGE,     /* wrong words from the user */
	ERR_NO_INPUT,  /* a file that is missing or cannot be read */
	ERR_DATA,      /* input that is not what it should be */
	ERR_NO_OUTPUT, /* a file that cannot be made or written */
	ERR_IO,        /* a read, write or disk failure */
	ERR_BUSY,      /* another process holds it; try again */
	ERR_INTERRUPT, /* stopped by a key or signal */
	ERR_SOFTWARE   /* our own fault */
};

struct err {
	enum err_kind kind;
	char text[512]; /* NUL-terminated; a longer sentence is cut */
};

/* Fills *err (which may be NULL) and returns false, so that a function can end with
 * return err_set(...). A sentence begins in lower case and has no full stop. */
bool err_set(struct err *err, enum err_kind kind, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void err_clear(struct err *err);

#endif
