/* store/passage.h: the line of a text that shows best what a query found. Pure. */
#ifndef STORE_PASSAGE_H
#define STORE_PASSAGE_H

#include "store/light.h"

struct passage {
	uint32_t start, len; /* bytes of the text; 0: none */
};

/* The at most max bytes around the place where most different words stand together, the first
 * such place; within one block, from a sentence's or word's beginning. hits as light_find
 * gives them. */
struct passage passage_cut(
    const char *text, size_t len, const struct light_hits *hits, size_t max);
/* Cuts it, and fills passage, passage_at and hits of a row of the page: line ends and tabs are
 * spaces there. Nothing happens when there is no hit. */
void passage_give(struct page *page, struct row *row, const struct buf *text,
    const struct light_hits *hits, size_t max);

#endif
