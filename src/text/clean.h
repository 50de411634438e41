/* text/clean.h: the one gate for bytes from outside.
 *
 * Nothing that came from outside reaches the library, a terminal or a pipe but through
 * clean_text. What it lets pass is valid UTF-8 without control characters (C0, C1, DEL),
 * without bidirectional marks, overrides and isolates, without invisible format characters
 * (zero width spaces, word joiners, soft hyphens, byte order marks, fillers, tags), without
 * noncharacters, and without more than CLEAN_MAX_MARKS combining marks in a row. Every
 * invalid sequence becomes one U+FFFD. CR, CR LF, NEL, VT, FF, U+2028 and U+2029 are line
 * ends. Cleaning clean text changes nothing. */
#ifndef TEXT_CLEAN_H
#define TEXT_CLEAN_H

#include "base/buf.h"

enum { CLEAN_MAX_MARKS = 8 };

enum clean_mode {
	CLEAN_TEXT, /* keeps '\n' and '\t' */
	CLEAN_LINE  /* one line: every run of white space becomes one space, none at the ends */
};

/* Appends the cleaned text. Linear in len. */
void clean_text(struct buf *out, const char *s, size_t len, enum clean_mode mode);
/* Is a code point one that clean_text takes out? ('\n' and '\t' are not.) */
bool clean_drops(uint32_t cp);

#endif
