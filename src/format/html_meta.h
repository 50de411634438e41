/* format/html_meta.h: what elements and their attributes say of the page, as raw metadata.
 * Used inside format/ only. */
#ifndef FORMAT_HTML_META_H
#define FORMAT_HTML_META_H

#include "doc/doc.h"

#include <gumbo.h>

/* An element whose text is metadata, noted when it begins. */
struct html_noted {
	uint32_t text;  /* where its text begins */
	uint32_t block; /* the block it begins in */
	uint8_t kinds;  /* bits */
};

/* A string in the pool: lower case; cleaned to one line. */
uint32_t html_meta_lower(struct doc *d, const char *s, size_t len);
uint32_t html_meta_clean(struct doc *d, const char *s);
/* Adds raw metadata with a cleaned value, unless that is empty. */
void html_meta_add(struct doc *d, const char *key, const char *where, const char *value);

/* Fills classes, id and role (with itemtype and itemprop) of a container. */
void html_meta_tokens(struct doc *d, const GumboElement *e, struct container *c);
/* <title>, <meta>, <link> and <base>. */
void html_meta_element(struct doc *d, const GumboNode *n);
/* At an element's begin and end. */
void html_meta_note(struct doc *d, const GumboElement *e, bool in_block, struct html_noted *n);
void html_meta_end(struct doc *d, const GumboElement *e, const struct html_noted *n);
/* SingleFile's comment: the address and when it was saved. */
void html_meta_saved(struct doc *d, const char *comment);

#endif
