/* ingest/pool.h: worker processes that do jobs, and cannot hurt anyone.
 *
 * A job and its answer are messages (ingest/wire.h) whose content the pool does not know,
 * but for their first number, which the pool sets. Answers come back in the order of the
 * jobs. A worker that dies, takes too long or answers nonsense costs the job it was at; its
 * other jobs go to a fresh worker. With no workers the jobs are done where they are submitted.
 */
#ifndef INGEST_POOL_H
#define INGEST_POOL_H

#include "base/buf.h"
#include "base/err.h"

enum { POOL_MAX_WORKERS = 64, POOL_DEADLINE_MS = 30000 };

#define POOL_HELLO UINT32_MAX /* the number of the message that is no job */

/* Does one job: reads its message (without head), appends the answer's content. */
typedef void pool_work(void *user, const void *job, size_t len, struct buf *answer);
/* Takes what every worker is told before its first job. */
typedef void pool_hello(void *user, const void *bytes, size_t len);
typedef void pool_before(void);

struct pool_options {
	unsigned n_workers;
	const char *const *argv; /* the worker's program and words; ends with NULL. Borrowed */
	pool_work *work;         /* for no workers */
	void *user;              /* given to work */
	const struct buf *hello; /* what every worker is told first; NULL: nothing. Borrowed */
	int stop_fd;             /* readable when the user wants to stop; or -1 */
};

struct pool_answer {
	void *user;       /* what the job was submitted with */
	bool done;        /* false: reason says what happened */
	struct buf bytes; /* the answer's content; the caller clears it */
	char reason[128];
};

struct pool;

/* Workers start when there are jobs for them. */
struct pool *pool_new(const struct pool_options *options);
/* Ends the workers, whatever they are at. Jobs not taken back are forgotten. */
void pool_free(struct pool *p);

/* Is there room for another job? Jobs and answers in the pool are bounded in number and,
 * as long as there is more than one, in bytes. */
bool pool_has_room(const struct pool *p);
bool pool_is_empty(const struct pool *p);
/* Takes a job's content, appended to a message that pool_begin began. */
void pool_begin(struct buf *message);
void pool_submit(struct pool *p, struct buf *message, void *user);
/* Waits for the oldest job's answer. False when there is no job. When stop_fd becomes
 * readable it returns false, too, with *stopped set. */
bool pool_take(struct pool *p, struct pool_answer *answer, bool *stopped);
/* Is the oldest job's answer there, so that pool_take would not wait? Sends and receives for
 * at most ms milliseconds until it is; false also when stop_fd becomes readable. */
bool pool_wait(struct pool *p, int ms);

/* The worker's side: reads jobs from standard input until its end and answers them on
 * standard output. Returns the exit status. hello and before_job may be NULL. */
int pool_serve(pool_work *work, pool_hello *hello, void *user, pool_before *before_job);

#endif
