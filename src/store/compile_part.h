/* store/compile_part.h: what compile.c and compile_text.c share. */
#ifndef STORE_COMPILE_PART_H
#define STORE_COMPILE_PART_H

#include "store/compile.h"
#include "store/search_part.h"

struct compile {
	struct library *lib;
	const struct query *q;
	struct compiled *out;
	struct search_words words;       /* what words become depends on the library */
	const struct query_node *sliced; /* the word whose completions may be cut, or NULL */
	struct compile_slice *slice;     /* its part; NULL: the commonest */
};

/* Can all of it be said to FTS5? */
bool compile_is_text(const struct query *q, const struct query_node *node);
/* Appends it as an FTS5 expression; false, with nothing appended, when it holds no words. */
bool compile_text(struct compile *c, const struct query_node *node, struct buf *out);

#endif
