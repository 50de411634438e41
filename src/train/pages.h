/* train/pages.h: pages with the article's text known: labels of blocks, and how well a choice
 * of blocks does.
 *
 * A choice is measured as the article-extraction benchmark does: shingles of four words, with
 * multiplicity. Labels are the choice that does best, found by trying each block. */
#ifndef TRAIN_PAGES_H
#define TRAIN_PAGES_H

#include "base/err.h"
#include "extract/html_feature.h"

struct shingles; /* of the known text */

struct train_page {
	char *id;
	uint64_t group;
	struct doc doc;
	struct page page;
	struct feature_row *rows;
	bool *labels;     /* the best choice */
	float *weights;   /* how much a block matters */
	uint32_t **words; /* hashes of each block's words */
	uint32_t *n_words;
	struct shingles *gold;
};

struct page_result {
	double precision, recall, f1;
};

/* Reads the folder that unpack.py made. The caller frees each and the array. */
bool train_pages_read(const char *folder, struct train_page **out, size_t *n, struct err *err);
void train_pages_free(struct train_page *pages, size_t n);

/* How well the blocks with keep[i] do. */
struct page_result train_page_measure(const struct train_page *p, const bool *keep);

#endif
