/* Dates: what the page's data says, else a date near the headline, else the address. */
#include "extract/meta_part.h"
#include "text/date.h"

#include <string.h>
#include <strings.h>

enum { NEAR_BLOCKS = 12, MAX_LINE = 160 };

struct source {
	const char *key;
	uint8_t where;
	uint8_t confidence;
};

static const struct source published[] = {
    {"article:published_time", WHERE_META, 95},
    {"json-ld:date", WHERE_JSON_LD, 95},
    {"parsely-pub-date", WHERE_META, 90},
    {"sailthru.date", WHERE_META, 85},
    {"itemprop:datepublished", WHERE_ELEMENT, 90},
    {"citation_publication_date", WHERE_META, 85},
    {"citation_date", WHERE_META, 85},
    {"dc.date.issued", WHERE_META, 85},
    {"dcterms.created", WHERE_META, 80},
    {"dc.date", WHERE_META, 80},
    {"pubdate", WHERE_META, 85},
    {"publishdate", WHERE_META, 85},
    {"publish-date", WHERE_META, 85},
    {"publish_date", WHERE_META, 85},
    {"date", WHERE_META, 80},
    {"itemprop:datecreated", WHERE_ELEMENT, 80},
    {"og:published_time", WHERE_META, 85},
    {"og:article:published_time", WHERE_META, 85},
    {"json-ld-page:date", WHERE_JSON_LD, 80},
};
static const struct source modified[] = {
    {"article:modified_time", WHERE_META, 90},
    {"json-ld:modified", WHERE_JSON_LD, 90},
    {"og:updated_time", WHERE_META, 85},
    {"itemprop:datemodified", WHERE_ELEMENT, 85},
    {"json-ld-page:modified", WHERE_JSON_LD, 75},
    {"last-modified", WHERE_META, 60},
};

/* Any date from the beginning of printing on; others are typing errors. */
static bool
is_likely(const struct date *d)
{
	return d->year >= 1600 && d->year < 2200;
}

static bool
read_date(const struct meta *m, const char *s, struct date *out)
{
	size_t at, n;

	if (date_parse(s, strlen(s), out))
		return is_likely(out);
	return date_find(s, strlen(s), article_get(m->out, FIELD_LANG), out, &at, &n) &&
	       is_likely(out);
}

static void
set_date(struct meta *m, enum article_field field, const struct date *date,
    enum field_where where, unsigned confidence)
{
	struct buf iso = BUF_INIT;

	date_add_iso(&iso, date);
	article_set(m->out, field, buf_str(&iso), iso.len, ORIGIN_PAGE, where, confidence);
	buf_clear(&iso);
}

static bool
from_data(struct meta *m, enum article_field field, const struct source *sources, size_t n)
{
	struct date date;
	const char *v;
	size_t i;

	for (i = 0; i < n; i++) {
		v = meta_first(m->doc, sources[i].key);
		if (!v || !read_date(m, v, &date))
			continue;
		set_date(
		    m, field, &date, (enum field_where)sources[i].where, sources[i].confidence);
		return true;
	}
	return false;
}

static bool
is_near(const struct meta *m, uint32_t block)
{
	if (m->headline != META_NO_BLOCK && block + 4 >= m->headline &&
	    block <= m->headline + NEAR_BLOCKS)
		return true;
	return m->first != META_NO_BLOCK && block + 6 >= m->first && block <= m->first + 2;
}

static bool
from_elements(struct meta *m)
{
	static const char *const keys[] = {"time", "el:date"};
	struct meta_value v;
	struct date date;
	size_t i, at;

	for (i = 0; i < ARRAY_LEN(keys); i++)
		for (at = 0; meta_next(m->doc, keys[i], &at, &v);)
			if (is_near(m, v.block) && strlen(v.text) <= MAX_LINE &&
			    read_date(m, v.text, &date)) {
				set_date(m, FIELD_DATE, &date, WHERE_ELEMENT, 80);
				return true;
			}
	return false;
}

static bool
from_lines(struct meta *m)
{
	const struct doc *d = m->doc;
	struct date date;
	size_t i, at, n;

	for (i = 0; i < d->n_blocks; i++) {
		const struct page_piece *k = &m->page->pieces[i];

		if (!is_near(m, (uint32_t)i) || d->blocks[i].len > MAX_LINE || k->words > 20 ||
		    (k->prose && k->ends))
			continue;
		if (!date_find(page_text(m->page, i), d->blocks[i].len,
			article_get(m->out, FIELD_LANG), &date, &at, &n) ||
		    date.precision < DATE_DAY || !is_likely(&date))
			continue;
		set_date(m, FIELD_DATE, &date, WHERE_LINE, 70);
		return true;
	}
	return false;
}

/* /2019/11/20/ in the address; /2019/11/ tells the month only. */
static bool
from_address(struct meta *m)
{
	const char *url = article_get(m->out, FIELD_URL), *at;
	struct date date;
	char iso[11];

	for (at = url; at && (at = strchr(at, '/')); at++) {
		if (strspn(at + 1, "0123456789") != 4 || (at[1] != '1' && at[1] != '2') ||
		    (at[5] != '/' && at[5] != '-') || strspn(at + 6, "0123456789") != 2)
			continue;
		memcpy(iso, at + 1, 7);
		iso[4] = '-';
		iso[7] = '\0';
		if (at[8] == at[5] && strspn(at + 9, "0123456789") == 2) {
			iso[7] = '-';
			memcpy(iso + 8, at + 9, 2);
			iso[10] = '\0';
		}
		if (!date_parse(iso, strlen(iso), &date) || date.year < 1980 ||
		    date.year > 2100)
			continue;
		set_date(m, FIELD_DATE, &date, WHERE_ADDRESS, 60);
		return true;
	}
	return false;
}

void
meta_read_dates(struct meta *m)
{
	if (!from_data(m, FIELD_DATE, published, ARRAY_LEN(published)) && !from_elements(m) &&
	    !from_lines(m))
		from_address(m);
	from_data(m, FIELD_MODIFIED, modified, ARRAY_LEN(modified));
}
