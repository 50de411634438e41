/* format/sniff.h: what kind of bytes these are, by looking at them (and at their name). */
#ifndef FORMAT_SNIFF_H
#define FORMAT_SNIFF_H

#include "base/base.h"

enum sniff_kind {
	SNIFF_EMPTY, /* nothing but white space */
	SNIFF_TEXT,
	SNIFF_HTML,
	SNIFF_RECORDS, /* JSON lines, or one object of that form */
	SNIFF_OTHER    /* known, but not read: sniff_describe says what */
};

/* name (a file's, for its ending) may be NULL. *what, when not NULL, gets a static phrase for
 * the report: "a PDF file", "an image", "program code or data" ... */
enum sniff_kind sniff_bytes(const char *bytes, size_t len, const char *name, const char **what);

#endif
