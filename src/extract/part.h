/* extract/part.h: a piece of a line, and the few ways to take one apart.
 *
 * Borrowed bytes: a part lives as long as the text that it points into. */
#ifndef EXTRACT_PART_H
#define EXTRACT_PART_H

#include "base/buf.h"

struct part {
	const char *s;
	size_t len;
};

struct part part_of(const char *s, size_t len);
/* Without white space and separating marks (| / bullets, dashes, commas, colons) at its ends.
 */
struct part part_trim(struct part p);
/* If p begins with word (folded: lower case, no accents), skips it and the spaces behind it. A
 * word that ends in a letter must not go on in p. */
bool part_skip(struct part *p, const char *word);
/* part_skip with the first of a list that fits; -1 when none does. */
int part_skip_any(struct part *p, const char *const *words, size_t n);
/* Takes the next run of bytes without white space off p; empty at the end. */
struct part part_next(struct part *p);
/* Where a word of the list (folded, ASCII) stands in p; false when none does. */
bool part_find_any(struct part p, const char *const *words, size_t n, size_t *at);
/* Appends p with a space wherever two words were run together, "By Ann LeeMay 5, 2016Home", and
 * behind a date's year that a number was run together with, "May 5, 20167 Comments". */
void part_unglue(struct part p, struct buf *out);
/* The number of runs without white space. */
size_t part_count(struct part p);

#endif
