/* Prepares a document: hashes and cases of words, lists, runs, what is seen elsewhere. */
#include "entity/feature.h"

#include "entity/feature_part.h"
#include "entity/hash.h"
#include "text/letter.h"

#include <stdlib.h>
#include <string.h>

enum { PHRASE_MAX = 6, FOLD_MAX = 96 };

uint64_t
feature_word_hash(const char *s, size_t len)
{
	uint64_t h = HASH_SEED;
	char folded[4];
	size_t i = 0, k, n;

	while (i < len) {
		struct letter l = letter_at(s + i, len - i);

		n = letter_fold(l.code, folded);
		for (k = 0; k < n; k++)
			h = hash_byte(
			    h, (unsigned char)(l.class_ == LETTER_DIGIT ? '0' : folded[k]));
		i += l.len;
	}
	return hash_mix(h, len > 0);
}

/* Folds at most FOLD_MAX bytes of a word and makes its shape and case. */
static size_t
fold_word(const char *s, size_t len, char *folded, struct word *w)
{
	unsigned counts[8] = {0}, last = 99;
	uint64_t shape = HASH_SEED;
	size_t n = 0, i = 0;
	bool upper_first = false;

	while (i < len) {
		struct letter l = letter_at(s + i, len - i);
		unsigned class_ = l.class_;

		if (n + 4 <= FOLD_MAX) {
			size_t k = n, more = letter_fold(l.code, folded + n);

			n += more;
			if (class_ == LETTER_DIGIT)
				for (; k < n; k++)
					folded[k] = '0';
		}
		if (!i)
			upper_first = class_ == LETTER_UPPER;
		counts[class_ & 7]++;
		if (class_ != last || class_ == LETTER_PUNCT)
			shape = hash_byte(shape,
			    (unsigned char)(class_ == LETTER_PUNCT ? s[i] : '0' + (int)class_));
		last = class_;
		i += l.len;
	}
	w->shape = hash_mix(shape, 0);
	if (!counts[LETTER_UPPER])
		w->case_ = counts[LETTER_LOWER] || counts[LETTER_OTHER] ? CASE_LOWER
			   : counts[LETTER_DIGIT]                       ? CASE_DIGIT
									: CASE_NONE;
	else if (!counts[LETTER_LOWER])
		w->case_ = counts[LETTER_UPPER] > 1 ? CASE_UPPER : CASE_FIRST;
	else
		w->case_ = upper_first && counts[LETTER_UPPER] == 1 ? CASE_FIRST : CASE_MIXED;
	return n;
}

static void
read_word(const char *s, size_t len, struct word *w)
{
	char folded[FOLD_MAX];
	size_t n = fold_word(s, len, folded, w), k, at;
	uint64_t h = HASH_SEED;

	w->exact = hash_mix(hash_bytes(s, len), 0);
	for (at = 0; at < n; at++) {
		if (at >= 2 && at <= 4)
			w->prefix[at - 2] = h;
		h = hash_byte(h, (unsigned char)folded[at]);
	}
	w->norm = hash_mix(h, 1);
	for (k = 0; k < 3; k++)
		w->suffix[k] = n > k + 2 ? hash_bytes(folded + n - k - 2, k + 2) : w->norm;
	for (k = 0; k < 3; k++)
		if (n <= k + 2)
			w->prefix[k] = w->norm;
	for (at = n; at > 1 && folded[at - 1] != '-'; at--)
		;
	w->tail = at > 1 && at < n ? hash_mix(hash_bytes(folded + at, n - at), 1) : 0;
}

/* List bits of the part before a hyphen. */
static unsigned
head_bits(const char *s, size_t len, const struct lookup *names)
{
	const char *dash = memchr(s, '-', len);

	return dash && dash > s ? lookup_find(names, feature_word_hash(s, (size_t)(dash - s)))
				: 0;
}

static unsigned
known(const struct page *p, unsigned bits)
{
	if (p->learning && bits & LIST_ONCE)
		bits &= ~(unsigned)(LIST_SEEN | LIST_ONCE);
	return bits & ~(unsigned)LIST_ONCE;
}

/* Marks the longest phrase of the lists that begins at i. */
static void
mark_phrase(struct page *p, size_t i, size_t last, const struct lookup *names)
{
	uint64_t phrase = lookup_join(0, p->words[i].norm);
	size_t k, length = 0;
	unsigned bits = 0, found;

	for (k = i + 1; k < last && k < i + PHRASE_MAX; k++) {
		phrase = lookup_join(phrase, p->words[k].norm);
		found = known(p, lookup_find(names, phrase));
		if (found) {
			bits = found;
			length = k - i + 1;
		}
	}
	for (k = 0; k < length; k++) {
		if (k)
			p->words[i + k].inside |= (uint16_t)bits;
		else
			p->words[i].begin |= (uint16_t)bits;
	}
}

static bool
is_capital(const struct word *w)
{
	return w->case_ >= CASE_FIRST && w->case_ <= CASE_MIXED;
}

static bool
is_bridge(const struct page *p, size_t i)
{
	static const char *const words[] = {"of", "de", "da", "del", "la", "al", "bin", "van",
	    "von", "&", "for", "the", "der", "el", "di", "du", "dos", "des", "'s", "on"};
	const struct token *t = &p->tokens->items[i];
	size_t k;

	for (k = 0; k < ARRAY_LEN(words); k++)
		if (t->len == strlen(words[k]) && !memcmp(p->text + t->start, words[k], t->len))
			return true;
	return false;
}

/* Runs of capitalised words, over at most two small words between them. */
static void
mark_runs(struct page *p, size_t first, size_t last)
{
	size_t i = first, k, end;

	while (i < last) {
		if (!is_capital(&p->words[i])) {
			p->words[i].run_start = p->words[i].run_end = (uint32_t)i;
			i++;
			continue;
		}
		for (end = i + 1; end < last;) {
			if (is_capital(&p->words[end]))
				end++;
			else if (end + 1 < last && is_bridge(p, end) &&
				 is_capital(&p->words[end + 1]))
				end += 2;
			else if (end + 2 < last && is_bridge(p, end) && is_bridge(p, end + 1) &&
				 is_capital(&p->words[end + 2]))
				end += 3;
			else
				break;
		}
		for (k = i; k < end; k++) {
			p->words[k].run_start = (uint32_t)i;
			p->words[k].run_end = (uint32_t)end;
		}
		i = end;
	}
}

static uint8_t
style_of(const struct page *p, size_t first, size_t last)
{
	unsigned counts[6] = {0}, capitals, words;
	size_t i;

	for (i = first; i < last; i++)
		if (p->tokens->items[i].kind == TOKEN_WORD && p->tokens->items[i].len > 2)
			counts[p->words[i].case_]++;
	capitals = counts[CASE_FIRST] + counts[CASE_UPPER] + counts[CASE_MIXED];
	words = capitals + counts[CASE_LOWER];
	if (words >= 2 && counts[CASE_UPPER] * 10 >= words * 7)
		return STYLE_UPPER;
	if (words >= 4 && capitals * 10 >= words * 7)
		return STYLE_TITLE;
	return words >= 3 && !capitals ? STYLE_LOWER : STYLE_PLAIN;
}

static void
read_sentence(struct page *p, size_t first, size_t last, const struct lookup *names)
{
	size_t i;
	uint8_t style = style_of(p, first, last);

	for (i = first; i < last; i++) {
		p->style[i] = style;
		if (is_capital(&p->words[i]) || p->tokens->items[i].kind == TOKEN_NUMBER)
			mark_phrase(p, i, last, names);
	}
	mark_runs(p, first, last);
}

void
page_open(struct page *p, const char *text, const struct tokens *t, const struct lookup *names)
{
	size_t i, end, handles = 0;
	uint8_t learning = p->learning;

	*p = (struct page){.text = text, .tokens = t, .learning = learning};
	p->words = base_calloc(t->n + 1, sizeof(*p->words));
	p->style = base_calloc(t->n + 1, 1);
	for (i = 0; i < t->n; i++) {
		const struct token *k = &t->items[i];
		struct word *w = &p->words[i];

		read_word(text + k->start, k->len, w);
		if (w->case_)
			w->alone = (uint16_t)known(p, lookup_find(names, w->norm));
		if (w->tail)
			w->head = (uint16_t)known(p, head_bits(text + k->start, k->len, names));
		handles += k->len == 1 && (text[k->start] == '@' || text[k->start] == '#');
	}
	p->informal = handles * 100 > t->n;
	for (i = 0; i < t->n; i = end) {
		end = tokens_sentence_end(t, i);
		read_sentence(p, i, end, names);
	}
	page_see(p);
}

void
page_close(struct page *p)
{
	free(p->words);
	free(p->style);
	free(p->seen);
	*p = (struct page){0};
}
