/* layout/nobreak.h: where a line must not end though UAX #14 lets it.
 *
 * - A dash between words belongs to the one before it: "word—word" and "word — word" break
 *   behind the dash. One that opens a remark ("—dijo") stays with what follows.
 * - An ellipsis that stands apart stays with what it follows.
 * - French spacing with plain spaces: « mot », mot : mot ; mot ! mot ?
 * - The marks of a unit or a name that a number goes with: "§ 5", "№ 7". */
#ifndef LAYOUT_NOBREAK_H
#define LAYOUT_NOBREAK_H

#include "base/base.h"

/* Takes such breaks out of breaks[0 .. len - 1] (text/segment.h). */
void nobreak_mend(const char *s, size_t len, char *breaks);

#endif
