/* ingest/keep.h: puts what workers made into the library, in transactions that are short
 * enough for others to get their turn. */
#ifndef INGEST_KEEP_H
#define INGEST_KEEP_H

#include "ingest/ingest.h"
#include "ingest/worker.h"
#include "store/article.h"

struct keeper {
	struct library *lib;
	struct batch *batch;
	const char *const *tags; /* for every article. Borrowed */
	size_t n_tags;
	int64_t *untagged; /* articles that still have to get them */
	size_t n_untagged, cap_untagged;
	int64_t committed; /* when, ms */
	int64_t others;    /* when another program's change was seen last, ms; 0: never */
	bool dirty;        /* something is not committed */
};

/* what: the words of the command, for the list of batches. */
bool keeper_begin(struct keeper *k, struct library *lib, const struct ingest *in,
    const char *what, struct err *err);
/* Adds an article and what its record carries. With ERR_DATA only this answer made no sense;
 * any other failure is the library's. */
bool keeper_add(
    struct keeper *k, const struct answer *a, struct add_result *out, struct err *err);
/* Gives an article the fields, state, tags, notes and repairs that came with it, as one change;
 * what it has already is not given twice. The index must not be waiting for its words. */
bool keep_extra(struct library *lib, int64_t id, const struct answer *a, struct err *err);
/* Gives what the user added elsewhere to the article that is meant; *id is 0 when there is no
 * such article. */
bool keeper_add_known(struct keeper *k, const struct answer *a, int64_t *id, struct err *err);
/* Commits when the last time is some while ago, or now. */
bool keeper_commit(struct keeper *k, bool now, struct err *err);
/* Commits and ends the batch, also after failures. *batch is its number. */
bool keeper_end(struct keeper *k, int64_t *batch, struct err *err);

#endif
