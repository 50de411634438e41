/* Lines and their measures. */
#include "extract/line.h"

#include "extract/group.h"
#include "text/letter.h"
#include "text/utf8.h"

#include <stdlib.h>
#include <string.h>

static bool
is_stop(uint32_t c)
{
	return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0xff01 ||
	       c == 0xff1f || c == 0xff0e || c == 0x589 || c == 0x61f || c == 0x6d4 ||
	       c == 0x964 || c == 0x965 || c == 0x104a || c == 0x104b || c == 0x17d4 ||
	       c == 0x1362;
}

static bool
is_comma(uint32_t c)
{
	return c == ',' || c == ';' || c == 0x3001 || c == 0xff0c || c == 0xff1b ||
	       c == 0x60c || c == 0x61b;
}

static bool
is_quote(uint32_t c)
{
	return c == '"' || c == 0xab || c == 0xbb || (c >= 0x201c && c <= 0x201f) ||
	       (c >= 0x300c && c <= 0x300f) || c == 0x2039 || c == 0x203a;
}

static bool
is_closer(uint32_t c)
{
	return is_quote(c) || c == ')' || c == ']' || c == '\'' || c == 0x2019 || c == 0xff09 ||
	       c == 0x3011 || c == 0xff3d || c == '*';
}

static uint8_t
start_of(struct letter l)
{
	switch ((enum letter_class)l.class_) {
	case LETTER_UPPER:
		return START_UPPER;
	case LETTER_LOWER:
		return START_LOWER;
	case LETTER_OTHER:
	case LETTER_IDEOGRAPH:
		return START_CASELESS;
	case LETTER_DIGIT:
		return START_DIGIT;
	default:
		break;
	}
	if (is_quote(l.code) || l.code == '\'' || l.code == 0x2018)
		return START_QUOTE;
	if (l.code == '(' || l.code == '[' || l.code == 0xff08 || l.code == 0x3010)
		return START_BRACKET;
	return l.code < 0x80 && l.code != '*' && l.code != '-' && l.code != '+' &&
		       l.code != '>' && l.code != '|' && l.code != '#'
		   ? START_OTHER
		   : START_MARK;
}

static uint8_t
end_of(const struct line *l)
{
	size_t at = l->len;
	struct letter c = {0};

	while (at) {
		at = utf8_prev(l->s, at);
		c = letter_at(l->s + at, l->len - at);
		if (c.class_ != LETTER_SPACE && !is_closer(c.code))
			break;
	}
	if (c.code == 0x2026 || (c.code == '.' && at > 1 && l->s[at - 1] == '.'))
		return END_ELLIPSIS;
	if (is_stop(c.code))
		return END_STOP;
	if (c.code == ':' || c.code == 0xff1a)
		return END_COLON;
	if (is_comma(c.code))
		return END_COMMA;
	if (c.code == '|' || c.code == 0xbb || c.code == 0xff5c)
		return END_BAR;
	return c.class_ == LETTER_DIGIT ? END_DIGIT : END_OTHER;
}

/* What is known of the text before a character. */
struct walk {
	struct lines *lines;
	uint8_t before;  /* its class */
	bool stopped;    /* the last mark was a full stop, closers put aside */
	uint32_t spaced; /* words parted by spaces */
	uint32_t ideographs;
	uint32_t stopless; /* letters of Thai and Lao */
	uint32_t token;    /* the hash of the word that is being read, or 0 */
	uint32_t numbers;
	uint32_t digits;  /* of the number that is being read */
	uint32_t first;   /* its first two, as a number */
	bool colon;       /* it stands behind a number and a colon */
	bool clock, year; /* a number was like that of a clock's minutes, of a year */
};

static uint32_t
mix(uint32_t hash, uint32_t c)
{
	return (hash ^ c) * 16777619u;
}

static void
close_token(struct line *l, struct walk *w)
{
	struct lines *all = w->lines;

	if (!w->token)
		return;
	all->tokens =
	    base_grow(all->tokens, all->n_tokens, &all->cap_tokens, sizeof(*all->tokens));
	all->tokens[all->n_tokens++] = w->token;
	l->n_tokens++;
	w->token = 0;
}

static void
count_word_start(struct line *l, struct walk *w, struct letter c)
{
	if (c.class_ == LETTER_UPPER)
		l->big_words++;
	else if (c.class_ == LETTER_LOWER)
		l->small_words++;
	if (c.class_ != LETTER_IDEOGRAPH && c.class_ != LETTER_OTHER)
		w->spaced++;
}

static void
count_punct(struct line *l, struct walk *w, uint32_t code)
{
	l->chars++;
	l->puncts++;
	l->commas += is_comma(code);
	l->quotes |= is_quote(code);
	l->copyright |= code == 0xa9;
	if (code == 0x3002 || code == 0xff01 || code == 0xff1f) {
		/* writing without spaces ends its sentences without them */
		l->sentences++;
		w->stopped = false;
	} else if (is_stop(code)) {
		w->stopped = true;
	} else if (!is_closer(code)) {
		w->stopped = false;
	}
}

/* The bytes that a letter folds to, as a number. */
static uint32_t
fold(uint32_t code)
{
	char folded[4];
	size_t i, n = letter_fold(code, folded);

	for (code = 0, i = 0; i < n; i++)
		code = code << 8 | (unsigned char)folded[i];
	return code;
}

static void
count_digit(struct walk *w, uint32_t code)
{
	if (w->before != LETTER_DIGIT) {
		w->numbers++;
		w->digits = w->first = 0;
	}
	if (++w->digits <= 2)
		w->first = w->first * 10 + (code & 15);
	w->clock |= w->colon && w->digits == 2;
	w->year |= w->digits == 4 && (w->first == 19 || w->first == 20);
}

/* Letters and digits go into the hashes; digits into the shape as one. */
static void
hash_letter(struct line *l, struct walk *w, struct letter c)
{
	bool digit = c.class_ == LETTER_DIGIT;
	uint32_t code = c.code < 0x80 ? c.code | 0x20 : fold(c.code);

	l->hash = mix(l->hash, code);
	if (!digit || w->before != LETTER_DIGIT)
		l->shape = mix(l->shape, digit ? '0' : code);
	if (c.class_ == LETTER_IDEOGRAPH)
		close_token(l, w);
	if (!digit || w->before != LETTER_DIGIT)
		w->token = mix(w->token ? w->token : 2166136261u, digit ? '0' : code);
	if (c.class_ == LETTER_IDEOGRAPH)
		close_token(l, w);
}

static void
count_char(struct line *l, struct walk *w, struct letter c)
{
	bool inside = w->before != LETTER_SPACE && w->before != LETTER_PUNCT;

	if (c.class_ != LETTER_DIGIT)
		w->colon = c.code == ':' && w->before == LETTER_DIGIT;
	if (c.class_ == LETTER_SPACE) {
		l->sentences += w->stopped;
		w->stopped = false;
		close_token(l, w);
	} else if (c.class_ == LETTER_PUNCT) {
		count_punct(l, w, c.code);
		/* an apostrophe stands inside its word */
		if ((c.code == '\'' || c.code == 0x2019) && w->token)
			return;
		close_token(l, w);
	} else if (c.class_ != LETTER_MARK) {
		l->chars++;
		w->stopped = false;
		if (c.class_ == LETTER_DIGIT) {
			l->digits++;
			count_digit(w, c.code);
		} else {
			l->letters++;
			l->upper += c.class_ == LETTER_UPPER;
			l->caseless += c.class_ == LETTER_OTHER || c.class_ == LETTER_IDEOGRAPH;
			w->ideographs += c.class_ == LETTER_IDEOGRAPH;
			w->stopless += c.code >> 8 == 0x0e;
		}
		hash_letter(l, w, c);
		if (!inside)
			count_word_start(l, w, c);
	}
	w->before = c.class_;
}

static bool
is_letter(uint8_t class_)
{
	return class_ == LETTER_LOWER || class_ == LETTER_UPPER;
}

/* What count_char comes to for plain small letters inside a word: most of most texts. Returns
 * how many there are. */
static size_t
count_small(struct line *l, struct walk *w, const char *s, size_t len)
{
	uint32_t hash = l->hash, shape = l->shape, token = w->token;
	size_t n;

	for (n = 0; n < len && (unsigned char)(s[n] - 'a') < 26; n++) {
		hash = mix(hash, (unsigned char)s[n]);
		shape = mix(shape, (unsigned char)s[n]);
		token = mix(token, (unsigned char)s[n]);
	}
	l->hash = hash;
	l->shape = shape;
	w->token = token;
	l->chars += (uint32_t)n;
	l->letters += (uint32_t)n;
	w->before = LETTER_LOWER;
	return n;
}

static bool
has_address(const char *s, size_t len)
{
	const char *at = memchr(s, '@', len);

	if (at && at > s && at + 1 < s + len && at[-1] != ' ' && at[1] != ' ')
		return true;
	return memmem(s, len, "://", 3) || memmem(s, len, "www.", 4);
}

/* Could the mark at s[at] be an address's? */
static bool
hints_address(const struct line *l, size_t at)
{
	char c = l->s[at];

	return c == '@' || (c == ':' && at + 1 < l->len && l->s[at + 1] == '/') ||
	       (c == '.' && at && l->s[at - 1] == 'w');
}

/* Writing that has no full stop, where a space may end a sentence or a phrase: a paragraph is
 * told by its length. */
static void
guess_sentences(struct line *l)
{
	enum { SENTENCE = 12 };

	if (l->sentences || l->words < SENTENCE)
		return;
	l->sentences = l->words / SENTENCE;
	if (l->end == END_OTHER)
		l->end = END_STOP;
}

static void
measure(struct lines *all, struct line *l)
{
	enum { STAMP_WORDS = 20 };
	struct walk w = {.lines = all, .before = LETTER_SPACE};
	size_t i = 0;

	l->hash = l->shape = 2166136261u;
	l->first_token = (uint32_t)all->n_tokens;
	while (i < l->len) {
		struct letter c = letter_at(l->s + i, l->len - i);

		if (c.class_ == LETTER_LOWER && c.len == 1 && w.token && is_letter(w.before)) {
			i += count_small(l, &w, l->s + i, l->len - i);
			continue;
		}
		if (l->chars == 0 && c.class_ != LETTER_SPACE)
			l->start = start_of(c);
		count_char(l, &w, c);
		l->address = l->address || (c.class_ == LETTER_PUNCT && hints_address(l, i));
		i += c.len;
	}
	close_token(l, &w);
	l->sentences += w.stopped;
	l->words = w.spaced + w.ideographs / 2 + (l->caseless - w.ideographs) / 5;
	if (!l->words && l->letters + l->digits)
		l->words = 1;
	l->end = end_of(l);
	l->stamp = l->words <= STAMP_WORDS && l->sentences <= 1 &&
		   (w.clock || (w.year && w.numbers > 1));
	if (w.stopless * 2 > l->letters)
		guess_sentences(l);
	l->address = l->address && has_address(l->s, l->len);
}

/* Counts for each line the others with the same key. */
static void
count_same(struct lines *l, bool shapes)
{
	uint64_t *keys = base_alloc((l->n + 1) * sizeof(*keys));
	uint32_t *first = base_alloc((l->n + 1) * sizeof(*first));
	uint32_t *counts = base_calloc(l->n + 1, sizeof(*counts));
	size_t i;

	for (i = 0; i < l->n; i++)
		keys[i] = shapes ? l->items[i].shape : l->items[i].hash;
	group_equal(keys, l->n, first);
	for (i = 0; i < l->n; i++)
		counts[first[i]]++;
	for (i = 0; i < l->n; i++) {
		struct line *item = &l->items[i];
		uint32_t others = counts[first[i]] - 1;

		if (item->chars)
			*(shapes ? &item->alike : &item->copies) =
			    (uint16_t)(others > UINT16_MAX ? UINT16_MAX : others);
	}
	free(keys);
	free(first);
	free(counts);
}

void
lines_read(struct lines *out, const struct doc *page, size_t first, size_t end)
{
	size_t i;

	*out = (struct lines){0};
	out->n = end - first;
	out->items = base_calloc(out->n + 1, sizeof(*out->items));
	for (i = 0; i < out->n; i++) {
		const struct block *b = &page->blocks[first + i];
		struct line *l = &out->items[i];

		l->s = buf_str(&page->text) + b->start;
		l->len = b->len;
		l->gap = b->gap;
		l->kind = b->kind;
		measure(out, l);
	}
	count_same(out, false);
	count_same(out, true);
}

void
lines_clear(struct lines *l)
{
	free(l->items);
	free(l->tokens);
	*l = (struct lines){0};
}

struct part
line_part(const struct line *l)
{
	return part_of(l->s, l->len);
}

bool
line_is_prose(const struct line *l)
{
	uint32_t cased = l->small_words + l->big_words;

	if (l->words < 10)
		return false;
	return cased < l->words / 2 || l->small_words * 5 >= cased * 2;
}
