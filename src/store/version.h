/* store/version.h: which versions of the libraries that keep articles are in. */
#ifndef STORE_VERSION_H
#define STORE_VERSION_H

#include "base/buf.h"

/* Appends a line a library: "name version". */
void store_add_versions(struct buf *out);

#endif
