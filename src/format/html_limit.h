/* format/html_limit.h: makes a page safe and small before it is parsed.
 *
 * One pass over the bytes that cuts tokens as the HTML standard's tokenizer does, and
 * copies only what format/html.c needs: no comments, scripts, styles, drawings or frames,
 * and of a tag only the attributes that are looked at. Nesting deeper than
 * HTML_MAX_DEPTH and tags beyond HTML_MAX_TAGS are left out; their text stays. Formatting
 * elements lose their attributes when many are open, so that the parser's "Noah's Ark"
 * clause (HTML, 13.2.4.3) bounds how many it opens again in each paragraph. */
#ifndef FORMAT_HTML_LIMIT_H
#define FORMAT_HTML_LIMIT_H

#include "base/buf.h"
#include "format/html_attr.h"
#include "format/html_stash.h"

enum { HTML_MAX_DEPTH = 256, HTML_MAX_TAGS = 400000 };

struct html_limited {
	struct buf page;         /* what is left to parse */
	struct buf scripts;      /* the JSON-LD scripts, each closed by a NUL */
	struct buf saved;        /* SingleFile's comment, if there is one */
	struct html_stash stash; /* what page has marks for */
	struct html_attrs attrs; /* what page has numbers for */
};

/* Fills *out, which the caller gives to html_limited_clear(). */
void html_limit(const char *s, size_t len, struct html_limited *out);
void html_limited_clear(struct html_limited *l);

#endif
