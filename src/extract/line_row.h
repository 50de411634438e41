/* extract/line_row.h: lines as rows of numbers, for trees (extract/forest.h).
 *
 * What a line looks like, what its neighbours look like, where it stands in the page and to the
 * runs of heavy lines, and what the chain (extract/line_chain.h) makes of it and of those
 * around. */
#ifndef EXTRACT_LINE_ROW_H
#define EXTRACT_LINE_ROW_H

#include "extract/line_chain.h"

enum {
	LINE_ROW_OWN = 24,
	LINE_ROW_NEAR = 3, /* neighbours to each side */
	LINE_ROW_EACH = 8, /* numbers of a neighbour */
	LINE_ROW_WINDOWS = 4,
	LINE_ROW_WINDOW = 8, /* numbers of a window */
	LINE_ROW_PLACE = 26,
	LINE_ROW_SIZE = LINE_ROW_OWN + 2 * LINE_ROW_NEAR * LINE_ROW_EACH +
			LINE_ROW_WINDOWS * LINE_ROW_WINDOW + LINE_ROW_PLACE
};

struct line_row {
	int16_t v[LINE_ROW_SIZE];
};

/* Fills out[l->n]; odds has an item a line. With skip, an item a line as well, the rows of
 * lines that are to be skipped stay as they are. Linear in the page. */
void line_rows_read(const struct lines *l, const struct line_odds *odds, const bool *skip,
    struct line_row *out);

#endif
