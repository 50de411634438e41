/* store/query_lex.h: the query language, cut into its pieces. Pure; reads bytes, of which only
 * ASCII signs, Unicode's spaces and double quotes mean anything. */
#ifndef STORE_QUERY_LEX_H
#define STORE_QUERY_LEX_H

#include "store/query.h"

enum query_lexeme_kind {
	LEX_END,
	LEX_WORD,
	LEX_QUOTED,
	LEX_FIELD, /* a name and its colon */
	LEX_OPEN,
	LEX_CLOSE,
	LEX_MINUS,
	LEX_AND,
	LEX_OR,
	LEX_NOT,
	LEX_NEAR
};

struct query_lexeme {
	enum query_lexeme_kind kind;
	size_t at, end;         /* where it stands, quotes and star included */
	size_t text, len;       /* without them */
	bool star;              /* a star follows: the last word goes on */
	bool unclosed;          /* a quote without its other end */
	bool has_value;         /* LEX_FIELD: its value follows at once */
	enum query_field field; /* LEX_FIELD; QUERY_FIELDS when there is no such field */
	unsigned number;        /* LEX_NEAR: the distance */
};

struct query_lexer {
	const char *s;
	size_t len;
	size_t at; /* the next byte to be read */
};

/* The next lexeme. After an unclosed quote reading goes on behind the quote, so that what
 * follows is read as plain words; a caller that takes the rest as a phrase sets at = len. */
void query_lex_next(struct query_lexer *lexer, struct query_lexeme *out);
/* The value that stands at once behind a field's colon: a LEX_WORD, in which no sign but a
 * quote, parenthesis or space has a meaning, or a LEX_QUOTED. */
void query_lex_value(struct query_lexer *lexer, struct query_lexeme *out);

/* Bytes of the white space at s, 0 when there is none. */
size_t query_lex_space(const char *s, size_t len);

/* Are there nothing but spaces in it? */
bool query_lex_is_blank(const struct query_lexer *x);

#endif
