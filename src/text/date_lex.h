/* text/date_lex.h: a text as the numbers, words and signs that dates are made of. Used by
 * text/date*.c only.
 *
 * Words are looked up only where a number is near, so that most of a text costs little. */
#ifndef TEXT_DATE_LEX_H
#define TEXT_DATE_LEX_H

#include "text/date_words.h"

enum date_token_kind { DATE_TOKEN_END, DATE_TOKEN_NUMBER, DATE_TOKEN_WORD, DATE_TOKEN_SIGN };

struct date_token {
	uint8_t kind;   /* enum date_token_kind */
	uint8_t digits; /* of a number; 9 stands for more than 8 */
	bool spaced;    /* white space stands before it */
	bool is_inside; /* a number that is a part of a longer one, of a word or an amount */
	uint32_t value; /* the number, or the sign's code point */
	const struct date_word *words; /* what the word may mean; NULL: nothing here */
	size_t n_words;
	size_t start, end; /* bytes */
};

enum { DATE_LOOKAHEAD = 32 };

struct date_lexer {
	const char *s;
	size_t len;
	size_t at;         /* where the next token is cut */
	size_t last_digit; /* end of the last number */
	size_t next_digit; /* the first byte at or behind `at` that may begin a number */
	struct date_token ring[DATE_LOOKAHEAD];
	size_t first, n;             /* tokens cut and not yet dropped */
	struct date_token before[2]; /* the last tokens cut, newest first */
};

void date_lex_init(struct date_lexer *l, const char *s, size_t len);
/* The i-th token from here; END beyond the look-ahead. Valid until the next call. */
struct date_token date_lex_peek(struct date_lexer *l, size_t i);
/* Drops one token. */
void date_lex_drop(struct date_lexer *l);

#endif
