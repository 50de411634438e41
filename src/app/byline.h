/* app/byline.h: the head of an article, and dates as lists show them. */
#ifndef APP_BYLINE_H
#define APP_BYLINE_H

#include "doc/article.h"
#include "store/list.h"

/* Adds the title as a heading and the byline as a paragraph, as far as they are known:
 * "Diane Bartz, Paul Eckert · Reuters, WASHINGTON · 14 July 2011". */
void byline_make_head(struct doc *head, const struct article *a);
/* Appends "14 Jul 2011", or with is_relative "3 days" before now; nothing when undated. */
void byline_add_date(struct buf *out, const struct row *row, bool is_relative, int64_t now);
/* Appends "1,204". */
void byline_add_number(struct buf *out, uint64_t n);

#endif
