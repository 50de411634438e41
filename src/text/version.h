/* text/version.h: which versions of the Unicode and stemming libraries are in. */
#ifndef TEXT_VERSION_H
#define TEXT_VERSION_H

#include "base/buf.h"

/* Appends a line a library: "name version". */
void text_add_versions(struct buf *out);

#endif
