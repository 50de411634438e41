/* format/html_nest.h: follows the parser's stack of open elements, tag by tag.
 *
 * The count is never below the tree's depth, but for elements that the parser implies
 * (<tbody>, formatting elements opened again: a fixed number a level). Where the standard's
 * tree construction (HTML, 13.2.6.4) is intricate, an element counts as open for longer. */
#ifndef FORMAT_HTML_NEST_H
#define FORMAT_HTML_NEST_H

#include "format/html_limit.h"

enum { HTML_MAX_NAME = 24 };

/* What a tag does to the nesting or to what follows it. */
enum html_tag_class {
	TAG_PLAIN,   /* its end tag closes nothing beyond a block */
	TAG_VOID,    /* never has content */
	TAG_FORMAT,  /* reopened by the parser in each block; ends alone */
	TAG_BLOCK,   /* its end tag closes all inside, up to a barrier */
	TAG_FORM,    /* ends alone */
	TAG_LIST,    /* a barrier to <li> */
	TAG_ITEM,    /* closes an open one of the same group */
	TAG_BARRIER, /* end tags inside it close nothing outside */
	TAG_TABLE,
	TAG_PART,     /* of a table; a barrier, and an item as well */
	TAG_RAW,      /* its content is text up to its end tag; dropped */
	TAG_KEEP_RAW, /* the same; kept */
	TAG_SVG,      /* dropped with its content */
	TAG_GONE      /* the tag is dropped, the content is not */
};

enum { GROUP_DEFINITION = 1, GROUP_LI, GROUP_P };

struct html_tag {
	char name[15];
	uint8_t class;
	uint8_t group; /* of TAG_ITEM and TAG_PART */
};

struct html_name {
	char text[HTML_MAX_NAME + 1]; /* lower case, cut */
	size_t len;
};

enum { HTML_SEEN_TAGS = 64 };

struct html_open_tag {
	uint64_t key; /* its name's first eight bytes */
	const struct html_tag *tag;
};

struct html_nest {
	struct html_open_tag open[HTML_MAX_DEPTH];
	size_t depth;
	size_t over; /* tags open beyond the limit */
	size_t n_tags;
	size_t formats; /* formatting elements that the parser may still reopen */
	struct html_open_tag seen[HTML_SEEN_TAGS]; /* found lately */
};

const struct html_tag *html_nest_find(struct html_nest *l, const struct html_name *n);
/* Counts a start tag; false when it is too deep to be kept. */
bool html_nest_push(struct html_nest *l, const struct html_tag *t, const struct html_name *n);
/* Counts an end tag; false when its start tag was left out. */
bool html_nest_pop(struct html_nest *l, const struct html_tag *t, const struct html_name *n);

#endif
