/* Words shared between blocks. */
#include "extract/html_topic.h"

#include "text/letter.h"

#include <stdlib.h>
#include <string.h>

enum { LONG_BYTES = 5, MAX_MARKS = 99 };

/* A set of words with the number of blocks that have each. */
struct vocabulary {
	uint64_t *keys;          /* open addressing; 0 is free */
	uint32_t *counts, *last; /* blocks; the last one, plus 1 */
	size_t mask, n;
};

typedef void (*word_fn)(void *arg, uint64_t key, const char *word, size_t len);

static uint64_t
add_byte(uint64_t h, unsigned char c)
{
	return ((h ? h : 0xcbf29ce484222325u) ^ c) * 0x100000001b3u;
}

/* Calls fn for each word; of scripts that part no words, for each pair of characters. */
static void
each_word(const char *s, size_t len, word_fn fn, void *arg)
{
	uint64_t h = 0, before = 0;
	size_t i, start = 0, n, k;
	struct letter l;
	char low[4];

	for (i = 0; i < len; i += l.len) {
		l = letter_at(s + i, len - i);
		n = l.class_ > LETTER_SPACE ? letter_fold(l.code, low) : 0;
		if (l.class_ == LETTER_IDEOGRAPH) {
			for (k = n, h = 0; k-- > 0;)
				h = add_byte(h, (unsigned char)low[k]);
			if (before)
				fn(arg, before * 31 + h, s + i, LONG_BYTES);
			before = h;
			h = 0;
			continue;
		}
		before = 0;
		if (l.class_ <= LETTER_SPACE) {
			if (h)
				fn(arg, h, s + start, i - start);
			h = 0;
			continue;
		}
		if (!h)
			start = i;
		for (k = 0; k < n; k++)
			h = add_byte(h, (unsigned char)low[k]);
	}
	if (h)
		fn(arg, h, s + start, i - start);
}

static size_t
find(const struct vocabulary *v, uint64_t key)
{
	size_t at = (key ^ key >> 32) & v->mask;

	while (v->keys[at] && v->keys[at] != key)
		at = (at + 1) & v->mask;
	return at;
}

static void
vocabulary_init(struct vocabulary *v, size_t text_len)
{
	for (v->mask = 256; v->mask < text_len / 4 && v->mask < 1u << 20; v->mask *= 2)
		;
	v->keys = base_calloc(v->mask, sizeof(*v->keys));
	v->counts = base_calloc(v->mask, sizeof(*v->counts));
	v->last = base_calloc(v->mask, sizeof(*v->last));
	v->mask--;
	v->n = 0;
}

static void
vocabulary_clear(struct vocabulary *v)
{
	free(v->keys);
	free(v->counts);
	free(v->last);
}

struct reading {
	struct vocabulary *words, *title;
	uint32_t block; /* plus 1 */
	bool in_box;
	uint32_t n_words, n_long, n_known, n_title, n_writer, n_reader;
};

static void
learn_word(void *arg, uint64_t key, const char *word, size_t len)
{
	struct reading *r = arg;
	struct vocabulary *v = r->words;
	size_t at;

	(void)word;
	/* A full table learns no more: three quarters keep it fast. */
	if (len < LONG_BYTES || v->n * 4 > v->mask * 3)
		return;
	at = find(v, key);
	v->n += !v->keys[at];
	v->keys[at] = key;
	if (v->last[at] == r->block)
		return;
	v->last[at] = r->block;
	v->counts[at]++;
}

static bool
in_list(const char *word, size_t len, const char *const *list, size_t n)
{
	char low[8];
	size_t i;

	if (len >= sizeof(low))
		return false;
	for (i = 0; i < len; i++)
		low[i] = (char)(word[i] >= 'A' && word[i] <= 'Z' ? word[i] + 32 : word[i]);
	low[len] = '\0';
	for (i = 0; i < n; i++)
		if (*low == *list[i] && !strcmp(low, list[i]))
			return true;
	return false;
}

static void
judge_word(void *arg, uint64_t key, const char *word, size_t len)
{
	static const char *const writer[] = {"i", "my", "me", "we", "our", "us", "ich", "mein",
	    "wir", "je", "nous", "yo", "mi", "eu"};
	static const char *const reader[] = {
	    "you", "your", "yours", "du", "sie", "ihr", "ihre", "vous", "votre", "tu", "su"};
	struct reading *r = arg;
	size_t at;

	r->n_words++;
	if (len < LONG_BYTES) {
		r->n_writer += in_list(word, len, writer, ARRAY_LEN(writer));
		r->n_reader += in_list(word, len, reader, ARRAY_LEN(reader));
		return;
	}
	r->n_long++;
	at = find(r->words, key);
	r->n_known += r->words->counts[at] > r->in_box;
	at = find(r->title, key);
	if (r->title->keys[at] && r->title->last[at] != r->block) {
		r->title->last[at] = r->block;
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

void
topic_read(const struct page *p, uint32_t box, const char *title, struct topic_block *out)
{
	struct vocabulary words, names;
	struct reading r = {.words = &names, .block = UINT32_MAX};
	size_t i;

	vocabulary_init(&words, p->doc->text.len);
	vocabulary_init(&names, strlen(title));
	each_word(title, strlen(title), learn_word, &r);
	r = (struct reading){.words = &words, .title = &names};
	for (i = 0; i < p->doc->n_blocks; i++) {
		r.block = (uint32_t)i + 1;
		if (page_holds(p, box, i))
			each_word(page_text(p, i), p->doc->blocks[i].len, learn_word, &r);
	}
	for (i = 0; i < p->doc->n_blocks; i++) {
		r = (struct reading){.words = &words,
		    .title = &names,
		    .block = (uint32_t)i + 1,
		    .in_box = page_holds(p, box, i)};
		each_word(page_text(p, i), p->doc->blocks[i].len, judge_word, &r);
		out[i] = (struct topic_block){.known = percent(r.n_known, r.n_long),
		    .title = percent(r.n_title, (uint32_t)names.n),
		    .writer = percent(r.n_writer, r.n_words),
		    .reader = percent(r.n_reader, r.n_words)};
		count_marks(page_text(p, i), p->doc->blocks[i].len, &out[i]);
	}
	vocabulary_clear(&words);
	vocabulary_clear(&names);
}
