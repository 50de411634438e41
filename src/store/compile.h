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

struct compiled {
	struct buf match; /* FTS5 expression; empty: no text is searched */
	struct buf where; /* "a.state & 40 = 0 AND ..."; never empty */
	struct buf texts; /* what is bound, each closed by a NUL */
	size_t n_texts;
	int64_t key_from, key_to; /* no key outside of [from, to) can match */
};

enum {
	COMPILE_TYPED = 16,  /* completions of a word being typed */
	COMPILE_PREFIX = 200 /* of one that ends with '*' */
};

void compile_query(struct library *lib, const struct query *q, struct compiled *out);
void compiled_clear(struct compiled *c);
/* Binds the texts from parameter 1 on; returns the next free parameter. They must live until
 * the statement is done. */
int compiled_bind(const struct compiled *c, sqlite3_stmt *stmt);

#endif
