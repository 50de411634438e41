/* train/dumps.h: tagless dumps with the article's lines known. */
#ifndef TRAIN_DUMPS_H
#define TRAIN_DUMPS_H

#include "base/err.h"
#include "extract/line_chain.h"

/* For cross-validation, and within each fold's other pages once more. */
enum { TRAIN_FOLDS = 5, TRAIN_INNER_FOLDS = 4 };

struct train_dump {
	char *id;
	uint64_t group; /* pages of one host */
	bool is_made;   /* by train/vary.h: never measured */
	struct doc doc;
	struct lines lines;
	struct line_features features;
	bool *body;      /* of each line */
	uint8_t *states; /* enum line_state */
	float *weights;  /* how much a line matters */
	bool has_title;
	uint32_t title; /* its hash (struct line) */
};

/* Reads the folder that unpack.py made. The caller frees the array with train_dumps_free. */
bool train_dumps_read(const char *folder, struct train_dump **out, size_t *n, struct err *err);
/* Counts lines and features of a page whose doc and body are there; states and weights
 * follow. */
void train_dump_measure(struct train_dump *d);
/* The fold with which a page is held out; all pages of a host have one. */
unsigned train_dump_fold(const struct train_dump *d);
unsigned train_dump_inner_fold(const struct train_dump *d);
void train_dumps_free(struct train_dump *dumps, size_t n);

#endif
