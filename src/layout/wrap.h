/* layout/wrap.h: one block of a document becomes lines.
 *
 * A line is a byte range of the document's text and where it stands; the text itself stays
 * where it is. Wrapping is pure and linear in the block's length. What a table needs besides
 * (its columns) is kept with the lines. */
#ifndef LAYOUT_WRAP_H
#define LAYOUT_WRAP_H

#include "doc/doc.h"

enum line_kind {
	LINE_TEXT,
	LINE_BLANK,  /* space between blocks; no text */
	LINE_RULE,   /* a horizontal rule */
	LINE_ROW,    /* a row of a table, boxed; cells lie in columns */
	LINE_BORDER, /* a line of a table's box */
	LINE_RECORD  /* a cell of a table that is too wide, as "name: value" */
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

struct lines {
	struct line *items;
	size_t n, cap;
	int16_t *columns; /* a table's column widths in cells */
	size_t n_columns;
	uint8_t *levels; /* of the block's bytes (layout/bidi.h); NULL: all left to right */
};

enum wrap_setting { WRAP_RAGGED, WRAP_JUSTIFIED };

struct hyphen; /* layout/hyphen.h */

struct wrap_options {
	int measure; /* most cells of a line */
	enum wrap_setting setting;
	bool indent;                 /* paragraphs are indented and not spaced */
	const struct hyphen *hyphen; /* for justified text; or NULL */
};

void wrap_lines_clear(struct lines *l);

/* Wraps a block; appends to *out, which is empty and zeroed before. At least one line. */
void wrap_block(const struct doc *d, const struct block *b, const struct wrap_options *o,
    struct lines *out);

/* Sets a byte range as one paragraph: like says its start, len, next and indent, and in fill
 * how much deeper its first line is indented. Lines are appended to *out. */
void wrap_text(
    const struct doc *d, struct line like, const struct wrap_options *o, struct lines *out);

/* Cells that a block's marker, bar or indent takes on the left. */
int wrap_block_indent(const struct block *b);

#endif
