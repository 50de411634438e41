/* format/html_attr.h: attributes that the parser need not look at.
 *
 * More than half of what a page's tags are made of is classes and addresses, which the parser
 * would read byte by byte, in its own memory. So the attributes of a tag are put aside as a
 * set, and the tag gets the set's number as its one attribute. Tags with the same attributes
 * get the same number, so that the parser's comparing of formatting elements comes out as
 * before. Values with character references stay with the parser, who knows what they mean. */
#ifndef FORMAT_HTML_ATTR_H
#define FORMAT_HTML_ATTR_H

#include "base/arena.h"
#include "base/buf.h"

#include <gumbo.h>

struct html_attr {
	uint8_t name;
	uint32_t value; /* into text, closed by a NUL */
};

struct html_attr_set {
	uint32_t text, text_len; /* names and values, for telling sets apart */
	uint32_t first, n;       /* attributes */
};

struct html_attrs {
	struct buf text;
	struct html_attr *items;
	struct html_attr_set *sets;
	uint32_t *table; /* sets by hash, plus one; n_slots is a power of two */
	size_t n_items, items_cap, n_sets, sets_cap, n_slots;
	struct html_attr_set open; /* being read */
	/* Made when parsing is done: */
	GumboAttribute *made;
	void **pointers;
};

void html_attrs_clear(struct html_attrs *a);
/* Which of the attributes that format/html.c reads that is; negative: none. */
int html_attr_find(const char *name, size_t len);
/* Puts an attribute of the open tag aside; the value holds no NUL and no '&'. */
void html_attr_add(struct html_attrs *a, int name, const char *value, size_t len);
/* The open tag ends: appends its set's number to page, if anything was put aside. Without page
 * the set is dropped. */
void html_attr_close(struct html_attrs *a, struct buf *page);
/* Before html_attr_restore() is called, when no more are added. */
void html_attr_make(struct html_attrs *a);
/* Gives an element what was put aside of it; memory for that may come from the arena. */
void html_attr_restore(const struct html_attrs *a, GumboElement *e, struct arena *arena);

#endif
