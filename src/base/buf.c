/* A growable byte buffer. */
#include "base/buf.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void
buf_clear(struct buf *b)
{
	free(b->data);
	*b = BUF_INIT;
}

void
buf_reset(struct buf *b)
{
	if (b->data)
		buf_truncate(b, 0);
}

void
buf_reserve(struct buf *b, size_t extra)
{
	size_t need = b->len + extra + 1, want;

	assert(need > extra);
	if (need <= b->cap)
		return;
	want = b->cap + b->cap / 2;
	if (want < need)
		want = need < 64 ? 64 : need;
	b->data = base_realloc(b->data, want, 1);
	b->cap = want;
	b->data[b->len] = '\0';
}

void
buf_add(struct buf *b, const void *bytes, size_t len)
{
	if (!len)
		return;
	if (b->cap - b->len <= len)
		buf_reserve(b, len);
	memcpy(b->data + b->len, bytes, len);
	b->len += len;
	b->data[b->len] = '\0';
}

void
buf_add_str(struct buf *b, const char *s)
{
	buf_add(b, s, strlen(s));
}

void
buf_vaddf(struct buf *b, const char *format, va_list args)
{
	va_list again;
	int len;

	va_copy(again, args);
	len = vsnprintf(NULL, 0, format, args);
	assert(len >= 0);
	buf_reserve(b, (size_t)len);
	vsnprintf(b->data + b->len, (size_t)len + 1, format, again);
	b->len += (size_t)len;
	va_end(again);
}

void
buf_addf(struct buf *b, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	buf_vaddf(b, format, args);
	va_end(args);
}

void
buf_truncate(struct buf *b, size_t len)
{
	assert(len <= b->len);
	b->len = len;
	if (b->data)
		b->data[len] = '\0';
}

const char *
buf_str(const struct buf *b)
{
	return b->data ? b->data : "";
}

char *
buf_take(struct buf *b)
{
	char *s;

	buf_reserve(b, 0);
	s = b->data;
	*b = BUF_INIT;
	return s;
}
