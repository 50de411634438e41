/* format/charset.h: the character encodings that are read, and the labels that mean them.
 *
 * Labels are those of the WHATWG Encoding standard, which says what web pages mean rather
 * than what they write ("iso-8859-1" is windows-1252); besides, encodings that only older
 * texts use. UTF-7 is none. */
#ifndef FORMAT_CHARSET_H
#define FORMAT_CHARSET_H

#include "base/base.h"

enum charset_kind {
	CHARSET_UTF8,
	CHARSET_UTF16LE,
	CHARSET_UTF16BE,
	CHARSET_UTF32LE,
	CHARSET_UTF32BE,
	CHARSET_SINGLE,  /* one byte a character, ASCII below 0x80 */
	CHARSET_MULTI,   /* several; a byte below 0x80 at a character's beginning is ASCII */
	CHARSET_STATEFUL /* escape sequences shift it; seven bits */
};

struct charset {
	const char *name;   /* as the standard has it, in lower case; at most 31 bytes */
	const char *iconv;  /* what iconv calls it; NULL where it is not asked */
	uint8_t kind;       /* enum charset_kind */
	const char *labels; /* other names in lower case, parted by spaces */
};

/* Ends with name NULL. The first two are UTF-8 and windows-1252. */
extern const struct charset charsets[];

/* The encoding that a label means, in any case and with white space around it; NULL when it
 * is unknown. */
const struct charset *charset_find(const char *label, size_t len);

#endif
