/* layout/flow.h: a document as a column of lines, wrapped only where somebody looks.
 *
 * The column is the head (a small document, set centred: title, byline), below it the body,
 * and below that the tail (what is listed at the end). A position is a block and a line in it,
 * blank lines above the block included, so that moving by a line never wraps more than the
 * neighbouring block. How far one has read is told by byte offset; the number of all lines is
 * never asked for. */
#ifndef LAYOUT_FLOW_H
#define LAYOUT_FLOW_H

#include "layout/wrap.h"

struct flow_at {
	uint32_t block; /* counts the head's blocks, the body's, the tail's */
	uint32_t line;
};

struct flow {
	const struct doc *head, *body, *tail; /* borrowed; head and tail may be NULL */
	struct wrap_options options;
	struct lines *blocks; /* of each block; n == 0: not wrapped yet */
	size_t n_blocks;
};

enum flow_part { FLOW_HEAD, FLOW_BODY, FLOW_TAIL };

/* head may be NULL. Both documents must live as long as the flow. */
void flow_init(struct flow *f, const struct doc *head, const struct doc *body,
    const struct wrap_options *options);
/* Another tail, or none: NULL. Forgets all lines. */
void flow_set_tail(struct flow *f, const struct doc *tail);
void flow_clear(struct flow *f);
/* Another width or setting: forgets all lines. */
void flow_set_options(struct flow *f, const struct wrap_options *options);

/* The line there; NULL behind the end. Valid until the flow changes. */
const struct line *flow_line(struct flow *f, struct flow_at at);
/* The block's lines with their table columns, and its document: for drawing. */
const struct lines *flow_lines(struct flow *f, struct flow_at at);
const struct doc *flow_doc(const struct flow *f, struct flow_at at);
const struct block *flow_block(const struct flow *f, struct flow_at at);
enum flow_part flow_part(const struct flow *f, struct flow_at at);

/* Moves by n lines, down when positive; stops at the first and behind the last line.
 * Returns the lines moved. */
int flow_move(struct flow *f, struct flow_at *at, int n);
/* -1, 0, 1 as a stands above b, at it or below. */
int flow_compare(struct flow_at a, struct flow_at b);
/* The line that holds the body's byte. */
struct flow_at flow_find(struct flow *f, uint32_t byte);
/* The body's byte at which the line starts; 0 in the head, its end in the tail. */
uint32_t flow_byte(struct flow *f, struct flow_at at);
/* The lowest useful top: with it the last line stands on the last of rows rows. */
struct flow_at flow_last_top(struct flow *f, int rows);
/* Percent of the body that is above the line after `at` moved down by rows: 100 at the end. */
int flow_percent(struct flow *f, struct flow_at at, int rows);

#endif
