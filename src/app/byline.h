/* app/byline.h: the head of an article, and dates as lists show them. */
#ifndef APP_BYLINE_H
#define APP_BYLINE_H

#include "doc/article.h"
#include "store/list.h"

/* Adds the title as a heading, the byline and the tags as paragraphs, as far as they are known:
 * "Diane Bartz, Paul Eckert · Reuters, WASHINGTON · 14 July 2011", "tagged cyber, china". */
void byline_make_head(struct doc *head, const struct article *a, const char *tags);
/* Appends a tag to those in arg, a struct buf: "cyber, china" (tag_fn). */
bool byline_add_tag(void *arg, const char *name, uint64_t count);
/* Appends "14 Jul 2011", or with is_relative "3 days" before now; nothing when undated. */
void byline_add_date(struct buf *out, const struct row *row, bool is_relative, int64_t now);
/* Appends "1,204". */
void byline_add_number(struct buf *out, uint64_t n);

#endif
