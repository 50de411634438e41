/* store/term.h: the words of the library with how many articles have them.
 *
 * Indexing counts the words it meets in memory; they are written now and then. The
 * table is for completing words and for suggestions: deleting an article leaves it as it is. */
#ifndef STORE_TERM_H
#define STORE_TERM_H

#include "store/db.h"

struct terms;

struct terms *terms_new(void);
void terms_free(struct terms *t);
/* From now on words belong to the next article. */
void terms_next(struct terms *t);
/* Counts a word once an article. Longer ones than TERM_MAX bytes are passed over. */
void terms_add(struct terms *t, const char *word, size_t len);
/* Bytes of memory in use, about. */
size_t terms_size(const struct terms *t);
/* Adds the counts to the table and forgets them. Within a transaction. */
bool terms_write(struct library *lib, struct terms *t, struct err *err);
/* Counts all words anew, from the index. Within a transaction. */
bool term_rebuild(struct library *lib, struct err *err);

/* While words are counted in memory only, the library says so, and whose memory it is: were
 * that process killed, the next to add counts all words anew. */
bool term_mark_behind(struct library *lib, bool behind, struct err *err);
bool term_catch_up(struct library *lib, struct err *err);

enum { TERM_MAX = 32 };

/* The at most max commonest words that begin with a folded prefix, commonest first, itself
 * included; *counts (or NULL) their articles. Words go behind each other into out, each closed
 * by a NUL. Bounded time, whatever the prefix. Returns how many; 0 also when interrupted. */
size_t term_complete(
    struct library *lib, const char *prefix, size_t max, struct buf *out, int64_t *counts);
/* The next at most max words behind one in the alphabet ("": from the first) that begin so. */
size_t term_next(
    struct library *lib, const char *prefix, const char *after, size_t max, struct buf *out);
/* How many articles have the word; 0: none. */
int64_t term_count(struct library *lib, const char *word, size_t len);

#endif
