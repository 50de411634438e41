/* extract/meta.h: what a page says of its article: title, authors, dates, source and the
 * rest. A field that the page does not tell stays unknown. */
#ifndef EXTRACT_META_H
#define EXTRACT_META_H

#include "extract/extract.h"
#include "extract/html_page.h"

/* Sets the fields of *out; keep tells the blocks of the body. */
void meta_read(const struct page *p, const bool *keep, const struct extract_hints *hints,
    struct article *out);
/* Appends the address that the page's links are relative to, if it is known. */
void meta_base(const struct doc *d, const struct extract_hints *hints, struct buf *out);

#endif
