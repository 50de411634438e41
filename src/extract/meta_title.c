/* The title: the page's headline when it is one, else what the page calls itself. */
#include "extract/meta_part.h"

#include <string.h>

enum { MAX_TITLE = 400 }; /* bytes; what is longer is no title */

/* Where a page tells its title outside its text, best first. */
static const struct {
	const char *key;
	uint8_t where;
	uint8_t confidence;
	bool has_site; /* may carry the site's name */
} sources[] = {
    {"json-ld:headline", WHERE_JSON_LD, 85, true},
    {"itemprop:headline", WHERE_ELEMENT, 85, false},
    {"parsely-title", WHERE_META, 85, false},
    {"citation_title", WHERE_META, 85, false},
    {"dc.title", WHERE_META, 80, true},
    {"dcterms.title", WHERE_META, 80, true},
    {"og:title", WHERE_META, 80, true},
    {"twitter:title", WHERE_META, 75, true},
    {"title", WHERE_TITLE, 70, true},
    {"json-ld:name", WHERE_JSON_LD, 60, true},
    {"json-ld-page:name", WHERE_JSON_LD, 55, true},
};

struct part {
	size_t start, len;
};

enum { MAX_PARTS = 8 };

/* Length of a separator between a title and a site's name at that place, or 0. */
static size_t
separator_len(const char *s)
{
	static const char *const marks[] = {" | ", " - ", " \xe2\x80\x93 ", " \xe2\x80\x94 ",
	    " :: ", " \xc2\xbb ", " \xc2\xab ", " \xc2\xb7 ", " \xe2\x80\xa2 ", " // ", " : ",
	    "\xef\xbd\x9c", " \xe2\x80\xb9 ", " / "};
	size_t i;

	for (i = 0; i < ARRAY_LEN(marks); i++)
		if (!strncmp(s, marks[i], strlen(marks[i])))
			return strlen(marks[i]);
	return 0;
}

static size_t
split_parts(const char *s, struct part *parts)
{
	size_t n = 0, i, mark, start = 0;

	for (i = 0; s[i]; i++) {
		mark = separator_len(s + i);
		if (!mark || n + 1 == MAX_PARTS || i == start)
			continue;
		parts[n++] = (struct part){start, i - start};
		start = i + mark;
		i = start - 1;
	}
	parts[n++] = (struct part){start, i - start};
	return n;
}

static unsigned
count_words(const char *s, size_t len)
{
	unsigned n = 0;
	size_t i;

	for (i = 0; i < len; i++)
		n += s[i] != ' ' && (!i || s[i - 1] == ' ');
	return n;
}

/* Is the part the site's name, by what the page says of itself or by its host? */
static bool
is_site(const struct meta *m, const char *s, size_t len)
{
	const char *site = m->site, *url = m->url;
	struct buf part = BUF_INIT, name = BUF_INIT;
	bool found;
	size_t i, k;

	meta_fold(&part, s, len);
	if (site)
		meta_fold(&name, site, strlen(site));
	found = part.len && name.len &&
		(!strcmp(part.data, name.data) ||
		    (part.len > 3 && meta_holds_words(name.data, part.data)) ||
		    (name.len > 3 && count_words(part.data, part.len) <= 6 &&
			meta_holds_words(part.data, name.data)));
	if (!found && url && part.len > 3 && part.len < 40) {
		for (i = k = 0; i < part.len; i++)
			if (part.data[i] != ' ')
				part.data[k++] = part.data[i];
		part.data[k] = '\0';
		buf_reset(&name);
		buf_add(&name, url,
		    strcspn(url, "/") + 2 < strlen(url)
			? strcspn(url, "/") + 2 + strcspn(url + strcspn(url, "/") + 2, "/")
			: strlen(url));
		found = strstr(buf_str(&name), part.data) != NULL;
	}
	buf_clear(&part);
	buf_clear(&name);
	return found;
}

/* Takes the site's name off both ends. */
static void
cut_site(const struct meta *m, const char *s, struct part *out)
{
	struct part parts[MAX_PARTS];
	size_t n = split_parts(s, parts), first = 0;

	while (n - first > 1 && is_site(m, s + parts[n - 1].start, parts[n - 1].len))
		n--;
	while (n - first > 1 && is_site(m, s + parts[first].start, parts[first].len))
		first++;
	/* An unknown short end behind a longer title is most likely the site's as well. */
	if (n - first > 1 && !first && !s[parts[n - 1].start + parts[n - 1].len] &&
	    count_words(s + parts[n - 1].start, parts[n - 1].len) <= 4 &&
	    count_words(s, parts[n - 2].start + parts[n - 2].len) >= 4)
		n--;
	out->start = parts[first].start;
	out->len = parts[n - 1].start + parts[n - 1].len - out->start;
}

/* How much of a heading's words stand in what the page calls itself: percent. */
static unsigned
share_words(const char *heading, const char *name)
{
	unsigned all = 0, common = 0;
	const char *at, *end;
	char word[64];
	size_t len;

	if (meta_holds_words(name, heading))
		return 100;
	for (at = heading; *at; at = *end ? end + 1 : end) {
		end = at + strcspn(at, " ");
		len = (size_t)(end - at);
		all++;
		if (len >= sizeof(word))
			continue;
		memcpy(word, at, len);
		word[len] = '\0';
		common += meta_holds_words(name, word);
	}
	return all ? common * 99 / all : 0;
}

/* What the page calls itself, folded, parted by zero bytes; the first paragraph. */
struct names {
	struct buf whole;
	struct buf cut; /* without the site's name */
	size_t prose;
};

static size_t
find_prose(const struct meta *m)
{
	enum { PROSE_WORDS = 12 };
	size_t i = 0;

	while (i < m->doc->n_blocks && (!m->keep[i] || !m->page->pieces[i].sentences ||
					   m->page->pieces[i].words < PROSE_WORDS))
		i++;
	return i;
}

static void
fold_names(const struct meta *m, struct names *out)
{
	struct part title;
	const char *v;
	size_t i;

	for (i = 0; i < ARRAY_LEN(sources); i++) {
		if (!(v = meta_first(m->doc, sources[i].key)))
			continue;
		title = (struct part){0, strlen(v)};
		meta_fold(&out->whole, v, title.len);
		buf_add_char(&out->whole, '\0');
		if (sources[i].has_site)
			cut_site(m, v, &title);
		meta_fold(&out->cut, v + title.start, title.len);
		buf_add_char(&out->cut, '\0');
	}
}

/* Is a heading all of one of the page's own names? */
static bool
is_name(const struct names *names, const char *heading, size_t len)
{
	struct buf folded = BUF_INIT;
	bool found = false;
	size_t at;

	meta_fold(&folded, heading, len);
	for (at = 0; at < names->cut.len && !found; at += strlen(names->cut.data + at) + 1)
		found = folded.len && !strcmp(folded.data, names->cut.data + at);
	buf_clear(&folded);
	return found;
}

/* The best agreement of a heading with any of the page's own names. */
static unsigned
agreement(const struct names *names, const char *heading, size_t len)
{
	struct buf folded = BUF_INIT;
	unsigned best = 0, share;
	size_t at, n;

	meta_fold(&folded, heading, len);
	for (at = 0; at < names->whole.len && folded.len; at += n + 1) {
		n = strlen(names->whole.data + at);
		share = n ? share_words(folded.data, names->whole.data + at) : 0;
		if (share > best)
			best = share;
	}
	buf_clear(&folded);
	return best;
}

static void
set_title_line(struct meta *m, size_t block, unsigned confidence)
{
	struct buf line = BUF_INIT;

	meta_block_line(m->doc, block, &line);
	article_set(m->out, FIELD_TITLE, buf_str(&line), line.len, ORIGIN_PAGE, WHERE_ELEMENT,
	    confidence);
	buf_clear(&line);
}

/* How likely a block is the headline; above 0 when it may be. */
static float
headline_score(const struct meta *m, const struct names *names, size_t i)
{
	static const float by_level[] = {0, 2, 1.2f, .7f, .3f, 0, 0};
	const struct block *b = &m->doc->blocks[i];
	const struct page_piece *k = &m->page->pieces[i];
	const char *s = page_text(m->page, i);
	bool heading = b->kind == BLOCK_HEADING, near;
	unsigned agreed;
	float score;

	near = m->first == META_NO_BLOCK || (i + 25 >= m->first && i <= m->first + 2);
	if (!b->len || b->len > MAX_TITLE || (!heading && (!near || k->words < 3 || k->links)))
		return 0;
	agreed = agreement(names, s, b->len);
	if (!heading && agreed < 95)
		return 0;
	score = 3 * (float)agreed / 100 + (heading && b->level < 7 ? by_level[b->level] : 0);
	score += heading && b->level == 1 && m->n_h1 == 1 ? .6f : 0;
	score += near ? 1 : m->last != META_NO_BLOCK && i > m->last ? -2 : 0;
	score += k->words < 2 ? -1 : k->words < 3 ? -.5f : k->words > 3 ? .4f : 0;
	/* Behind a paragraph it is a part's. */
	if (heading && k->words >= 3 && i < names->prose && is_name(names, s, b->len))
		score += 1;
	if (k->link_words == k->words)
		score -= .6f;
	if (k->hints & HINT_NOT_BODY)
		score -= 1.5f;
	if (k->hints & HINT_HEADER && !(k->hints & HINT_ARTICLE))
		score -= .5f;
	if (k->hints & HINT_TITLE)
		score += .5f;
	if (is_site(m, s, b->len))
		score -= 3;
	return score;
}

/* The block that most looks like the headline. */
static bool
title_from_block(struct meta *m)
{
	const struct doc *d = m->doc;
	struct names names = {BUF_INIT, BUF_INIT, find_prose(m)};
	float score, best_score = 0;
	size_t i, best = 0;

	fold_names(m, &names);
	for (i = 0; i < d->n_blocks; i++)
		m->n_h1 += d->blocks[i].kind == BLOCK_HEADING && d->blocks[i].level == 1;
	for (i = 0; i < d->n_blocks && i < 4000; i++) {
		score = headline_score(m, &names, i);
		if (score > best_score + .01f) {
			best_score = score;
			best = i;
		}
	}
	buf_clear(&names.whole);
	buf_clear(&names.cut);
	if (best_score < 2.5f)
		return false;
	set_title_line(m, best, best_score > 4 ? 95 : best_score > 3 ? 80 : 60);
	m->headline = (uint32_t)best;
	return true;
}

static bool
title_from_meta(struct meta *m)
{
	struct part title;
	const char *v;
	size_t i;

	for (i = 0; i < ARRAY_LEN(sources); i++) {
		if (!(v = meta_first(m->doc, sources[i].key)) || strlen(v) > MAX_TITLE)
			continue;
		title = (struct part){0, strlen(v)};
		if (sources[i].has_site)
			cut_site(m, v, &title);
		article_set(m->out, FIELD_TITLE, v + title.start, title.len, ORIGIN_PAGE,
		    (enum field_where)sources[i].where, sources[i].confidence);
		return true;
	}
	return false;
}

/* A page without a marked headline often tells no more of its title than its site or section: a
 * line that stands and reads like a headline is surer. */
static void
title_from_line(struct meta *m)
{
	enum { SURE = 50, SURER = 80 }; /* percent */
	unsigned chance;
	uint32_t block = meta_guess_headline(m, &chance);

	if (block == META_NO_BLOCK ||
	    chance < (article_get(m->out, FIELD_TITLE) ? SURER : SURE))
		return;
	set_title_line(m, block, chance);
	m->headline = block;
}

/* The block that shows the title; else the last heading before the body. */
static void
find_headline(struct meta *m)
{
	const char *title = article_get(m->out, FIELD_TITLE);
	struct buf want = BUF_INIT, got = BUF_INIT;
	const struct doc *d = m->doc;
	size_t i;

	if (title)
		meta_fold(&want, title, strlen(title));
	for (i = 0; i < d->n_blocks && want.len; i++) {
		if (d->blocks[i].len > 2 * MAX_TITLE || d->blocks[i].len < want.len / 2)
			continue;
		buf_reset(&got);
		meta_fold(&got, page_text(m->page, i), d->blocks[i].len);
		if (got.len && !strcmp(got.data, want.data)) {
			m->headline = (uint32_t)i;
			if (d->blocks[i].kind == BLOCK_HEADING)
				break;
		}
	}
	buf_clear(&want);
	buf_clear(&got);
}

void
meta_read_title(struct meta *m)
{
	if (!title_from_block(m)) {
		title_from_meta(m);
		title_from_line(m);
	}
	if (m->headline == META_NO_BLOCK)
		find_headline(m);
}
