/* store/inflect.h: the forms of a word that the library has: its words that share a stem with
 * it in a language that both are used in.
 *
 * Stems are not indexed: they would make the index a third larger, and what they say can be
 * found from the table of words, of which those that begin alike are looked at. Stemmers of
 * other languages take words for one that are not, so where the library's languages disagree
 * the articles that have the two words are asked what they are written in: a few of them,
 * however many there are. */
#ifndef STORE_INFLECT_H
#define STORE_INFLECT_H

#include "store/db.h"

enum { INFLECT_FORMS = 32 };

/* The commonest forms of a folded word, itself left out, each closed by a NUL, go to out; how
 * many is returned. */
size_t inflect_word(struct library *lib, const char *const *langs, size_t n_langs,
    const char *word, struct buf *out);

#endif
