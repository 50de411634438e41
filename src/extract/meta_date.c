/* Dates: what the page's data says, else a date near the headline, else the address. */
#include "extract/meta_part.h"
#include "extract/part.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { NEAR_BLOCKS = 12, FAR_BLOCKS = 25, MAX_LINE = 160 };

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
    {"published", WHERE_META, 85},
    {"published_on", WHERE_META, 85},
    {"published_time", WHERE_META, 85},

    {"date", WHERE_META, 80},
    {"itemprop:datecreated", WHERE_ELEMENT, 80},
    {"og:published_time", WHERE_META, 85},
    {"og:article:published_time", WHERE_META, 85},

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
	return date_find(s, strlen(s), m->date_lang, out, &at, &n) && is_likely(out);
}

void
meta_set_date(struct meta *m, enum article_field field, const struct date *date,
    enum field_where where, unsigned confidence)
{
	struct buf iso = BUF_INIT;

	date_add_iso(&iso, date);
	article_set(m->out, field, buf_str(&iso), iso.len, ORIGIN_PAGE, where, confidence);
	buf_clear(&iso);
}

/* The first source that tells a date, or NULL. */
static const struct source *
find_data(const struct meta *m, const struct source *sources, size_t n, struct date *out)
{
	const char *v;
	size_t i;

	for (i = 0; i < n; i++) {
		v = meta_first(m->doc, sources[i].key);
		if (v && read_date(m, v, out))
			return &sources[i];
	}
	return NULL;
}

static bool
from_data(struct meta *m, enum article_field field, const struct source *sources, size_t n)
{
	struct date date;
	const struct source *s = find_data(m, sources, n, &date);

	if (s)
		meta_set_date(m, field, &date, (enum field_where)s->where, s->confidence);
	return s != NULL;
}

/* What a page says that a date is of. */
enum label { LABEL_NONE, LABEL_PUBLISHED, LABEL_UPDATED };

static enum label
label_of(const char *s, size_t len)
{
	static const char *const published_words[] = {"publi", "posted", "erschienen",
	    "ver\xc3\xb6"
	    "ffentlicht",
	    "first ", "created", "written"};
	static const char *const updated_words[] = {"updat", "modif", "revis", "actuali",
	    "aktuali", "mis \xc3\xa0 jour", "reviewed", "edited", "changed"};
	char text[MAX_LINE + 1];
	size_t i;

	if (len > MAX_LINE)
		len = MAX_LINE;
	memcpy(text, s, len);
	text[len] = '\0';
	for (i = 0; i < ARRAY_LEN(published_words); i++)
		if (strcasestr(text, published_words[i]))
			return LABEL_PUBLISHED;
	for (i = 0; i < ARRAY_LEN(updated_words); i++)
		if (strcasestr(text, updated_words[i]))
			return LABEL_UPDATED;
	return LABEL_NONE;
}

/* The label of the date at a byte of a block's text: what stands before it; it may stand alone.
 */
static enum label
label_at(const struct meta *m, size_t block, const char *s, size_t at)
{
	const struct doc *d = m->doc;
	size_t from = at > 40 ? at - 40 : 0;
	enum label label = label_of(s + from, at - from);

	if (!label && at < 4 && block && m->page->pieces[block - 1].words <= 4)
		label = label_of(page_text(m->page, block - 1), d->blocks[block - 1].len);
	return label;
}

/* The same for an element's date, which may be written otherwise than it is shown. Where it is
 * in UTC and the text tells a neighbouring day, that is the day where it was published. */
static enum label
label_of_element(const struct meta *m, size_t block, struct date *date)
{
	const struct block *b = &m->doc->blocks[block];
	struct date text;
	size_t at, n;

	if (b->len > MAX_LINE ||
	    !date_find(page_text(m->page, block), b->len, m->date_lang, &text, &at, &n))
		return LABEL_NONE;
	if (text.precision >= DATE_DAY && date->zone_minutes == 0 &&
	    llabs(date_days(text.year, text.month, text.day) -
		  date_days(date->year, date->month, date->day)) == 1)
		*date = text;
	return label_at(m, block, page_text(m->page, block), at);
}

/* A date that the page shows. */
struct shown {
	struct date date;
	float score; /* 0: none */
	uint32_t block;
	enum label label;
	enum field_where where;
};

/* The best of them so far, and what the page's data says. */
struct search {
	struct shown best;
	struct date data;
	bool has_data;
};

/* How likely a date in that block is the article's own; 0: it is not. */
static float
place_score(const struct meta *m, size_t i)
{
	const struct page_piece *k = &m->page->pieces[i];
	float score = 0, far;
	bool near;

	/* Right about the headline no name of an element tells otherwise. */
	near = m->headline != META_NO_BLOCK && i + 4 >= m->headline && i <= m->headline + 3;
	if ((!near && k->hints & (HINT_COMMENT | HINT_RELATED | HINT_NAV)) ||
	    k->phrases & PHRASE_LEGAL || m->doc->blocks[i].kind == BLOCK_CAPTION)
		return 0;
	if (m->headline != META_NO_BLOCK && i + 4 >= m->headline &&
	    i <= m->headline + NEAR_BLOCKS) {
		far = i > m->headline ? (float)(i - m->headline) : (float)(m->headline - i) + 2;
		score = 3 - far / NEAR_BLOCKS;
	}
	if (m->first != META_NO_BLOCK && i + 6 >= m->first && i <= m->first + 2 && score < 2)
		score = 2;
	if (!score && m->last != META_NO_BLOCK && i >= m->last && i <= m->last + 25)
		score = i <= m->last + 8 ? .5f : .2f;
	if (!score && m->headline != META_NO_BLOCK && i < m->headline &&
	    i + FAR_BLOCKS >= m->headline)
		score = .2f;
	/* In a page's header stands the day when it was looked at. */
	if (score && i < m->headline && k->hints & HINT_HEADER && !(k->hints & HINT_ARTICLE))
		score -= 1;
	if (score && k->hints & (HINT_DATE | HINT_AUTHOR))
		score += .5f;
	/* Links with dates are mostly teasers of other articles. */
	if (score && k->link_words * 2 > k->words)
		score -= 1;
	return score;
}

/* Below, hidden data is more likely right than what is shown. */
static const float MIN_SHOWN = 1.5f;
/* Of shown dates that which the data tells as well is more likely the page's own. */
static const float AGREEMENT = .5f;

static bool
same_day(const struct date *a, const struct date *b)
{
	return a->year == b->year && a->month == b->month && a->day == b->day;
}

static void
consider(struct search *search, const struct shown *one)
{
	struct shown s = *one;

	/* Far below the body only a label tells it from the dates of other articles. */
	if (s.label == LABEL_NONE && s.score < .5f)
		return;
	if (s.label == LABEL_PUBLISHED)
		s.score += 1.5f;
	if (s.label == LABEL_UPDATED)
		s.score -= .8f;
	if (search->has_data && same_day(&search->data, &s.date))
		s.score += AGREEMENT;
	if (s.score > search->best.score)
		search->best = s;
}

/* Elements that say they are dates. */
static void
show_elements(const struct meta *m, struct search *search)
{
	static const char *const keys[] = {"time", "el:date", "el:modified"};
	struct meta_value v;
	struct shown s;
	size_t i, at;

	for (i = 0; i < ARRAY_LEN(keys); i++)
		for (at = 0; meta_next(m->doc, keys[i], &at, &v);) {
			if (v.block >= m->doc->n_blocks || strlen(v.text) > MAX_LINE ||
			    !(s.score = place_score(m, v.block)) ||
			    !read_date(m, v.text, &s.date))
				continue;
			s.label =
			    i == 2 ? LABEL_UPDATED : label_of_element(m, v.block, &s.date);
			s.where = WHERE_ELEMENT;
			s.score += .3f;
			s.block = v.block;
			consider(search, &s);
		}
}

/* The day that a block's line tells, and what it is of. */
static bool
read_line(const struct meta *m, size_t i, struct shown *out)
{
	const struct page_piece *k = &m->page->pieces[i];
	struct buf loose = BUF_INIT;
	size_t at, n;
	bool found;

	part_unglue(part_of(page_text(m->page, i), m->doc->blocks[i].len), &loose);
	found = date_find(loose.data, loose.len, m->date_lang, &out->date, &at, &n) &&
		out->date.precision >= DATE_DAY && is_likely(&out->date);
	if (found) {
		out->label = label_at(m, i, buf_str(&loose), at);
		/* A sentence with a date in it tells of something. */
		found = out->label || (!k->sentences && k->words <= 12) || n * 3 >= loose.len;
	}
	buf_clear(&loose);
	return found;
}

/* Short lines with a date in them. */
static void
show_lines(const struct meta *m, struct search *search)
{
	const struct doc *d = m->doc;
	struct shown s;
	size_t i;

	for (i = 0; i < d->n_blocks; i++) {
		if (d->blocks[i].len > MAX_LINE || m->page->pieces[i].words > 22 ||
		    !(s.score = place_score(m, i)) || !read_line(m, i, &s))
			continue;
		s.where = WHERE_LINE;
		if (i >= m->first && i <= m->last && m->keep[i] && !s.label)
			s.score -= 1;
		s.block = (uint32_t)i;
		consider(search, &s);
	}
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
		meta_set_date(m, FIELD_DATE, &date, WHERE_ADDRESS, 60);
		return true;
	}
	return false;
}

/* Is a day of a change all that the page tells, on a page that is kept up to date rather than
 * published: one that calls itself no article, or whose markup says what the date is of? */
static bool
is_upkeep(const struct meta *m, const struct search *search)
{
	const char *type = meta_first(m->doc, "og:type");
	struct meta_value v;
	size_t at = 0;

	if (search->best.label != LABEL_UPDATED || search->has_data)
		return false;
	if (type && !strcasecmp(type, "website"))
		return true;
	while (meta_next(m->doc, "el:modified", &at, &v))
		if (v.block == search->best.block)
			return true;
	return false;
}

/* What a page shows is what its readers take for the date of what they read: it wins over
 * hidden data of another day. */
static void
read_published(struct meta *m)
{
	struct search search = {0};
	const struct shown *shown = &search.best;

	search.has_data = find_data(m, published, ARRAY_LEN(published), &search.data) != NULL;
	show_elements(m, &search);
	show_lines(m, &search);
	if (shown->score <= 0 ||
	    (search.has_data &&
		(shown->score < MIN_SHOWN || same_day(&search.data, &shown->date)))) {
		if (!from_data(m, FIELD_DATE, published, ARRAY_LEN(published)))
			from_address(m);
		return;
	}
	meta_set_date(m, is_upkeep(m, &search) ? FIELD_MODIFIED : FIELD_DATE, &shown->date,
	    shown->where, shown->score > 2 ? 85 : 70);
}

void
meta_read_dates(struct meta *m)
{
	m->date_lang = article_get(m->out, FIELD_LANG);
	if ((!m->date_lang || !strncasecmp(m->date_lang, "en", 2)) &&
	    date_is_month_first(buf_str(&m->doc->text), m->doc->text.len))
		m->date_lang = "en-US";
	read_published(m);
	from_data(m, FIELD_MODIFIED, modified, ARRAY_LEN(modified));
}
