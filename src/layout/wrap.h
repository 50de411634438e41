/* layout/wrap.h: one block of a document becomes lines.
 *
 * A line is a byte range of the document's text and where it stands; the text itself stays
 * where it is. Wrapping is pure and linear in the block's length. What a table needs besides
 * (its columns) is kept with the lines. A paragraph of any length is set in bounded room, a
 * part at a time. */
#ifndef LAYOUT_WRAP_H
#define LAYOUT_WRAP_H

#include "doc/doc.h"

enum line_kind {
	LINE_TEXT,
	LINE_BLANK,  /* space between blocks; no text */
	LINE_RULE,   /* a horizontal rule */
	LINE_ROW,    /* a row of a table, boxed; cells lie in columns */
	LINE_BORDER, /* a line of a table's box */
	LINE_RECORD, /* a cell of a table that is too wide, as "name: value" */
	LINE_NAME    /* the name of the cell that starts there, when it is too long for that */
};

enum line_flag {
	LINE_FIRST = 1,  /* the block's first line: markers stand here */
	LINE_LAST = 2,   /* the block's last line */
	LINE_HYPHEN = 4, /* a hyphen is drawn at its end */
	LINE_RTL = 8     /* the paragraph runs from right to left and is set flush right */
};

struct line {
	uint32_t start; /* bytes into the document's text */
	uint32_t len;   /* bytes, without the spaces at the line's end */
	uint32_t next;  /* byte at which the following line starts */
	int16_t indent; /* cells from the column's left edge */
	int16_t width;  /* cells of the text, its hyphen included */
	int16_t fill;   /* cells to spread over the spaces of a justified line */
	uint8_t kind;   /* enum line_kind */
	uint8_t flags;  /* of enum line_flag */
};

/* A column of a table. */
struct table_column {
	int16_t width;    /* cells of its widest cell */
	bool flush_right; /* it holds numbers */
};

struct lines {
	struct line *items;
	size_t n, cap;
	struct table_column *columns; /* a table's */
	size_t n_columns;
	uint8_t *levels; /* of the block's bytes (layout/bidi.h); NULL: all left to right */
	uint32_t more;   /* the byte at which lines not yet made start; 0: all are there */
};

enum wrap_setting { WRAP_RAGGED, WRAP_JUSTIFIED };

struct hyphen; /* layout/hyphen.h */

/* A number that is set behind a link, "[12]", though it is not in the text. */
struct number {
	uint32_t byte; /* the byte that follows the link's last one */
	unsigned number;
};

struct wrap_options {
	int measure; /* most cells of a line */
	enum wrap_setting setting;
	bool indent;                  /* paragraphs are indented and not spaced */
	const struct hyphen *hyphen;  /* for justified text; or NULL */
	const struct number *numbers; /* in the order of their bytes */
	size_t n_numbers;
};

void wrap_lines_clear(struct lines *l);

/* Wraps a block; appends to *out, which is empty and zeroed before. At least one line. Of a
 * very long paragraph only the beginning is set; out->more tells so. */
void wrap_block(const struct doc *d, const struct block *b, const struct wrap_options *o,
    struct lines *out);
/* Sets the next part of such a paragraph. */
void wrap_more(const struct doc *d, const struct block *b, const struct wrap_options *o,
    struct lines *out);

/* Sets a byte range as one paragraph: like says its start, len, next and indent, and in fill
 * how much deeper its first line is indented. Lines are appended to *out. */
void wrap_text(
    const struct doc *d, struct line like, const struct wrap_options *o, struct lines *out);

/* The first number that stands behind a byte at or behind this one; NULL when there is none. */
const struct number *wrap_number_behind(const struct wrap_options *o, uint32_t byte);
/* Cells of the numbers that stand behind bytes of a range. */
int wrap_numbers_width(const struct wrap_options *o, uint32_t start, uint32_t len);

/* Cells that a block's marker, bar or indent takes on the left. */
int wrap_block_indent(const struct block *b);

#endif
