/* format/html_mend.h: text that went through a wrong encoding before it was saved.
 *
 * C1 controls are never meant. By themselves they were bytes of windows-1252, taken for
 * Latin-1; among characters that spell UTF-8 they tell that the text was encoded twice. */
#ifndef FORMAT_HTML_MEND_H
#define FORMAT_HTML_MEND_H

#include "base/buf.h"

/* Appends the text, mended; false when there was nothing to mend. Linear. */
bool html_mend(const char *s, size_t len, struct buf *out);

#endif
