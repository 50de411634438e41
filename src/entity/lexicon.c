/* Looking words up. */
#include "entity/lexicon.h"

#include <string.h>

enum lexicon_class
lexicon_find(const char *word, size_t len, int *code)
{
	size_t lo = 0, hi = lexicon_n_words;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;
		int order = strncmp(word, lexicon_words[mid].word, len);

		if (!order && lexicon_words[mid].word[len])
			order = -1;
		if (!order) {
			*code = lexicon_words[mid].code;
			return (enum lexicon_class)lexicon_words[mid].class_;
		}
		if (order < 0)
			hi = mid;
		else
			lo = mid + 1;
	}
	*code = 0;
	return LEX_NONE;
}
