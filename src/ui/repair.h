/* ui/repair.h: rows that hold a cluster about whose width terminals disagree. Pure. */
#ifndef UI_REPAIR_H
#define UI_REPAIR_H

#include "base/buf.h"
#include "layout/grid.h"

/* Appends what puts the rest of such a row at its columns, whatever width the terminal gave
 * to the cluster: absolute moves and SGR of ECMA-48, between DECSC and DECRC, so that cursor
 * and attributes stay as they were. Nothing for a row without CELL_UNSURE. looks: a look for
 * each style, in colours that the terminal has. */
void repair_row(struct buf *out, const struct grid *g, int row, const struct look *looks);

#endif
