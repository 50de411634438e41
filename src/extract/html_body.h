/* extract/html_body.h: the blocks that were picked, as a document of their own. */
#ifndef EXTRACT_HTML_BODY_H
#define EXTRACT_HTML_BODY_H

#include "doc/doc.h"

/* Appends the blocks i with keep[i] to an initialised document, with their spans; links are
 * made absolute by base (NULL: left as written). */
void body_copy(const struct doc *page, const bool *keep, const char *base, struct doc *out);

#endif
