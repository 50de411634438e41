/* base/opener.h: which program opens an address, without a shell. */
#ifndef BASE_OPENER_H
#define BASE_OPENER_H

#include "base/buf.h"
#include "base/err.h"

enum { OPENER_WORDS = 16 };

struct opener {
	const char *argv[OPENER_WORDS + 2]; /* the program and its words, NULL at the end */
	struct buf words;                   /* which they stand in */
	bool on_terminal;                   /* it takes the terminal over, as w3m does */
	bool is_wish;                       /* BROWSER named it */
};

/* Chooses by BROWSER and by what kind of desktop there is. BROWSER may hold words for the
 * program, "%s" in them where the address goes (else behind them), and others behind ':', which
 * are for other programs. Fails for anything but an address of http, https, gemini or mailto
 * without spaces. Clear it in any case. */
bool opener_choose(const char *address, struct opener *out, struct err *err);
void opener_clear(struct opener *o);
/* Says instead of a failure to start it what helps; false. */
bool opener_fail(const struct opener *o, struct err *err);

#endif
