/* store/known.h: lists of words that were asked of the library, remembered until words are
 * added: a key asks for the same completions and forms several times, and the next key again.
 */
#ifndef STORE_KNOWN_H
#define STORE_KNOWN_H

#include "store/db.h"

struct known;

struct known *known_new(void);
void known_free(struct known *k);

/* Appends the words kept under a name, each closed by a NUL, and counts them into *n. False
 * when there are none under it. */
bool known_get(struct library *lib, const char *name, struct buf *out, size_t *n);
/* Keeps n words, which begin at byte start of a buffer; the list used longest ago goes. */
void known_keep(
    struct library *lib, const char *name, const struct buf *words, size_t start, size_t n);

#endif
