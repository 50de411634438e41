/* ingest/ingest.h: the commands of lectern-ingest and what they are given. */
#ifndef INGEST_INGEST_H
#define INGEST_INGEST_H

#include "base/exit.h"
#include "base/writing.h"
#include "store/library.h"

enum { INGEST_MAX_TAGS = 32, INGEST_SIZE_MB = 16, INGEST_MAX_SIZE_MB = 64 };

struct ingest {
	const char *argv0;
	const char *library; /* path; NULL when none was given */
	bool json, quiet, progress, no_names, is_html, is_text, is_batch;
	const char *tags[INGEST_MAX_TAGS];
	size_t n_tags;
	int jobs;          /* worker processes; -1: one a core */
	uint64_t max_size; /* bytes of one file, or of one line of a JSON lines file */
	const char *const *words;
	size_t n_words;
};

/* Each returns the exit status. */
int ingest_add(const struct ingest *in);
int ingest_annotate(const struct ingest *in);
int ingest_extract(const struct ingest *in);
int ingest_reprocess(const struct ingest *in);

/* Prints "lectern: " and the sentence, cleaned, to standard error; the exit status that the
 * kind of failure has. */
int ingest_fail(const struct err *err);
/* Opens the library to write to; a read-only one is a failure. Its notice goes to standard
 * error. */
bool ingest_open_library(
    const struct ingest *in, enum library_mode mode, struct library **lib, struct err *err);

#endif
