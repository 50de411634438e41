/* ingest/worker.h: what passes between importer and worker. Messages of a lying side are
 * refused or harmless; a record or file, whatever it holds, has an answer that the importer
 * understands. The first byte says which. */
#include "fuzz.h"

#include "ingest/job.h"
#include "ingest/worker.h"

#include <string.h>

/* Strings that are read end inside the message. */
static void
check_messages(const char *bytes, size_t len)
{
	struct buf message = BUF_INIT;
	struct answer answer;
	struct known known;
	struct job job;

	if (job_read(&job, bytes, len))
		FUZZ_CHECK(strlen(job.path) + strlen(job.member) < len && job.len < len);
	if (known_read(&known, bytes, len))
		FUZZ_CHECK(!known.path || strlen(known.path) < len);
	buf_add(&message, bytes, len);
	if (answer_read(&answer, &message))
		FUZZ_CHECK(strlen(answer.reason) + answer.prepared_len < len);
	answer_clear(&answer);
	buf_clear(&message);
}

/* Whatever a file holds, the worker answers, and the importer understands. */
static void
check_work(const char *bytes, size_t len, enum job_kind kind)
{
	const struct job job = {.kind = kind,
	    .path = "/a/file",
	    .member = "",
	    .charset = "",
	    .media = kind == JOB_AGAIN ? "application/json" : "",
	    .bytes = bytes,
	    .len = len};
	struct buf message = BUF_INIT, got = BUF_INIT;
	struct answer answer;
	struct worker w;

	FUZZ_CHECK(worker_open(&w, NULL, true, NULL));
	w.no_names = false;
	job_write(&message, &job);
	worker_do(&w, message.data, message.len, &got);
	FUZZ_CHECK(answer_read(&answer, &got));
	answer_clear(&answer);
	worker_close(&w);
	buf_clear(&message);
	buf_clear(&got);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	const char *rest = (const char *)bytes + 1;

	if (!len)
		return 0;
	if (bytes[0] < '0' || bytes[0] > '2')
		check_messages(rest, len - 1);
	else
		check_work(rest, len - 1, (enum job_kind)(bytes[0] - '0'));
	return 0;
}
