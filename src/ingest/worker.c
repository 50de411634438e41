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

static const char *
or_null(const char *s)
{
	return *s ? s : NULL;
}

static void
answer_reason(struct buf *out, enum answer_state state, const char *reason)
{
	answer_write(out, state, reason, NULL);
	answer_write_extra(out, NULL);
}

/* Answers with an article; extra may be NULL. */
static void
answer_article(struct worker *w, struct buf *out, const struct article *a,
    const struct original *o, const struct record *extra)
{
	struct buf prepared = BUF_INIT;

	article_prepare(w->preparer, &prepared, a, o);
	answer_write(out, ANSWER_ARTICLE, "", &prepared);
	answer_write_extra(out, extra);
	buf_clear(&prepared);
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
			.path = or_null(job->path),
			.member = or_null(job->member),
			.bytes = job->bytes,
			.len = job->len},
		    NULL);
	} else {
		if (r.kind == SNIFF_OTHER)
			buf_add_str(&reason, "not a format that lectern reads: ");
		buf_add_str(&reason, r.reason);
		answer_reason(out, ANSWER_SKIPPED, buf_str(&reason));
	}
	reading_clear(&r);
	buf_clear(&reason);
}

/* A record whose body is a web page: what the record tells of it wins over what the page
 * says. False: nothing was found in the page. */
static bool
read_page_of(struct record *record, const struct read_options *options)
{
	struct article *told = &record->article;
	struct reading r;
	struct field *f;
	bool ok;
	int i;

	ok = read_bytes(&r, buf_str(&record->html), record->html.len, options);
	for (i = 0; ok && i < FIELD_COUNT; i++) {
		f = &told->fields[i];
		if (f->value)
			article_set(&r.article, (enum article_field)i, f->value,
			    strlen(f->value), (enum field_origin)f->origin,
			    (enum field_where)f->where, f->confidence);
	}
	if (ok) {
		article_clear(told);
		*told = r.article;
		article_init(&r.article);
	}
	reading_clear(&r);
	return ok;
}

/* The record's own original when it carries one, else the line. */
static struct original
original_of(const struct record *record, const struct job *job)
{
	if (record->original.media)
		return (struct original){.media = record->original.media,
		    .charset = record->original.charset,
		    .path = record->original.path,
		    .member = record->original.member,
		    .bytes = record->original.bytes.data,
		    .len = record->original.bytes.len};
	return (struct original){.media = "application/json",
	    .charset = "utf-8",
	    .path = or_null(job->path),
	    .member = or_null(job->member),
	    .bytes = job->bytes,
	    .len = job->len};
}

static void
do_record(struct worker *w, const struct job *job, struct buf *out)
{
	struct record record;
	struct original original;
	struct err err;
	struct read_options options = {
	    .form = READ_HTML, .model = w->model, .no_names = w->no_names};

	if (!record_read(job->bytes, job->len, &record, &err)) {
		answer_reason(out, ANSWER_FAILED, err.text);
		record_clear(&record);
		return;
	}
	options.url = article_get(&record.article, FIELD_URL);
	original = original_of(&record, job);
	if (record.html.len && !read_page_of(&record, &options)) {
		answer_reason(out, ANSWER_SKIPPED, "no article found in its page");
	} else if (!record.article.doc.n_blocks) {
		answer_reason(out, ANSWER_SKIPPED, "nothing in it");
	} else {
		if (!record.is_whole && !record.html.len)
			read_finish(&record.article, &options);
		answer_article(w, out, &record.article, &original, &record);
	}
	record_clear(&record);
}

static void
do_again(struct worker *w, const struct job *job, struct buf *out)
{
	struct read_options options = {.form = !strcmp(job->media, "text/html") ? READ_HTML
					       : !strcmp(job->media, "text/plain")
						   ? READ_TEXT
						   : READ_SNIFFED,
	    .name = file_base_name(job->path),
	    .charset = or_null(job->charset),
	    .model = w->model,
	    .no_names = w->no_names};
	struct buf packed = BUF_INIT;
	struct record record;
	struct reading r;
	struct err err;

	if (!strcmp(job->media, "application/json")) {
		options.form = READ_HTML;
		if (record_read(job->bytes, job->len, &record, &err) &&
		    (!record.html.len || read_page_of(&record, &options))) {
			read_finish(&record.article, &options);
			pack_article(&packed, &record.article);
		}
		record_clear(&record);
	} else {
		if (read_bytes(&r, job->bytes, job->len, &options))
			pack_article(&packed, &r.article);
		reading_clear(&r);
	}
	answer_write(out, packed.len ? ANSWER_ARTICLE : ANSWER_SKIPPED,
	    packed.len ? "" : "no article found in it", &packed);
	answer_write_extra(out, NULL);
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
		do_record(w, &job, answer);
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
