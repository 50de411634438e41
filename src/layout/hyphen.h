/* layout/hyphen.h: where words may be hyphenated, by libhyphen and the patterns that are
 * installed (Liang, "Word Hy-phen-a-tion by Com-put-er", 1983).
 *
 * The directory of patterns is passed in; it holds files such as hyph_en_US.dic in UTF-8 or
 * ISO 8859-1. Built without libhyphen, no language has patterns. */
#ifndef LAYOUT_HYPHEN_H
#define LAYOUT_HYPHEN_H

#include "base/base.h"

enum { HYPHEN_MAX = 96 /* bytes of a word; longer ones are not hyphenated */ };

struct hyphen;

/* Patterns for a language, a BCP 47 tag such as "en" or "pt-BR"; the nearest file is taken.
 * NULL when there are none. */
struct hyphen *hyphen_open(const char *dir, const char *lang);
void hyphen_close(struct hyphen *h);

/* Sets points[i] where a hyphen may stand before byte i of a word of letters; returns how
 * many there are. points has room for len. A word that is not set in small letters (but for
 * its first) is left alone. */
size_t hyphen_word(const struct hyphen *h, const char *word, size_t len, bool *points);

#endif
