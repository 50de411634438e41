/* base/mdoc.h: text as mdoc(7) source, for the parts of manuals that tables make. */
#ifndef BASE_MDOC_H
#define BASE_MDOC_H

#include "base/buf.h"

/* Appends text as one argument of a macro, in quotes: nothing in it is taken for a macro or an
 * escape. */
void mdoc_add_argument(struct buf *out, const char *s, size_t len);
/* Appends running text, a sentence or less a line, ended by '\n'. */
void mdoc_add_text(struct buf *out, const char *s);
/* Appends a clause (not empty) as a sentence on lines of its own: a capital first, a full stop
 * last. */
void mdoc_add_sentence(struct buf *out, const char *clause);

#endif
