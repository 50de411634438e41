/* extract/title_row.h: lines of a dump that may be its headline, as rows of numbers for trees.
 *
 * What a line looks like, where it stands to the body, how many of its words the body uses,
 * whether a date or byline follows, whether other lines repeat it. "make lines EXTRACT=..."
 * makes the trees. */
#ifndef EXTRACT_TITLE_ROW_H
#define EXTRACT_TITLE_ROW_H

#include "extract/forest.h"
#include "extract/text_page.h"

enum { TITLE_ROW_SIZE = 45, TITLE_TREES = 120 };

struct title_row {
	int16_t v[TITLE_ROW_SIZE];
};

struct title_rows {
	size_t *lines; /* the candidates, ascending */
	struct title_row *items;
	size_t n;
};

extern const struct forest_tree title_trees[TITLE_TREES];

/* The candidates about the beginning of the body. */
void title_rows_read(struct title_rows *out, const struct text_page *t);
void title_rows_clear(struct title_rows *r);

#endif
