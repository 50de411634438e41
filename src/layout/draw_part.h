/* layout/draw_part.h: what the files of layout/draw share: a line being drawn. */
#ifndef LAYOUT_DRAW_PART_H
#define LAYOUT_DRAW_PART_H

#include "layout/draw.h"

enum { MAX_LAYERS = 8 };

/* A line being drawn: where the next cluster goes, and where each layer stands. */
struct writer {
	const struct draw *draw;
	const struct doc *doc;
	const struct block *block;
	int row, col, left, right; /* cells of the grid; the line lies in left .. right - 1 */
	size_t layer_at[MAX_LAYERS];
	size_t span_at;
	bool head;      /* set centred */
	bool is_body;   /* what marks and numbers are of */
	struct pen pen; /* of the block's plain text */
	/* Of a justified line: cells to give, spaces to give them to, spaces seen. */
	int fill, n_spaces, spaces;
	bool odd; /* every other line gives its odd cells to the spaces on the right */
	const uint8_t *levels; /* of the block's bytes, or NULL */
	/* Looking instead of drawing: the cell of a byte, or the byte of a cell. */
	bool look;
	int want_col;
	uint32_t want_byte;
	int found_col;
	uint32_t found_byte;
};

/* Sets marks and spans to a byte, from which drawing goes on. */
void writer_start_marks(struct writer *w, uint32_t byte);
/* Draws text that is not the document's: markers, bars, boxes, numbers. */
void writer_put_extra(struct writer *w, const char *s, uint8_t style);
/* Draws a byte range of the document. */
void writer_put_range(struct writer *w, uint32_t start, uint32_t len);

/* Lines of tables. */
void writer_border(struct writer *w, const struct lines *lines, const struct line *line);
void writer_row(struct writer *w, const struct lines *lines, const struct line *line);
void writer_record(struct writer *w, const struct line *line);

#endif
