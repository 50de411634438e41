/* extract/meta_part.h: what the readers of single fields share. Inside extract/ only. */
#ifndef EXTRACT_META_PART_H
#define EXTRACT_META_PART_H

#include "extract/extract.h"
#include "extract/html_page.h"
#include "text/date.h"

enum { META_NO_BLOCK = 0xffffffff };

struct meta {
	const struct page *page;
	const struct doc *doc;             /* of the page */
	const bool *keep;                  /* the blocks of the body */
	const struct extract_hints *hints; /* or NULL */
	struct article *out;
	const char *site;      /* the name of the site, or NULL */
	const char *url;       /* what the page calls its address, or NULL */
	const char *date_lang; /* how the page writes dates: a BCP 47 tag, or NULL */
	uint32_t first, last;  /* of the body; META_NO_BLOCK: it is empty */
	uint32_t n_h1;
	uint32_t headline; /* the block that shows the title, or META_NO_BLOCK */
};

/* One raw value. */
struct meta_value {
	const char *text; /* borrowed from the document */
	const char *where;
	uint32_t block;
};

/* The next raw value with that key, looking from *at on, which moves behind it. */
bool meta_next(const struct doc *d, const char *key, size_t *at, struct meta_value *v);
/* The first value with that key, or NULL. */
const char *meta_first(const struct doc *d, const char *key);

/* Appends the words folded, parted by single spaces, without marks: what is compared. */
void meta_fold(struct buf *out, const char *s, size_t len);
/* Do the words of part stand in whole, one after the other? Both folded. */
bool meta_holds_words(const char *whole, const char *part);
/* Copies a block's text as one line. */
void meta_block_line(const struct doc *d, size_t block, struct buf *out);

/* The block that is the headline of a page that marks none up, or META_NO_BLOCK; *chance: how
 * likely that is, percent. */
uint32_t meta_guess_headline(const struct meta *m, unsigned *chance);
/* Sets a field to a date. */
void meta_set_date(struct meta *m, enum article_field field, const struct date *date,
    enum field_where where, unsigned confidence);

/* Readers of fields; each sets what it finds. */
void meta_read_title(struct meta *m);
void meta_read_authors(struct meta *m);
void meta_read_dates(struct meta *m);
void meta_read_source(struct meta *m);
/* What lies in or beside the body: dateline, agency, caption, credits. */
void meta_read_body(struct meta *m);

/* The name of the site, or NULL. Borrowed. */
const char *meta_site(const struct doc *d);

#endif
