/* ui/version.h: which version of curses is in. */
#ifndef UI_VERSION_H
#define UI_VERSION_H

#include "base/buf.h"

/* Appends it as a line: "name version". */
void ui_add_versions(struct buf *out);

#endif
