/* Reading, labelling, measuring. */
#include "train/pages.h"

#include "base/file.h"
#include "format/html.h"
#include "text/letter.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct shingles {
	uint64_t *keys; /* open addressing; 0 is free */
	uint32_t *counts;
	uint32_t *seen; /* by a measurement */
	uint32_t *when; /* the measurement that seen is of */
	size_t mask;
	uint32_t total, now;
};

struct word_list {
	uint32_t *items;
	size_t n, cap;
};

static void
add_words(struct word_list *w, const char *s, size_t len)
{
	uint32_t h = 0;
	struct letter l = {0};
	size_t i, k;

	for (i = 0; i <= len; i += i < len ? l.len : 1) {
		if (i < len)
			l = letter_at(s + i, len - i);
		if (i == len ||
		    ((l.class_ <= LETTER_SPACE || l.class_ == LETTER_MARK) && l.code != '_')) {
			if (h) {
				w->items =
				    base_grow(w->items, w->n, &w->cap, sizeof(*w->items));
				w->items[w->n++] = h;
			}
			h = 0;
			continue;
		}
		for (k = 0; k < l.len; k++)
			h = ((h ? h : 0x811c9dc5u) ^ (unsigned char)s[i + k]) * 0x01000193u;
		h += !h;
	}
}

static uint64_t
key_of(const uint32_t w[4])
{
	uint64_t h = 0x9e3779b97f4a7c15u;
	size_t i;

	for (i = 0; i < 4; i++) {
		h = (h ^ w[i]) * 0xbf58476d1ce4e5b9u;
		h ^= h >> 29;
	}
	return h ? h : 1;
}

static size_t
find(const struct shingles *s, uint64_t key)
{
	size_t at = key & s->mask;

	while (s->keys[at] && s->keys[at] != key)
		at = (at + 1) & s->mask;
	return at;
}

static struct shingles *
shingles_new(const char *text, size_t len)
{
	struct shingles *s = base_calloc(1, sizeof(*s));
	struct word_list w = {0};
	size_t i, at;

	add_words(&w, text, len);
	for (s->mask = 64; s->mask < 3 * w.n; s->mask *= 2)
		;
	s->keys = base_calloc(s->mask, sizeof(*s->keys));
	s->counts = base_calloc(s->mask, sizeof(*s->counts));
	s->seen = base_calloc(s->mask, sizeof(*s->seen));
	s->when = base_calloc(s->mask, sizeof(*s->when));
	s->mask--;
	for (i = 0; i + 4 <= w.n; i++) {
		at = find(s, key_of(w.items + i));
		s->keys[at] = key_of(w.items + i);
		s->counts[at]++;
		s->total++;
	}
	free(w.items);
	return s;
}

static void
shingles_free(struct shingles *s)
{
	if (!s)
		return;
	free(s->keys);
	free(s->counts);
	free(s->seen);
	free(s->when);
	free(s);
}

static bool
is_hit(struct shingles *s, const uint32_t w[4])
{
	size_t at = find(s, key_of(w));

	if (!s->keys[at])
		return false;
	if (s->when[at] != s->now) {
		s->when[at] = s->now;
		s->seen[at] = 0;
	}
	return s->seen[at]++ < s->counts[at];
}

struct page_result
train_page_measure(const struct train_page *p, const bool *keep)
{
	struct page_result r = {0};
	uint32_t last[4], hits = 0, total = 0, n = 0, k;
	size_t i;

	p->gold->now++;
	for (i = 0; i < p->doc.n_blocks; i++) {
		for (k = 0; keep[i] && k < p->n_words[i]; k++) {
			memmove(last, last + 1, sizeof(last) - sizeof(*last));
			last[3] = p->words[i][k];
			if (++n < 4)
				continue;
			total++;
			hits += is_hit(p->gold, last);
		}
	}
	r.precision = total ? (double)hits / total : 0;
	r.recall = p->gold->total ? (double)hits / p->gold->total : 0;
	r.f1 = total + p->gold->total ? 2.0 * hits / (total + p->gold->total) : 1;
	return r;
}

/* Begins with the blocks that are mostly in the text; then turns blocks over as long as that
 * does good. */
static void
find_labels(struct train_page *p)
{
	size_t n = p->doc.n_blocks, i;
	bool *one = base_calloc(n + 1, sizeof(*one)), better = true;
	double best, now;
	int round;

	for (i = 0; i < n; i++) {
		one[i] = true;
		p->labels[i] = p->n_words[i] > 5 && train_page_measure(p, one).precision > .5;
		one[i] = false;
	}
	best = train_page_measure(p, p->labels).f1;
	for (round = 0; round < 4 && better; round++) {
		better = false;
		for (i = 0; i < n; i++) {
			p->labels[i] = !p->labels[i];
			now = train_page_measure(p, p->labels).f1;
			if (now > best + 1e-9) {
				best = now;
				better = true;
			} else {
				p->labels[i] = !p->labels[i];
			}
		}
	}
	free(one);
}

static void
find_weights(struct train_page *p)
{
	double sum = 0;
	size_t i;

	for (i = 0; i < p->doc.n_blocks; i++)
		if (p->labels[i])
			sum += p->n_words[i];
	for (i = 0; i < p->doc.n_blocks; i++)
		p->weights[i] =
		    (float)(p->n_words[i] ? .1 + 60.0 * p->n_words[i] / (sum + 100) : 0);
}

static void
prepare(struct train_page *p)
{
	struct word_list w;
	size_t n = p->doc.n_blocks, i;

	page_init(&p->page, &p->doc);
	p->rows = base_calloc(n + 1, sizeof(*p->rows));
	p->labels = base_calloc(n + 1, sizeof(*p->labels));
	p->weights = base_calloc(n + 1, sizeof(*p->weights));
	p->words = base_calloc(n + 1, sizeof(*p->words));
	p->n_words = base_calloc(n + 1, sizeof(*p->n_words));
	for (i = 0; i < n; i++) {
		w = (struct word_list){0};
		add_words(&w, page_text(&p->page, i), p->doc.blocks[i].len);
		p->words[i] = w.items;
		p->n_words[i] = (uint32_t)w.n;
	}
	feature_blocks(&p->page, p->rows);
	find_labels(p);
	find_weights(p);
}

static uint64_t
hash_group(const char *s)
{
	uint64_t h = 0xcbf29ce484222325u;

	for (; *s && *s != '\n'; s++)
		h = (h ^ (unsigned char)*s) * 0x100000001b3u;
	return h ^ h >> 31;
}

static bool
read_page(const char *folder, const char *line, struct train_page *p, struct err *err)
{
	size_t len = strcspn(line, "\t");
	struct buf path = BUF_INIT, html = BUF_INIT, text = BUF_INIT;
	bool ok;

	*p =
	    (struct train_page){.id = base_strndup(line, len), .group = hash_group(line + len)};
	doc_init(&p->doc);
	buf_addf(&path, "%s/%s.html", folder, p->id);
	ok = file_read(path.data, SIZE_MAX, &html, err);
	buf_reset(&path);
	buf_addf(&path, "%s/%s.txt", folder, p->id);
	ok = ok && file_read(path.data, SIZE_MAX, &text, err);
	if (ok) {
		html_to_doc(buf_str(&html), html.len, &p->doc);
		p->gold = shingles_new(buf_str(&text), text.len);
		prepare(p);
	}
	buf_clear(&path);
	buf_clear(&html);
	buf_clear(&text);
	return ok;
}

bool
train_pages_read(const char *folder, struct train_page **out, size_t *n, struct err *err)
{
	struct buf path = BUF_INIT, index = BUF_INIT;
	size_t cap = 0, i;
	const char *at;
	bool ok;

	*out = NULL;
	*n = 0;
	buf_addf(&path, "%s/index", folder);
	ok = file_read(path.data, SIZE_MAX, &index, err);
	for (at = buf_str(&index); ok && *at; at += strcspn(at, "\n") + 1) {
		*out = base_grow(*out, *n, &cap, sizeof(**out));
		ok = read_page(folder, at, &(*out)[(*n)++], err);
	}
	/* The array has moved while it grew. */
	for (i = 0; i < *n; i++)
		(*out)[i].page.doc = &(*out)[i].doc;
	buf_clear(&path);
	buf_clear(&index);
	return ok;
}

void
train_pages_free(struct train_page *pages, size_t n)
{
	size_t i, k;

	for (i = 0; i < n; i++) {
		for (k = 0; k < pages[i].doc.n_blocks; k++)
			free(pages[i].words[k]);
		free(pages[i].words);
		free(pages[i].n_words);
		free(pages[i].rows);
		free(pages[i].labels);
		free(pages[i].weights);
		shingles_free(pages[i].gold);
		html_page_clear(&pages[i].page);
		doc_clear(&pages[i].doc);
		free(pages[i].id);
	}
	free(pages);
}
