/* tests/pty.h: a program in a pseudo-terminal, its screen kept by libvterm.
 *
 * Nothing here sleeps: whoever waits names what the screen must show, and poll() wakes
 * when the program writes. A wait that passes its deadline (PTY_DEADLINE_MS, or the
 * environment's LECTERN_PTY_DEADLINE in seconds) fails. */
#ifndef TESTS_PTY_H
#define TESTS_PTY_H

#include "base/buf.h"

#include <sys/types.h>

enum { PTY_DEADLINE_MS = 20000 };

struct pty;

/* Starts argv in a new session whose terminal is cols x rows. env holds NAME=VALUE entries,
 * NULL at the end, that replace the same names of the present environment ("NAME" alone
 * removes it). NULL when it cannot start. */
struct pty *pty_start(const char *const *argv, const char *const *env, int cols, int rows);
/* Ends the program, with SIGKILL if need be, and forgets the screen. */
void pty_free(struct pty *p);

/* Sends bytes as if typed. */
void pty_send(struct pty *p, const char *bytes, size_t len);
/* Sends text in which {ENTER} {ESC} {C-x} {UP} {PASTE:text} and the like stand for keys. */
void pty_keys(struct pty *p, const char *keys);
/* Changes the size; the program gets SIGWINCH. */
void pty_resize(struct pty *p, int cols, int rows);
void pty_signal(struct pty *p, int signal);
/* Closes our side of the terminal, as a dropped line does. */
void pty_hang_up(struct pty *p);

/* Reads until the screen shows (or no longer shows) the text, or until its row (from 0) does.
 */
bool pty_wait(struct pty *p, const char *text);
bool pty_wait_gone(struct pty *p, const char *text);
bool pty_wait_row(struct pty *p, int row, const char *text);
/* Until the row of the cursor shows the text. */
bool pty_wait_cursor_row(struct pty *p, const char *text);
/* Until the program has ended: its exit status, or 128 + signal; -1 after the deadline. */
int pty_wait_end(struct pty *p);
/* Reads what comes within ms milliseconds: the bytes. */
size_t pty_read_for(struct pty *p, int ms);

/* The screen as text, rows closed by '\n', spaces at their ends cut. The caller frees it. */
char *pty_screen(struct pty *p);
void pty_size(const struct pty *p, int *cols, int *rows);
/* libvterm's screen, for those who want colours. Borrowed. */
struct VTermScreen *pty_vterm(struct pty *p);
/* Everything the program has written. */
const struct buf *pty_output(const struct pty *p);
/* NULL when the terminal is as a shell expects it (cooked and echoing, primary screen, cursor
 * shown, no mouse, focus or paste reports), else, after the deadline, what is wrong. */
const char *pty_insane(struct pty *p);

#endif
