/* store/fts.h: our tokenizer and ranking inside FTS5, and the functions of the index's view.
 *
 * Documents go through text/token.h, without stems (store/inflect.h says why). A query's
 * strings are words already made by text/token.h, as store/words.h writes them: they are taken
 * as they are. */
#ifndef STORE_FTS_H
#define STORE_FTS_H

#include "store/db.h"

/* Registers all of it on the handle. */
bool fts_register(struct library *lib, struct err *err);

/* An index row: what the view `indexed` gives for a key at the moment. */
bool fts_insert(struct library *lib, int64_t key, struct err *err);
/* To be called before anything that the view shows of it changes. */
bool fts_delete(struct library *lib, int64_t key, struct err *err);
/* Builds the whole index anew from the view, and the words' counts. */
bool fts_rebuild(struct library *lib, struct err *err);

#endif
