/* ui/ui.h: the interface on a real terminal: the loop around app/app.h.
 *
 * One thread, one poll, one doupdate and one burst of output for all keys that are waiting. */
#ifndef UI_UI_H
#define UI_UI_H

#include "app/app.h"
#include "base/err.h"

/* Runs the interface on the terminal of standard input and output (with another standard
 * input, on /dev/tty). Fills in env what the terminal, clock and environment know (key_waiting,
 * now_ms, zone_minutes, cols, rows, colors, no_color, note); the rest is the caller's. Returns
 * the exit status: 0, or 128 + signal. Fails with a sentence, the terminal untouched, when
 * there is none or it cannot move its cursor. */
int ui_run(struct app_env *env, struct err *err);

#endif
