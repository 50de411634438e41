/* Messages between the importer and its workers. */
#include "ingest/wire.h"

#include <assert.h>

void
wire_put_number(struct buf *out, uint32_t n)
{
	const unsigned char b[4] = {(unsigned char)n, (unsigned char)(n >> 8),
	    (unsigned char)(n >> 16), (unsigned char)(n >> 24)};

	buf_add(out, b, sizeof(b));
}

static uint32_t
number_at(const unsigned char *b)
{
	return (uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 |
	       (uint32_t)b[3] << 24;
}

void
wire_put_bytes(struct buf *out, const void *bytes, size_t len)
{
	assert(len < WIRE_MAX);
	wire_put_number(out, (uint32_t)len);
	buf_add(out, bytes, len);
}

size_t
wire_begin(struct buf *out)
{
	size_t at = out->len;

	wire_put_number(out, 0);
	return at;
}

void
wire_end(struct buf *out, size_t at)
{
	size_t len = out->len - at - WIRE_HEAD, i;

	assert(len <= WIRE_MAX);
	for (i = 0; i < WIRE_HEAD; i++)
		out->data[at + i] = (char)(len >> 8 * i & 0xff);
}

int64_t
wire_length(const void *bytes, size_t len)
{
	uint32_t n;

	if (len < WIRE_HEAD)
		return -1;
	n = number_at(bytes);
	return n > WIRE_MAX ? -2 : (int64_t)n;
}

uint32_t
wire_number(struct wire_reader *r)
{
	uint32_t n;

	if (r->bad || r->end - r->at < 4) {
		r->bad = true;
		return 0;
	}
	n = number_at(r->at);
	r->at += 4;
	return n;
}

uint32_t
wire_below(struct wire_reader *r, uint32_t limit)
{
	uint32_t n = wire_number(r);

	if (n < limit)
		return n;
	r->bad = true;
	return 0;
}

const char *
wire_bytes(struct wire_reader *r, size_t *len)
{
	size_t n = wire_number(r);
	const char *s = (const char *)r->at;

	if (r->bad || n > (size_t)(r->end - r->at)) {
		r->bad = true;
		*len = 0;
		return "";
	}
	r->at += n;
	*len = n;
	return s;
}

bool
wire_done(const struct wire_reader *r)
{
	return !r->bad && r->at == r->end;
}
