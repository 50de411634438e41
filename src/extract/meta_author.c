/* Authors: what the page's data says, else a byline near the headline or the body. */
#include "extract/meta_part.h"
#include "extract/byline.h"
#include "text/url.h"

#include <string.h>
#include <strings.h>

enum { NEAR_BLOCKS = 12, MAX_BYLINE = 160 };

static const struct {
	const char *key;
	uint8_t where;
	uint8_t confidence;
} sources[] = {
    {"json-ld:author", WHERE_JSON_LD, 90},
    {"author", WHERE_META, 90},
    {"parsely-author", WHERE_META, 90},
    {"sailthru.author", WHERE_META, 85},
    {"citation_author", WHERE_META, 90},
    {"dc.creator", WHERE_META, 80},
    {"dcterms.creator", WHERE_META, 80},
    {"article:author", WHERE_META, 80},
    {"article:author_name", WHERE_META, 80},
    {"byl", WHERE_META, 90},
    {"json-ld-page:author", WHERE_JSON_LD, 70},
};

static const char *const elements[] = {
    "el:byline", "itemprop:author", "rel:author", "el:author"};

/* Is a value not a name: the site's, an address, a placeholder? */
static bool
is_no_author(const struct meta *m, const char *s)
{
	static const char *const empty[] = {"admin", "administrator", "author", "staff",
	    "editor", "unknown", "none", "null", "wpadmin", "webmaster", "anonymous", "user",
	    "guest", "default", "www", "by", "written by", "authors"};
	size_t i, len = strlen(s);

	if (!len || url_is_web(s) || strstr(s, "facebook.com") || strstr(s, "www."))
		return true;
	for (i = 0; i < ARRAY_LEN(empty); i++)
		if (!strcasecmp(s, empty[i]))
			return true;
	(void)m;
	return false;
}

static bool
set_authors(struct meta *m, struct buf *names, enum field_where where, unsigned confidence)
{
	bool any = names->len > 0;

	if (any)
		article_set(m->out, FIELD_AUTHORS, names->data, names->len, ORIGIN_PAGE, where,
		    confidence);
	buf_clear(names);
	return any;
}

static bool
from_data(struct meta *m)
{
	struct buf names = BUF_INIT;
	struct meta_value v;
	size_t i, at;

	for (i = 0; i < ARRAY_LEN(sources); i++) {
		for (at = 0; meta_next(m->doc, sources[i].key, &at, &v);)
			if (!is_no_author(m, v.text))
				byline_split(&names, v.text, strlen(v.text), false);
		if (set_authors(
			m, &names, (enum field_where)sources[i].where, sources[i].confidence))
			return true;
	}
	return false;
}

/* "Written by" in a card for another site. */
static bool
from_card(struct meta *m)
{
	const char *label = meta_first(m->doc, "twitter:label1"),
		   *value = meta_first(m->doc, "twitter:data1");
	struct buf names = BUF_INIT;

	if (!label || !value || !strcasestr(label, "by"))
		return false;
	byline_split(&names, value, strlen(value), false);
	return set_authors(m, &names, WHERE_META, 85);
}

/* Is the block where bylines stand: about the headline or the body's beginning? */
static bool
is_near(const struct meta *m, uint32_t block)
{
	if (m->headline != META_NO_BLOCK && block + 3 >= m->headline &&
	    block <= m->headline + NEAR_BLOCKS)
		return true;
	return m->first != META_NO_BLOCK && block + 6 >= m->first && block <= m->first + 3;
}

static bool
from_elements(struct meta *m)
{
	struct buf names = BUF_INIT;
	struct meta_value v;
	size_t i, at;

	for (i = 0; i < ARRAY_LEN(elements); i++) {
		for (at = 0; meta_next(m->doc, elements[i], &at, &v);)
			if (strlen(v.text) <= MAX_BYLINE && is_near(m, v.block) &&
			    !is_no_author(m, v.text) &&
			    byline_split(&names, v.text, strlen(v.text), true))
				break;
		if (set_authors(m, &names, WHERE_ELEMENT, 80))
			return true;
	}
	return false;
}

/* A line that begins with "By". */
static bool
from_lines(struct meta *m)
{
	const struct doc *d = m->doc;
	struct buf names = BUF_INIT, line = BUF_INIT;
	size_t i;

	for (i = 0; i < d->n_blocks && !names.len; i++) {
		if (!is_near(m, (uint32_t)i) || d->blocks[i].len > MAX_BYLINE)
			continue;
		buf_reset(&line);
		meta_block_line(d, i, &line);
		if (byline_start(buf_str(&line), line.len))
			byline_split(&names, line.data, line.len, true);
	}
	buf_clear(&line);
	return set_authors(m, &names, WHERE_LINE, 75);
}

void
meta_read_authors(struct meta *m)
{
	if (!from_data(m) && !from_card(m) && !from_elements(m))
		from_lines(m);
}
