/* text/token.h: the words of a text as search sees them. Pure; the same code indexes, reads
 * queries, cuts passages and lights hits.
 *
 * A word is a run of letters, digits and marks, cut by UAX 29's idea with these rules of our
 * own, so that people find what they type:
 * - folded: case (full folding: STRASSE = straße), compatibility forms (ﬁ = fi), diacritics
 *   (naïve = naive, é = e), curly apostrophes dropped with what joins (don't = dont);
 * - "U.S." and "U.S" are us, "C++" is c++, "C#" is c#, "AT&T" is at&t, "3,000.50" is 3000.50;
 * - a hyphen compound is its parts and, at the first part's place, the whole without hyphens;
 * - l'été is ete, and lete whole at the same place;
 * - Han, Hiragana, Katakana, Thai, Lao, Khmer and Myanmar runs are overlapping pairs of
 *   characters (a lone one by itself), so that any substring of two is found.
 *
 * Linear time; a word longer than TOKEN_MAX bytes is cut there. */
#ifndef TEXT_TOKEN_H
#define TEXT_TOKEN_H

#include "base/buf.h"

enum { TOKEN_MAX = 64 /* bytes of a folded word */ };

enum token_kind {
	TOKEN_WORD, /* the exact form; advances the position */
	TOKEN_PIECE /* another form at the same position: a compound whole */
};

struct token {
	const char *text; /* folded; lives during the call */
	size_t len;
	size_t start, end; /* bytes of the text it came from */
	enum token_kind kind;
};

/* Returns false to stop. */
typedef bool (*token_fn)(void *arg, const struct token *token);

struct tokenizer;

/* The tokenizer keeps stemmers and buffers between texts. Never NULL. */
struct tokenizer *tokenizer_new(void);
void tokenizer_free(struct tokenizer *t);
/* False when fn stopped it. */
bool tokenizer_run(struct tokenizer *t, const char *text, size_t len, token_fn fn, void *arg);
/* Is the text one character of a script that is cut into pairs? */
bool token_is_half_pair(const char *s, size_t len);
/* The stem (Snowball) of a folded word in a language, a BCP 47 tag, into out, a string; many
 * words are their own. False when the language has no stemmer or the word is too long. */
bool tokenizer_stem(struct tokenizer *t, const char *word, size_t len, const char *lang,
    char out[TOKEN_MAX + 1]);
/* True when the language has a stemmer. */
bool tokenizer_has_language(const char *lang);

/* Changes when the same text gives other words: an index made by another version must be
 * built anew. */
enum { TOKEN_VERSION = 1 };

#endif
