/* Site, address, section, language. */
#include "extract/meta_part.h"

#include "text/lang.h"
#include "text/url.h"

#include <string.h>

struct source {
	const char *key;
	uint8_t where;
	uint8_t confidence;
};

static const struct source site_sources[] = {
    {"og:site_name", WHERE_META, 95},
    {"json-ld:publisher", WHERE_JSON_LD, 90},
    {"citation_journal_title", WHERE_META, 90},
    {"dc.publisher", WHERE_META, 75},
    {"application-name", WHERE_META, 75},
    {"apple-mobile-web-app-title", WHERE_META, 70},
};
static const struct source url_sources[] = {
    {"link:canonical", WHERE_LINK, 95},
    {"singlefile:url", WHERE_COMMENT, 95},
    {"og:url", WHERE_META, 90},
    {"json-ld:url", WHERE_JSON_LD, 80},
    {"json-ld-page:url", WHERE_JSON_LD, 70},
};
static const struct source section_sources[] = {
    {"article:section", WHERE_META, 90},
    {"json-ld:section", WHERE_JSON_LD, 90},
    {"parsely-section", WHERE_META, 85},
    {"sailthru.section", WHERE_META, 70},
    {"itemprop:articlesection", WHERE_ELEMENT, 85},
};
static const struct source lang_sources[] = {
    {"lang", WHERE_ELEMENT, 80},
    {"json-ld:lang", WHERE_JSON_LD, 75},
    {"json-ld-page:lang", WHERE_JSON_LD, 70},
    {"content-language", WHERE_META, 70},
    {"og:locale", WHERE_META, 60},
};

const char *
meta_site(const struct doc *d)
{
	const char *v = NULL;
	size_t i;

	for (i = 0; i < ARRAY_LEN(site_sources) && !v; i++)
		v = meta_first(d, site_sources[i].key);
	return v;
}

static void
read_url(struct meta *m)
{
	const char *page = m->hints ? m->hints->url : NULL, *v;
	struct buf url = BUF_INIT;
	size_t i;

	if (!page)
		page = meta_first(m->doc, "singlefile:url");
	if (!page)
		page = meta_first(m->doc, "og:url");
	for (i = 0; i < ARRAY_LEN(url_sources); i++) {
		if (!(v = meta_first(m->doc, url_sources[i].key)))
			continue;
		buf_reset(&url);
		url_resolve(&url, page, v);
		if (!url_is_web(buf_str(&url)))
			continue;
		article_set(m->out, FIELD_URL, url.data, url.len, ORIGIN_PAGE,
		    (enum field_where)url_sources[i].where, url_sources[i].confidence);
		break;
	}
	if (!article_get(m->out, FIELD_URL) && page && url_is_web(page))
		article_set(
		    m->out, FIELD_URL, page, strlen(page), ORIGIN_PAGE, WHERE_ADDRESS, 90);
	buf_clear(&url);
}

static void
read_first(
    struct meta *m, enum article_field field, const struct source *sources, size_t n_sources)
{
	const char *v;
	size_t i;

	for (i = 0; i < n_sources; i++) {
		v = meta_first(m->doc, sources[i].key);
		if (!v || strlen(v) > 120 || url_is_web(v))
			continue;
		article_set(m->out, field, v, strlen(v), ORIGIN_PAGE,
		    (enum field_where)sources[i].where, sources[i].confidence);
		return;
	}
}

/* Without a name the host stands for the site. */
static void
read_site(struct meta *m)
{
	const char *url = article_get(m->out, FIELD_URL), *host;
	size_t len;

	read_first(m, FIELD_SOURCE, site_sources, ARRAY_LEN(site_sources));
	if (!article_get(m->out, FIELD_SOURCE) && url && url_host(url, &host, &len))
		article_set(m->out, FIELD_SOURCE, host, len, ORIGIN_DERIVED, WHERE_ADDRESS, 60);
}

static void
read_lang(struct meta *m)
{
	const struct doc *d = m->doc;
	const char *guess = NULL, *v;
	char tag[12];
	size_t i;

	if (m->first != META_NO_BLOCK)
		guess = lang_guess(d->text.data + d->blocks[m->first].start,
		    d->blocks[m->last].start + d->blocks[m->last].len -
			d->blocks[m->first].start);
	for (i = 0; i < ARRAY_LEN(lang_sources); i++) {
		v = meta_first(d, lang_sources[i].key);
		if (!v || !lang_normalize(v, strlen(v), tag))
			continue;
		/* The text itself beats a page's template. */
		if (guess && strncmp(guess, tag, 2))
			continue;
		article_set(m->out, FIELD_LANG, tag, strlen(tag), ORIGIN_PAGE,
		    (enum field_where)lang_sources[i].where, lang_sources[i].confidence);
		return;
	}
	if (guess)
		article_set(
		    m->out, FIELD_LANG, guess, strlen(guess), ORIGIN_DERIVED, WHERE_BODY, 70);
}

void
meta_read_source(struct meta *m)
{
	read_url(m);
	read_site(m);
	read_first(m, FIELD_SECTION, section_sources, ARRAY_LEN(section_sources));
	read_lang(m);
}
