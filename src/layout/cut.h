/* layout/cut.h: a paragraph cut into boxes (layout/fit.h) where lines may end. */
#ifndef LAYOUT_CUT_H
#define LAYOUT_CUT_H

#include "layout/fit.h"
#include "layout/hyphen.h"

struct boxes {
	struct box *items;
	size_t n, cap;
};

void boxes_clear(struct boxes *b);

/* Cuts [start, start + len) of text, by UAX #14 as text/segment.h and layout/nobreak.h mend
 * it. What is wider than the measure is cut between clusters. */
void cut_boxes(const char *text, uint32_t start, uint32_t len, int measure, struct boxes *out);
/* Cuts the boxes' words once more, where a hyphen may stand. Addresses and words with digits
 * are left alone. */
void cut_words(const char *text, const struct hyphen *h, struct boxes *boxes);

#endif
