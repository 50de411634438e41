/* Authors: the byline that a page shows, checked with what its data says. */
#include "extract/meta_part.h"
#include "extract/byline.h"
#include "text/date.h"
#include "text/url.h"

#include <string.h>
#include <strings.h>

enum { MAX_BYLINE = 160, NEAR_BLOCKS = 12, MAX_KEYS = 300 };

struct source {
	const char *key;
	uint8_t where;
	uint8_t confidence;
};

static const struct source data_sources[] = {
    {"json-ld:author", WHERE_JSON_LD, 90},
    {"author", WHERE_META, 90},
    {"parsely-author", WHERE_META, 90},
    {"sailthru.author", WHERE_META, 85},
    {"itemprop:author", WHERE_META, 85},
    {"citation_author", WHERE_META, 90},
    {"byl", WHERE_META, 90},
    {"dc.creator", WHERE_META, 80},
    {"dcterms.creator", WHERE_META, 80},
    {"article:author", WHERE_META, 80},
    {"article:author_name", WHERE_META, 80},
    {"json-ld-page:author", WHERE_JSON_LD, 70},
};

static const struct {
	const char *key;
	float score;
} elements[] = {
    {"el:byline", .9f}, {"itemprop:author", 1}, {"rel:author", .9f}, {"el:author", .8f}};

/* People whom the page names somewhere. */
struct byline {
	struct buf names; /* a line each */
	float score;      /* 0: none */
	uint32_t block;
	uint8_t where;
	uint8_t confidence;
};

/* Is a value a placeholder or an address rather than a name? */
static bool
is_placeholder(const char *s, size_t len)
{
	static const char *const words[] = {"admin", "administrator", "author", "staff",
	    "editor", "unknown", "none", "null", "wpadmin", "webmaster", "anonymous", "user",
	    "guest", "default", "written by", "authors", "name", "name *", "email", "bio",
	    "about", "editorial", "pin it"};
	size_t i;

	for (i = 0; i < ARRAY_LEN(words); i++)
		if (strlen(words[i]) == len && !strncasecmp(s, words[i], len))
			return true;
	return !len || url_is_web(s) || memmem(s, len, "www.", 4) || memmem(s, len, ".com", 4);
}

static float
place_score(const struct meta *m, uint32_t i)
{
	const struct page_piece *k;
	float score = 0;
	bool near;

	if (i >= m->doc->n_blocks)
		return 0;
	k = &m->page->pieces[i];
	near = m->headline != META_NO_BLOCK && i > m->headline && i <= m->headline + 3;
	if ((!near && k->hints & (HINT_COMMENT | HINT_RELATED | HINT_NAV)) ||
	    k->phrases & PHRASE_LEGAL)
		return 0;
	if (m->headline != META_NO_BLOCK && i + 3 >= m->headline &&
	    i <= m->headline + NEAR_BLOCKS)
		score = 3 - (float)(i > m->headline ? i - m->headline : m->headline - i) /
				NEAR_BLOCKS;
	if (m->first != META_NO_BLOCK && i + 6 >= m->first && i <= m->first + 3 && score < 2)
		score = 2;
	if (!score && m->last != META_NO_BLOCK && i + 3 >= m->last && i <= m->last + 20)
		score = i <= m->last + 8 ? 1 : .5f;
	return score;
}

static size_t
split_names(struct buf *names, const char *s, size_t len)
{
	size_t n = byline_split(names, s, len, true);

	if (n && is_placeholder(names->data, names->len)) {
		buf_truncate(names, 0);
		n = 0;
	}
	return n;
}

/* The names that a text gives; a label alone ("Written by") stands for the line behind it. */
static size_t
read_names(const struct meta *m, const char *s, uint32_t block, struct buf *names)
{
	size_t len = strlen(s), n = 0;
	struct buf line = BUF_INIT;
	const struct block *b;

	if (len <= MAX_BYLINE)
		n = split_names(names, s, len);
	/* An element that goes on with a portrait: its first line is the name. */
	b = block < m->doc->n_blocks ? &m->doc->blocks[block] : NULL;
	if (!n && len > MAX_BYLINE && b && m->page->pieces[block].words <= 4) {
		meta_block_line(m->doc, block, &line);
		n = split_names(names, buf_str(&line), line.len);
	}
	if (!n && len <= 20 && b && byline_start(s, len) == len &&
	    block + 1 < m->doc->n_blocks && m->page->pieces[block + 1].words <= 5) {
		meta_block_line(m->doc, block + 1, &line);
		n = split_names(names, buf_str(&line), line.len);
	}
	buf_clear(&line);
	return n;
}

/* Keeps the better of two, and clears the other. */
static void
keep_better(struct byline *best, struct byline *one)
{
	if (one->names.len && one->score > best->score + .01f) {
		buf_clear(&best->names);
		*best = *one;
	} else {
		buf_clear(&one->names);
	}
}

static void
show_elements(const struct meta *m, struct byline *best)
{
	struct meta_value v;
	struct byline one;
	size_t i, at, n;

	for (i = 0; i < ARRAY_LEN(elements); i++)
		for (at = n = 0; meta_next(m->doc, elements[i].key, &at, &v) && n < MAX_KEYS;
		     n++) {
			one = (struct byline){.score = place_score(m, v.block),
			    .block = v.block,
			    .where = WHERE_ELEMENT,
			    .confidence = 85};
			if (!one.score ||
			    (i == 3 && strlen(v.text) > (one.score < 1.5f ? 40 : 80)))
				continue;
			one.score += elements[i].score;
			read_names(m, v.text, v.block, &one.names);
			keep_better(best, &one);
		}
}

static void
show_lines(const struct meta *m, struct byline *best)
{
	const struct doc *d = m->doc;
	struct buf line = BUF_INIT;
	struct byline one;
	size_t i;

	for (i = 0; i < d->n_blocks; i++) {
		one = (struct byline){.score = place_score(m, (uint32_t)i),
		    .block = (uint32_t)i,
		    .where = WHERE_LINE,
		    .confidence = 80};
		if (!one.score || d->blocks[i].len > MAX_BYLINE ||
		    !byline_start(page_text(m->page, i), d->blocks[i].len))
			continue;
		buf_reset(&line);
		meta_block_line(d, i, &line);
		read_names(m, buf_str(&line), (uint32_t)i, &one.names);
		one.score += 1;
		keep_better(best, &one);
	}
	buf_clear(&line);
}

/* Does a link of the block lead to a person's page? */
static bool
leads_to_person(const struct doc *d, const struct block *b)
{
	static const char *const parts[] = {"author", "/people", "/team", "/staff", "profile",
	    "/contributor", "/by/", "/user", "/writer", "/expert", "/journalist", "/autor"};
	const struct span *s;
	size_t i, k;

	for (i = 0; i < d->n_spans && d->spans[i].start < b->start + b->len; i++)
		for (s = &d->spans[i], k = 0;
		     s->start >= b->start && s->kind == SPAN_LINK && k < ARRAY_LEN(parts); k++)
			if (strcasestr(doc_string(d, s->target), parts[k]))
				return true;
	return false;
}

static bool
is_date_line(const struct meta *m, size_t i)
{
	struct date date;
	size_t at, n;

	return i < m->doc->n_blocks && m->page->pieces[i].words <= 12 &&
	       date_find(page_text(m->page, i), m->doc->blocks[i].len, NULL, &date, &at, &n);
}

/* Is there a portrait: prose that begins with the name and goes on? */
static bool
has_portrait(const struct meta *m, const char *name, size_t len)
{
	size_t i;

	for (i = 0; i < m->doc->n_blocks; i++)
		if (m->doc->blocks[i].len > len + 20 && m->page->pieces[i].prose &&
		    !memcmp(page_text(m->page, i), name, len) &&
		    page_text(m->page, i)[len] == ' ')
			return true;
	return false;
}

/* Do two lists of names share one? Words of one may be missing in the other. */
static bool
shares_name(const char *a, const char *b)
{
	struct buf whole = BUF_INIT, one = BUF_INIT;
	bool found = false;
	size_t n;

	meta_fold(&whole, b, strlen(b));
	for (; *a && !found; a += n + (a[n] == '\n')) {
		n = strcspn(a, "\n");
		buf_reset(&one);
		meta_fold(&one, a, n);
		found = one.len && meta_holds_words(buf_str(&whole), one.data);
	}
	buf_clear(&whole);
	buf_clear(&one);
	return found;
}

/* What bears out that a line of nothing but names under the headline is a byline. */
static float
bare_evidence(const struct meta *m, size_t i, const char *data)
{
	const struct doc *d = m->doc;
	const struct block *b = &d->blocks[i];
	float score = i == m->headline + 1 && !m->page->pieces[i].links ? .3f : 0;
	struct buf line = BUF_INIT;

	score += leads_to_person(d, b) ? 1.5f : 0;
	score += is_date_line(m, i + 1) || is_date_line(m, i - 1) ? .8f : 0;
	score += has_portrait(m, page_text(m->page, i), b->len) ? 1.5f : 0;
	meta_block_line(d, i, &line);
	score += shares_name(data, buf_str(&line)) ? 2 : 0;
	buf_clear(&line);
	return score;
}

/* Names without a word before them; data: what the page says elsewhere. */
static void
show_bare_names(const struct meta *m, const char *data, struct byline *best)
{
	const struct doc *d = m->doc;
	struct byline one;
	size_t i, end;

	if (m->headline == META_NO_BLOCK)
		return;
	end = m->headline + 6;
	for (i = m->headline + 1; i <= end && i < d->n_blocks; i++) {
		const struct page_piece *k = &m->page->pieces[i];
		bool several = memchr(page_text(m->page, i), ',', d->blocks[i].len) && *data;

		if (k->words < 2 || k->words > (several ? 16 : 4) || k->ends ||
		    k->capitals + (several ? 1u : 0) < k->words)
			continue;
		one = (struct byline){
		    .block = (uint32_t)i, .where = WHERE_LINE, .confidence = 70};
		one.score = place_score(m, (uint32_t)i) - 1.5f + bare_evidence(m, i, data);
		if (one.score > 2.3f)
			split_names(&one.names, page_text(m->page, i), d->blocks[i].len);
		keep_better(best, &one);
	}
}

/* Other authors beside the one that was found: links and properties of the same kind. */
static void
add_neighbours(const struct meta *m, struct byline *best)
{
	static const char *const keys[] = {"rel:author", "itemprop:author", "el:author"};
	struct meta_value v;
	size_t i, at, n;

	if (best->where != WHERE_ELEMENT || best->score < 2.5f)
		return;
	for (i = 0; i < ARRAY_LEN(keys); i++)
		for (at = n = 0; meta_next(m->doc, keys[i], &at, &v) && n < MAX_KEYS; n++)
			if (v.block >= best->block &&
			    v.block <= best->block + (i < 2 ? 3 : 0) &&
			    strlen(v.text) <= (i < 2 ? 60 : 32) &&
			    !is_placeholder(v.text, strlen(v.text)) &&
			    !shares_name(v.text, buf_str(&best->names)) &&
			    place_score(m, v.block) > 0)
				byline_split(&best->names, v.text, strlen(v.text), true);
}

/* Where an author's own element tells less than the byline around it, it is right: the rest
 * is a paper or a role. */
static void
trim_names(const struct meta *m, struct byline *best)
{
	static const char *const keys[] = {"rel:author", "itemprop:author", "el:author"};
	struct meta_value v;
	size_t i, at, n, len, first;

	first = strcspn(buf_str(&best->names), "\n");
	for (i = 0; i < ARRAY_LEN(keys) && first; i++)
		for (at = n = 0; meta_next(m->doc, keys[i], &at, &v) && n < MAX_KEYS; n++) {
			len = strlen(v.text);
			if (v.block != best->block || len >= first ||
			    !memchr(v.text, ' ', len) ||
			    strncmp(v.text, best->names.data, len) ||
			    best->names.data[len] != ' ')
				continue;
			memmove(best->names.data + len, best->names.data + first,
			    best->names.len - first);
			buf_truncate(&best->names, best->names.len - (first - len));
			return;
		}
}

/* What the page's data says. */
static void
read_data(const struct meta *m, struct byline *out)
{
	const char *label = meta_first(m->doc, "twitter:label1"),
		   *card = meta_first(m->doc, "twitter:data1");
	struct meta_value v;
	size_t i, at, n;

	for (i = 0; i < ARRAY_LEN(data_sources) && !out->names.len; i++) {
		for (at = n = 0;
		     meta_next(m->doc, data_sources[i].key, &at, &v) && n < MAX_KEYS; n++)
			if (strcmp(v.where, "element") &&
			    !is_placeholder(v.text, strlen(v.text)))
				byline_split(&out->names, v.text, strlen(v.text), false);
		out->where = data_sources[i].where;
		out->confidence = data_sources[i].confidence;
	}
	if (!out->names.len && label && card && strcasestr(label, "by")) {
		byline_split(&out->names, card, strlen(card), false);
		out->where = WHERE_META;
		out->confidence = 85;
	}
}

/* Does a short line where bylines stand begin with the name? */
static bool
is_shown(const struct meta *m, const char *name, size_t len)
{
	struct buf want = BUF_INIT, line = BUF_INIT;
	bool found = false;
	size_t i, by;

	meta_fold(&want, name, len);
	for (i = 0; i < m->doc->n_blocks && want.len && !found; i++) {
		if (m->page->pieces[i].words > 12 || place_score(m, (uint32_t)i) < 1.9f ||
		    m->doc->blocks[i].kind == BLOCK_HEADING)
			continue;
		buf_reset(&line);
		by = byline_start(page_text(m->page, i), m->doc->blocks[i].len);
		meta_fold(&line, page_text(m->page, i) + by, m->doc->blocks[i].len - by);
		found = line.len && !strncmp(line.data, want.data, want.len);
	}
	buf_clear(&want);
	buf_clear(&line);
	return found;
}

/* Is it the site's name, or host, with something added ("Echo Editors")? A site may well be
 * called like its only author. */
static bool
is_part_of_site(const struct meta *m, const char *name, size_t len)
{
	const char *site = article_get(m->out, FIELD_SOURCE),
		   *url = article_get(m->out, FIELD_URL), *host;
	struct buf a = BUF_INIT, b = BUF_INIT;
	size_t i, k, n;
	bool found;

	meta_fold(&a, name, len);
	if (site)
		meta_fold(&b, site, strlen(site));
	found = a.len && b.len && a.len != b.len && meta_holds_words(a.data, b.data);
	if (!found && a.len && url && url_host(url, &host, &n)) {
		for (i = k = 0; i < a.len; i++)
			if (a.data[i] != ' ')
				a.data[k++] = a.data[i];
		n = strcspn(host, ".");
		found = k > n && !strncasecmp(a.data, host, n);
	}
	buf_clear(&a);
	buf_clear(&b);
	return found;
}

/* Does the card for sharing the page name that author as well? */
static bool
is_on_card(const struct meta *m, const char *name, size_t len)
{
	const char *label = meta_first(m->doc, "twitter:label1"),
		   *card = meta_first(m->doc, "twitter:data1");

	return label && card && strcasestr(label, "by") && strlen(card) == len &&
	       !strncasecmp(card, name, len) && *name >= 'A' && *name <= 'Z' &&
	       strcspn(name, "0123456789_.@") >= len;
}

/* A name that no reader sees is believed when it looks like a person's: two words or more,
 * with capital letters. Drops the others. */
static void
drop_unlikely(const struct meta *m, struct byline *data)
{
	struct buf kept = BUF_INIT;
	const char *at = buf_str(&data->names);
	size_t n;

	for (; *at; at += n + (at[n] == '\n')) {
		n = strcspn(at, "\n");
		if (is_shown(m, at, n) || (is_on_card(m, at, n) && !is_part_of_site(m, at, n)))
			byline_split(&kept, at, n, false);
		else if (memchr(at, ' ', n) && !is_part_of_site(m, at, n))
			byline_split(&kept, at, n, true);
	}
	buf_clear(&data->names);
	data->names = kept;
}

static size_t
count_names(const struct buf *names)
{
	size_t n = names->len > 0, i;

	for (i = 0; i < names->len; i++)
		n += names->data[i] == '\n';
	return n;
}

/* Which of the two is better when both are there. */
static const struct byline *
choose(const struct meta *m, const struct byline *shown, struct byline *data, bool same)
{
	if (same)
		return count_names(&data->names) >= count_names(&shown->names) ||
			       (!strchr(shown->names.data, ' ') &&
				   strchr(data->names.data, ' '))
			   ? data
			   : shown;
	if (shown->score >= 2.5f)
		return shown;
	drop_unlikely(m, data);
	return data->names.len ? data : shown;
}

void
meta_read_authors(struct meta *m)
{
	struct byline shown = {0}, data = {0};
	const struct byline *chosen;
	bool same;

	read_data(m, &data);
	show_elements(m, &shown);
	show_lines(m, &shown);
	if (!shown.names.len || shown.score < 2)
		show_bare_names(m, buf_str(&data.names), &shown);
	trim_names(m, &shown);
	add_neighbours(m, &shown);
	same = shown.names.len && data.names.len &&
	       (shares_name(data.names.data, shown.names.data) ||
		   shares_name(shown.names.data, data.names.data));
	chosen = choose(m, &shown, &data, same);
	if (chosen->names.len)
		article_set(m->out, FIELD_AUTHORS, chosen->names.data, chosen->names.len,
		    ORIGIN_PAGE, (enum field_where)chosen->where,
		    same              ? 95
		    : chosen == &data ? 60
				      : chosen->confidence);
	buf_clear(&shown.names);
	buf_clear(&data.names);
}
