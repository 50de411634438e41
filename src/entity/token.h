/* entity/token.h: the words and sentences of a text, as byte ranges into it.
 *
 * Tokens follow the Penn Treebank's habits where names need them: possessive 's and the
 * marks around a word stand alone; "U.S.", "Mr.", "R.", "Alibaba.com", "AT&T",
 * "O'Gorman", "1.2" and hyphen compounds ("U.S.-based") are one token; "@" and "#" are
 * tokens before their word; addresses are one token. Nothing is copied. */
#ifndef ENTITY_TOKEN_H
#define ENTITY_TOKEN_H

#include "base/base.h"

enum token_kind { TOKEN_WORD, TOKEN_NUMBER, TOKEN_PUNCT, TOKEN_ADDRESS };

enum token_flag {
	TOKEN_SENTENCE = 1, /* first of its sentence */
	TOKEN_LINE = 2,     /* first of its line (block) */
	TOKEN_GLUED = 4,    /* no white space before it */
	TOKEN_CAPITAL = 8,  /* begins with an upper-case letter */
	TOKEN_LOWER = 16,   /* holds a lower-case letter */
	TOKEN_SUFFIX = 32   /* the possessive "'s" or "'" */
};

struct token {
	uint32_t start; /* bytes */
	uint16_t len;   /* bytes; longer words are cut into several tokens */
	uint8_t kind;   /* enum token_kind */
	uint8_t flags;  /* enum token_flag */
};

struct tokens {
	struct token *items;
	size_t n, cap;
};

#define TOKENS_INIT ((struct tokens){NULL, 0, 0})

/* Appends the tokens of text[0, len); any bytes are legal. */
void tokens_scan(struct tokens *t, const char *text, size_t len);
void tokens_clear(struct tokens *t);
/* The index after the last token of the sentence that begins at i. What goes on for longer than
 * TOKEN_MAX_SENTENCE is no sentence and is cut: taggers need memory by its length. */
enum { TOKEN_MAX_SENTENCE = 1024 };
size_t tokens_sentence_end(const struct tokens *t, size_t i);

#endif
