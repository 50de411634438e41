/* May a line of text hold one of some words? */
#include "store/light_filter.h"

enum { DIGIT = 27, OTHER = 28, CODES = 29 };

/* 1 to 26 for a letter, DIGIT, OTHER for a byte beyond ASCII, 0 for a sign. */
static unsigned
code_of(char c)
{
	if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z')
		return (unsigned)((c | 0x20) - 'a') + 1;
	if (c >= '0' && c <= '9')
		return DIGIT;
	return (unsigned char)c >= 0x80 ? OTHER : 0;
}

/* Signs that the tokenizer leaves out of a word, or takes into it. */
static bool
may_join(char c)
{
	return c == '.' || c == '\'' || c == '-' || c == ',' || c == '&' || c == '+' ||
	       c == '#' || c == '_' || c == '/' || c == '@' || c == ':';
}

static bool
has(const struct light_filter *f, const unsigned code[3])
{
	unsigned at = code[0] | code[1] << 5 | code[2] << 10;

	return f->bits[at / 8] & (1u << (at % 8));
}

static void
set(struct light_filter *f, const unsigned code[3])
{
	unsigned at = code[0] | code[1] << 5 | code[2] << 10;

	f->bits[at / 8] = (uint8_t)(f->bits[at / 8] | 1u << (at % 8));
}

/* Every continuation of a beginning of n codes. */
static void
set_all(struct light_filter *f, unsigned code[3], unsigned n)
{
	unsigned k;

	if (n == 3) {
		set(f, code);
		return;
	}
	for (k = 0; k < CODES; k++) {
		code[n] = k;
		set_all(f, code, n + 1);
	}
}

/* The first three codes of a word, signs left out; how many there are. */
static unsigned
codes_of(const char *s, size_t len, unsigned code[3])
{
	unsigned n = 0;
	size_t i;

	code[0] = code[1] = code[2] = 0;
	for (i = 0; i < len && n < 3; i++) {
		unsigned c = code_of(s[i]);

		if (c)
			code[n++] = c;
	}
	return n;
}

void
light_filter_add(
    struct light_filter *f, const char *word, size_t len, unsigned n, bool is_whole)
{
	unsigned code[3], found = codes_of(word, len, code), i;

	for (i = 0; i < found; i++)
		if (code[i] == OTHER)
			return; /* let through in any case */
	if (found < n && is_whole)
		n = 3;
	else if (found < n)
		n = found;
	set_all(f, code, n);
}

bool
light_filter_word(const struct light_filter *f, const char *word, size_t len)
{
	unsigned code[3], n = codes_of(word, len, code), i;

	for (i = 0; i < n; i++)
		if (code[i] == OTHER)
			return true;
	return has(f, code);
}

/* Bytes of a general punctuation mark (U+2000 to U+203F), which is no letter; 0 else. */
static size_t
mark_len(const char *s, size_t len)
{
	return len >= 3 && s[0] == '\xe2' && s[1] == '\x80' ? 3 : 0;
}

/* The word that begins at at: with each sign that may join it or not, both are tried. */
static bool
word_may(const struct light_filter *f, const char *s, size_t len, size_t at)
{
	unsigned code[3] = {0, 0, 0}, n = 0;
	size_t mark;

	for (; at < len && n < 3; at++) {
		unsigned c = code_of(s[at]);

		if ((mark = mark_len(s + at, len - at)) > 0 || (!c && may_join(s[at]))) {
			if (n && has(f, code))
				return true;
			at += mark ? mark - 1 : 0;
		} else if (c == OTHER) {
			return true;
		} else if (!c) {
			break;
		} else {
			code[n++] = c;
		}
	}
	return n && has(f, code);
}

bool
light_filter_line(const struct light_filter *f, const char *s, size_t len)
{
	bool in_word = false;
	size_t at, mark;

	for (at = 0; at < len; at++) {
		unsigned c = code_of(s[at]);

		if ((mark = mark_len(s + at, len - at)) > 0) {
			at += mark - 1;
			in_word = false;
		} else if (!c) {
			in_word = false;
		} else if (!in_word) {
			if (word_may(f, s, len, at))
				return true;
			in_word = true;
		}
	}
	return false;
}
