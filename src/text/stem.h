/* text/stem.h: stems of words by language (Snowball), remembered.
 *
 * The same words come again and again: each stemmer keeps the last stem of every slot of a
 * small table, so that most words cost a comparison. */
#ifndef TEXT_STEM_H
#define TEXT_STEM_H

#include "base/base.h"

struct stem;

struct stem *stem_new(void);
void stem_free(struct stem *s);

/* lang is a BCP 47 tag: "en", "pt-BR" ... */
bool stem_has_language(const char *lang);

/* The stem of a folded word of at most TOKEN_MAX bytes into out, which has room for
 * TOKEN_MAX + 1; false when there is none, or none other than the word. */
bool stem_word(struct stem *s, const char *lang, const char *word, size_t len, char *out,
    size_t *out_len);

#endif
