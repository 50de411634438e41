/* train/conll.h: reading labelled data: TOKEN TAG SPACE a line, an empty line after a
 * sentence, -DOCSTART- before a document. */
#ifndef TRAIN_CONLL_H
#define TRAIN_CONLL_H

#include "base/buf.h"
#include "base/err.h"

struct gold {
	uint32_t start, len; /* bytes */
	uint8_t kind;        /* MENTION_PERSON .. MENTION_OTHER */
};

/* One document as raw text, with its names. */
struct sample {
	struct buf text;
	struct gold *golds;
	size_t n_golds, cap_golds;
	uint8_t set; /* index of the data set it is from */
};

struct samples {
	struct sample *items;
	size_t n, cap;
};

/* Appends the documents of a file. Sentences are joined as an article has them: with a line
 * end where a sentence has no final stop, else with a space. */
bool conll_read(const char *path, unsigned set, struct samples *out, struct err *err);
void samples_clear(struct samples *s);

#endif
