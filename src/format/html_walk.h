/* format/html_walk.h: from the parser's tree to blocks, outline and element metadata.
 * Used by format/html.c only. */
#ifndef FORMAT_HTML_WALK_H
#define FORMAT_HTML_WALK_H

#include "doc/doc.h"
#include "format/html_stash.h"

#include <gumbo.h>

/* Fills *out from the tree, putting back what the stash holds. With all, hidden elements are
 * kept. Returns the bytes of text that were left out because they are hidden. */
size_t html_walk(
    const GumboNode *root, const struct html_stash *stash, bool all, struct doc *out);

#endif
