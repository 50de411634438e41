/* cli/out.h: what commands print, and the pager it may go to.
 *
 * Everything passes the gate of text/clean.h here; what is given as bytes has passed it. */
#ifndef CLI_OUT_H
#define CLI_OUT_H

#include "cli/command.h"

#include <sys/types.h>

/* Prints text, cleaned: whole lines, or a part of one. */
void out_text(const char *s, size_t len);
void out_line(const char *s);
/* Prints clean bytes, and clears the buffer. */
void out_buf(struct buf *b);

/* Is standard output a terminal? */
bool out_is_terminal(void);
/* Its columns; 0 when it is none. */
int out_columns(void);
/* Appends a line, broken at blanks and between wide characters so that it fits into columns,
 * each of its lines indented; columns 0: not broken. s is clean but for looks ("ESC[1m"). */
void out_add_wrapped(struct buf *out, const char *s, int indent, int columns);
/* Are escape sequences for looks wanted? --color, NO_COLOR, TERM. */
bool out_is_colored(const struct cli *c);

/* Sends what follows through the pager, when standard output is a terminal and --json was not
 * given; out_end_pager waits for it to be left. pid 0: there is none. */
struct pager {
	pid_t pid;
};
void out_begin_pager(const struct cli *c, struct pager *pager);
void out_end_pager(struct pager *pager);
/* Did the reader of the output go away? Then a long list can stop. */
bool out_is_closed(void);

/* Writes what waits; fails when some of it could not be written. */
bool out_flush(struct err *err);

#endif
