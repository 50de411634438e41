/* Numbers about blocks. */
#include "extract/html_feature.h"

#include "base/hash.h"
#include "extract/group.h"
#include "extract/html_outline.h"
#include "extract/html_pick.h"
#include "extract/html_topic.h"
#include "text/letter.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_VALUE = 30000, NONE = 99 };

/* What is worked out once a page. */
struct around {
	const struct page *p;
	float *prose;                 /* words of prose, of each box's subtree */
	uint8_t (*hints)[HINT_COUNT]; /* levels up to each hint */
	uint8_t *list_up;             /* levels up to a set of three or more like boxes */
	uint16_t *alike;
	uint32_t *group;
	uint32_t *copies;     /* how often each block's text stands on the page */
	uint32_t *alike_text; /* the same of its first bytes */
	struct outline_steps best, main;
	uint32_t best_box, main_box;
	size_t h1; /* block, or SIZE_MAX */
	struct topic_block *topics;
	uint32_t *sections;  /* of each block: outline_section() */
	uint8_t *styles[3];  /* of each block */
	const char *summary; /* the page's description of itself */
	size_t summary_len;  /* at most 40 bytes of it */
	uint64_t *title;     /* hashes of the title's words, sorted */
	size_t n_title;
};

static int16_t
clip(double v)
{
	return (int16_t)(v > MAX_VALUE ? MAX_VALUE : v < -MAX_VALUE ? -MAX_VALUE : v);
}

static int16_t
percent(double part, double whole)
{
	return whole > 0 ? clip(100 * part / whole + .5) : 0;
}

/* Hashes of the words of a text, folded. */
static size_t
word_hashes(const char *s, size_t len, uint64_t *out, size_t max)
{
	uint64_t h = 0;
	size_t i, n = 0;
	struct letter l;
	char low[4];
	size_t k, bytes;

	for (i = 0; i < len && n < max; i += l.len) {
		l = letter_at(s + i, len - i);
		if (l.code < 0x80 && l.class_ > LETTER_SPACE) {
			h = ((h ? h : 0xcbf29ce484222325u) ^ (l.code | 0x20)) * 0x100000001b3u;
			continue;
		}
		if (l.class_ <= LETTER_SPACE) {
			if (h)
				out[n++] = h;
			h = 0;
			continue;
		}
		bytes = letter_fold(l.code, low);
		for (k = 0; k < bytes; k++)
			h = ((h ? h : 0xcbf29ce484222325u) ^ (unsigned char)low[k]) *
			    0x100000001b3u;
	}
	if (h && n < max)
		out[n++] = h;
	return n;
}

static int
compare_u64(const void *a, const void *b)
{
	const uint64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static const char *
first_meta(const struct doc *d, const char *key)
{
	size_t i;

	for (i = 0; i < d->n_metas; i++)
		if (!strcmp(doc_string(d, d->metas[i].key), key))
			return doc_string(d, d->metas[i].value);
	return "";
}

static const char *
page_name(const struct doc *d)
{
	const char *title = first_meta(d, "title");

	return *title ? title : first_meta(d, "og:title");
}

static void
read_title(struct around *a)
{
	enum { MAX_WORDS = 40 };
	const char *title = page_name(a->p->doc);

	a->title = base_calloc(MAX_WORDS, sizeof(*a->title));
	a->n_title = word_hashes(title, strlen(title), a->title, MAX_WORDS);
	qsort(a->title, a->n_title, sizeof(*a->title), compare_u64);
}

static int16_t
title_share(const struct around *a, const char *s, size_t len)
{
	enum { MAX_WORDS = 40 };
	uint64_t words[MAX_WORDS];
	size_t n = word_hashes(s, len, words, MAX_WORDS), i, common = 0;

	for (i = 0; i < n; i++)
		common += bsearch(&words[i], a->title, a->n_title, sizeof(*a->title),
			      compare_u64) != NULL;
	return percent((double)common, (double)n);
}

/* How often each block's text, or its first bytes, stand on the page. */
static uint32_t *
count_copies(const struct page *p, size_t bytes)
{
	size_t n = p->doc->n_blocks, i;
	uint64_t *keys = base_calloc(n + 1, sizeof(*keys));
	uint32_t *first = base_calloc(n + 1, sizeof(*first));
	uint32_t *copies = base_calloc(n + 1, sizeof(*copies));

	for (i = 0; i < n; i++)
		keys[i] = hash_bytes(page_text(p, i),
		    p->doc->blocks[i].len < bytes ? p->doc->blocks[i].len : bytes);
	group_equal(keys, n, first);
	for (i = 0; i < n; i++)
		copies[first[i]]++;
	for (i = 0; i < n; i++)
		copies[i] = copies[first[i]];
	free(keys);
	free(first);
	return copies;
}

static void
inherit(struct around *a)
{
	const struct page *p = a->p;
	const uint8_t *up;
	size_t i, k;

	for (i = 0; i < p->n_boxes; i++) {
		up = a->hints[p->boxes[i].parent];
		for (k = 0; k < HINT_COUNT; k++)
			if (p->boxes[i].hints >> k & 1)
				a->hints[i][k] = 0;
			else
				a->hints[i][k] = (uint8_t)(!i || up[k] >= 19 ? 20 : up[k] + 1);
		a->list_up[i] = i ? a->list_up[p->boxes[i].parent] : 20;
		a->list_up[i] = (uint8_t)(a->list_up[i] < 20 ? a->list_up[i] + 1 : 20);
		if (a->alike[i] >= 3 && p->boxes[i].tag != PAGE_TAG_P &&
		    p->boxes[i].tag != PAGE_TAG_HEADING)
			a->list_up[i] = 0;
	}
}

static void
find_boxes(struct around *a)
{
	const struct page *p = a->p;
	size_t i;

	for (i = 0; i < p->n_boxes; i++)
		a->prose[i] = (float)p->boxes[i].prose_words;
	a->main_box = outline_half(p, a->prose);
	a->best_box = pick_voted_box(p);
	outline_steps_init(&a->main, p, a->main_box);
	outline_steps_init(&a->best, p, a->best_box);
}

static void
around_init(struct around *a, const struct page *p)
{
	const struct doc *d = p->doc;
	size_t i;

	*a = (struct around){.p = p, .h1 = SIZE_MAX};
	a->prose = base_calloc(p->n_boxes, sizeof(*a->prose));
	a->hints = base_calloc(p->n_boxes, sizeof(*a->hints));
	a->list_up = base_calloc(p->n_boxes, 1);
	a->alike = base_calloc(p->n_boxes, sizeof(*a->alike));
	a->group = base_calloc(p->n_boxes, sizeof(*a->group));
	a->topics = base_calloc(d->n_blocks + 1, sizeof(*a->topics));
	outline_alike(p, a->alike, a->group);
	inherit(a);
	find_boxes(a);
	a->sections = base_calloc(d->n_blocks + 1, sizeof(*a->sections));
	for (i = 0; i < d->n_blocks; i++)
		a->sections[i] = outline_section(p, d->blocks[i].container);
	for (i = 0; i < ARRAY_LEN(a->styles); i++) {
		a->styles[i] = base_calloc(d->n_blocks + 1, 1);
		outline_style(p, 1u << i, a->styles[i]);
	}
	topic_read(p, a->best_box, page_name(d), a->topics);
	a->copies = count_copies(p, SIZE_MAX);
	a->alike_text = count_copies(p, 16);
	read_title(a);
	a->summary = first_meta(d, "og:description");
	a->summary_len = strnlen(a->summary, 40);
	for (i = 0; i < d->n_blocks && a->h1 == SIZE_MAX; i++)
		if (d->blocks[i].kind == BLOCK_HEADING &&
		    title_share(a, page_text(p, i), d->blocks[i].len) >= 60)
			a->h1 = i;
	for (i = 0; i < d->n_blocks && a->h1 == SIZE_MAX; i++)
		if (d->blocks[i].kind == BLOCK_HEADING && d->blocks[i].level == 1)
			a->h1 = i;
}

static void
around_clear(struct around *a)
{
	free(a->prose);
	free(a->hints);
	free(a->list_up);
	free(a->alike);
	free(a->group);
	free(a->copies);
	free(a->alike_text);
	free(a->title);
	free(a->topics);
	free(a->sections);
	free(a->styles[0]);
	free(a->styles[1]);
	free(a->styles[2]);
	outline_steps_clear(&a->best);
	outline_steps_clear(&a->main);
}

/* A class of character that begins or ends a text. */
static int16_t
edge_class(const char *s, size_t len, bool first)
{
	struct letter l;
	size_t at = 0;

	if (!len)
		return 0;
	for (at = first ? 0 : len - 1; at && ((unsigned char)s[at] & 0xc0) == 0x80; at--)
		;
	l = letter_at(s + at, len - at);
	if (l.class_ != LETTER_PUNCT)
		return (int16_t)(10 + l.class_);
	return (int16_t)(l.code == '.' || l.code == '!' || l.code == '?' || l.code == 0x3002 ? 1
			 : l.code == ':'                                                     ? 2
			 : l.code == '"' || l.code == 0x201c || l.code == 0x201d             ? 3
			 : l.code == ',' || l.code == ';'                                    ? 4
			 : l.code == ')' || l.code == '('                                    ? 5
			 : l.code > 0x2000                                                   ? 7
					   : 6);
}

static bool
has_year(const char *s, size_t len)
{
	size_t i;

	for (i = 0; i + 4 <= len && i < 200; i++)
		if (((s[i] == '1' && s[i + 1] == '9') || (s[i] == '2' && s[i + 1] == '0')) &&
		    strspn(s + i, "0123456789") == 4 &&
		    (!i || s[i - 1] < '0' || s[i - 1] > '9'))
			return true;
	return false;
}

static void
put_text(const struct around *a, size_t i, int16_t *row)
{
	const struct block *b = &a->p->doc->blocks[i];
	const struct page_piece *k = &a->p->pieces[i];
	const char *s = page_text(a->p, i);
	size_t n;

	row[FEATURE_WORDS] = clip(k->words);
	row[FEATURE_BYTES] = clip(b->len);
	row[FEATURE_LINK_SHARE] = percent(k->link_words, k->words);
	row[FEATURE_LINKS] = clip(k->links);
	row[FEATURE_SENTENCES] = clip(k->sentences);
	row[FEATURE_SENTENCE_WORDS] = clip(k->sentences ? k->words / k->sentences : 0);
	row[FEATURE_COMMAS] = clip(k->commas);
	row[FEATURE_CAPITALS] = percent(k->capitals, k->words);
	row[FEATURE_DIGITS] = percent(k->digits, k->words);
	row[FEATURE_STRONG] = clip(k->strong);
	row[FEATURE_ENDS] = k->ends;
	row[FEATURE_KIND] = b->kind;
	row[FEATURE_LEVEL] = b->level;
	row[FEATURE_ORDINAL] = clip(b->ordinal);
	row[FEATURE_FIRST] = edge_class(s, b->len, true);
	row[FEATURE_LAST] = edge_class(s, b->len, false);
	row[FEATURE_WORD_BYTES] = clip(k->words ? 10.0 * b->len / k->words : 0);
	row[FEATURE_COPIES] = clip(a->copies[i]);
	row[FEATURE_ALIKE] = clip(a->alike_text[i]);
	row[FEATURE_TITLE_SHARE] = b->len < 400 ? title_share(a, s, b->len) : 0;
	n = a->summary_len;
	row[FEATURE_IS_SUMMARY] = n > 20 && b->len >= n && !memcmp(s, a->summary, n);
	row[FEATURE_HAS_YEAR] = has_year(s, b->len);
	row[FEATURE_GAP] = b->gap;
	row[FEATURE_KNOWN] = a->topics[i].known;
	row[FEATURE_TITLE_WORDS] = a->topics[i].title;
	row[FEATURE_WRITER] = a->topics[i].writer;
	row[FEATURE_READER] = a->topics[i].reader;
	row[FEATURE_QUOTES] = a->topics[i].quotes;
	row[FEATURE_MARKS] = a->topics[i].marks;
	for (n = 0; n < PHRASE_COUNT; n++)
		row[FEATURE_PHRASE + n] = k->phrases >> n & 1;
}

static void
put_box(const struct around *a, uint32_t c, int16_t *out)
{
	const struct page_box *box = &a->p->boxes[c];

	out[0] = clip(box->words);
	out[1] = percent(box->prose_words, box->words);
	out[2] = percent(box->link_words, box->words);
	out[3] = clip(box->pieces);
	out[4] = percent(box->prose_words, a->p->prose_words);
}

static void
put_outline(const struct around *a, size_t i, int16_t *row)
{
	const struct page *p = a->p;
	uint32_t c = p->doc->blocks[i].container, up = p->boxes[c].parent,
		 top = p->boxes[up].parent, section = a->sections[i], next;
	const struct page_box *best = &p->boxes[a->best_box];
	size_t k;

	row[FEATURE_DEPTH] = clip(p->boxes[c].depth);
	row[FEATURE_TAG] = p->boxes[c].tag;
	row[FEATURE_PARENT_TAG] = p->boxes[up].tag;
	row[FEATURE_GRAND_TAG] = p->boxes[top].tag;
	row[FEATURE_SIBLINGS] = clip(a->alike[c]);
	row[FEATURE_PARENT_SIBLINGS] = clip(a->alike[up]);
	row[FEATURE_GRAND_SIBLINGS] = clip(a->alike[top]);
	row[FEATURE_IN_BEST] = page_holds(p, a->best_box, i);
	row[FEATURE_BEST_UP] = a->best.up[c];
	row[FEATURE_BEST_DOWN] = a->best.down[c];
	row[FEATURE_BEST_AT] = i < best->first  ? clip((double)i - best->first)
			       : i > best->last ? clip((double)i - best->last)
						: 0;
	row[FEATURE_MAIN_UP] = a->main.up[c];
	row[FEATURE_MAIN_DOWN] = a->main.down[c];
	row[FEATURE_MAIN_SHARE] = percent(a->prose[a->main_box], p->prose_words);
	row[FEATURE_LIST_UP] = a->list_up[c];
	for (k = 0; k < ARRAY_LEN(a->styles); k++)
		row[FEATURE_STYLE + k] = a->styles[k][i];
	put_box(a, section, row + FEATURE_BOX);
	next = outline_section(p, p->boxes[section].parent);
	put_box(a, next, row + FEATURE_BOX + 5);
	next = outline_section(p, p->boxes[next].parent);
	put_box(a, next, row + FEATURE_BOX + 10);
	for (k = 0; k < HINT_COUNT; k++)
		row[FEATURE_HINT + k] = a->hints[c][k];
}

static void
put_near(const struct around *a, size_t i, size_t other, int16_t *out)
{
	const struct doc *d = a->p->doc;
	const struct page_piece *k;

	if (other >= d->n_blocks) {
		out[0] = -1;
		return;
	}
	k = &a->p->pieces[other];
	out[0] = clip(k->words);
	out[1] = percent(k->link_words, k->words);
	out[2] = clip(k->sentences);
	out[3] = d->blocks[other].kind;
	out[4] = d->blocks[other].level;
	out[5] = k->ends;
	out[6] = d->blocks[other].container == d->blocks[i].container;
	out[7] = a->sections[other] == a->sections[i];
	out[8] = a->p->boxes[d->blocks[other].container].tag;
}

/* Numbers that a walk down the page carries along. */
struct carried {
	uint32_t words, prose;
	size_t heading; /* the last, or SIZE_MAX */
};

static void
put_page(const struct around *a, size_t i, const struct carried *c, int16_t *row)
{
	const struct page *p = a->p;
	size_t n = p->doc->n_blocks, k;

	row[FEATURE_PAGE_BLOCKS] = clip((double)n);
	row[FEATURE_PAGE_WORDS] = clip(p->words);
	row[FEATURE_PAGE_PROSE] = percent(p->prose_words, p->words);
	row[FEATURE_AT] = percent((double)i, (double)n);
	row[FEATURE_WORDS_BEFORE] = percent(c->words, p->words);
	row[FEATURE_PROSE_BEFORE] = percent(c->prose, p->prose_words);
	row[FEATURE_PROSE_AFTER] = percent(p->prose_words - c->prose, p->prose_words);
	row[FEATURE_FROM_H1] = a->h1 == SIZE_MAX ? -MAX_VALUE : clip((double)i - (double)a->h1);
	row[FEATURE_FROM_HEADING] = NONE;
	if (c->heading == SIZE_MAX)
		return;
	row[FEATURE_FROM_HEADING] = clip((double)(i - c->heading));
	row[FEATURE_HEADING_LEVEL] = p->doc->blocks[c->heading].level;
	for (k = 0; k < PHRASE_COUNT; k++)
		row[FEATURE_HEADING_PHRASE + k] = p->pieces[c->heading].phrases >> k & 1;
}

/* Distances to the last short line with each of some phrases, walking one way. */
static void
put_distances(const struct page *p, size_t i, int16_t *distances, int16_t *row)
{
	static const uint32_t phrases[] = {
	    PHRASE_SHARE, PHRASE_COMMENT, PHRASE_RELATED | PHRASE_SIGNUP, PHRASE_DATE};
	size_t k;

	for (k = 0; k < ARRAY_LEN(phrases); k++) {
		row[k] = distances[k];
		if (distances[k] < NONE)
			distances[k]++;
		if (p->pieces[i].words <= 8 && p->pieces[i].phrases & phrases[k])
			distances[k] = 1;
	}
}

void
feature_blocks(const struct page *p, struct feature_row *rows)
{
	struct around a;
	struct carried c = {.heading = SIZE_MAX};
	int16_t before[] = {NONE, NONE, NONE, NONE}, after[] = {NONE, NONE, NONE, NONE};
	int16_t *row;
	size_t i;

	around_init(&a, p);
	for (i = 0; i < p->doc->n_blocks; i++) {
		row = rows[i].v;
		memset(row, 0, sizeof(rows[i].v));
		put_text(&a, i, row);
		if (p->doc->blocks[i].kind == BLOCK_HEADING)
			c.heading = i;
		put_page(&a, i, &c, row);
		put_distances(p, i, before, row + FEATURE_FROM_SHARE);
		put_outline(&a, i, row);
		put_near(&a, i, i - 1, row + FEATURE_BEFORE);
		put_near(&a, i, i - 2, row + FEATURE_BEFORE_2);
		put_near(&a, i, i + 1, row + FEATURE_AFTER);
		put_near(&a, i, i + 2, row + FEATURE_AFTER_2);
		c.words += p->pieces[i].words;
		if (p->pieces[i].prose)
			c.prose += p->pieces[i].words;
	}
	for (i = p->doc->n_blocks; i-- > 0;)
		put_distances(p, i, after, rows[i].v + FEATURE_UNTIL_SHARE);
	around_clear(&a);
}
