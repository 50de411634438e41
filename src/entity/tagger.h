/* entity/tagger.h: the names of a text, found by the model. */
#ifndef ENTITY_TAGGER_H
#define ENTITY_TAGGER_H

#include "entity/feature.h"
#include "entity/model.h"

struct name_span {
	uint32_t first, n; /* tokens */
	uint8_t kind;      /* MENTION_PERSON .. MENTION_OTHER */
	uint8_t score;     /* 0..255: the probability of its labels, the weakest token's */
};

struct name_spans {
	struct name_span *items;
	size_t n, cap;
};

/* Appends the names of the text in order. */
void tagger_scan(const struct entity_model *m, const char *text, const struct tokens *t,
    struct name_spans *out);
void name_spans_clear(struct name_spans *s);

#endif
