/* ui/version.h: which versions of curses are in. */
#ifndef UI_VERSION_H
#define UI_VERSION_H

#include "base/buf.h"

/* Appends a line a library: "name version". */
void ui_add_versions(struct buf *out);

#endif
