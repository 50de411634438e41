/* ingest/source.h: what is to be added, piece by piece: files of a walk, lines of JSON lines
 * files, standard input. */
#ifndef INGEST_SOURCE_H
#define INGEST_SOURCE_H

#include "base/buf.h"

enum piece_kind {
	PIECE_FILE,
	PIECE_RECORD,  /* a line of a JSON lines file */
	PIECE_SKIPPED, /* reason says why */
	PIECE_FAILED
};

struct piece {
	enum piece_kind kind;
	char *path;     /* as it was walked to; owned */
	char *absolute; /* owned; "" for standard input */
	uint64_t line;  /* of a record, from 1 */
	uint32_t file;  /* counts the files, so that records of one are known */
	struct buf bytes;
	uint64_t size; /* bytes of progress that it stands for */
	char *reason;  /* owned, or NULL */
	bool is_given; /* the user named this very path */
};

struct source;

/* paths are borrowed; "-" is standard input. max_size bounds a file or a line. */
struct source *source_new(const char *const *paths, size_t n, uint64_t max_size);
void source_free(struct source *s);
/* False at the end. The caller clears the piece. */
bool source_next(struct source *s, struct piece *out);
void piece_clear(struct piece *p);

/* Walks through all paths and adds up the files and bytes that will come. */
void source_measure(const char *const *paths, size_t n, uint64_t *files, uint64_t *bytes);

#endif
