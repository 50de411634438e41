/* store/list_slice.h: what a query finds whose word has more completions than one expression
 * takes: the word's completions are asked for part by part, and what each part finds is put
 * together. Each part is a query that can be interrupted; FTS5's own prefix queries cannot. */
#ifndef STORE_LIST_SLICE_H
#define STORE_LIST_SLICE_H

#include "store/compile.h"

struct list_slice {
	int64_t from, to; /* keys wanted: [from, to) */
	bool descends;    /* the greatest ones, else the least */
	size_t max;
	/* What was found, in that order. */
	int64_t *keys;
	size_t n;
};

/* Fills keys, for the caller to free, and n. */
bool list_slice_read(
    struct library *lib, const struct query *q, struct list_slice *s, struct err *err);

#endif
