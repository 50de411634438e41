/* format/html_build.h: collects the text of a page into blocks and spans.
 *
 * White space is folded as a browser does it, text is cleaned, spans that go on over a
 * block's end are cut into one piece a block. Used by format/html_walk.c only. */
#ifndef FORMAT_HTML_BUILD_H
#define FORMAT_HTML_BUILD_H

#include "doc/doc.h"

enum { HTML_MAX_SPANS = 24 }; /* open at once; more are not marked */

struct html_open_span {
	uint32_t start; /* UINT32_MAX: no text yet */
	uint32_t target;
	uint8_t kind;
};

/* What a block would be if one began here. */
struct html_context {
	uint32_t container;
	uint32_t ordinal;
	uint8_t kind; /* enum block_kind */
	uint8_t level;
	bool pre; /* white space is kept */
};

struct html_build {
	struct doc *d;
	struct buf scratch, mended;
	struct html_open_span open[HTML_MAX_SPANS];
	size_t n_open;
	size_t first_span; /* of the block being built */
	bool in_block;
	bool space; /* a space is due before the next character */
	bool gap;   /* the next block has one before it */
};

/* Appends text, opening a block as the context says when none is open. */
void html_build_text(struct html_build *b, const struct html_context *c, const char *s);
/* Appends '\t' or '\n' to the open block as it is: cells and rows, lines of code. */
void html_build_mark(struct html_build *b, char mark);
/* Ends the block, if one is open. */
void html_build_break(struct html_build *b);
/* Opens a span; returns false when too many are open. */
bool html_build_open_span(struct html_build *b, enum span_kind kind, uint32_t target);
/* Closes the span opened last. */
void html_build_close_span(struct html_build *b);
/* Adds an empty block of that kind. */
void html_build_rule(struct html_build *b, uint32_t container);

#endif
