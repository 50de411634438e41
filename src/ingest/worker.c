/* What a worker does. */
#include "ingest/worker.h"

#include "base/exit.h"
#include "base/file.h"
#include "doc/pack.h"
#include "format/decode.h"
#include "ingest/job.h"
#include "ingest/pool.h"
#include "ingest/sandbox.h"
#include "store/article.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>

void
answer_reason(struct buf *out, enum answer_state state, const char *reason)
{
	answer_write(out, state, reason, NULL);
	answer_write_extra(out, NULL);
}

void
answer_article(struct worker *w, struct buf *out, const struct article *a,
    const struct original *o, const struct record *extra)
{
	struct buf prepared = BUF_INIT;

	article_prepare(w->preparer, &prepared, a, o);
	answer_write(out, ANSWER_ARTICLE, "", &prepared);
	buf_clear(&prepared);
	answer_write_extra(out, extra);
}

static void
do_file(struct worker *w, const struct job *job, struct buf *out)
{
	const struct read_options options = {
	    .name = file_base_name(job->path), .model = w->model, .no_names = w->no_names};
	struct buf reason = BUF_INIT;
	struct reading r;

	if (read_bytes(&r, job->bytes, job->len, &options)) {
		answer_article(w, out, &r.article,
		    &(struct original){.media = r.media,
			.charset = r.charset,
			.path = job_string(job->path),
			.member = job_string(job->member),
			.bytes = job->bytes,
			.len = job->len},
		    NULL);
	} else if (r.kind == SNIFF_RECORDS) {
		record_do(w, job, out);
	} else {
		if (r.kind == SNIFF_OTHER)
			buf_add_str(&reason, "not a format that lectern reads: ");
		buf_add_str(&reason, r.reason);
		answer_reason(out, ANSWER_SKIPPED, buf_str(&reason));
	}
	reading_clear(&r);
	buf_clear(&reason);
}

static void
do_again(struct worker *w, const struct job *job, struct buf *out)
{
	const struct read_options options = {
	    .form = !strcmp(job->media, "text/html")    ? READ_HTML
		    : !strcmp(job->media, "text/plain") ? READ_TEXT
							: READ_SNIFFED,
	    .name = file_base_name(job->path),
	    .charset = job_string(job->charset),
	    .model = w->model,
	    .no_names = w->no_names};
	struct buf packed = BUF_INIT;
	struct reading r;

	if (!strcmp(job->media, "application/json")) {
		record_do(w, job, out);
		return;
	}
	if (read_bytes(&r, job->bytes, job->len, &options))
		pack_article(&packed, &r.article);
	answer_write(out, packed.len ? ANSWER_ARTICLE : ANSWER_SKIPPED,
	    packed.len ? "" : r.reason, &packed);
	answer_write_extra(out, NULL);
	reading_clear(&r);
	buf_clear(&packed);
}

void
worker_do(void *user, const void *bytes, size_t len, struct buf *answer)
{
	struct worker *w = user;
	struct job job;

	if (!job_read(&job, bytes, len)) {
		answer_reason(answer, ANSWER_FAILED, "the job made no sense");
		return;
	}
	switch (job.kind) {
	case JOB_FILE:
		do_file(w, &job, answer);
		break;
	case JOB_RECORD:
		record_do(w, &job, answer);
		break;
	case JOB_AGAIN:
		do_again(w, &job, answer);
		break;
	case JOB_KINDS:
		break;
	}
}

void
worker_hello(void *user, const void *bytes, size_t len)
{
	struct worker *w = user;
	struct buf dictionary = BUF_INIT;

	buf_add(&dictionary, bytes, len);
	preparer_free(w->preparer);
	w->preparer = preparer_new(&dictionary);
	buf_clear(&dictionary);
}

bool
worker_open(struct worker *w, const char *model_path, bool no_names, struct err *err)
{
	*w = (struct worker){.no_names = no_names, .preparer = preparer_new(NULL)};
	if (no_names)
		return true;
	if (!model_path || !*model_path)
		return err_set(err, ERR_NO_INPUT,
		    "%s: not found beside the program nor in %s; names stay unmarked",
		    ENTITY_MODEL_FILE, DATADIR);
	return entity_model_open(model_path, &w->model, err);
}

void
worker_close(struct worker *w)
{
	entity_model_close(w->model);
	preparer_free(w->preparer);
	w->preparer = NULL;
}

int
worker_main(int argc, const char *const *words)
{
	const char *model = argc > 0 ? words[0] : "";
	bool no_names = argc > 1 && !strcmp(words[1], "--no-names");
	struct worker w;
	struct err err;
	int status;

	/* C-c is for the importer, which then ends its workers. */
	signal(SIGINT, SIG_IGN);
	signal(SIGHUP, SIG_IGN);
	worker_open(&w, model, no_names, &err);
	/* What the filter would keep from being loaded later. */
	decode_preload();
	if (!sandbox_enter())
		return EXIT_STATUS_OS;
	status = pool_serve(worker_do, worker_hello, &w, sandbox_begin_file);
	worker_close(&w);
	return status;
}
