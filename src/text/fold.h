/* text/fold.h: text as searching sees it. */
#ifndef TEXT_FOLD_H
#define TEXT_FOLD_H

#include "base/buf.h"

enum fold_flag {
	FOLD_KEEP_MARKS = 1 /* diacritics stay: "Zürich" is not "zurich" */
};

/* Appends the folded text: full case folding, compatibility forms unified (NFKD), diacritics
 * off, curly quotes and apostrophes as straight ones, dashes as "-", every white space as a
 * space. Valid UTF-8 in, valid UTF-8 out; of other input the invalid bytes are lost. */
void fold_text(struct buf *out, const char *s, size_t len, unsigned flags);
/* The small letter of a letter, one for one (Unicode's simple mapping). */
uint32_t fold_lower(uint32_t cp);

#endif
