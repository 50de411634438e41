/* lectern add: files in, a library out. */
#include "ingest/crew.h"
#include "ingest/ingest.h"
#include "ingest/keep.h"
#include "ingest/report.h"
#include "ingest/source.h"
#include "ingest/stop.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
	WAIT_MS = 250,
	MAX_WAITING = 1024,     /* pieces whose turn to be told has not come */
	DICTIONARY_EVERY = 256, /* articles after which a dictionary is asked for */
	OPTIMIZE_FROM = 500,    /* articles that are worth merging the index for */
	OPTIMIZE_MS = 50
};

struct adding {
	const struct ingest *in;
	struct library *lib;
	struct source *source;
	struct crew crew;
	struct keeper keeper;
	struct report report;
	struct piece waiting[MAX_WAITING]; /* without their bytes, a ring */
	size_t first, n;
	uint64_t n_added; /* since the dictionary was asked for */
	bool stopped, missing;
	struct err err; /* what ended it; ERR_NONE: nothing */
};

static bool
goes_on(const struct adding *a)
{
	return !a->stopped && a->err.kind == ERR_NONE;
}

static void
tell(struct adding *a, struct piece *p, struct report_item item)
{
	item.path = p->path;
	item.line = p->line;
	item.file = p->file;
	item.size = p->size;
	if (item.outcome == REPORT_FAILED && p->is_given)
		a->missing = true;
	report_tell(&a->report, &item);
}

static void
keep_known(struct adding *a, struct piece *p, const struct answer *answer)
{
	struct err err;
	int64_t id;

	if (!keeper_add_known(&a->keeper, answer, &id, &err)) {
		a->err = err;
		return;
	}
	tell(a, p,
	    (struct report_item){.outcome = id ? REPORT_UPDATED : REPORT_SKIPPED,
		.id = id,
		.reason = id ? NULL : "the article that it tells of is not in this library"});
}

/* Puts an answer into the library and tells. */
static void
keep(struct adding *a, struct piece *p, const struct answer *answer)
{
	static const enum report_outcome outcomes[ADD_OUTCOMES] = {
	    [ADD_ADDED] = REPORT_ADDED,
	    [ADD_UPDATED] = REPORT_UPDATED,
	    [ADD_DUPLICATE] = REPORT_DUPLICATE,
	    [ADD_DOUBTFUL] = REPORT_DOUBTFUL,
	};
	struct add_result result = {0};
	struct err err;

	if (answer->state == ANSWER_KNOWN) {
		keep_known(a, p, answer);
		return;
	}
	if (answer->state != ANSWER_ARTICLE) {
		tell(a, p,
		    (struct report_item){.outcome = answer->state == ANSWER_SKIPPED
							? REPORT_SKIPPED
							: REPORT_FAILED,
			.reason = answer->reason});
		return;
	}
	if (keeper_add(&a->keeper, answer, &result, &err)) {
		a->n_added++;
		tell(a, p,
		    (struct report_item){.outcome = outcomes[result.outcome],
			.id = result.id,
			.duplicate_of = result.duplicate_of});
	} else if (err.kind == ERR_DATA) {
		tell(a, p, (struct report_item){.outcome = REPORT_FAILED, .reason = err.text});
	} else {
		a->err = err;
	}
}

/* Waits for the oldest piece's answer. */
static void
take_answer(struct adding *a, struct piece *p)
{
	struct pool_answer got;
	struct answer answer;
	bool stopped;

	/* Nobody else is kept from writing while a worker is slow. */
	if (!pool_wait(a->crew.pool, WAIT_MS) && !keeper_commit(&a->keeper, true, &a->err))
		return;
	if (!pool_take(a->crew.pool, &got, &stopped)) {
		a->stopped = true;
		return;
	}
	if (!got.done && stop_wanted())
		a->stopped = true; /* it was the signal that ended its worker */
	else if (!got.done)
		tell(
		    a, p, (struct report_item){.outcome = REPORT_FAILED, .reason = got.reason});
	else if (!answer_read(&answer, &got.bytes))
		tell(a, p,
		    (struct report_item){.outcome = REPORT_FAILED,
			.reason = "its worker's answer made no sense"});
	else
		keep(a, p, &answer);
	if (got.done)
		answer_clear(&answer);
	buf_clear(&got.bytes);
}

static bool
is_job(const struct piece *p)
{
	return p->kind == PIECE_FILE || p->kind == PIECE_RECORD;
}

/* Deals with the oldest piece, waiting for it. */
static void
take_first(struct adding *a)
{
	struct piece *p = &a->waiting[a->first % MAX_WAITING];

	if (is_job(p))
		take_answer(a, p);
	else
		tell(a, p,
		    (struct report_item){
			.outcome = p->kind == PIECE_SKIPPED ? REPORT_SKIPPED : REPORT_FAILED,
			.reason = p->reason});
	piece_clear(p);
	a->first++;
	a->n--;
}

static void
take_all(struct adding *a)
{
	while (a->n && goes_on(a)) {
		take_first(a);
		if (goes_on(a))
			keeper_commit(&a->keeper, false, &a->err);
	}
}

static void
submit(struct adding *a, struct piece *p)
{
	struct buf message = BUF_INIT;
	char member[24] = "";

	if (p->line)
		snprintf(member, sizeof(member), "%llu", (unsigned long long)p->line);
	while (!pool_has_room(a->crew.pool) && a->n && goes_on(a))
		take_first(a);
	if (!goes_on(a))
		return;
	pool_begin(&message);
	job_write(
	    &message, &(struct job){.kind = p->kind == PIECE_RECORD ? JOB_RECORD : JOB_FILE,
			  .path = p->absolute,
			  .member = member,
			  .charset = "",
			  .media = "",
			  .bytes = buf_str(&p->bytes),
			  .len = p->bytes.len});
	buf_clear(&p->bytes);
	pool_submit(a->crew.pool, &message, NULL);
}

/* Fresh workers, once the library has a dictionary. */
static void
renew_crew(struct adding *a)
{
	if (a->n_added < DICTIONARY_EVERY)
		return;
	a->n_added = 0;
	if (!crew_is_outdated(&a->crew, a->lib))
		return;
	take_all(a);
	if (goes_on(a))
		crew_renew(&a->crew);
}

static void
add_piece(struct adding *a, struct piece *p)
{
	if (is_job(p))
		submit(a, p);
	if (a->n == MAX_WAITING)
		take_first(a);
	a->waiting[(a->first + a->n++) % MAX_WAITING] = *p;
	while (a->n && goes_on(a) &&
	       (!is_job(&a->waiting[a->first % MAX_WAITING]) || pool_wait(a->crew.pool, 0)))
		take_first(a);
	if (goes_on(a))
		keeper_commit(&a->keeper, false, &a->err);
	if (goes_on(a))
		renew_crew(a);
}

/* Merges the index after much was added. */
static void
optimize(struct adding *a)
{
	const uint64_t *n = a->report.counts.n;
	bool done = false;

	if (n[REPORT_ADDED] + n[REPORT_UPDATED] + n[REPORT_DOUBTFUL] < OPTIMIZE_FROM)
		return;
	while (!done && !stop_wanted() && library_optimize(a->lib, OPTIMIZE_MS, &done, NULL))
		continue;
}

static int
exit_status(const struct adding *a)
{
	const uint64_t *n = a->report.counts.n;

	if (a->err.kind != ERR_NONE)
		return ingest_fail(&a->err);
	if (a->stopped)
		return EXIT_STATUS_INTERRUPT;
	if (n[REPORT_FAILED])
		return a->missing ? EXIT_STATUS_NO_INPUT : EXIT_STATUS_DATA;
	if (!(n[REPORT_ADDED] + n[REPORT_UPDATED] + n[REPORT_DUPLICATE] + n[REPORT_DOUBTFUL]))
		return EXIT_STATUS_NOTHING;
	return EXIT_STATUS_DONE;
}

static void
run(struct adding *a)
{
	struct piece piece;
	struct err err;
	int64_t batch = 0;
	uint64_t files;

	if (report_wants_total(&a->report))
		source_measure(a->in->words, a->in->n_words, &files, &a->report.total);
	report_begin(&a->report);
	while (goes_on(a) && source_next(a->source, &piece)) {
		add_piece(a, &piece);
		a->stopped |= stop_wanted();
	}
	take_all(a);
	if (!keeper_end(&a->keeper, &batch, &err) && a->err.kind == ERR_NONE)
		a->err = err;
	if (goes_on(a))
		optimize(a);
	report_end(&a->report, batch);
}

/* The words of the command, for the list of batches. */
static void
add_what(struct buf *what, const struct ingest *in)
{
	size_t i;

	for (i = 0; i < in->n_words && what->len < 200; i++) {
		if (i)
			buf_add_char(what, ' ');
		buf_add_str(what, in->words[i]);
	}
}

int
ingest_add(const struct ingest *in)
{
	struct adding *a = base_calloc(1, sizeof(*a));
	struct buf what = BUF_INIT;
	int stop_fd = stop_open(), status;

	a->in = in;
	a->report =
	    (struct report){.json = in->json, .quiet = in->quiet, .progress = in->progress};
	add_what(&what, in);
	if (!ingest_open_library(in, LIBRARY_IMPORT, &a->lib, &a->err)) {
		status = ingest_fail(&a->err);
		goto out;
	}
	if (!keeper_begin(&a->keeper, a->lib, in, buf_str(&what), &a->err)) {
		status = ingest_fail(&a->err);
	} else {
		a->source = source_new(in->words, in->n_words, in->max_size);
		crew_begin(&a->crew, in, a->lib, stop_fd);
		run(a);
		crew_end(&a->crew);
		source_free(a->source);
		status = exit_status(a);
	}
	library_close(a->lib);
out:
	while (a->n)
		piece_clear(&a->waiting[(a->first + --a->n) % MAX_WAITING]);
	if (stop_fd >= 0)
		close(stop_fd);
	buf_clear(&what);
	free(a);
	return status;
}
