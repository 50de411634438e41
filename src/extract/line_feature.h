/* extract/line_feature.h: what the model of lines is told of each line.
 *
 * A feature is a row of the model's table: a hash of which question was asked and how it was
 * answered. Questions about form (lengths, marks, places in the page, neighbours) hold for
 * every language; questions about words are for those that the training pages are written in.
 */
#ifndef EXTRACT_LINE_FEATURE_H
#define EXTRACT_LINE_FEATURE_H

#include "extract/line.h"

enum {
	LINE_ROW_BITS = 14,
	LINE_ROWS = 1 << LINE_ROW_BITS,
	LINE_FORM_ROWS = LINE_ROWS / 2 /* rows below are of form, the rest of words */
};

struct line_features {
	uint16_t *rows; /* all lines' one after the other */
	size_t *starts; /* where each line's begin; one more at the end */
	size_t *words;  /* where those begin that are of words; they come last */
	size_t n, cap;  /* rows */
	size_t n_lines;
};

/* Linear in the page. */
void line_features_read(struct line_features *out, const struct lines *l);
void line_features_clear(struct line_features *f);

#endif
