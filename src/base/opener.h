/* base/opener.h: which program opens an address, without a shell. */
#ifndef BASE_OPENER_H
#define BASE_OPENER_H

#include "base/err.h"

struct opener {
	const char *argv[3]; /* the program and the address, borrowed; NULL at the end */
	bool on_terminal;    /* it takes the terminal over, as w3m does */
};

/* Chooses by BROWSER and by what kind of desktop there is. Fails for anything but an address of
 * http, https, gemini or mailto without spaces. */
bool opener_choose(const char *address, struct opener *out, struct err *err);

#endif
