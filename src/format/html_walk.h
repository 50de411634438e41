/* format/html_walk.h: from the parser's tree to blocks, outline and element metadata.
 * Used by format/html.c only. */
#ifndef FORMAT_HTML_WALK_H
#define FORMAT_HTML_WALK_H

#include "doc/doc.h"
#include "format/html_limit.h"

#include <gumbo.h>

/* Fills *out from the tree, putting back what was kept aside. With all, hidden elements are
 * kept. Returns the bytes of text that were left out because they are hidden. The arena is the
 * tree's: elements get their attributes back. */
size_t html_walk(GumboNode *root, const struct html_limited *page, bool all,
    struct arena *arena, struct doc *out);

#endif
