/* extract/html_page.h: a page as scoring sees it: what each block and container holds.
 *
 * pieces[i] describes block i, boxes[i] container i. Containers are in document order, so
 * a parent's index is below its children's and a subtree is one run of indices. Words of
 * scripts without spaces are estimated. Made in one pass; freed by html_page_clear(). */
#ifndef EXTRACT_HTML_PAGE_H
#define EXTRACT_HTML_PAGE_H

#include "doc/doc.h"
#include "extract/html_hint.h"

/* Elements that matter for scoring. */
enum page_tag {
	PAGE_TAG_OTHER,
	PAGE_TAG_ARTICLE,
	PAGE_TAG_ASIDE,
	PAGE_TAG_BLOCKQUOTE,
	PAGE_TAG_BODY,
	PAGE_TAG_DIV,
	PAGE_TAG_DL,
	PAGE_TAG_FIGURE,
	PAGE_TAG_FOOTER,
	PAGE_TAG_FORM,
	PAGE_TAG_HEADER,
	PAGE_TAG_HEADING,
	PAGE_TAG_LI,
	PAGE_TAG_LIST,
	PAGE_TAG_MAIN,
	PAGE_TAG_NAV,
	PAGE_TAG_P,
	PAGE_TAG_PRE,
	PAGE_TAG_SECTION,
	PAGE_TAG_TABLE,
	PAGE_TAG_CELL,
	PAGE_TAG_COUNT
};

struct page_piece {
	uint32_t words;
	uint32_t link_words;
	uint16_t links;
	uint16_t sentences; /* ends of sentences */
	uint16_t commas;
	uint16_t capitals; /* words that begin with a capital letter */
	uint16_t digits;   /* words that begin with a digit */
	uint16_t strong;   /* bytes under strong or emphasis, percent of the block's */
	bool ends;         /* closed by a sentence's end */
	bool prose;        /* reads like sentences, mostly outside links */
	uint32_t hints;    /* of all its containers */
	uint32_t phrases;  /* PHRASE_ bits of its text's beginning */
};

struct page_box {
	uint32_t parent;
	uint32_t end;         /* its subtree is [its index, end) */
	uint32_t first, last; /* blocks in the subtree; first > last: none */
	uint32_t hints;       /* its own */
	uint32_t all_hints;   /* and those of the containers around it */
	uint32_t words, link_words, prose_words, links; /* of the subtree */
	uint32_t pieces, prose;                         /* blocks in the subtree */
	uint32_t own_prose; /* words of prose in blocks of its own and of its <p> children */
	uint64_t style;     /* hash of its element and classes */
	uint16_t depth;
	uint8_t tag; /* enum page_tag */
};

struct page {
	const struct doc *doc; /* borrowed */
	struct page_piece *pieces;
	struct page_box *boxes; /* at least one */
	size_t n_boxes;
	uint32_t words, prose_words;
};

void page_init(struct page *p, const struct doc *d);
void html_page_clear(struct page *p);
/* Text of a block. Borrowed; not NUL-terminated. */
const char *page_text(const struct page *p, size_t block);
/* Does container box hold the block, at any depth? */
bool page_holds(const struct page *p, uint32_t box, size_t block);

#endif
