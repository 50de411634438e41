/* Text as searching sees it. */
#include "text/fold.h"

#include "text/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <uninorm.h>

/* What a code point is taken for before folding; 0: for itself. */
static char
plain_form(uint32_t cp)
{
	switch (cp) {
	case 0x2018:
	case 0x2019:
	case 0x201a:
	case 0x201b:
	case 0x2032:
	case 0x02bc:
	case 0xff07:
		return '\'';
	case 0x201c:
	case 0x201d:
	case 0x201e:
	case 0x201f:
	case 0x2033:
	case 0xab:
	case 0xbb:
		return '"';
	case 0xa0:
	case 0x2007:
	case 0x202f:
	case 0x3000:
		return ' ';
	default:
		return cp >= 0x2010 && cp <= 0x2015 ? '-' : 0;
	}
}

static bool
add_ascii(struct buf *out, const char *s, size_t len)
{
	size_t i;

	if (utf8_ascii_len(s, len) != len)
		return false;
	buf_reserve(out, len);
	for (i = 0; i < len; i++) {
		char c = s[i];

		if (c >= 'A' && c <= 'Z')
			c = (char)(c + ('a' - 'A'));
		else if (c == '\t' || c == '\n')
			c = ' ';
		out->data[out->len++] = c;
	}
	out->data[out->len] = '\0';
	return true;
}

/* Is a mark one that readers leave out when they type? Vowel signs of Indic scripts and Thai
 * and the voicing marks of Kana are not: they are letters in all but name. */
static bool
is_diacritic(uint32_t cp)
{
	return (cp >= 0x300 && cp < 0x370) || (cp >= 0x591 && cp <= 0x5c7) ||
	       (cp >= 0x610 && cp <= 0x61a) || (cp >= 0x64b && cp <= 0x65f) || cp == 0x670 ||
	       (cp >= 0x1ab0 && cp < 0x1b00) || (cp >= 0x1dc0 && cp < 0x1e00) ||
	       (cp >= 0x20d0 && cp < 0x2100) || (cp >= 0xfe20 && cp < 0xfe30);
}

/* Appends text composed, so that folding is no longer than what it folds. */
static void
add_composed(struct buf *out, const struct buf *s)
{
	size_t len = 0;
	uint8_t *composed;

	if (utf8_ascii_len(buf_str(s), s->len) == s->len) {
		buf_add(out, buf_str(s), s->len);
		return;
	}
	composed = u8_normalize(UNINORM_NFC, (const uint8_t *)s->data, s->len, NULL, &len);
	if (composed)
		buf_add(out, composed, len);
	free(composed);
}

/* Folding and decomposition by the library; the caller frees the result. */
static uint8_t *
fold_case(const char *s, size_t len, size_t *folded_len)
{
	return u8_casefold((const uint8_t *)s, len, NULL, UNINORM_NFKD, NULL, folded_len);
}

/* Words that hold more than ASCII. */
static void
add_words(struct buf *out, const char *s, size_t len, unsigned flags)
{
	struct buf kept = BUF_INIT;
	size_t at, n, folded_len = 0;
	uint8_t *folded = fold_case(s, len, &folded_len);
	uint32_t cp;

	for (at = 0; folded && at < folded_len; at += n) {
		n = utf8_decode((const char *)folded + at, folded_len - at, &cp);
		if ((flags & FOLD_KEEP_MARKS) || !is_diacritic(cp))
			buf_add(&kept, folded + at, n);
	}
	add_composed(out, &kept);
	free(folded);
	buf_clear(&kept);
}

/* Where the run of words that hold more than ASCII begins, and its length; a mark belongs to
 * what stands before it, which no space does. */
static size_t
find_words(const char *s, size_t len, size_t *n)
{
	size_t start = utf8_ascii_len(s, len), end;

	while (start && s[start - 1] != ' ')
		start--;
	for (end = start; end < len && s[end] != ' '; end++)
		;
	*n = end - start;
	return start;
}

void
fold_text(struct buf *out, const char *s, size_t len, unsigned flags)
{
	struct buf plain = BUF_INIT;
	size_t at = 0, n;
	uint32_t cp;
	char c;

	if (add_ascii(out, s, len))
		return;
	while (at < len) {
		n = utf8_decode(s + at, len - at, &cp);
		c = plain_form(cp);
		if (c)
			buf_add_char(&plain, c);
		else if (cp != UTF8_REPLACEMENT)
			buf_add(&plain, s + at, n);
		at += n;
	}
	for (at = 0; at < plain.len;) {
		n = 0;
		len = find_words(plain.data + at, plain.len - at, &n);
		add_ascii(out, plain.data + at, len);
		at += len;
		if (n)
			add_words(out, plain.data + at, n, flags);
		at += n;
	}
	buf_clear(&plain);
}

uint32_t
fold_lower(uint32_t cp)
{
	if (cp < 0x80)
		return cp >= 'A' && cp <= 'Z' ? cp + ('a' - 'A') : cp;
	return uc_tolower(cp);
}

