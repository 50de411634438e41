/* ingest/worker.h: what a worker does: one job's bytes become one article, ready to be kept.
 *
 * Jobs and answers pass the pool (ingest/pool.h) in the wire's form; nothing of what comes
 * back is believed before it was checked. */
#ifndef INGEST_WORKER_H
#define INGEST_WORKER_H

#include "base/err.h"
#include "ingest/read.h"

/* The hidden command that makes lectern-ingest a worker. */
#define WORKER_COMMAND "worker"

enum job_kind {
	JOB_FILE,   /* bytes of any format */
	JOB_RECORD, /* one line of a JSON lines file */
	JOB_AGAIN,  /* a kept original, to be extracted again: its answer is an article alone */
	JOB_KINDS
};

/* Borrowed strings and bytes; empty strings for what is not known. */
struct job {
	enum job_kind kind;
	const char *path;    /* absolute */
	const char *member;  /* or "" */
	const char *charset; /* of JOB_AGAIN, or "" */
	const char *media;   /* the same */
	const char *bytes;
	size_t len;
};

void job_write(struct buf *message, const struct job *job);

enum answer_state {
	ANSWER_ARTICLE,
	ANSWER_KNOWN, /* no article, but what the user added to one that is there */
	ANSWER_SKIPPED,
	ANSWER_FAILED,
	ANSWER_STATES
};

struct answer_note {
	uint32_t start, len;
	int64_t time;
	const char *quote, *comment;
};

/* Borrowed from the message that it was read from. */
struct answer {
	enum answer_state state;
	const char *reason;   /* why there is no article */
	const char *prepared; /* for article_add_prepared; of JOB_AGAIN a packed article; of
			       * ANSWER_KNOWN what known_read reads */
	size_t prepared_len;
	/* What a record carries besides. */
	bool has_state;
	unsigned record_state; /* RECORD_ bits */
	int64_t added;
	uint32_t reading_at;
	const char *tags, *repairs;      /* lines; "" when there are none */
	const char *fields[FIELD_COUNT]; /* that the user set, "": to nothing; NULL: did not */
	struct answer_note *notes;       /* owned */
	size_t n_notes;
};

/* False when the message makes no sense. Clear it in any case. */
bool answer_read(struct answer *a, const struct buf *message);
void answer_clear(struct answer *a);
/* Did the user set any field? */
bool answer_has_fields(const struct answer *a);

/* Which article an ANSWER_KNOWN is about. Borrowed; NULL for what is not known. */
struct known {
	int64_t hash; /* of the original, or 0 */
	uint64_t len;
	const char *path, *member;
	const char *url;
};

bool known_read(struct known *k, const char *bytes, size_t len);

struct preparer;

/* What a worker holds. */
struct worker {
	struct entity_model *model; /* or NULL */
	bool no_names;
	struct preparer *preparer; /* compresses; made anew by worker_hello */
};

/* Reads a job's message and appends the answer: a pool_work. user is a struct worker. */
void worker_do(void *user, const void *job, size_t len, struct buf *answer);
/* Takes the message that every worker gets first (the dictionary): a pool_hello. */
void worker_hello(void *user, const void *bytes, size_t len);
/* Finds and opens the model; without one names stay unmarked and *err says why. */
bool worker_open(struct worker *w, const char *model_path, bool no_names, struct err *err);
void worker_close(struct worker *w);

/* The whole life of a worker process; words are those behind WORKER_COMMAND. */
int worker_main(int argc, const char *const *words);

#endif
