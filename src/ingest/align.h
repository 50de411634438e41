/* ingest/align.h: which byte of a text became which byte of its cleaned form. */
#ifndef INGEST_ALIGN_H
#define INGEST_ALIGN_H

#include "base/buf.h"

/* Runs in which both texts advance alike, ordered; between them something was left out. */
struct align_run {
	size_t clean, raw, len; /* bytes */
};

struct align {
	struct align_run *runs;
	size_t n, cap;
};

/* raw is valid UTF-8 and clean what clean_text made of it (CLEAN_TEXT). Linear. */
void align_texts(struct align *a, const struct buf *raw, const struct buf *clean);
void align_clear(struct align *a);
/* The raw byte that a clean byte came from; at the end of the text the raw text's end. */
size_t align_raw_at(const struct align *a, size_t clean_at);

#endif
