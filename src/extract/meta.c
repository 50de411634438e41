/* Looking up raw metadata; the order in which fields are read. */
#include "extract/meta.h"

#include "extract/meta_part.h"
#include "text/clean.h"
#include "text/letter.h"
#include "text/url.h"

#include <string.h>

bool
meta_next(const struct doc *d, const char *key, size_t *at, struct meta_value *v)
{
	const struct raw_meta *m;
	const char *name;

	while (*at < d->n_metas) {
		m = &d->metas[(*at)++];
		name = doc_string(d, m->key);
		if (*name != *key || strcmp(name, key))
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

/* The first value of the first key that has one; keys end with NULL. */
static const char *
first_of(const struct doc *d, const char *const *keys)
{
	const char *v = NULL;

	for (; *keys && !v; keys++)
		v = meta_first(d, *keys);
	return v;
}

void
meta_fold(struct buf *out, const char *s, size_t len)
{
	size_t start = out->len, i, n;
	bool space = false;
	struct letter l;
	char low[4];

	for (i = 0; i < len; i += l.len) {
		l = letter_at(s + i, len - i);
		if (l.class_ <= LETTER_SPACE) {
			space = space || (l.code != '\'' && l.code != 0x2019);
			continue;
		}
		n = letter_fold(l.code, low);
		if (space && out->len > start)
			buf_add_char(out, ' ');
		space = false;
		buf_add(out, low, n);
	}
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
		   *page = hints && hints->url ? hints->url : first_of(d, keys);

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
	static const char *const url_keys[] = {
	    "link:canonical", "og:url", "singlefile:url", NULL};
	struct meta m = {.page = p, .doc = p->doc, .keep = keep, .hints = hints, .out = out};

	m.site = meta_site(m.doc);
	m.url = first_of(m.doc, url_keys);
	find_body(&m);
	meta_read_title(&m);
	meta_read_source(&m);
	meta_read_authors(&m);
	meta_read_dates(&m);
	meta_read_body(&m);
}
