/* Looking up raw metadata; the order in which fields are read. */
#include "extract/meta.h"

#include "extract/meta_part.h"
#include "text/clean.h"
#include "text/fold.h"
#include "text/url.h"
#include "text/utf8.h"

#include <string.h>

bool
meta_next(const struct doc *d, const char *key, size_t *at, struct meta_value *v)
{
	const struct raw_meta *m;

	while (*at < d->n_metas) {
		m = &d->metas[(*at)++];
		if (strcmp(doc_string(d, m->key), key))
			continue;
		*v = (struct meta_value){
		    doc_string(d, m->value), doc_string(d, m->where), m->block};
		return true;
	}
	return false;
}

const char *
meta_first(const struct doc *d, const char *key)
{
	size_t at = 0;
	struct meta_value v;

	return meta_next(d, key, &at, &v) ? v.text : NULL;
}

const char *
meta_first_of(const struct doc *d, const char *const *keys)
{
	const char *v = NULL;

	for (; *keys && !v; keys++)
		v = meta_first(d, *keys);
	return v;
}

static bool
is_word(uint32_t cp)
{
	if (cp < 0x80)
		return (cp >= '0' && cp <= '9') || (cp >= 'a' && cp <= 'z') ||
		       (cp >= 'A' && cp <= 'Z');
	return cp >= 0xaa && cp != 0xab && cp != 0xbb && !(cp >= 0x2000 && cp <= 0x2bff) &&
	       !(cp >= 0x3000 && cp <= 0x303f);
}

void
meta_fold(struct buf *out, const char *s, size_t len)
{
	struct buf folded = BUF_INIT;
	size_t start = out->len, i, n;
	bool space = false;
	uint32_t cp;

	fold_text(&folded, s, len, 0);
	for (i = 0; i < folded.len; i += n) {
		n = utf8_decode(folded.data + i, folded.len - i, &cp);
		if (!is_word(cp)) {
			space = space || cp != '\'';
			continue;
		}
		if (space && out->len > start)
			buf_add_char(out, ' ');
		space = false;
		buf_add(out, folded.data + i, n);
	}
	buf_clear(&folded);
}

bool
meta_holds_words(const char *whole, const char *part)
{
	size_t len = strlen(part);
	const char *at = whole;

	while (len && (at = strstr(at, part))) {
		if ((at == whole || at[-1] == ' ') && (!at[len] || at[len] == ' '))
			return true;
		at++;
	}
	return false;
}

void
meta_block_line(const struct doc *d, size_t block, struct buf *out)
{
	const struct block *b = &d->blocks[block];

	clean_text(out, d->text.data + b->start, b->len, CLEAN_LINE);
}

void
meta_base(const struct doc *d, const struct extract_hints *hints, struct buf *out)
{
	static const char *const keys[] = {"singlefile:url", "link:canonical", "og:url", NULL};
	const char *base = meta_first(d, "base"),
		   *page = hints && hints->url ? hints->url : meta_first_of(d, keys);

	if (base)
		url_resolve(out, page, base);
	else if (page)
		buf_add_str(out, page);
}

static void
find_body(struct meta *m)
{
	size_t i;

	m->first = m->last = m->headline = META_NO_BLOCK;
	for (i = 0; i < m->doc->n_blocks; i++) {
		if (!m->keep[i])
			continue;
		if (m->first == META_NO_BLOCK)
			m->first = (uint32_t)i;
		m->last = (uint32_t)i;
	}
}

void
meta_read(const struct page *p, const bool *keep, const struct extract_hints *hints,
    struct article *out)
{
	struct meta m = {.page = p, .doc = p->doc, .keep = keep, .hints = hints, .out = out};

	find_body(&m);
	meta_read_title(&m);
	meta_read_source(&m);
	meta_read_authors(&m);
	meta_read_dates(&m);
	meta_read_body(&m);
}
