/* store/write.h: the rows of one article: made, made anew, brought in line. */
#ifndef STORE_WRITE_H
#define STORE_WRITE_H

#include "store/body.h"
#include "store/prepare.h"

/* An index row that waits until many can be written in the order of their keys, which is what
 * FTS5 needs to gather them in memory. */
struct waiting_row {
	int64_t key;
	size_t title, authors, body, end; /* bytes into texts */
};

struct batch {
	struct library *lib;
	char *what;
	int64_t time;
	int64_t id; /* 0: nothing was written yet */
	uint64_t n_added, n_updated;
	bool is_open;     /* in a transaction */
	bool is_behind;   /* words are counted that are not written */
	size_t n_written; /* in this transaction */
	int64_t next_id;  /* the next article's; 0: not known */
	struct waiting_row *rows;
	size_t n_rows, cap_rows;
	struct buf texts;
};

/* Opens the batch's transaction (store/batch.c). */
bool batch_open(struct batch *b, struct err *err);
/* Makes the batch's row, before the first article is written. */
bool batch_enter(struct batch *b, struct err *err);
/* Is it time to commit? */
bool batch_is_full(const struct batch *b);

/* The key of an article; 0, true when there is none of that id. */
bool write_key_of(struct library *lib, int64_t id, int64_t *key, bool *found, struct err *err);
/* Inserts row, body, original, fingerprint and names of a new article; its index row waits. */
bool write_new(struct batch *b, const struct prepared *p, int64_t *id, struct err *err);
/* Puts another body and its columns in the place of an article's, keeping the user's values,
 * and indexes it at once. bytes: the compressed body. Within a transaction. */
bool write_again(struct library *lib, int64_t id, const struct article *a,
    const struct buf *bytes, struct err *err);
/* Brings columns and index in line with the body and the user's values. The index row must
 * have been deleted before the change. */
bool write_columns(struct library *lib, int64_t id, struct article *a, struct err *err);
/* Adds an original. */
bool write_original(
    struct library *lib, int64_t id, const struct prepared *p, int64_t batch, struct err *err);
/* Removes its fingerprint. */
bool write_forget_print(struct library *lib, int64_t id, struct err *err);
/* The waiting index rows, in the order of their keys. */
bool write_waiting(struct batch *b, struct err *err);

/* Joins an article's local entities to the library's (store/write_names.c). */
bool write_names(struct library *lib, int64_t id, const struct mentions *m, struct err *err);

#endif
