/* tests/oracle.h: is a stream of bytes free of what came from outside?
 *
 * The files below try, in every field and in their names, to drive the terminal: escape
 * sequences, C1 controls raw and in UTF-8, bidi overrides, tags, and so on. */
#ifndef TESTS_ORACLE_H
#define TESTS_ORACLE_H

#include "base/buf.h"

/* Writes the hostile files into a new directory. */
bool oracle_write_files(const char *dir);

/* True when there is no foreign byte, else a note says what stands where. Pipes get clean
 * text, '\n' and '\t'. A terminal also gets the sequences that the interface itself writes:
 * those of terminfo, and no others. */
bool oracle_is_clean(const struct buf *bytes, bool terminal, const char *where);

#endif
