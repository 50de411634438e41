/* lectern reprocess: extract and annotate again from the kept originals. */
#include "base/file.h"
#include "doc/pack.h"
#include "ingest/crew.h"
#include "ingest/ingest.h"
#include "ingest/report.h"
#include "ingest/stop.h"
#include "store/article.h"
#include "store/journal.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum {
	PER_STEP = 64, /* articles in one transaction, which is one step of undo */
	WAIT_MS = 250
};

struct again {
	struct library *lib;
	struct crew crew;
	struct report report;
	int64_t *ids;
	size_t n;
	size_t n_open; /* articles changed since journal_begin; 0: no step is open */
	bool stopped;
	struct err err;
};

static bool
goes_on(const struct again *a)
{
	return !a->stopped && a->err.kind == ERR_NONE;
}

static bool
find_articles(struct again *a, const struct ingest *in, struct err *err)
{
	struct query_env env = {.now = (int64_t)time(NULL)};
	struct buf text = BUF_INIT;
	struct query q = {0};
	bool ok;
	size_t i;

	for (i = 0; i < in->n_words; i++)
		buf_addf(&text, "%s%s", i ? " " : "", in->words[i]);
	query_parse(&q, buf_str(&text), text.len, &env);
	ok = query_may_change(&q, "reprocess", in->n_words > 0, err) &&
	     list_collect(a->lib, &q, &a->ids, &a->n, err);
	query_clear(&q);
	buf_clear(&text);
	return ok;
}

static void
tell(struct again *a, enum report_outcome outcome, int64_t id, const char *reason)
{
	char path[40];

	snprintf(path, sizeof(path), "article %lld", (long long)id);
	report_tell(&a->report,
	    &(struct report_item){
		.outcome = outcome, .path = path, .id = id, .reason = reason, .size = 1});
}

static bool
end_step(struct again *a)
{
	bool open = a->n_open != 0;

	a->n_open = 0;
	return !open || journal_end(a->lib, true, &a->err);
}

static void
replace(struct again *a, int64_t id, const struct answer *answer)
{
	struct article article;

	article_init(&article);
	if (answer->state != ANSWER_ARTICLE) {
		tell(a, REPORT_FAILED, id, answer->reason);
	} else if (!unpack_article(answer->prepared, answer->prepared_len, &article)) {
		tell(a, REPORT_FAILED, id, "its worker's answer made no sense");
	} else if ((a->n_open || journal_begin(a->lib, "reprocessing", &a->err)) &&
		   article_replace(a->lib, id, &article, &a->err)) {
		tell(a, REPORT_UPDATED, id, NULL);
		if (++a->n_open == PER_STEP)
			end_step(a);
	}
	article_clear(&article);
}

static void
take(struct again *a)
{
	struct pool_answer got;
	struct answer answer;
	int64_t id;

	/* Nobody else is kept from writing while a worker is slow. */
	if (!pool_wait(a->crew.pool, WAIT_MS) && !end_step(a))
		return;
	if (!pool_take(a->crew.pool, &got, &a->stopped))
		return;
	id = (int64_t)(intptr_t)got.user;
	if (!got.done && stop_wanted())
		a->stopped = true;
	else if (!got.done)
		tell(a, REPORT_FAILED, id, got.reason);
	else if (!answer_read(&answer, &got.bytes))
		tell(a, REPORT_FAILED, id, "its worker's answer made no sense");
	else
		replace(a, id, &answer);
	if (got.done)
		answer_clear(&answer);
	buf_clear(&got.bytes);
}

static void
submit(struct again *a, int64_t id, const struct original_info *o)
{
	struct buf message = BUF_INIT;

	while (!pool_has_room(a->crew.pool) && goes_on(a))
		take(a);
	if (!goes_on(a))
		return;
	pool_begin(&message);
	job_write(&message, &(struct job){.kind = JOB_AGAIN,
				.path = o->path ? o->path : "",
				.member = o->member ? o->member : "",
				.charset = o->charset ? o->charset : "",
				.media = o->media ? o->media : "",
				.bytes = buf_str(&o->bytes),
				.len = o->bytes.len});
	pool_submit(a->crew.pool, &message, (void *)(intptr_t)id);
}

static void
run(struct again *a)
{
	struct original_info original;
	struct err err;
	size_t i;

	a->report.total = a->n;
	report_begin(&a->report);
	for (i = 0; i < a->n && goes_on(a); i++) {
		original = (struct original_info){0};
		if (article_original(a->lib, a->ids[i], 0, &original, &err))
			submit(a, a->ids[i], &original);
		else if (err.kind == ERR_NO_INPUT)
			tell(a, REPORT_SKIPPED, a->ids[i], "no original was kept");
		else
			a->err = err;
		original_info_clear(&original);
		while (goes_on(a) && pool_wait(a->crew.pool, 0))
			take(a);
		a->stopped |= stop_wanted();
	}
	while (goes_on(a) && !pool_is_empty(a->crew.pool))
		take(a);
	if (a->n_open)
		journal_end(a->lib, a->err.kind == ERR_NONE, NULL);
	report_end(&a->report, 0);
}

static int
exit_status(const struct again *a)
{
	if (a->err.kind != ERR_NONE)
		return ingest_fail(&a->err);
	if (a->stopped)
		return EXIT_STATUS_INTERRUPT;
	if (a->report.counts.n[REPORT_FAILED])
		return EXIT_STATUS_DATA;
	if (a->n)
		return EXIT_STATUS_DONE;
	if (!a->report.quiet)
		fputs("lectern: no article was found\n", stderr);
	return EXIT_STATUS_NOTHING;
}

int
ingest_reprocess(const struct ingest *in)
{
	struct again a = {
	    .report = {
		.json = in->json, .quiet = in->quiet, .progress = in->progress, .brief = true}};
	int stop_fd = stop_open(), status;

	if (in->library && access(in->library, F_OK) && errno == ENOENT) {
		err_set(&a.err, ERR_NO_INPUT,
		    "%s: there is no library yet; lectern add PATH makes one", in->library);
		status = ingest_fail(&a.err);
	} else if (!ingest_open_library(in, LIBRARY_WRITE, &a.lib, &a.err)) {
		status = ingest_fail(&a.err);
	} else if (!find_articles(&a, in, &a.err)) {
		status = ingest_fail(&a.err);
	} else {
		crew_begin(&a.crew, in, a.lib, stop_fd);
		run(&a);
		crew_end(&a.crew);
		status = exit_status(&a);
	}
	library_close(a.lib);
	free(a.ids);
	if (stop_fd >= 0)
		close(stop_fd);
	return status;
}
