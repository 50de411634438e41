/* text/width.h: how many cells of a terminal text takes.
 *
 * One width function for all of the program, equal to the C library's wcwidth, which is what
 * ncurses goes by. A cluster is as wide as its first code point. */
#ifndef TEXT_WIDTH_H
#define TEXT_WIDTH_H

#include "base/base.h"

/* 0, 1 or 2 cells. Control characters have none. */
int width_cp(uint32_t cp);
/* A grapheme cluster (text/segment.h). A tab takes one cell. */
int width_cluster(const char *s, size_t len);
/* A run of text. */
int width_text(const char *s, size_t len);

#endif
