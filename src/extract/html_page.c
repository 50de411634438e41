/* One pass over blocks, one over containers. */
#include "extract/html_page.h"

#include "text/letter.h"
#include "text/utf8.h"

#include <stdlib.h>
#include <string.h>

static const struct {
	const char *name;
	uint8_t tag;
	uint32_t hints;
} tags[] = {
    {"article", PAGE_TAG_ARTICLE, HINT_ARTICLE},
    {"aside", PAGE_TAG_ASIDE, HINT_SIDE},
    {"blockquote", PAGE_TAG_BLOCKQUOTE, 0},
    {"body", PAGE_TAG_BODY, 0},
    {"dd", PAGE_TAG_DL, 0},
    {"div", PAGE_TAG_DIV, 0},
    {"dl", PAGE_TAG_DL, 0},
    {"dt", PAGE_TAG_DL, 0},
    {"figcaption", PAGE_TAG_FIGURE, HINT_MEDIA},
    {"figure", PAGE_TAG_FIGURE, HINT_MEDIA},
    {"footer", PAGE_TAG_FOOTER, HINT_FOOTER},
    {"form", PAGE_TAG_FORM, HINT_FORM},
    {"h1", PAGE_TAG_HEADING, 0},
    {"h2", PAGE_TAG_HEADING, 0},
    {"h3", PAGE_TAG_HEADING, 0},
    {"h4", PAGE_TAG_HEADING, 0},
    {"h5", PAGE_TAG_HEADING, 0},
    {"h6", PAGE_TAG_HEADING, 0},
    {"header", PAGE_TAG_HEADER, HINT_HEADER},
    {"label", PAGE_TAG_FORM, HINT_FORM},
    {"li", PAGE_TAG_LI, 0},
    {"main", PAGE_TAG_MAIN, HINT_CONTENT},
    {"nav", PAGE_TAG_NAV, HINT_NAV},
    {"ol", PAGE_TAG_LIST, 0},
    {"p", PAGE_TAG_P, 0},
    {"pre", PAGE_TAG_PRE, 0},
    {"section", PAGE_TAG_SECTION, 0},
    {"table", PAGE_TAG_TABLE, 0},
    {"tbody", PAGE_TAG_TABLE, 0},
    {"td", PAGE_TAG_CELL, 0},
    {"th", PAGE_TAG_CELL, 0},
    {"tr", PAGE_TAG_TABLE, 0},
    {"ul", PAGE_TAG_LIST, 0},
};

static int
compare_tag(const void *key, const void *item)
{
	return strcmp(key, *(const char *const *)item);
}

static uint64_t
hash_string(uint64_t h, const char *s)
{
	for (; *s; s++)
		h = (h ^ (unsigned char)*s) * 0x100000001b3u;
	return (h ^ 0xff) * 0x100000001b3u;
}

/* The same classes come again and again. */
enum { SEEN = 256 };
struct seen {
	struct hint_finder *finder;
	uint64_t styles[SEEN];
	uint32_t hints[SEEN];
};

static uint32_t
class_hints(const struct page *p, struct seen *seen, size_t box)
{
	uint64_t style = p->boxes[box].style;
	size_t at = (style >> 40) % SEEN;

	if (seen->styles[at] != style) {
		seen->styles[at] = style;
		seen->hints[at] = hint_of_names(
		    seen->finder, doc_string(p->doc, p->doc->containers[box].classes));
	}
	return seen->hints[at];
}

static void
name_box(const struct page *p, struct seen *seen, size_t i)
{
	const struct doc *d = p->doc;
	const struct container *c = &d->containers[i];
	struct page_box *box = &p->boxes[i];
	const char *name = doc_string(d, c->tag);
	size_t at;
	const void *found = bsearch(name, tags, ARRAY_LEN(tags), sizeof(tags[0]), compare_tag);

	if (found) {
		at = (size_t)((const char *)found - (const char *)tags) / sizeof(tags[0]);
		box->tag = tags[at].tag;
		box->hints = tags[at].hints;
	}
	box->style = hash_string(hash_string(1, name), doc_string(d, c->classes));
	/* The outermost elements carry names of the whole site. */
	if (box->tag == PAGE_TAG_BODY || !strcmp(name, "html"))
		return;
	box->hints |= class_hints(p, seen, i) |
		      hint_of_names(seen->finder, doc_string(d, c->id)) |
		      hint_of_names(seen->finder, doc_string(d, c->role));
}

static void
init_boxes(struct page *p, struct hint_finder *f)
{
	struct seen seen = {.finder = f};
	const struct doc *d = p->doc;
	struct page_box *box;
	size_t i;

	for (i = 0; i < p->n_boxes; i++) {
		box = &p->boxes[i];
		box->end = (uint32_t)i + 1;
		box->first = UINT32_MAX;
		if (!d->n_containers)
			continue;
		name_box(p, &seen, i);
		box->parent = d->containers[i].parent < i ? d->containers[i].parent : 0;
		if (i)
			box->depth = (uint16_t)(p->boxes[box->parent].depth + 1);
	}
}

/* Scripts that part no words: how many of their letters make a word, or 0. */
static unsigned
letters_a_word(uint32_t cp)
{
	if ((cp >= 0x3040 && cp <= 0x30ff) || (cp >= 0x3400 && cp <= 0x9fff) ||
	    (cp >= 0x20000 && cp <= 0x3ffff))
		return 2;
	if ((cp >= 0x0e00 && cp <= 0x0eff) || (cp >= 0x1000 && cp <= 0x109f) ||
	    (cp >= 0x1780 && cp <= 0x17ff))
		return 5;
	return 0;
}

static bool
is_end(uint32_t cp)
{
	return cp == '.' || cp == '!' || cp == '?' || cp == 0x3002 || cp == 0xff01 ||
	       cp == 0xff1f || cp == 0x0964 || cp == 0x061f || cp == 0x06d4 || cp == 0x2026;
}

static bool
is_comma(uint32_t cp)
{
	return cp == ',' || cp == ';' || cp == 0x060c || cp == 0x3001 || cp == 0xff0c;
}

/* Quotes and brackets may close a sentence. */
static bool
is_closing(uint32_t cp)
{
	return cp == '"' || cp == '\'' || cp == ')' || cp == ']' || cp == 0x201d ||
	       cp == 0x2019 || cp == 0xbb || cp == 0x201c || cp == 0x300d;
}

static uint16_t
add16(uint16_t a, unsigned b)
{
	return (uint16_t)(a + b < UINT16_MAX ? a + b : UINT16_MAX);
}

struct word_state {
	bool in_word;
	bool pending;      /* a sentence's end that a space must prove */
	unsigned unspaced; /* letters of scripts that part no words, in fifths and halves */
};

static void
begin_word(struct page_piece *k, enum letter_class c)
{
	k->words++;
	if (c == LETTER_UPPER)
		k->capitals = add16(k->capitals, 1);
	if (c == LETTER_DIGIT)
		k->digits = add16(k->digits, 1);
}

static void
read_end(struct page_piece *k, struct word_state *w, uint32_t cp, enum letter_class c)
{
	if (w->pending && c == LETTER_SPACE)
		k->sentences = add16(k->sentences, 1);
	if (is_end(cp)) {
		w->pending = cp < 0x3000;
		k->ends = true;
		if (cp >= 0x3000)
			k->sentences = add16(k->sentences, 1);
	} else if (!is_closing(cp) && c != LETTER_SPACE) {
		w->pending = k->ends = false;
	}
	if (is_comma(cp))
		k->commas = add16(k->commas, 1);
}

static void
read_cp(struct page_piece *k, struct word_state *w, uint32_t cp)
{
	enum letter_class c =
	    cp < 0x80 ? (enum letter_class)letter_ascii[cp] : letter_class_of(cp);
	unsigned per = cp < 0x0e00 ? 0 : letters_a_word(cp);

	if (c <= LETTER_SPACE)
		read_end(k, w, cp, c);
	else
		w->pending = k->ends = false;
	if (per) {
		w->unspaced += 10 / per;
		k->words += w->unspaced / 10;
		w->unspaced %= 10;
		w->in_word = false;
		return;
	}
	if (c > LETTER_SPACE && !w->in_word)
		begin_word(k, c);
	w->in_word = c > LETTER_SPACE || (w->in_word && (cp == '\'' || cp == 0x2019));
}

static void
read_words(struct page_piece *k, const char *s, size_t len)
{
	struct word_state w = {0};
	uint32_t cp;
	size_t i;

	for (i = 0; i < len;) {
		/* Plain letters inside a word change nothing. */
		while (w.in_word && i < len && (unsigned char)((s[i] | 0x20) - 'a') < 26) {
			w.pending = k->ends = false;
			i++;
		}
		if (i == len)
			break;
		i += utf8_decode(s + i, len - i, &cp);
		read_cp(k, &w, cp);
	}
	if (w.pending)
		k->sentences = add16(k->sentences, 1);
}

/* Words of a piece of a block, for links. */
static uint32_t
count_words(const char *s, size_t len)
{
	struct page_piece k = {0};

	read_words(&k, s, len);
	return k.words;
}

/* Spans are in the order of the blocks; *at is the first that may lie in this one. */
static void
read_spans(const struct doc *d, const struct block *b, struct page_piece *k, size_t *at)
{
	uint32_t marked = 0, link_end = 0;
	const struct span *s;

	for (; *at < d->n_spans && d->spans[*at].start < b->start + b->len; (*at)++) {
		s = &d->spans[*at];
		if (s->start < b->start)
			continue;
		if (s->kind == SPAN_LINK && s->start >= link_end) {
			k->links = add16(k->links, 1);
			k->link_words += count_words(d->text.data + s->start, s->len);
			link_end = s->start + s->len;
		} else if (s->kind == SPAN_STRONG || s->kind == SPAN_EMPHASIS) {
			marked += s->len;
		}
	}
	if (k->link_words > k->words)
		k->link_words = k->words;
	k->strong =
	    (uint16_t)(b->len ? (uint64_t)(marked < b->len ? marked : b->len) * 100 / b->len
			      : 0);
}

static bool
is_prose(const struct block *b, const struct page_piece *k)
{
	if (b->kind == BLOCK_HEADING || k->words < 8 || k->link_words * 2 > k->words)
		return false;
	return k->sentences > 0 || k->commas > 1 || k->words > 30;
}

static void
init_pieces(struct page *p, const struct hint_finder *f)
{
	const struct doc *d = p->doc;
	struct page_piece *k;
	size_t i, span = 0;

	for (i = 0; i < d->n_blocks; i++) {
		const struct block *b = &d->blocks[i];

		k = &p->pieces[i];
		read_words(k, d->text.data + b->start, b->len);
		read_spans(d, b, k, &span);
		k->prose = is_prose(b, k);
		k->phrases = hint_of_text(f, d->text.data + b->start, b->len);
		p->words += k->words;
		if (k->prose)
			p->prose_words += k->words;
	}
}

static void
add_piece(struct page *p, size_t i)
{
	const struct page_piece *k = &p->pieces[i];
	struct page_box *box = &p->boxes[p->doc->blocks[i].container];

	if (box->first > i)
		box->first = (uint32_t)i;
	box->last = (uint32_t)i;
	box->words += k->words;
	box->link_words += k->link_words;
	box->links += k->links;
	box->pieces++;
	if (!k->prose)
		return;
	box->prose++;
	box->prose_words += k->words;
	box->own_prose += k->words;
	if (box->tag == PAGE_TAG_P)
		p->boxes[box->parent].own_prose += k->words;
}

static void
add_box(struct page_box *to, const struct page_box *from)
{
	if (to->end < from->end)
		to->end = from->end;
	if (from->first != UINT32_MAX) {
		if (to->first > from->first)
			to->first = from->first;
		if (to->last < from->last)
			to->last = from->last;
	}
	to->words += from->words;
	to->link_words += from->link_words;
	to->prose_words += from->prose_words;
	to->links += from->links;
	to->pieces += from->pieces;
	to->prose += from->prose;
}

/* What is said of a container that holds much of the prose does not tell prose from the
 * rest: such names are not inherited. */
static void
inherit_hints(struct page *p)
{
	struct page_box *box;
	size_t i;

	for (i = 0; i < p->n_boxes; i++) {
		box = &p->boxes[i];
		box->all_hints = box->hints;
		if (box->prose_words * 3 > p->prose_words)
			box->all_hints &= ~(uint32_t)(HINT_NOT_BODY | HINT_SIDE);
		if (i)
			box->all_hints |= p->boxes[box->parent].all_hints;
	}
	for (i = 0; i < p->doc->n_blocks; i++)
		p->pieces[i].hints = p->boxes[p->doc->blocks[i].container].all_hints;
}

void
page_init(struct page *p, const struct doc *d)
{
	struct hint_finder *f = hint_finder_new();
	size_t i;

	*p = (struct page){.doc = d, .n_boxes = d->n_containers ? d->n_containers : 1};
	p->pieces = base_calloc(d->n_blocks + 1, sizeof(*p->pieces));
	p->boxes = base_calloc(p->n_boxes, sizeof(*p->boxes));
	init_boxes(p, f);
	init_pieces(p, f);
	free(f);
	for (i = 0; i < d->n_blocks; i++)
		add_piece(p, i);
	for (i = p->n_boxes; i-- > 1;)
		add_box(&p->boxes[p->boxes[i].parent], &p->boxes[i]);
	inherit_hints(p);
}

void
html_page_clear(struct page *p)
{
	free(p->pieces);
	free(p->boxes);
	*p = (struct page){0};
}

const char *
page_text(const struct page *p, size_t block)
{
	return p->doc->text.data + p->doc->blocks[block].start;
}

bool
page_holds(const struct page *p, uint32_t box, size_t block)
{
	uint32_t c = p->doc->blocks[block].container;

	return c >= box && c < p->boxes[box].end;
}
