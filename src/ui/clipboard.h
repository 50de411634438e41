/* ui/clipboard.h: the escape sequence that sets a terminal's clipboard, and the programs that
 * set a desktop's. */
#ifndef UI_CLIPBOARD_H
#define UI_CLIPBOARD_H

#include "base/buf.h"

/* Text longer than this is not sent: terminals drop what is too long. */
enum { CLIPBOARD_MAX = 74 * 1024 };

enum clipboard_wrap { CLIPBOARD_PLAIN, CLIPBOARD_TMUX, CLIPBOARD_SCREEN };

/* How a sequence must be wrapped to get through the multiplexer that the environment names. */
enum clipboard_wrap clipboard_wrap(void);
/* Appends OSC 52 (xterm, ctlseqs) with the text in base64, wrapped. */
void clipboard_add_osc52(
    struct buf *out, const char *text, size_t len, enum clipboard_wrap wrap);
/* The local program to give the text to, words ending with NULL; NULL when there is no
 * display. Borrowed. */
const char *const *clipboard_program(void);

#endif
