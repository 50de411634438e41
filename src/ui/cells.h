/* ui/cells.h: cells as bytes for a terminal that speaks ECMA-48, past curses. Pure. */
#ifndef UI_CELLS_H
#define UI_CELLS_H

#include "base/buf.h"
#include "layout/grid.h"

/* Appends the cell's cluster in UTF-8, without control characters whoever let them in. */
void cells_add(struct buf *out, const struct grid *g, const struct cell *c);
/* Appends SGR for a look, in colours that the terminal has, and further attributes, whatever
 * was on before. */
void cells_add_look(struct buf *out, const struct look *look, unsigned attrs);
/* The same where nothing was on, for a look that is not plain. */
void cells_add_first_look(struct buf *out, const struct look *look, unsigned attrs);
/* The look of a cell's style. */
const struct look *cells_look(const struct look *looks, const struct cell *c);
/* Nothing but default colours and no attributes? */
bool cells_is_plain(const struct look *looks, const struct cell *c);
/* A space that looks like an erased cell? */
bool cells_is_blank(const struct look *looks, const struct cell *c);
/* Is there a cluster in the row about whose width terminals disagree? */
bool cells_is_unsure(const struct grid *g, int row);

/* Appends what puts the rest of an unsure row at its columns, whatever width the terminal gave
 * to the cluster: absolute moves, between DECSC and DECRC, so that cursor and attributes stay
 * as they were. Nothing for a sure row. */
void cells_repair_row(struct buf *out, const struct grid *g, int row, const struct look *looks);

#endif
