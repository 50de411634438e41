/* ingest/report.h: what became of each file, told to people and programs.
 *
 * Text: a line a file, "added     PATH" or "skipped   PATH: reason"; of a JSON lines file one
 * line with counts, besides a line for each record that was not taken; at the end a line of
 * counts. JSON: an object a file or record, {"outcome","path","line","id","reason"}, and the
 * counts as the last object. Progress goes to standard error when that is a terminal;
 * asked for by --progress it is lines "progress<TAB>DONE<TAB>TOTAL" (bytes), in JSON objects
 * {"progress":[DONE,TOTAL]}, at most five a second. */
#ifndef INGEST_REPORT_H
#define INGEST_REPORT_H

#include "base/buf.h"

enum report_outcome {
	REPORT_ADDED,
	REPORT_UPDATED,
	REPORT_DUPLICATE,
	REPORT_DOUBTFUL,
	REPORT_SKIPPED,
	REPORT_FAILED,
	REPORT_OUTCOMES
};

struct report_counts {
	uint64_t n[REPORT_OUTCOMES];
};

struct report {
	bool json, quiet, progress; /* as the user asked */
	bool brief;                 /* tells only what went wrong, and the counts */
	uint64_t total;             /* bytes to come; 0: not known */
	uint64_t done;
	int64_t started, told; /* ms */
	int shown;             /* cells of the progress line that stands on the terminal */
	struct report_counts counts;
	char *lines_path; /* the JSON lines file whose records are being told, or NULL */
	uint32_t lines_file;
	struct report_counts lines_counts;
};

struct report_item {
	enum report_outcome outcome;
	const char *path;
	uint64_t line;        /* of a record; 0: a whole file */
	uint32_t file;        /* tells JSON lines files apart */
	int64_t id;           /* the article, or 0 */
	int64_t duplicate_of; /* an older article with the same story, or 0 */
	const char *reason;   /* or NULL */
	uint64_t size;        /* bytes of progress */
};

void report_begin(struct report *r);
void report_tell(struct report *r, const struct report_item *item);
/* The counts. Clears the report. batch is its number, or 0. */
void report_end(struct report *r, int64_t batch);
/* Does anybody look at progress, so that counting what comes is worth it? */
bool report_wants_total(const struct report *r);

#endif
