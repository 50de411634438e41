/* base/writing.h: the commands that lectern hands to lectern-ingest.
 *
 * The two programs share these tables: one reads its words by them, the other makes help,
 * completion and manual of them. They hold one const table each. */
#ifndef BASE_WRITING_H
#define BASE_WRITING_H

#include "base/flag.h"

/* The program that they run in; it stands beside lectern or under libexecdir. */
#define WRITING_PROGRAM "lectern-ingest"

enum writing_option {
	WRITING_LIBRARY,
	WRITING_JSON,
	WRITING_QUIET,
	WRITING_PROGRESS,
	WRITING_TAG,
	WRITING_JOBS,
	WRITING_MAX_SIZE,
	WRITING_NO_NAMES,
	WRITING_HTML,
	WRITING_TEXT,
	WRITING_TSV,
	WRITING_BATCH,
	WRITING_HELP,
	WRITING_VERSION
};

/* Options that every one of them takes. */
extern const struct flag writing_common[];
/* Ends with name NULL. */
extern const struct subcommand writing_commands[];

#endif
