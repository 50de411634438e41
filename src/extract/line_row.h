/* extract/line_row.h: lines as rows of numbers, for trees (extract/forest.h).
 *
 * First what a line, its neighbours and the lines about it look like, where it stands in the
 * page and to the runs of heavy lines, and what the chain (extract/line_chain.h) finds in its
 * words and its form; then what is thought of it and of those around: the odds, which a second
 * judgement has otherwise than the first. */
#ifndef EXTRACT_LINE_ROW_H
#define EXTRACT_LINE_ROW_H

#include "extract/line_chain.h"

enum {
	LINE_ROW_NEAR = 3, /* neighbours to each side */
	LINE_ROW_WINDOWS = 4,
	LINE_ROW_LOOKS = 23 + 2 * LINE_ROW_NEAR * 8 + LINE_ROW_WINDOWS * 12 + 21,
	LINE_ROW_ODDS = 5 + 2 * LINE_ROW_NEAR + LINE_ROW_WINDOWS * 2 + 13,
	LINE_ROW_SIZE = LINE_ROW_LOOKS + LINE_ROW_ODDS
};

struct line_row {
	int16_t v[LINE_ROW_SIZE];
};

/* Fills out[l->n]; odds has an item a line. With skip, an item a line as well, the rows of
 * lines that are to be skipped stay as they are. Linear in the page. */
void line_rows_read(const struct lines *l, const struct line_odds *odds, const bool *skip,
    struct line_row *out);
/* The same where the rows have been read and only the chances of before, body, inside and after
 * are others. */
void line_rows_renew(const struct lines *l, const struct line_odds *odds, const bool *skip,
    struct line_row *out);

#endif
