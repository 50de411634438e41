/* The form in which an article comes from a worker. */
#include "store/prepare.h"

#include "doc/pack.h"
#include "store/zip.h"

#include <stdlib.h>
#include <string.h>

struct preparer {
	struct zip *zip;
};

struct preparer *
preparer_new(const struct buf *dictionary)
{
	struct preparer *p = base_alloc(sizeof(*p));

	p->zip = zip_new();
	if (dictionary && dictionary->len > 1)
		zip_set_dictionary(p->zip, (unsigned char)dictionary->data[0],
		    dictionary->data + 1, dictionary->len - 1);
	return p;
}

void
preparer_free(struct preparer *p)
{
	if (!p)
		return;
	zip_free(p->zip);
	free(p);
}

/* A length before each piece; NULL is a piece of its own. */
static void
put(struct buf *out, const void *bytes, size_t len)
{
	uint64_t n = bytes ? len : UINT64_MAX;

	buf_add(out, &n, sizeof(n));
	if (bytes)
		buf_add(out, bytes, len);
}

/* The same for a piece whose length is known once it is there: begin, append, end. */
static size_t
begin_piece(struct buf *out)
{
	put(out, NULL, 0);
	return out->len;
}

static void
end_piece(struct buf *out, size_t start)
{
	uint64_t n = out->len - start;

	memcpy(out->data + start - sizeof(n), &n, sizeof(n));
}

static void
put_text(struct buf *out, const char *s)
{
	put(out, s, s ? strlen(s) : 0);
}

void
article_prepare(
    struct preparer *p, struct buf *out, const struct article *a, const struct original *o)
{
	struct buf packed = BUF_INIT;
	struct print print = {{0}};
	int64_t hash;
	uint64_t len;
	size_t start;
	bool has_print = print_make(buf_str(&a->doc.text), a->doc.text.len, &print);

	pack_article(&packed, a);
	len = o->bytes || o->hash ? o->len : packed.len;
	hash = o->bytes  ? print_hash(o->bytes, o->len)
	       : o->hash ? o->hash
			 : print_hash(packed.data, packed.len);
	put(out, &hash, sizeof(hash));
	put(out, &len, sizeof(len));
	put(out, has_print ? &print : NULL, sizeof(print));
	put_text(out, o->media);
	put_text(out, o->charset);
	put_text(out, o->path);
	put_text(out, o->member);
	start = begin_piece(out);
	zip_pack(p->zip, out, packed.data, packed.len);
	end_piece(out, start);
	start = begin_piece(out);
	if (o->bytes) {
		zip_pack_with(p->zip, out, o->bytes, o->len, &a->doc.text);
		end_piece(out, start);
	}
	put(out, packed.data, packed.len);
	buf_clear(&packed);
}

struct reader {
	const char *at;
	size_t left;
	bool bad;
};

/* The next piece, or NULL with *len 0. */
static const char *
take(struct reader *r, size_t *len)
{
	const char *piece;
	uint64_t n;

	*len = 0;
	if (r->bad || r->left < sizeof(n)) {
		r->bad = true;
		return NULL;
	}
	memcpy(&n, r->at, sizeof(n));
	r->at += sizeof(n);
	r->left -= sizeof(n);
	if (n == UINT64_MAX)
		return NULL;
	if (n > r->left) {
		r->bad = true;
		return NULL;
	}
	piece = r->at;
	*len = (size_t)n;
	r->at += n;
	r->left -= (size_t)n;
	return piece;
}

/* A piece of a known size; false when there is none. */
static bool
take_exactly(struct reader *r, void *out, size_t size)
{
	size_t len;
	const char *piece = take(r, &len);

	if (piece && len != size)
		r->bad = true;
	if (!piece || r->bad)
		return false;
	memcpy(out, piece, size);
	return true;
}

static char *
take_text(struct reader *r)
{
	size_t len;
	const char *piece = take(r, &len);

	if (piece && memchr(piece, 0, len))
		r->bad = true;
	return piece ? base_strndup(piece, len) : NULL;
}

bool
prepared_read(struct prepared *p, const void *bytes, size_t len)
{
	struct reader r = {bytes, len, false};
	const char *piece;
	size_t n;
	bool ok;

	*p = (struct prepared){.hash = 0};
	article_init(&p->article);
	ok = take_exactly(&r, &p->hash, sizeof(p->hash)) &&
	     take_exactly(&r, &p->len, sizeof(p->len));
	p->has_print = take_exactly(&r, &p->print, sizeof(p->print));
	p->media = take_text(&r);
	p->charset = take_text(&r);
	p->path = take_text(&r);
	p->member = take_text(&r);
	piece = take(&r, &n);
	buf_add(&p->body, piece, n);
	piece = take(&r, &n);
	p->has_bytes = piece;
	buf_add(&p->original, piece, n);
	piece = take(&r, &n);
	return ok && piece && !r.bad && !r.left && unpack_article(piece, n, &p->article);
}

void
prepared_clear(struct prepared *p)
{
	free(p->media);
	free(p->charset);
	free(p->path);
	free(p->member);
	buf_clear(&p->body);
	buf_clear(&p->original);
	article_clear(&p->article);
}
