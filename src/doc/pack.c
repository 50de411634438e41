/* Documents and articles as bytes.
 *
 * Numbers are LEB128 varints, strings are length and bytes; positions in ordered arrays
 * are differences from the one before, which keeps a body's blocks to a few bytes each. */
#include "doc/pack.h"

#include <string.h>

enum { PACK_VERSION = 1 };

static void
put_number(struct buf *out, uint64_t n)
{
	unsigned char bytes[10];
	size_t len = 0;

	do {
		bytes[len] = (unsigned char)((n & 0x7f) | (n > 0x7f ? 0x80 : 0));
		n >>= 7;
		len++;
	} while (n);
	buf_add(out, bytes, len);
}

static void
put_bytes(struct buf *out, const void *bytes, size_t len)
{
	put_number(out, len);
	buf_add(out, bytes, len);
}

/* What is left to read; bad is sticky, and everything reads as zero after it. */
struct reader {
	const unsigned char *at, *end;
	bool bad;
};

static uint64_t
get_number(struct reader *r)
{
	uint64_t n = 0;
	unsigned shift;

	for (shift = 0; shift < 64 && r->at < r->end; shift += 7) {
		n |= (uint64_t)(*r->at & 0x7f) << shift;
		if (!(*r->at++ & 0x80))
			return n;
	}
	r->bad = true;
	return 0;
}

static uint32_t
get_below(struct reader *r, uint64_t limit)
{
	uint64_t n = get_number(r);

	if (n >= limit)
		r->bad = true;
	return r->bad ? 0 : (uint32_t)n;
}

/* A count of items that take at least one byte each. */
static size_t
get_count(struct reader *r)
{
	uint64_t n = get_number(r);

	if (n > (uint64_t)(r->end - r->at))
		r->bad = true;
	return r->bad ? 0 : (size_t)n;
}

static const char *
get_bytes(struct reader *r, size_t *len)
{
	const char *p;

	*len = get_count(r);
	p = (const char *)r->at;
	if (!r->bad)
		r->at += *len;
	return p;
}

static void
get_buf(struct reader *r, struct buf *out)
{
	size_t len;
	const char *p = get_bytes(r, &len);

	buf_add(out, p, len);
}

/* A pool of strings must begin and end with NUL, so that every offset ends somewhere. */
static void
get_pool(struct reader *r, struct buf *out)
{
	get_buf(r, out);
	if (out->len && (out->data[0] || out->data[out->len - 1]))
		r->bad = true;
}

/* Appends the document without its outline: text, blocks, spans, strings. */
static void
put_doc(struct buf *out, const struct doc *d)
{
	uint32_t last = 0;
	size_t i;

	put_number(out, PACK_VERSION);
	put_bytes(out, d->text.data, d->text.len);
	put_bytes(out, d->strings.data, d->strings.len);
	put_number(out, d->n_blocks);
	for (i = 0; i < d->n_blocks; i++) {
		const struct block *b = &d->blocks[i];

		put_number(out, b->start - last);
		put_number(out, b->len);
		put_number(out, (uint64_t)b->kind << 1 | b->gap);
		put_number(out, b->level);
		put_number(out, b->ordinal);
		last = b->start + b->len;
	}
	put_number(out, d->n_spans);
	for (i = 0, last = 0; i < d->n_spans; i++) {
		const struct span *s = &d->spans[i];

		put_number(out, s->start - last);
		put_number(out, s->len);
		put_number(out, s->kind);
		put_number(out, s->target);
		last = s->start;
	}
}

static void
read_blocks(struct reader *r, struct doc *d)
{
	uint64_t last = 0, start;
	size_t n = get_count(r);
	struct block *b;
	unsigned kind;

	while (n-- && !r->bad) {
		start = last + get_below(r, UINT32_MAX);
		if (start > d->text.len) {
			r->bad = true;
			return;
		}
		d->blocks =
		    base_grow(d->blocks, d->n_blocks, &d->cap_blocks, sizeof(*d->blocks));
		b = &d->blocks[d->n_blocks];
		*b = (struct block){.start = (uint32_t)start};
		b->len = get_below(r, d->text.len - start + 1);
		kind = get_below(r, 2 * BLOCK_KINDS);
		b->kind = (uint8_t)(kind >> 1);
		b->gap = kind & 1;
		b->level = (uint8_t)get_below(r, 256);
		b->ordinal = get_below(r, UINT32_MAX);
		last = start + b->len;
		d->n_blocks += !r->bad;
	}
}

static void
read_spans(struct reader *r, struct doc *d)
{
	uint64_t last = 0, start;
	size_t n = get_count(r);
	struct span s;

	while (n-- && !r->bad) {
		start = last + get_below(r, UINT32_MAX);
		if (start > d->text.len) {
			r->bad = true;
			return;
		}
		s.start = (uint32_t)start;
		s.len = get_below(r, d->text.len - start + 1);
		s.kind = (uint8_t)get_below(r, SPAN_KINDS);
		s.target = get_below(r, d->strings.len + 1);
		last = start;
		if (!r->bad)
			doc_add_span(d, s.start, s.len, s.kind, s.target);
	}
}

static void
read_doc(struct reader *r, struct doc *d)
{
	if (get_number(r) != PACK_VERSION)
		r->bad = true;
	get_buf(r, &d->text);
	get_pool(r, &d->strings);
	read_blocks(r, d);
	read_spans(r, d);
}

void
pack_mentions(struct buf *out, const struct mentions *m)
{
	uint32_t last = 0;
	size_t i;

	put_bytes(out, m->strings.data, m->strings.len);
	put_number(out, m->n_entities);
	for (i = 0; i < m->n_entities; i++) {
		const struct local_entity *e = &m->entities[i];

		put_number(out, (uint64_t)e->kind << 1 | e->bare);
		put_number(out, e->name);
		put_number(out, e->key);
		put_number(out, e->count);
	}
	put_number(out, m->n);
	for (i = 0; i < m->n; i++) {
		const struct mention *t = &m->items[i];

		put_number(out, t->start - last);
		put_number(out, t->len);
		put_number(out, t->kind);
		put_number(out, t->score);
		put_number(out, t->entity == MENTION_NO_ENTITY ? 0 : (uint64_t)t->entity + 1);
		put_number(out, t->value);
		last = t->start + t->len;
	}
}

static void
read_mentions(struct reader *r, uint32_t text_len, struct mentions *m)
{
	struct local_entity e;
	struct mention t;
	uint64_t last = 0, start;
	size_t n;
	unsigned kind;

	get_pool(r, &m->strings);
	for (n = get_count(r); n && !r->bad; n--) {
		kind = get_below(r, 2 * MENTION_DATE);
		e.kind = (uint8_t)(kind >> 1);
		e.bare = kind & 1;
		e.name = get_below(r, m->strings.len + 1);
		e.key = get_below(r, m->strings.len + 1);
		e.count = get_below(r, UINT32_MAX);
		if (!r->bad)
			mentions_add_entity(m, e);
	}
	for (n = get_count(r); n && !r->bad; n--) {
		start = last + get_below(r, UINT32_MAX);
		if (start > text_len) {
			r->bad = true;
			return;
		}
		t.start = (uint32_t)start;
		t.len = get_below(r, text_len - start + 1);
		t.kind = (uint8_t)get_below(r, MENTION_KINDS);
		t.score = (uint8_t)get_below(r, 256);
		t.entity = get_below(r, m->n_entities + 1);
		t.entity = t.entity ? t.entity - 1 : MENTION_NO_ENTITY;
		t.value = get_below(r, m->strings.len + 1);
		last = start + t.len;
		if (!r->bad)
			mentions_add(m, t);
	}
}

bool
unpack_mentions(const void *bytes, size_t len, uint32_t text_len, struct mentions *m)
{
	struct reader r = {bytes, (const unsigned char *)bytes + len, false};

	read_mentions(&r, text_len, m);
	if (r.bad || r.at != r.end)
		mentions_clear(m);
	return !r.bad && r.at == r.end;
}

void
pack_article(struct buf *out, const struct article *a)
{
	size_t i;

	put_doc(out, &a->doc);
	pack_mentions(out, &a->mentions);
	for (i = 0; i < FIELD_COUNT; i++) {
		const struct field *f = &a->fields[i];

		put_bytes(out, f->value, f->value ? strlen(f->value) : 0);
		put_number(out, f->where);
		put_number(out, f->origin);
		put_number(out, f->confidence);
	}
	put_number(out, a->words);
	put_number(out, a->confidence);
}

bool
unpack_article(const void *bytes, size_t len, struct article *a)
{
	struct reader r = {bytes, (const unsigned char *)bytes + len, false};
	size_t i, n;
	const char *value;
	unsigned where, origin, confidence;

	read_doc(&r, &a->doc);
	read_mentions(&r, (uint32_t)a->doc.text.len, &a->mentions);
	for (i = 0; i < FIELD_COUNT; i++) {
		value = get_bytes(&r, &n);
		where = get_below(&r, WHERE_COUNT);
		origin = get_below(&r, ORIGIN_USER + 1);
		confidence = get_below(&r, 101);
		if (!r.bad)
			article_set(a, (enum article_field)i, value, n,
			    (enum field_origin)origin, (enum field_where)where, confidence);
	}
	a->words = get_below(&r, UINT32_MAX);
	a->confidence = (uint8_t)get_below(&r, 101);
	if (r.bad || r.at != r.end)
		article_clear(a);
	return !r.bad && r.at == r.end;
}
