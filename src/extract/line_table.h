/* extract/line_table.h: the learned numbers of extract/line_model.h.
 *
 * line_table.c and line_trees.c are written by train/train_lines.c. */
#ifndef EXTRACT_LINE_TABLE_H
#define EXTRACT_LINE_TABLE_H

#include "extract/line_model.h"

extern const int8_t line_weights[LINE_ROWS][LINE_LANES];
extern const int16_t line_transitions[LINE_STATES][LINE_STATES];
extern const struct forest_tree line_trees[LINE_TREES + LINE_SECOND_TREES];

#endif
