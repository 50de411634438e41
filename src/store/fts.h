/* store/fts.h: our tokenizer and ranking inside FTS5, and the functions of the index's view.
 *
 * Documents go through text/token.h; a document's first line is its language, closed by '\n'.
 * A query's strings are words already made by text/token.h, parted by spaces: they are taken as
 * they are. */
#ifndef STORE_FTS_H
#define STORE_FTS_H

#include "store/db.h"

/* Registers all of it on the handle. */
bool fts_register(struct library *lib, struct err *err);

/* Appends a text as the index takes it: language line, then text. */
void fts_mark(struct buf *out, const char *lang, const char *text, size_t len);

/* An index row: what the view `indexed` gives for a key at the moment. */
bool fts_insert(struct library *lib, int64_t key, struct err *err);
/* To be called before anything that the view shows of it changes. */
bool fts_delete(struct library *lib, int64_t key, struct err *err);
/* Builds the whole index anew from the view, and the words' counts. */
bool fts_rebuild(struct library *lib, struct err *err);

#endif
