/* Asking the terminal for its cursor, and the user for a key. */
#include "ui/report.h"

#include "base/file.h"
#include "ui/terminfo.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

enum { ANSWER_MS = 500 /* a slow line's way there and back */ };

static void
put(int out, const char *s)
{
	file_write_fd(out, s, strlen(s), NULL);
}

/* Bytes come as they are typed, unseen, no signals made of them. */
static bool
take_bytes(int in, struct termios *found)
{
	struct termios modes;

	if (tcgetattr(in, found) != 0)
		return false;
	modes = *found;
	modes.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ISIG);
	modes.c_cc[VMIN] = 1;
	modes.c_cc[VTIME] = 0;
	return tcsetattr(in, TCSADRAIN, &modes) == 0;
}

/* Reads up to a report's last letter; what comes before it was typed. */
static bool
read_report(int in, struct report *r)
{
	struct pollfd fd = {in, POLLIN, 0};
	char bytes[64], c;
	size_t n = 0;

	while (poll(&fd, 1, ANSWER_MS) > 0 && read(in, &c, 1) == 1) {
		if (c == '\033')
			n = 0;
		if (n + 1 < sizeof(bytes))
			bytes[n++] = c;
		bytes[n] = '\0';
		if (c == 'R' && sscanf(bytes, "\033[%d;%dR", &r->row, &r->col) == 2)
			return true;
	}
	return false;
}

bool
report_cursor(int in, int out, struct report *r)
{
	struct termios found;
	bool ok;

	if (!take_bytes(in, &found))
		return false;
	put(out, "\033[6n");
	ok = read_report(in, r);
	tcsetattr(in, TCSADRAIN, &found);
	return ok;
}

bool
report_start(int in, int out, struct report *r)
{
	put(out, "\r\n\033[A\033[J"); /* a line of its own, and nothing on it */
	return report_cursor(in, out, r);
}

void
report_wait(int in, int out)
{
	struct termios found;
	char c;

	put(out, "\r\n[a key goes back to lectern] ");
	if (take_bytes(in, &found)) {
		while (read(in, &c, 1) < 0 && errno == EINTR)
			continue;
		/* The rest of the key goes too, if it sends several bytes. */
		tcsetattr(in, TCSAFLUSH, &found);
	}
	/* What comes next there, another program's words or the shell's prompt, begins a line.
	 */
	put(out, terminfo_is_ansi() ? "\r\033[K" : "\r\n");
}
