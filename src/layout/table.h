/* layout/table.h: tables, in a box as wide as they need, or as records when too wide.
 *
 * A table's block holds rows parted by '\n' and cells parted by '\t' (doc/doc.h). */
#ifndef LAYOUT_TABLE_H
#define LAYOUT_TABLE_H

#include "layout/wrap.h"

/* A byte range of the document's text. */
struct table_cell {
	uint32_t start, len;
};

/* Wraps a table's block: LINE_BORDER and LINE_ROW with out->columns filled, or LINE_RECORD
 * lines, a cell each, a LINE_BLANK between records. */
void table_wrap(const struct doc *d, const struct block *b, const struct wrap_options *o,
    struct lines *out);

/* The n-th cell of the row that starts at byte start; empty when the row has fewer. */
struct table_cell table_cell_of(
    const struct doc *d, const struct block *b, uint32_t row, size_t n);
/* Cells that it takes, with the numbers of o that are set in it; o may be NULL. */
int table_cell_width(const struct doc *d, struct table_cell cell, const struct wrap_options *o);
/* The name of the cell's column, from the table's last header row; empty when it has none. */
struct table_cell table_column_name(const struct doc *d, const struct block *b, uint32_t cell);

#endif
