/* ingest/job.h: the worker's side of jobs and answers on the wire. */
#ifndef INGEST_JOB_H
#define INGEST_JOB_H

#include "format/record.h"
#include "ingest/worker.h"

/* Fills *job, whose strings are borrowed from the message; false when it makes no sense. */
bool job_read(struct job *job, const void *bytes, size_t len);

/* An answer is answer_write, then answer_write_extra. prepared may be NULL. */
void answer_write(
    struct buf *out, enum answer_state state, const char *reason, const struct buf *prepared);
/* What a record carries besides its article; NULL for none. */
void answer_write_extra(struct buf *out, const struct record *r);

#endif
