/* text/lang_words.h: the commonest words of languages. Used by text/lang.c only. */
#ifndef TEXT_LANG_WORDS_H
#define TEXT_LANG_WORDS_H

#include "base/base.h"

struct lang_word {
	const char *word;  /* as fold_text makes it with marks kept */
	const char *langs; /* two letters each, parted by a space */
};

extern const struct lang_word lang_words[];
extern const size_t lang_n_words;

#endif
