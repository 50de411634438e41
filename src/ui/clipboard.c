/* The terminal's clipboard and the desktop's. */
#include "ui/clipboard.h"

#include "base/base64.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* GNU screen takes no string longer than this. */
enum { SCREEN_PIECE = 252 };

enum clipboard_wrap
clipboard_wrap(void)
{
	const char *term = getenv("TERM");

	if (getenv("TMUX"))
		return CLIPBOARD_TMUX;
	if (getenv("STY") && term && !strncmp(term, "screen", 6))
		return CLIPBOARD_SCREEN;
	return CLIPBOARD_PLAIN;
}

void
clipboard_add_osc52(struct buf *out, const char *text, size_t len, enum clipboard_wrap wrap)
{
	struct buf plain = BUF_INIT;
	size_t i;

	buf_add_str(&plain, "\033]52;c;");
	base64_add(&plain, text, len);
	buf_add_char(&plain, '\a');
	if (wrap == CLIPBOARD_TMUX) { /* each ESC is doubled; the sequence holds one */
		buf_add_str(out, "\033Ptmux;\033");
		buf_add(out, plain.data, plain.len);
		buf_add_str(out, "\033\\");
	} else if (wrap == CLIPBOARD_SCREEN) {
		for (i = 0; i < plain.len; i += SCREEN_PIECE) {
			buf_add_str(out, "\033P");
			buf_add(out, plain.data + i,
			    plain.len - i < SCREEN_PIECE ? plain.len - i : SCREEN_PIECE);
			buf_add_str(out, "\033\\");
		}
	} else {
		buf_add(out, plain.data, plain.len);
	}
	buf_clear(&plain);
}

const char *const *
clipboard_program(void)
{
	static const char *const wayland[] = {"wl-copy", NULL};
	static const char *const x11[] = {"xclip", "-selection", "clipboard", NULL};
	static const char *const mac[] = {"pbcopy", NULL};

	if (getenv("WAYLAND_DISPLAY"))
		return wayland;
	if (getenv("DISPLAY"))
		return x11;
	return !access("/usr/bin/pbcopy", X_OK) ? mac : NULL;
}
