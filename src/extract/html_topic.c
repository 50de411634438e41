/* Words shared between blocks. */
#include "extract/html_topic.h"

#include "text/letter.h"

#include <stdlib.h>
#include <string.h>

enum { LONG_BYTES = 5, MAX_MARKS = 99 };

/* A set of words with the number of blocks that have each. */
struct entry {
	uint64_t key;         /* 0 is free */
	uint32_t count, last; /* blocks; the last one, plus 1 */
};

struct vocabulary {
	struct entry *entries; /* open addressing */
	size_t mask, n;
};

/* A word of a text, folded and hashed. */
struct word {
	uint64_t key;
	uint32_t len; /* bytes */
	bool ascii;
};

struct words {
	struct word *items;
	size_t n, cap;
};

static uint64_t
add_byte(uint64_t h, unsigned char c)
{
	return ((h ? h : 0xcbf29ce484222325u) ^ c) * 0x100000001b3u;
}

static void
add_word(struct words *w, uint64_t key, size_t len, bool ascii)
{
	w->items = base_grow(w->items, w->n, &w->cap, sizeof(*w->items));
	w->items[w->n++] = (struct word){key, (uint32_t)len, ascii};
}

/* Adds each word; of scripts that part no words, each pair of characters. */
static void
read_words(struct words *w, const char *s, size_t len)
{
	uint64_t h = 0, before = 0;
	size_t i, start = 0, n, k;
	bool ascii = true;
	struct letter l;
	char low[4];

	for (i = 0; i < len; i += l.len) {
		l = letter_at(s + i, len - i);
		if (!h) {
			start = i;
			ascii = true;
		}
		if (l.code < 0x80 && l.class_ > LETTER_SPACE) {
			h = add_byte(h, (unsigned char)(l.code | 0x20));
			before = 0;
			continue;
		}
		n = l.class_ > LETTER_SPACE ? letter_fold(l.code, low) : 0;
		if (l.class_ == LETTER_IDEOGRAPH) {
			for (k = n, h = 0; k-- > 0;)
				h = add_byte(h, (unsigned char)low[k]);
			if (before)
				add_word(w, before * 31 + h, LONG_BYTES, false);
			before = h;
			h = 0;
			continue;
		}
		before = 0;
		if (l.class_ <= LETTER_SPACE) {
			if (h)
				add_word(w, h, i - start, ascii);
			h = 0;
			continue;
		}
		ascii = false;
		for (k = 0; k < n; k++)
			h = add_byte(h, (unsigned char)low[k]);
	}
	if (h)
		add_word(w, h, i - start, ascii);
}

static struct entry *
find(const struct vocabulary *v, uint64_t key)
{
	size_t at = (key ^ key >> 32) & v->mask;

	while (v->entries[at].key && v->entries[at].key != key)
		at = (at + 1) & v->mask;
	return &v->entries[at];
}

static void
vocabulary_init(struct vocabulary *v, size_t text_len)
{
	for (v->mask = 256; v->mask < text_len / 4 && v->mask < 1u << 20; v->mask *= 2)
		;
	v->entries = base_calloc(v->mask, sizeof(*v->entries));
	v->mask--;
	v->n = 0;
}

static void
learn_word(struct vocabulary *v, const struct word *w, uint32_t block)
{
	struct entry *e;

	/* A full table learns no more: three quarters keep it fast. */
	if (w->len < LONG_BYTES || v->n * 4 > v->mask * 3)
		return;
	e = find(v, w->key);
	v->n += !e->key;
	e->key = w->key;
	e->count += e->last != block;
	e->last = block;
}

/* Who speaks, who is spoken to; as entries whose last is SPEAKER or LISTENER. */
enum { SPEAKER = 1, LISTENER };

static void
learn_persons(struct vocabulary *v)
{
	static const char speakers[] = "i my me we our us ich mein wir je nous yo mi eu",
			  listeners[] = "you your du sie ihr ihre vous tu su";
	struct words w = {0};
	size_t i, n;

	read_words(&w, speakers, strlen(speakers));
	n = w.n;
	read_words(&w, listeners, strlen(listeners));
	for (i = 0; i < w.n; i++)
		*find(v, w.items[i].key) =
		    (struct entry){w.items[i].key, 1, i < n ? SPEAKER : LISTENER};
	free(w.items);
}

struct topic {
	struct vocabulary words, title, persons;
};

struct reading {
	uint32_t block; /* plus 1 */
	bool in_box;
	uint32_t n_words, n_long, n_known, n_title, n_speaker, n_listener;
};

static void
judge_word(struct topic *t, struct reading *r, const struct word *w)
{
	struct entry *e;

	r->n_words++;
	if (w->len < LONG_BYTES) {
		e = w->ascii ? find(&t->persons, w->key) : NULL;
		r->n_speaker += e && e->last == SPEAKER;
		r->n_listener += e && e->last == LISTENER;
		return;
	}
	r->n_long++;
	r->n_known += find(&t->words, w->key)->count > r->in_box;
	e = find(&t->title, w->key);
	if (e->key && e->last != r->block) {
		e->last = r->block;
		r->n_title++;
	}
}

static uint8_t
percent(uint32_t part, uint32_t whole)
{
	return (uint8_t)(whole ? (uint64_t)part * 100 / whole : 0);
}

static void
count_marks(const char *s, size_t len, struct topic_block *out)
{
	size_t i;

	for (i = 0; i < len; i++) {
		bool quote =
		    s[i] == '"' || (s[i] == '\xe2' && i + 2 < len && s[i + 1] == '\x80' &&
				       (s[i + 2] == '\x9c' || s[i + 2] == '\x9e'));

		if (quote && out->quotes < MAX_MARKS)
			out->quotes++;
		if ((s[i] == '!' || s[i] == '?') && out->marks < MAX_MARKS)
			out->marks++;
	}
}

static void
judge_block(struct topic *t, struct reading *r, const struct words *w, struct topic_block *out)
{
	size_t i;

	for (i = 0; i < w->n; i++)
		judge_word(t, r, &w->items[i]);
	*out = (struct topic_block){.known = percent(r->n_known, r->n_long),
	    .title = percent(r->n_title, (uint32_t)t->title.n),
	    .writer = percent(r->n_speaker, r->n_words),
	    .reader = percent(r->n_listener, r->n_words)};
}

static void
read_page(struct topic *t, const struct page *p, uint32_t box, struct topic_block *out)
{
	size_t n = p->doc->n_blocks, i, k;
	uint32_t *starts = base_calloc(n + 1, sizeof(*starts));
	struct words w = {0};

	for (i = 0; i < n; i++) {
		read_words(&w, page_text(p, i), p->doc->blocks[i].len);
		starts[i + 1] = (uint32_t)w.n;
		for (k = starts[i]; k < w.n && page_holds(p, box, i); k++)
			learn_word(&t->words, &w.items[k], (uint32_t)i + 1);
	}
	for (i = 0; i < n; i++) {
		const struct words block = {
		    .items = w.n ? w.items + starts[i] : NULL, .n = starts[i + 1] - starts[i]};
		struct reading r = {.block = (uint32_t)i + 1, .in_box = page_holds(p, box, i)};

		judge_block(t, &r, &block, &out[i]);
		count_marks(page_text(p, i), p->doc->blocks[i].len, &out[i]);
	}
	free(starts);
	free(w.items);
}

void
topic_read(const struct page *p, uint32_t box, const char *title, struct topic_block *out)
{
	struct topic t;
	struct words w = {0};
	size_t i;

	vocabulary_init(&t.words, p->doc->text.len);
	vocabulary_init(&t.title, strlen(title));
	vocabulary_init(&t.persons, 0);
	learn_persons(&t.persons);
	read_words(&w, title, strlen(title));
	for (i = 0; i < w.n; i++)
		learn_word(&t.title, &w.items[i], UINT32_MAX);
	free(w.items);
	read_page(&t, p, box, out);
	free(t.words.entries);
	free(t.title.entries);
	free(t.persons.entries);
}
