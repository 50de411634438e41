/* app/seek.h: finding plain text in a text, as a reader means it: case, accents and the shape
 * of quotes do not count.
 *
 * The text is folded once (text/fold.h) with a map back to its bytes, so that each further
 * letter typed costs one pass of memmem. */
#ifndef APP_SEEK_H
#define APP_SEEK_H

#include "base/buf.h"
#include "store/list.h"

struct seek {
	struct buf folded;
	uint32_t *origin; /* of each folded byte: its byte in the text; one more at the end */
	size_t n_origin, cap_origin;
};

/* A zeroed seek is a cleared one. */
void seek_clear(struct seek *s);
/* Folds a text; what was there before is forgotten. */
void seek_text(struct seek *s, const char *text, size_t len);
/* Every place of what, in order, not overlapping; ranges are bytes of the text. Replaces
 * *out, an array that the caller frees. */
void seek_find(
    const struct seek *s, const char *what, size_t len, struct hit_range **out, size_t *n);

#endif
