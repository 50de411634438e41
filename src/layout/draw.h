/* layout/draw.h: lines of a flow, and what is marked in them, drawn into a grid.
 *
 * Marks are overlays: sorted, non-overlapping byte ranges of the body's text with a style.
 * They come in layers; where two meet, the later layer's style is seen. Spans (emphasis,
 * links ...) are drawn from the document itself, below all layers. Marks meet the text here
 * and nowhere else, so that changing them never wraps anything anew. */
#ifndef LAYOUT_DRAW_H
#define LAYOUT_DRAW_H

#include "layout/flow.h"
#include "layout/grid.h"

struct mark {
	uint32_t start, len; /* bytes into the body's text */
	uint8_t style;       /* enum style */
};

struct layer {
	const struct mark *marks;
	size_t n;
};

/* A rectangle of the grid. */
struct area {
	int row, col, rows, cols;
};

struct draw {
	struct grid *grid;
	struct flow *flow;
	struct area area;           /* the column of text is centred in it */
	const struct layer *layers; /* lowest first */
	size_t n_layers;
	int scroll; /* cells that code and wide rows are moved to the left */
	bool plain; /* no bars, boxes or centring: for screen readers */
};

/* Draws lines from at on; returns the rows that hold lines. The area is expected erased. */
int draw_flow(const struct draw *d, struct flow_at at);

/* The body's byte that is drawn in a cell (the nearest of its line), for the mouse; false
 * when no line of the body is there. */
bool draw_byte_at(const struct draw *d, struct flow_at top, int row, int col, uint32_t *byte);
/* The cell in which a byte of the body is drawn; false when it is not in the area. */
bool draw_cell_of(const struct draw *d, struct flow_at top, uint32_t byte, int *row, int *col);

#endif
