/* ingest/wire.h: what passes between the importer and its workers.
 *
 * A message is its length (4 bytes, little-endian) and that many bytes: numbers of 4 bytes
 * and byte strings with their length before them. The reading side believes nothing: a
 * length beyond the message, or a message beyond WIRE_MAX, makes it bad, and everything read
 * from a bad message is zero or empty. */
#ifndef INGEST_WIRE_H
#define INGEST_WIRE_H

#include "base/buf.h"

enum { WIRE_HEAD = 4, WIRE_MAX = 1 << 30 };

/* Appends the head of a message whose length is not known yet; returns where it stands. */
size_t wire_begin(struct buf *out);
/* Fills in the head that wire_begin made. */
void wire_end(struct buf *out, size_t at);
void wire_put_number(struct buf *out, uint32_t n);
void wire_put_bytes(struct buf *out, const void *bytes, size_t len);

/* The length of the first message in len bytes, its head left out: -1 when more bytes are
 * needed to know, -2 when it is too long to be true. */
int64_t wire_length(const void *bytes, size_t len);

struct wire_reader {
	const unsigned char *at, *end;
	bool bad;
};

#define WIRE_READER(bytes, len)                                                                \
	((struct wire_reader){                                                                 \
	    (const unsigned char *)(bytes), (const unsigned char *)(bytes) + (len), false})

uint32_t wire_number(struct wire_reader *r);
/* A number below limit; above makes the message bad. */
uint32_t wire_below(struct wire_reader *r, uint32_t limit);
/* Borrowed from the message; never NULL. */
const char *wire_bytes(struct wire_reader *r, size_t *len);
/* Was the message read to its end, and good? */
bool wire_done(const struct wire_reader *r);

#endif
