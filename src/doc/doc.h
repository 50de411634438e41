/* doc/doc.h: the document: cleaned text, its blocks, the spans marked in it.
 *
 * text is clean UTF-8 (text/clean.h made it): blocks follow each other in it, each
 * closed by one '\n' that belongs to no block. Later stages refer back by byte offset
 * into text, never by pointer. strings is a pool of NUL-terminated strings; offset 0
 * is the empty string.
 *
 * Invariants: blocks are ordered and do not overlap; spans are ordered by start and
 * lie each inside one block. A document straight from format/ also carries an outline
 * (containers) and raw metadata, which are not stored. */
#ifndef DOC_DOC_H
#define DOC_DOC_H

#include "base/buf.h"

enum block_kind {
	BLOCK_PARAGRAPH,
	BLOCK_HEADING,   /* level 1..6; cross-heads of a dump have level 2 */
	BLOCK_LIST_ITEM, /* level is the depth, from 1; ordinal 0 is a bullet */
	BLOCK_QUOTE,     /* one paragraph of a quotation; level is the depth, from 1 */
	BLOCK_CODE,      /* preformatted: holds '\n' and runs of spaces */
	BLOCK_TABLE, /* rows parted by '\n', cells by '\t'; level is the number of header rows
		      */
	BLOCK_CAPTION,
	BLOCK_CREDIT, /* "(Editing by ...)" and the like, at the end of the body */
	BLOCK_RULE,   /* empty text */
	BLOCK_KINDS
};

struct block {
	uint32_t start; /* bytes into text */
	uint32_t len;   /* bytes, without the closing '\n' */
	uint8_t kind;   /* enum block_kind */
	uint8_t level;
	uint8_t gap; /* 1: a wider gap stood before it (a lost cross-head, a scene break) */
	uint32_t ordinal;   /* of an ordered list's item, from 1; else 0 */
	uint32_t container; /* index into containers; 0 when there is no outline */
};

enum span_kind { SPAN_EMPHASIS, SPAN_STRONG, SPAN_CODE, SPAN_LINK, SPAN_KINDS };

struct span {
	uint32_t start; /* bytes into text */
	uint32_t len;
	uint8_t kind;    /* enum span_kind */
	uint32_t target; /* SPAN_LINK: its address, an offset into strings; else 0 */
};

/* One element of the page that may hold blocks, for scoring. Index 0 is the root. */
struct container {
	uint32_t parent; /* index; the root is its own */
	uint32_t tag;    /* offsets into strings: "div", class words, id, role */
	uint32_t classes;
	uint32_t id;
	uint32_t role;
};

/* What the page says of itself, before anyone judges it. All are offsets into strings. */
struct raw_meta {
	uint32_t key;   /* "og:title", "json-ld:author", "title", "h1", "link:canonical" ... */
	uint32_t value; /* cleaned text */
	uint32_t where; /* "meta", "json-ld", "element", "comment" ... */
	uint32_t block; /* index of the block it stands in, or of the next one */
};

struct doc {
	struct buf text;
	struct buf strings;
	struct block *blocks;
	size_t n_blocks, cap_blocks;
	struct span *spans;
	size_t n_spans, cap_spans;
	struct container *containers;
	size_t n_containers, cap_containers;
	struct raw_meta *metas;
	size_t n_metas, cap_metas;
	bool is_parted; /* read from a text whose paragraphs stand apart, as people write them */
};

void doc_init(struct doc *d);
void doc_clear(struct doc *d);

/* Adds a string to the pool and returns its offset; 0 for an empty one. */
uint32_t doc_add_string(struct doc *d, const char *s, size_t len);
/* The string at an offset; "" when the offset is out of range. Borrowed. */
const char *doc_string(const struct doc *d, uint32_t at);

/* Opens a block at the end of text; append the text with buf_add(&d->text, ...), then
 * close it: that trims nothing, sets len and adds the '\n'. Returns the block, valid
 * until the next one is opened. */
struct block *doc_open_block(struct doc *d, enum block_kind kind);
void doc_close_block(struct doc *d);
/* Open, text and close in one. */
struct block *doc_add_block(struct doc *d, enum block_kind kind, const char *s, size_t len);
void doc_add_span(
    struct doc *d, uint32_t start, uint32_t len, enum span_kind kind, uint32_t target);
uint32_t doc_add_container(struct doc *d, struct container c);
void doc_add_meta(
    struct doc *d, const char *key, const char *where, const char *value, size_t len);
/* Takes the first block and the spans in it away; the text and all places in it stay. */
void doc_drop_first(struct doc *d);

/* "paragraph", "list-item" ... and "emphasis", "link" ...: the words of records and messages.
 */
const char *doc_block_name(enum block_kind kind);
const char *doc_span_name(enum span_kind kind);
/* The kind with that name, or -1. */
int doc_block_find(const char *name);
int doc_span_find(const char *name);

/* Index of the block that holds the byte, or of the one before it; 0 when there is none. */
size_t doc_block_at(const struct doc *d, uint32_t at);

#endif
