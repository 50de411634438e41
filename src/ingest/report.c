/* What became of each file. */
#include "ingest/report.h"

#include "base/clock.h"
#include "render/render.h"
#include "text/clean.h"
#include "text/width.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { TELL_MS = 200 };

static const char *const outcome_names[REPORT_OUTCOMES] = {
    [REPORT_ADDED] = "added",
    [REPORT_UPDATED] = "updated",
    [REPORT_DUPLICATE] = "duplicate",
    [REPORT_DOUBTFUL] = "doubtful",
    [REPORT_SKIPPED] = "skipped",
    [REPORT_FAILED] = "failed",
};

void
report_begin(struct report *r)
{
	r->started = clock_ms();
}

static bool
shows_progress(const struct report *r)
{
	return !r->progress && !r->quiet && isatty(STDERR_FILENO);
}

bool
report_wants_total(const struct report *r)
{
	return r->progress || shows_progress(r);
}

/* Takes the progress line off the terminal, so that a line can stand there. */
static void
hide_progress(struct report *r)
{
	if (!r->shown)
		return;
	fflush(stdout);
	fprintf(stderr, "\r%*s\r", r->shown, "");
	r->shown = 0;
}

static uint64_t
sum(const struct report_counts *c)
{
	uint64_t n = 0;
	size_t i;

	for (i = 0; i < REPORT_OUTCOMES; i++)
		n += c->n[i];
	return n;
}

static void
show_progress(struct report *r, int64_t now)
{
	double seconds = (double)(now - r->started) / 1e3, part;
	struct buf line = BUF_INIT;
	uint64_t left;

	buf_addf(&line, "%llu articles, %.0f a second", (unsigned long long)sum(&r->counts),
	    (double)sum(&r->counts) / (seconds > 0 ? seconds : 1));
	if (r->total && r->done) {
		part = (double)r->done / (double)r->total;
		left = part < 1 ? (uint64_t)(seconds / part * (1 - part)) : 0;
		buf_addf(&line, ", %.0f %%, %llu:%02llu left", part < 1 ? part * 100 : 100,
		    (unsigned long long)left / 60, (unsigned long long)left % 60);
	}
	hide_progress(r);
	fputs(buf_str(&line), stderr);
	r->shown = width_text(buf_str(&line), line.len);
	buf_clear(&line);
}

static void
tell_progress(struct report *r)
{
	int64_t now = clock_ms();

	if (now - r->told < TELL_MS)
		return;
	r->told = now;
	if (shows_progress(r)) {
		show_progress(r, now);
	} else if (r->progress) {
		printf(r->json ? "{\"progress\":[%llu,%llu]}\n" : "progress\t%llu\t%llu\n",
		    (unsigned long long)r->done, (unsigned long long)r->total);
		fflush(stdout);
	}
}

/* Prints a line, already clean, and lets it out at once when somebody follows. */
static void
put_line(struct report *r, struct buf *line)
{
	hide_progress(r);
	buf_add_char(line, '\n');
	fwrite(line->data, 1, line->len, stdout);
	if (r->progress)
		fflush(stdout);
}

static void
add_counts(struct buf *out, const struct report_counts *c)
{
	const char *between = "";
	size_t i;

	for (i = 0; i < REPORT_OUTCOMES; i++) {
		if (!c->n[i])
			continue;
		buf_addf(
		    out, "%s%llu %s", between, (unsigned long long)c->n[i], outcome_names[i]);
		between = ", ";
	}
}

static bool
is_bad(enum report_outcome outcome)
{
	return outcome == REPORT_SKIPPED || outcome == REPORT_FAILED;
}

/* The line of a JSON lines file whose records have been told. */
static void
end_lines(struct report *r)
{
	struct buf line = BUF_INIT;
	uint64_t n;
	size_t i;

	if (!r->lines_path)
		return;
	for (i = 0; i + 1 < REPORT_OUTCOMES && !r->lines_counts.n[i]; i++)
		continue;
	n = sum(&r->lines_counts);
	buf_addf(&line, "%-9s ", outcome_names[i]);
	clean_text(&line, r->lines_path, strlen(r->lines_path), CLEAN_LINE);
	if (n > 1) {
		buf_add_str(&line, ": ");
		add_counts(&line, &r->lines_counts);
	}
	/* A single line that was not taken has been told. */
	if (!r->json && !r->quiet && (n > 1 || !is_bad((enum report_outcome)i)))
		put_line(r, &line);
	buf_clear(&line);
	free(r->lines_path);
	r->lines_path = NULL;
}

static void
tell_json(struct report *r, const struct report_item *item)
{
	struct buf line = BUF_INIT;

	buf_addf(&line, "{\"outcome\":\"%s\",\"path\":", outcome_names[item->outcome]);
	render_json_string(&line, item->path, strlen(item->path));
	if (item->line)
		buf_addf(&line, ",\"line\":%llu", (unsigned long long)item->line);
	if (item->id)
		buf_addf(&line, ",\"id\":%lld", (long long)item->id);
	if (item->duplicate_of)
		buf_addf(&line, ",\"duplicate_of\":%lld", (long long)item->duplicate_of);
	if (item->reason) {
		buf_add_str(&line, ",\"reason\":");
		render_json_string(&line, item->reason, strlen(item->reason));
	}
	buf_add_char(&line, '}');
	put_line(r, &line);
	buf_clear(&line);
}

static void
tell_text(struct report *r, const struct report_item *item)
{
	struct buf line = BUF_INIT;

	buf_addf(&line, "%-9s ", outcome_names[item->outcome]);
	clean_text(&line, item->path, strlen(item->path), CLEAN_LINE);
	if (item->line)
		buf_addf(&line, ":%llu", (unsigned long long)item->line);
	if (item->reason) {
		buf_add_str(&line, ": ");
		clean_text(&line, item->reason, strlen(item->reason), CLEAN_LINE);
	} else if (item->duplicate_of) {
		buf_addf(
		    &line, ": the same story as article %lld", (long long)item->duplicate_of);
	}
	put_line(r, &line);
	buf_clear(&line);
}

void
report_tell(struct report *r, const struct report_item *item)
{
	if (r->lines_path && item->file != r->lines_file)
		end_lines(r);
	if (item->line && !r->lines_path) {
		r->lines_path = base_strdup(item->path);
		r->lines_file = item->file;
		r->lines_counts = (struct report_counts){{0}};
	}
	r->counts.n[item->outcome]++;
	r->lines_counts.n[item->outcome]++;
	r->done += item->size;
	if (r->json)
		tell_json(r, item);
	else if (r->quiet ? item->outcome == REPORT_FAILED
			  : is_bad(item->outcome) || (!item->line && !r->brief))
		tell_text(r, item);
	tell_progress(r);
}

void
report_end(struct report *r, int64_t batch)
{
	struct buf line = BUF_INIT;
	size_t i;

	end_lines(r);
	hide_progress(r);
	if (r->json) {
		buf_add_char(&line, '{');
		for (i = 0; i < REPORT_OUTCOMES; i++)
			buf_addf(&line, "%s\"%s\":%llu", i ? "," : "", outcome_names[i],
			    (unsigned long long)r->counts.n[i]);
		buf_addf(&line, ",\"batch\":%lld}", (long long)batch);
		put_line(r, &line);
	} else if (!r->quiet && sum(&r->counts)) {
		add_counts(&line, &r->counts);
		buf_addf(&line, " in %.1f s", (double)(clock_ms() - r->started) / 1e3);
		if (batch)
			buf_addf(&line, " (batch %lld)", (long long)batch);
		put_line(r, &line);
	}
	fflush(stdout);
	buf_clear(&line);
}
