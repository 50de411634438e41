/* store/light_filter.h: may a line of text hold one of some words? Pure.
 *
 * Cutting a text into words costs far more than looking at its bytes. A filter knows words by
 * their first three letters or digits; a line in which none of them begins a word need not be
 * cut. It errs on one side only: what begins with letters beyond ASCII always may be one. */
#ifndef STORE_LIGHT_FILTER_H
#define STORE_LIGHT_FILTER_H

#include "base/base.h"

enum { LIGHT_FILTER_BITS = 1 << 15 };

struct light_filter {
	uint8_t bits[LIGHT_FILTER_BITS / 8];
};

/* Lets through all words that begin as a folded word does, in its first n letters (at most 3);
 * with is_whole a word that is shorter than n must be that word. */
void light_filter_add(
    struct light_filter *f, const char *word, size_t len, unsigned n, bool is_whole);
/* The same of one folded word, and of every word in a line. */
bool light_filter_word(const struct light_filter *f, const char *word, size_t len);
bool light_filter_line(const struct light_filter *f, const char *s, size_t len);

#endif
