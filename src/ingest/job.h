/* ingest/job.h: the worker's side of jobs and answers on the wire. */
#ifndef INGEST_JOB_H
#define INGEST_JOB_H

#include "format/record.h"
#include "ingest/worker.h"

struct original;

/* Fills *job, whose strings are borrowed from the message; false when it makes no sense. */
bool job_read(struct job *job, const void *bytes, size_t len);
/* A string of a job; NULL where it is empty, which says that nobody knows. */
static inline const char *
job_string(const char *s)
{
	return *s ? s : NULL;
}

/* An answer is answer_write, then answer_write_extra. prepared may be NULL. */
void answer_write(
    struct buf *out, enum answer_state state, const char *reason, const struct buf *prepared);
/* The bytes of an ANSWER_KNOWN. */
void known_write(struct buf *out, const struct record *r);
/* Answers why there is no article. */
void answer_reason(struct buf *out, enum answer_state state, const char *reason);
/* What a record carries besides its article; NULL for none. */
void answer_write_extra(struct buf *out, const struct record *r);

/* Answers with an article made ready for the library; extra may be NULL. */
void answer_article(struct worker *w, struct buf *out, const struct article *a,
    const struct original *o, const struct record *extra);

/* Does a job whose bytes are a record: JOB_RECORD, or JOB_FILE or JOB_AGAIN of one. */
void record_do(struct worker *w, const struct job *job, struct buf *out);

#endif
