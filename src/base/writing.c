/* The commands that lectern hands to lectern-ingest. */
#include "base/writing.h"

const struct flag writing_common[] = {
    {WRITING_LIBRARY, "library", 0, "FILE", NULL},
    {WRITING_JSON, "json", 0, NULL, NULL},
    {WRITING_QUIET, "quiet", 'q', NULL, NULL},
    {0, NULL, 0, NULL, NULL},
};

static const struct flag add_options[] = {
    {WRITING_TAG, "tag", 't', "TAG", "give every article this tag; may be repeated"},
    {WRITING_JOBS, "jobs", 'j', "N",
	"worker processes; 0 does the work without any (default: one a core)"},
    {WRITING_MAX_SIZE, "max-size", 0, "MB", "skip larger files (default: 16, at most 64)"},
    {WRITING_NO_NAMES, "no-names", 0, NULL, "leave names and values unmarked"},
    {WRITING_PROGRESS, "progress", 0, NULL, NULL},
    {0, NULL, 0, NULL, NULL},
};

static const struct flag extract_options[] = {
    {WRITING_HTML, "html", 0, NULL, "read the bytes as a web page"},
    {WRITING_TEXT, "text", 0, NULL, "read the bytes as text"},
    {WRITING_BATCH, "batch", 0, NULL,
	"read paths, a line each; answer each with a line of JSON, "
	"with the milliseconds of processor time that it took"},
    {0, NULL, 0, NULL, NULL},
};

static const struct flag annotate_options[] = {
    {WRITING_TSV, "tsv", 0, NULL, "start, end, type and text, parted by tabs (the default)"},
    {0, NULL, 0, NULL, NULL},
};

static const struct flag reprocess_options[] = {
    {WRITING_JOBS, "jobs", 'j', "N",
	"worker processes; 0 does the work without any (default: one a core)"},
    {WRITING_PROGRESS, "progress", 0, NULL, NULL},
    {0, NULL, 0, NULL, NULL},
};

const struct subcommand writing_commands[] = {
    {"add", "PATH...", "take in files, directories and JSON lines; - is standard input",
	add_options, 1, SUBCOMMAND_ANY, false,
	"One line a file: added, updated, duplicate, skipped, doubtful or failed, with\n"
	"the reason.\n"
	"Adding again what is there adds nothing. The original bytes are kept.\n",
	false},
    {"extract", "[FILE]", "find the article in bytes; no library is touched", extract_options,
	0, 1, false,
	"Reads FILE or standard input. Prints the article as text, or as one object\n"
	"with --json.\n",
	true},
    {"annotate", "[FILE]", "mark names and values in text; no library is touched",
	annotate_options, 0, 1, false,
	"Reads FILE or standard input. Offsets are bytes of the input; types are PER ORG\n"
	"LOC MISC DATE TIME MONEY PERCENT QUANTITY.\n",
	true},
    {"reprocess", "[QUERY]", "extract and annotate again from the kept originals",
	reprocess_options, 0, SUBCOMMAND_ANY, true,
	"What you corrected yourself stays as you left it.\n", false},
    {0},
};
