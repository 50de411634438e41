/* extract/html_trees.h: the learned table for html_pick.c.
 *
 * Trees over extract/html_feature.h: the first HTML_TREES_FIRST judge a block by itself, the
 * others also by the scores about it. "make pages EXTRACT=..." makes html_trees.c from
 * labelled pages. */
#ifndef EXTRACT_HTML_TREES_H
#define EXTRACT_HTML_TREES_H

#include "extract/forest.h"

enum { HTML_TREES_FIRST = 120, HTML_TREES_SECOND = 80 };

extern const struct forest_tree html_trees[HTML_TREES_FIRST + HTML_TREES_SECOND];

#endif
