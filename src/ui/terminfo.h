/* ui/terminfo.h: what the terminal's description says. (Apart from screen.c because <term.h>
 * takes hundreds of plain words for its macros.) */
#ifndef UI_TERMINFO_H
#define UI_TERMINFO_H

#include "base/buf.h"
#include "base/err.h"

/* Is the terminal at fd one that an interface can be drawn on? It is not touched; the error
 * says what to do. */
bool terminfo_check(int fd, struct err *err);
/* Does it speak ECMA-48? After terminfo_check. */
bool terminfo_is_ansi(void);
/* What switches the cursor keys to and from the mode that the description is about; "" when
 * there is nothing to do. */
const char *terminfo_keypad(bool on);
/* Appends what puts a terminal back: attributes, keypad, cursor, primary screen. */
void terminfo_add_rescue(struct buf *out);

#endif
