/* format/html_tags.h: what each element is to a reader, and small questions about one. */
#ifndef FORMAT_HTML_TAGS_H
#define FORMAT_HTML_TAGS_H

#include "base/buf.h"
#include "format/html_stash.h"

#include <gumbo.h>

enum html_role {
	HTML_INLINE,
	HTML_BLOCK, /* ends a block before and after it; a container */
	HTML_DROP,  /* with all it holds */
	HTML_BREAK, /* <br> */
	HTML_RULE,
	HTML_SPAN, /* inline and marked */
	HTML_HEADING,
	HTML_LIST,
	HTML_ITEM,
	HTML_QUOTE,
	HTML_PRE,
	HTML_CAPTION,
	HTML_TABLE,
	HTML_ROW,
	HTML_CELL,
	HTML_META /* <meta>, <link>, <base>, <title>: no text */
};

enum html_role html_role(const GumboElement *e);
/* The element's name in lower case; *len bytes, not NUL-terminated for unknown ones. */
const char *html_tag_name(const GumboElement *e, size_t *len);
/* An attribute's value or NULL. Borrowed. */
const char *html_attribute(const GumboElement *e, const char *name);
/* Whether no reader sees it: hidden, display:none, a modal or closed dialogue. */
bool html_is_hidden(const GumboElement *e);
/* Whether a table holds short values in rows and columns, rather than the page. */
bool html_is_data_table(const GumboNode *table, const struct html_stash *stash);

#endif
