/* store/print.h: hashes of bytes, and fingerprints of texts that tell the same story.
 *
 * A fingerprint is a MinHash (Broder 1997, "On the resemblance and containment of documents")
 * of the folded text's runs of four words; texts that share most of their runs share most of
 * its parts. Bands of four parts find candidates. */
#ifndef STORE_PRINT_H
#define STORE_PRINT_H

#include "base/base.h"

enum { PRINT_PARTS = 16, PRINT_BANDS = 4, PRINT_SAME = 12 };

struct print {
	uint32_t parts[PRINT_PARTS];
};

/* FNV-1a with a final mix, as a signed number for SQLite. */
int64_t print_hash(const void *bytes, size_t len);
/* Of path and member; never 0. */
int64_t print_place(const char *path, const char *member);

/* False when the text is too short to be told apart by its words. */
bool print_make(const char *text, size_t len, struct print *out);
/* What candidates have in common; 31 bits. */
int64_t print_band(const struct print *p, unsigned band);
/* Do two fingerprints say that the texts are one story? */
bool print_same(const struct print *a, const struct print *b);

#endif
