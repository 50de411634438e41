/* A worker's jobs that are records: JSON that tells an article. */
#include "ingest/job.h"

void
record_do(struct worker *w, const struct job *job, struct buf *out)
{
	(void)w;
	(void)job;
	answer_reason(out, ANSWER_SKIPPED, "JSON lines");
}
