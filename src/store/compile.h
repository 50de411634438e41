/* store/compile.h: a query tree as SQL over the article table and as an FTS5 expression.
 *
 * What must hold of the text, as far as the tree says it for all of its articles, becomes one
 * FTS5 expression, which streams newest first; the rest are conditions on the row `a`. FTS5 is
 * given words that text/token.h made, each in quotes; a word that goes on is given as its
 * commonest completions. */
#ifndef STORE_COMPILE_H
#define STORE_COMPILE_H

#include "store/db.h"
#include "store/query.h"
#include "store/term.h"

struct compiled {
	struct buf match; /* FTS5 expression; empty: no text is searched */
	struct buf where; /* "a.state & 40 = 0 AND ..."; never empty */
	struct buf texts; /* what is bound, each closed by a NUL */
	size_t n_texts;
	int64_t key_from, key_to; /* no key outside of [from, to) can match */
	bool is_cut; /* a word that goes on, and asks for all of its completions, has more */
};

/* All completions of one word, in the order of the alphabet, a part after the other. */
struct compile_slice {
	char after[TERM_MAX + 1]; /* the last word that was had; "" before the first */
	size_t n;                 /* words had by the last compile_slice() */
};

enum {
	COMPILE_TYPED = 16,   /* completions of a word being typed */
	COMPILE_PREFIX = 200, /* of one that ends with '*', or when typing has paused */
	COMPILE_SLICE = 400
};

void compile_query(struct library *lib, const struct query *q, struct compiled *out);
/* The same with the next part of the completions of the word that was cut, and no others: what
 * the whole query finds is found by one of the parts. None is left when slice->n is less than
 * COMPILE_SLICE. */
void compile_slice(struct library *lib, const struct query *q, struct compile_slice *slice,
    struct compiled *out);
void compiled_clear(struct compiled *c);
/* Binds the texts from parameter 1 on; returns the next free parameter. They must live until
 * the statement is done. */
int compiled_bind(const struct compiled *c, sqlite3_stmt *stmt);

#endif
