/* app/columns.h: the columns of the list, as the option "format" names them.
 *
 * The last column takes the cells that are left. Where they get too few, columns give way in
 * a fixed order, so that a title can always be read. */
#ifndef APP_COLUMNS_H
#define APP_COLUMNS_H

#include "base/buf.h"

enum column_kind {
	COLUMN_DATE,
	COLUMN_SOURCE,
	COLUMN_MARK,
	COLUMN_TITLE,
	COLUMN_WORDS,
	COLUMN_HITS,
	COLUMN_AUTHORS,
	COLUMN_TAGS,
	COLUMN_SECTION,
	COLUMN_ID,
	COLUMN_KINDS
};

struct column {
	uint8_t kind; /* enum column_kind */
	int col;      /* first cell, from the list's left edge */
	int cols;     /* cells; 0: it gave way */
};

enum { COLUMNS_MAX = 12 };

struct columns {
	struct column items[COLUMNS_MAX];
	size_t n;
};

/* Places the columns of a format in so many cells. Words that name none are passed over. */
void columns_place(struct columns *c, const char *format, int cols);

#endif
