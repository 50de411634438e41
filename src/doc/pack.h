/* doc/pack.h: documents and articles as bytes: the compact little-endian form in which
 * the library keeps bodies and workers answer the importer.
 *
 * The reading side trusts nothing: every length and offset is checked, and what fails a
 * check gives false and an empty value. */
#ifndef DOC_PACK_H
#define DOC_PACK_H

#include "base/buf.h"
#include "doc/article.h"

/* Appends the whole article: document, fields, mentions, words, confidence. */
void pack_article(struct buf *out, const struct article *a);
/* Fills an initialised, empty article. */
bool unpack_article(const void *bytes, size_t len, struct article *a);

/* Mentions alone. */
void pack_mentions(struct buf *out, const struct mentions *m);
bool unpack_mentions(const void *bytes, size_t len, uint32_t text_len, struct mentions *m);

#endif
