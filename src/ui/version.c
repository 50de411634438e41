/* Which version of curses is in. */
#include "ui/version.h"

#include <curses.h>

void
ui_add_versions(struct buf *out)
{
	buf_addf(out, "%s\n", curses_version());
}
