/* base/buf.h: a growable byte buffer.
 *
 * Invariant: data is NULL only while cap is 0; otherwise data[len] is NUL, so that
 * a buffer of text is always a C string too. len and cap are bytes; cap counts the NUL. */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/base.h"

#include <stdarg.h>

struct buf {
	char *data;
	size_t len;
	size_t cap;
};

#define BUF_INIT ((struct buf){NULL, 0, 0})

/* Frees the bytes; the buffer is empty and usable afterwards. */
void buf_clear(struct buf *b);
/* Empties the buffer but keeps its memory. */
void buf_reset(struct buf *b);
/* Makes room for extra more bytes. */
void buf_reserve(struct buf *b, size_t extra);
void buf_add(struct buf *b, const void *bytes, size_t len);
void buf_add_str(struct buf *b, const char *s);
void buf_addf(struct buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_vaddf(struct buf *b, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));
/* Shortens to len bytes; len must not be above b->len. */
void buf_truncate(struct buf *b, size_t len);
/* The text, never NULL; borrowed. */
const char *buf_str(const struct buf *b);
/* Gives the text to the caller, who frees it; the buffer is empty afterwards. */
char *buf_take(struct buf *b);

/* Appends one byte; most of them fit. */
static inline void
buf_add_char(struct buf *b, char c)
{
	if (b->cap - b->len < 2)
		buf_reserve(b, 1);
	b->data[b->len++] = c;
	b->data[b->len] = '\0';
}

#endif
