/* store/batch.h: one run of `add`: its articles can be listed and taken back together.
 *
 * While a batch is open the library is written in transactions of a few hundred articles:
 * what was committed stays, whatever happens to the process. */
#ifndef STORE_BATCH_H
#define STORE_BATCH_H

#include "store/library.h"

struct batch;

/* what says for people what was added: the words of the command. Nothing is written before
 * the first article. */
bool batch_begin(struct library *lib, const char *what, struct batch **out, struct err *err);
/* Its number, 0 before the first article. */
int64_t batch_id(const struct batch *b);
/* Commits what was added up to now. Other writers get their turn when the caller then waits
 * for some milliseconds (BATCH_PAUSE_MS). */
enum { BATCH_PAUSE_MS = 5 };

bool batch_commit(struct batch *b, struct err *err);
/* Commits, counts and closes it; b is gone even when it fails. */
bool batch_end(struct batch *b, struct err *err);

struct batch_info {
	int64_t id;
	int64_t time;
	const char *what;
	uint64_t added, updated;
	bool undone;
};

/* Newest first, until fn returns false. The strings live during the call. */
typedef bool (*batch_fn)(void *arg, const struct batch_info *info);
bool batch_list(struct library *lib, batch_fn fn, void *arg, struct err *err);
/* Takes a batch back: what it added is deleted, what it updated is as before. Undoable. */
bool batch_undo(struct library *lib, int64_t id, uint64_t *n, struct err *err);

#endif
