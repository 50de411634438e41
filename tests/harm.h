/* tests/harm.h: a library that harm is done to, and how it is afterwards. */
#ifndef TESTS_HARM_H
#define TESTS_HARM_H

#include "base/base.h"

/* Enters a home of its own (tests/program.h) with articles in ./in, and adds them to ./lib.db,
 * which is the library from now on; full.db is a copy of it. */
bool harm_begin(void);
/* Makes lib.db what full.db is, or removes it. */
void harm_set_library(bool fresh);
/* Is there nothing that lectern check finds fault with? Notes what there is. */
bool harm_is_whole(void);
/* What the library holds, as text. The caller frees it. */
char *harm_tell_state(void);

#endif
