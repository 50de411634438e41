/* text/utf8.h: UTF-8, one code point at a time.
 *
 * Strict: overlong forms, surrogates and values above U+10FFFF are invalid. An invalid
 * sequence reads as one U+FFFD for its maximal well-begun part, as Unicode (section 3.9,
 * "U+FFFD Substitution of Maximal Subparts") and the WHATWG Encoding standard have it. */
#ifndef TEXT_UTF8_H
#define TEXT_UTF8_H

#include "base/base.h"

#define UTF8_REPLACEMENT 0xfffdu

/* utf8_decode for a sequence that does not begin with ASCII. */
size_t utf8_decode_multi(const char *s, size_t len, uint32_t *cp);

/* Reads one code point; len must not be 0. Returns the bytes used, 1 to 4. */
static inline size_t
utf8_decode(const char *s, size_t len, uint32_t *cp)
{
	if ((unsigned char)s[0] < 0x80) {
		*cp = (unsigned char)s[0];
		return 1;
	}
	return utf8_decode_multi(s, len, cp);
}

/* Writes a code point, U+FFFD for one that is none; returns the bytes written, 1 to 4. */
size_t utf8_encode(uint32_t cp, char out[4]);
bool utf8_valid(const char *s, size_t len);

/* Bytes of the longest prefix that is all ASCII. */
size_t utf8_ascii_len(const char *s, size_t len);
/* Start of the code point before byte at (at > 0), looking back at most 4 bytes. */
size_t utf8_prev(const char *s, size_t at);

#endif
