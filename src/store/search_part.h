/* store/search_part.h: what the files of store/search share. */
#ifndef STORE_SEARCH_PART_H
#define STORE_SEARCH_PART_H

#include "store/db.h"
#include "store/words.h"

enum { SEARCH_LANGS = 16 };

/* A library's languages and words, for words_make(). */
struct search_words {
	struct words_env env;
	struct arena arena;
	const char *langs[SEARCH_LANGS];
};

/* Reads the languages that have a stemmer; end it in any case. It must stay where it is. */
void search_words_begin(struct library *lib, struct search_words *w);
void search_words_end(struct search_words *w);

#endif
