/* What the terminal's description says. */
#include "ui/terminfo.h"

#include <curses.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

bool
terminfo_check(int fd, struct err *err)
{
	const char *name = getenv("TERM");
	int found = 0;

	if (!isatty(fd))
		return err_set(err, ERR_USAGE,
		    "standard output is not a terminal; use lectern list, search or show");
	if (!name || !*name)
		return err_set(err, ERR_USAGE,
		    "TERM is not set, so the terminal's kind is unknown; "
		    "use lectern list, search or show");
	if (setupterm(NULL, fd, &found) != OK)
		return err_set(err, ERR_USAGE,
		    "the terminal \"%s\" is unknown here; set TERM to a kind that is known, "
		    "such as xterm or vt100",
		    name);
	if (!cursor_address || !clear_screen)
		return err_set(err, ERR_USAGE,
		    "the terminal \"%s\" cannot move its cursor; "
		    "use lectern list, search or show",
		    name);
	return true;
}

bool
terminfo_is_ansi(void)
{
	return !strncmp(cursor_address, "\033[", 2);
}

const char *
terminfo_keypad(bool on)
{
	const char *s = on ? keypad_xmit : keypad_local;

	return s ? s : "";
}

static void
add_capability(struct buf *out, const char *capability)
{
	if (capability && capability != (const char *)-1)
		buf_add_str(out, capability);
}

void
terminfo_add_rescue(struct buf *out)
{
	add_capability(out, exit_attribute_mode);
	add_capability(out, keypad_local);
	add_capability(out, cursor_normal);
	add_capability(out, exit_ca_mode);
}
