/* layout/version.h: which versions of the libraries that set text are in. */
#ifndef LAYOUT_VERSION_H
#define LAYOUT_VERSION_H

#include "base/buf.h"

/* Appends a line a library: "name version". */
void layout_add_versions(struct buf *out);

#endif
