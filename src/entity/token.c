/* The tokenizer: one pass over the characters, then one over the tokens for sentences. */
#include "entity/token.h"

#include "text/letter.h"

#include <stdlib.h>
#include <string.h>

enum { TOKEN_MAX = 1000 }; /* bytes of one token */

struct scan {
	const char *s;
	size_t len, at;
	struct tokens *out;
	uint8_t flags; /* of the next token: TOKEN_LINE, TOKEN_GLUED */
};

/* Words whose full stop does not end a sentence. */
static const char *const titles[] = {"adm", "apr", "asst", "aug", "ave", "brig", "capt", "cmdr",
    "col", "cpl", "dec", "dept", "det", "dr", "drs", "e.g", "feb", "fig", "fr", "ft", "gen",
    "gov", "hon", "i.e", "insp", "jan", "jul", "jun", "lt", "maj", "mar", "messrs", "mr", "mrs",
    "ms", "mt", "nov", "oct", "pfc", "pres", "prof", "pvt", "rep", "reps", "rev", "sen", "sens",
    "sep", "sept", "sgt", "st", "supt", "viz", "vs"};
static const char *const lower_titles[] = {"cf", "etc", "vs"};
/* Words whose full stop belongs to them but may end a sentence too. */
static const char *const abbreviations[] = {"ala", "ariz", "bros", "calif", "cie", "co", "colo",
    "conn", "corp", "cos", "del", "est", "etc", "fla", "ga", "ill", "inc", "ind", "jr", "kan",
    "ky", "la", "ltd", "mass", "md", "mich", "minn", "miss", "mo", "mont", "neb", "nev", "no",
    "okla", "ore", "pa", "ph.d", "plc", "pty", "sr", "tenn", "tex", "va", "vt", "wash", "wis"};
/* What begins a sentence far more often than it continues a name. */
static const char *const starters[] = {"a", "after", "an", "and", "another", "as", "at", "but",
    "for", "he", "her", "his", "how", "i", "if", "in", "it", "its", "last", "many", "meanwhile",
    "mr", "mrs", "ms", "no", "on", "one", "our", "she", "since", "some", "such", "that", "the",
    "their", "there", "these", "they", "this", "those", "two", "we", "what", "when", "where",
    "while", "who", "with", "you"};

static int
compare_words(const void *key, const void *item)
{
	return strcmp(key, *(const char *const *)item);
}

static bool
is_listed(const char *s, size_t len, const char *const *list, size_t n)
{
	char word[16];
	size_t i;

	if (!len || len >= sizeof(word))
		return false;
	for (i = 0; i < len; i++)
		word[i] = (char)(s[i] >= 'A' && s[i] <= 'Z' ? s[i] + 32 : s[i]);
	word[len] = '\0';
	return bsearch(word, list, n, sizeof(*list), compare_words) != NULL;
}

static enum letter_class
class_at(const struct scan *sc, size_t at)
{
	unsigned char c;

	if (at >= sc->len)
		return LETTER_SPACE;
	c = (unsigned char)sc->s[at];
	return c < 0x80 ? letter_class_of(c)
			: (enum letter_class)letter_at(sc->s + at, sc->len - at).class_;
}

static bool
is_wordy(enum letter_class c)
{
	return c == LETTER_UPPER || c == LETTER_LOWER || c == LETTER_OTHER ||
	       c == LETTER_DIGIT || c == LETTER_MARK;
}

/* Bytes of an apostrophe at a position: ' or U+2019; else 0. */
static size_t
apostrophe_at(const struct scan *sc, size_t at)
{
	if (at < sc->len && sc->s[at] == '\'')
		return 1;
	return sc->len - at >= 3 && at < sc->len && !memcmp(sc->s + at, "\xE2\x80\x99", 3) ? 3
											   : 0;
}

static void
add_token(struct scan *sc, size_t end, enum token_kind kind, unsigned flags)
{
	struct tokens *t = sc->out;

	t->items = base_grow(t->items, t->n, &t->cap, sizeof(*t->items));
	t->items[t->n++] = (struct token){(uint32_t)sc->at, (uint16_t)(end - sc->at),
	    (uint8_t)kind, (uint8_t)(sc->flags | flags)};
	sc->at = end;
	sc->flags = TOKEN_GLUED;
}

/* Whether s[at] == '.' stands inside a word: U.S., 1.2, Alibaba.com, but not end.The. */
static bool
is_inner_stop(const struct scan *sc, size_t start, size_t at)
{
	enum letter_class before = class_at(sc, at - 1), after = class_at(sc, at + 1);

	if (!is_wordy(after) || !is_wordy(before))
		return false;
	if (after == LETTER_UPPER && before != LETTER_UPPER && before != LETTER_DIGIT)
		return false;
	if (after == LETTER_UPPER && at - start > 1 && at > 1 && sc->s[at - 2] != '.' &&
	    sc->s[at - 2] != '-')
		return false;
	return true;
}

/* Whether the full stop at the end of the word [start, at) belongs to it. */
static bool
is_own_stop(const struct scan *sc, size_t start, size_t at)
{
	struct letter first = letter_at(sc->s + start, sc->len - start);
	size_t n = at - start, i;

	if (at + 1 < sc->len && sc->s[at + 1] == '.')
		return false;
	if (first.len == n)
		return first.class_ == LETTER_UPPER;
	for (i = 1; i < n && sc->s[start + i] == '.' && n & 1; i += 2)
		;
	if (i >= n && first.class_ != LETTER_DIGIT)
		return true;
	if (first.class_ != LETTER_UPPER)
		return n < 4 &&
		       is_listed(sc->s + start, n, lower_titles, ARRAY_LEN(lower_titles));
	return is_listed(sc->s + start, n, titles, ARRAY_LEN(titles)) ||
	       is_listed(sc->s + start, n, abbreviations, ARRAY_LEN(abbreviations));
}

/* Whether the joiner at a position holds the word together; *skip is its bytes. */
static bool
is_joined(const struct scan *sc, size_t start, size_t at, size_t *skip)
{
	size_t quote = apostrophe_at(sc, at);
	enum letter_class before = at > start ? class_at(sc, at - 1) : LETTER_SPACE, after;
	char c = sc->s[at];

	*skip = quote ? quote : 1;
	after = class_at(sc, at + *skip);
	if (quote) {
		if (at + quote < sc->len &&
		    (sc->s[at + quote] == 's' || sc->s[at + quote] == 'S') &&
		    !is_wordy(class_at(sc, at + quote + 1)))
			return false;
		return is_wordy(after);
	}
	switch (c) {
	case '.':
		if (after == LETTER_PUNCT && sc->s[at + 1] == '-' &&
		    is_wordy(class_at(sc, at + 2)))
			return is_own_stop(sc, start, at);
		return is_inner_stop(sc, start, at);
	case '-':
		return is_wordy(after) || (after == LETTER_IDEOGRAPH);
	case '&':
		return before == LETTER_UPPER && after == LETTER_UPPER;
	case ',':
	case ':':
		return before == LETTER_DIGIT && after == LETTER_DIGIT;
	case '/':
		return before == LETTER_DIGIT && after == LETTER_DIGIT;
	case '_':
		return true;
	case '@':
		return after == LETTER_LOWER || after == LETTER_UPPER || after == LETTER_DIGIT;
	default:
		return (unsigned char)c == 0xE2 && sc->len - at > 2 &&
		       (!memcmp(sc->s + at, "\xE2\x80\x90", 3) ||
			   !memcmp(sc->s + at, "\xE2\x80\x91", 3)) &&
		       (*skip = 3, is_wordy(class_at(sc, at + 3)));
	}
}

static void
scan_word(struct scan *sc)
{
	size_t at = sc->at, skip = 0;
	unsigned flags = 0;
	bool letters = false, address = false;

	if (class_at(sc, at) == LETTER_UPPER)
		flags = TOKEN_CAPITAL;
	while (at < sc->len && at - sc->at < TOKEN_MAX) {
		struct letter l = letter_at(sc->s + at, sc->len - at);

		if (is_wordy((enum letter_class)l.class_)) {
			letters |= l.class_ != LETTER_DIGIT;
			flags |= l.class_ == LETTER_LOWER ? TOKEN_LOWER : 0u;
			at += l.len;
		} else if (at > sc->at && is_joined(sc, sc->at, at, &skip)) {
			address |= sc->s[at] == '@';
			at += skip;
		} else {
			break;
		}
	}
	if (letters && at < sc->len && sc->s[at] == '.' && is_own_stop(sc, sc->at, at))
		at++;
	add_token(sc, at, address ? TOKEN_ADDRESS : letters ? TOKEN_WORD : TOKEN_NUMBER, flags);
}

/* Bytes of "http://..." or "www...." at the cursor, or 0. */
static size_t
address_len(const struct scan *sc)
{
	static const char *const heads[] = {"http://", "https://", "www.", "HTTP://", "ftp://"};
	size_t left = sc->len - sc->at, n = 0, i;

	for (i = 0; i < ARRAY_LEN(heads); i++)
		if (left > strlen(heads[i]) &&
		    !memcmp(sc->s + sc->at, heads[i], strlen(heads[i])))
			n = strlen(heads[i]);
	if (!n)
		return 0;
	while (n < left && n < TOKEN_MAX && (unsigned char)sc->s[sc->at + n] > ' ' &&
	       (unsigned char)sc->s[sc->at + n] < 0x7F &&
	       !strchr("<>\"()[]{}", sc->s[sc->at + n]))
		n++;
	while (n > 4 && strchr(".,;:!?'", sc->s[sc->at + n - 1]))
		n--;
	return n;
}

static void
scan_punct(struct scan *sc, size_t len)
{
	size_t quote = apostrophe_at(sc, sc->at), at = sc->at + len;
	char c = sc->s[sc->at];

	if (quote && sc->flags & TOKEN_GLUED && at < sc->len &&
	    (sc->s[at] == 's' || sc->s[at] == 'S') && !is_wordy(class_at(sc, at + 1))) {
		add_token(sc, at + 1, TOKEN_PUNCT, TOKEN_SUFFIX);
		return;
	}
	if (c == '.' || c == '-' || c == '*' || c == '=' || c == '_' || c == '~')
		while (at < sc->len && sc->s[at] == c && at - sc->at < TOKEN_MAX)
			at++;
	add_token(sc, at, TOKEN_PUNCT, 0);
}

static bool
is_word(const struct tokens *t, size_t i, const char *text, const char *const *list, size_t n)
{
	size_t len = t->items[i].len;

	while (len > 1 && text[t->items[i].start + len - 1] == '.')
		len--;
	return is_listed(text + t->items[i].start, len, list, n);
}

/* Whether a new sentence begins at token i, seen that a stop stands before it. */
static bool
begins_sentence(const struct tokens *t, size_t i, const char *text, size_t stop)
{
	const struct token *b = &t->items[stop], *a = &t->items[i];
	char first = text[a->start];

	if (a->flags & TOKEN_GLUED)
		return false;
	if (!(a->flags & TOKEN_CAPITAL) && a->kind != TOKEN_NUMBER &&
	    a->kind != TOKEN_ADDRESS && !(a->kind == TOKEN_PUNCT && strchr("\"'([\xE2", first)))
		return a->kind == TOKEN_WORD && !(a->flags & TOKEN_LOWER);
	if (b->kind == TOKEN_PUNCT)
		return true;
	/* A word that owns its full stop. */
	if (b->len == 2 || is_word(t, stop, text, titles, ARRAY_LEN(titles)))
		return false;
	return a->flags & TOKEN_CAPITAL && is_word(t, i, text, starters, ARRAY_LEN(starters));
}

static bool
is_closing(const char *s, size_t len)
{
	return len == 1 ? strchr("\"')]", *s) != NULL
			: len == 3 &&
			      (!memcmp(s, "\xE2\x80\x9D", 3) || !memcmp(s, "\xE2\x80\x99", 3));
}

static void
mark_sentences(struct tokens *t, size_t from, const char *text)
{
	size_t stop = SIZE_MAX, i;

	for (i = from; i < t->n; i++) {
		struct token *k = &t->items[i];
		char last = text[k->start + k->len - 1];

		if (k->flags & TOKEN_LINE ||
		    (stop != SIZE_MAX && begins_sentence(t, i, text, stop)))
			k->flags |= TOKEN_SENTENCE;
		if (stop != SIZE_MAX && k->flags & TOKEN_GLUED && k->kind == TOKEN_PUNCT &&
		    is_closing(text + k->start, k->len))
			continue;
		stop = (k->kind == TOKEN_PUNCT &&
			   (strchr(".!?", last) ||
			       (k->len == 3 && !memcmp(text + k->start, "\xE2\x80\xA6", 3)))) ||
			       (k->kind == TOKEN_WORD && last == '.')
			   ? i
			   : SIZE_MAX;
	}
}

void
tokens_scan(struct tokens *t, const char *text, size_t len)
{
	struct scan sc = {text, len, 0, t, TOKEN_LINE};
	size_t from = t->n, n;

	while (sc.at < len) {
		struct letter l = letter_at(text + sc.at, len - sc.at);

		if (l.class_ == LETTER_SPACE) {
			sc.flags &= TOKEN_LINE;
			if (l.code == '\n' || l.code == '\t') /* a table's cells */
				sc.flags = TOKEN_LINE;
			sc.at += l.len;
		} else if ((l.class_ == LETTER_LOWER || l.code == 'H') &&
			   (n = address_len(&sc))) {
			add_token(&sc, sc.at + n, TOKEN_ADDRESS, 0);
		} else if (is_wordy((enum letter_class)l.class_)) {
			scan_word(&sc);
		} else if (l.class_ == LETTER_IDEOGRAPH) {
			add_token(&sc, sc.at + l.len, TOKEN_WORD, 0);
		} else {
			scan_punct(&sc, l.len);
		}
	}
	mark_sentences(t, from, text);
}

void
tokens_clear(struct tokens *t)
{
	free(t->items);
	*t = TOKENS_INIT;
}

size_t
tokens_sentence_end(const struct tokens *t, size_t i)
{
	size_t limit = t->n - i < TOKEN_MAX_SENTENCE ? t->n : i + TOKEN_MAX_SENTENCE;

	if (i < limit)
		i++;
	while (i < limit && !(t->items[i].flags & TOKEN_SENTENCE))
		i++;
	return i;
}
