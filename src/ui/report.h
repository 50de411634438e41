/* ui/report.h: the terminal between screen_leave and screen_enter: where its cursor is, by its
 * own word, and whether the user has seen what a program left on it. */
#ifndef UI_REPORT_H
#define UI_REPORT_H

#include "base/base.h"

struct report {
	int row, col; /* from 1 */
};

/* Asks an ECMA-48 terminal (device status report) where its cursor is, in a row below which
 * there is another one, so that a line printed there moves it, and clears them. False when no
 * answer comes within a moment. Keys typed meanwhile are lost. */
bool report_start(int in, int out, struct report *r);
/* The same, with the cursor where it is. */
bool report_cursor(int in, int out, struct report *r);
/* Says that a key goes back, and waits for one; then takes the words away again. */
void report_wait(int in, int out);

#endif
