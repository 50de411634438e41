/* ingest/read.h: bytes become an article: decode, format, extract, entity in a row.
 *
 * This is the one place where the street of doc/ARCHITECTURE.md is walked; workers, the
 * filters and reprocess all call it. */
#ifndef INGEST_READ_H
#define INGEST_READ_H

#include "doc/article.h"
#include "entity/annotate.h"
#include "format/sniff.h"

enum read_form { READ_SNIFFED, READ_HTML, READ_TEXT };

struct read_options {
	enum read_form form;
	const char *name;                 /* the file's, or NULL */
	const char *charset;              /* when it is known, or NULL */
	const char *url;                  /* where it came from, or NULL */
	const struct entity_model *model; /* or NULL */
	bool no_names;                    /* marks nothing */
};

struct reading {
	struct article article;
	enum sniff_kind kind;
	const char *media; /* "text/html" or "text/plain" */
	char charset[32];
	const char *reason; /* why there is no article: a clause, static */
};

/* Fills *r, which the caller clears. False: there is no article in it; reason says why, and
 * SNIFF_RECORDS for kind that it is a record (ingest/records.h reads those). */
bool read_bytes(
    struct reading *r, const char *bytes, size_t len, const struct read_options *options);
void reading_clear(struct reading *r);

/* What is to be done with any article before it is kept: words counted, names and values
 * marked. */
void read_finish(struct article *a, const struct read_options *options);

#endif
