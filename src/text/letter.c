/* Character classes and folding, by table and range. */
#include "text/letter.h"

#include <string.h>

/* What U+00C0..U+017F fold to: two bytes each, the second a space when there is none;
 * two spaces mark what is no letter (multiplication and division signs). */
static const char latin[] = "a a a a a a aec e e e e i i i i d n o o o o o   o u u u u y thss"
			    "a a a a a a aec e e e e i i i i d n o o o o o   o u u u u y thy "
			    "a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g "
			    "g g g g h h h h i i i i i i i i i i ijijj j k k k l l l l l l l "
			    "l l l n n n n n n n n n o o o o o o oeoer r r r r r s s s s s s "
			    "s s t t t t t t u u u u u u u u u u u u w w y y y z z z z z z s ";

/* Runs of code points of one class, ascending, from U+0370. What no run names is a
 * letter without case. */
static const struct {
	uint32_t first, last;
	uint8_t class_;
} runs[] = {
    {0x0300, 0x036F, LETTER_MARK},
    {0x037E, 0x037E, LETTER_PUNCT},
    {0x0386, 0x038F, LETTER_UPPER},
    {0x0391, 0x03AB, LETTER_UPPER},
    {0x03AC, 0x03CE, LETTER_LOWER},
    {0x0400, 0x042F, LETTER_UPPER},
    {0x0430, 0x045F, LETTER_LOWER},
    {0x0483, 0x0489, LETTER_MARK},
    {0x0531, 0x0556, LETTER_UPPER},
    {0x0561, 0x0587, LETTER_LOWER},
    {0x0589, 0x058F, LETTER_PUNCT},
    {0x0591, 0x05C7, LETTER_MARK},
    {0x05F3, 0x060F, LETTER_PUNCT},
    {0x0610, 0x061A, LETTER_MARK},
    {0x061B, 0x061F, LETTER_PUNCT},
    {0x064B, 0x065F, LETTER_MARK},
    {0x0660, 0x0669, LETTER_DIGIT},
    {0x066A, 0x066D, LETTER_PUNCT},
    {0x06D4, 0x06D4, LETTER_PUNCT},
    {0x06F0, 0x06F9, LETTER_DIGIT},
    {0x0900, 0x0903, LETTER_MARK},
    {0x093A, 0x094F, LETTER_MARK},
    {0x0964, 0x0965, LETTER_PUNCT},
    {0x0966, 0x096F, LETTER_DIGIT},
    {0x0E31, 0x0E31, LETTER_MARK},
    {0x0E34, 0x0E3A, LETTER_MARK},
    {0x0E47, 0x0E4E, LETTER_MARK},
    {0x1680, 0x1680, LETTER_SPACE},
    {0x1AB0, 0x1AFF, LETTER_MARK},
    {0x1DC0, 0x1DFF, LETTER_MARK},
    {0x2000, 0x200A, LETTER_SPACE},
    {0x200B, 0x2027, LETTER_PUNCT},
    {0x2028, 0x2029, LETTER_SPACE},
    {0x202A, 0x202E, LETTER_PUNCT},
    {0x202F, 0x202F, LETTER_SPACE},
    {0x2030, 0x205E, LETTER_PUNCT},
    {0x205F, 0x205F, LETTER_SPACE},
    {0x2060, 0x20CF, LETTER_PUNCT},
    {0x20D0, 0x20FF, LETTER_MARK},
    {0x2100, 0x2BFF, LETTER_PUNCT},
    {0x2E00, 0x2E7F, LETTER_PUNCT},
    {0x2E80, 0x2FFF, LETTER_IDEOGRAPH},
    {0x3000, 0x3000, LETTER_SPACE},
    {0x3001, 0x3020, LETTER_PUNCT},
    {0x3021, 0x30FF, LETTER_IDEOGRAPH},
    {0x3100, 0x9FFF, LETTER_IDEOGRAPH},
    {0xD800, 0xF8FF, LETTER_PUNCT},
    {0xF900, 0xFAFF, LETTER_IDEOGRAPH},
    {0xFE00, 0xFE0F, LETTER_MARK},
    {0xFE10, 0xFE6F, LETTER_PUNCT},
    {0xFEFF, 0xFF0F, LETTER_PUNCT},
    {0xFF10, 0xFF19, LETTER_DIGIT},
    {0xFF1A, 0xFF20, LETTER_PUNCT},
    {0xFF21, 0xFF3A, LETTER_UPPER},
    {0xFF41, 0xFF5A, LETTER_LOWER},
    {0xFF5B, 0xFF65, LETTER_PUNCT},
    {0xFFE0, 0xFFFF, LETTER_PUNCT},
    {0x1D000, 0x1FAFF, LETTER_PUNCT},
    {0x20000, 0x3FFFF, LETTER_IDEOGRAPH},
    {0xE0000, 0x10FFFF, LETTER_PUNCT},
};

enum {
	P = LETTER_PUNCT,
	S = LETTER_SPACE,
	D = LETTER_DIGIT,
	U = LETTER_UPPER,
	L = LETTER_LOWER
};

/* clang-format off */
const uint8_t letter_ascii[128] = {
    P, P, P, P, P, P, P, P, P, S, S, S, S, S, P, P,
    P, P, P, P, P, P, P, P, P, P, P, P, P, P, P, P,
    S, P, P, P, P, P, P, P, P, P, P, P, P, P, P, P,
    D, D, D, D, D, D, D, D, D, D, P, P, P, P, P, P,
    P, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U,
    U, U, U, U, U, U, U, U, U, U, U, P, P, P, P, P,
    P, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
    L, L, L, L, L, L, L, L, L, L, L, P, P, P, P, P,
};
/* clang-format on */

static uint32_t
decode(const unsigned char *s, size_t len, uint8_t *used)
{
	uint32_t c = s[0];
	size_t n, i;

	*used = 1;
	if (c < 0x80)
		return c;
	n = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2;
	if (c < 0xC2 || c > 0xF4 || len < n)
		return 0xFFFD;
	c &= 0x7Fu >> n;
	for (i = 1; i < n; i++) {
		if ((s[i] & 0xC0) != 0x80)
			return 0xFFFD;
		c = c << 6 | (s[i] & 0x3Fu);
	}
	if ((n == 3 && c < 0x800) || (n == 4 && (c < 0x10000 || c > 0x10FFFF)) ||
	    (c >= 0xD800 && c < 0xE000))
		return 0xFFFD;
	*used = (uint8_t)n;
	return c;
}

static enum letter_class
class_of_latin(uint32_t c)
{
	bool upper;

	if (c < 0xC0)
		return c == 0xA0                             ? LETTER_SPACE
		       : c == 0xAA || c == 0xB5 || c == 0xBA ? LETTER_LOWER
							     : LETTER_PUNCT;
	if (c < 0x100)
		return c == 0xD7 || c == 0xF7 ? LETTER_PUNCT
		       : c < 0xDF             ? LETTER_UPPER
					      : LETTER_LOWER;
	if (c == 0x138 || c == 0x149 || c == 0x17F)
		return LETTER_LOWER;
	upper = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E) ? c & 1 : !(c & 1);
	return upper || c == 0x178 ? LETTER_UPPER : LETTER_LOWER;
}

enum letter_class
letter_class_of(uint32_t c)
{
	size_t lo = 0, hi = ARRAY_LEN(runs);

	if (c < 0x80)
		return (enum letter_class)letter_ascii[c];
	if (c < 0x250)
		return class_of_latin(c);
	if ((c >= 0x460 && c < 0x530) || (c >= 0x1E00 && c < 0x1F00))
		return c & 1 ? LETTER_LOWER : LETTER_UPPER;
	if (c < 0x300)
		return LETTER_LOWER;
	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (c > runs[mid].last)
			lo = mid + 1;
		else if (c < runs[mid].first)
			hi = mid;
		else
			return (enum letter_class)runs[mid].class_;
	}
	return LETTER_OTHER;
}

struct letter
letter_at_multi(const char *s, size_t len)
{
	struct letter l;

	l.code = decode((const unsigned char *)s, len, &l.len);
	l.class_ = (uint8_t)letter_class_of(l.code);
	return l;
}

static size_t
encode(uint32_t c, char out[4])
{
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		out[0] = (char)(0xC0 | c >> 6);
		out[1] = (char)(0x80 | (c & 0x3F));
		return 2;
	}
	if (c < 0x10000) {
		out[0] = (char)(0xE0 | c >> 12);
		out[1] = (char)(0x80 | (c >> 6 & 0x3F));
		out[2] = (char)(0x80 | (c & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | c >> 18);
	out[1] = (char)(0x80 | (c >> 12 & 0x3F));
	out[2] = (char)(0x80 | (c >> 6 & 0x3F));
	out[3] = (char)(0x80 | (c & 0x3F));
	return 4;
}

/* Vietnamese letters, Latin Extended Additional. */
static uint32_t
fold_extended(uint32_t c)
{
	if (c < 0x1EA0)
		return c | 1;
	if (c < 0x1EB8)
		return 'a';
	if (c < 0x1EC8)
		return 'e';
	if (c < 0x1ECC)
		return 'i';
	if (c < 0x1EE4)
		return 'o';
	return c < 0x1EF2 ? 'u' : 'y';
}

size_t
letter_fold(uint32_t c, char out[4])
{
	if (c < 0x80) {
		out[0] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
		return 1;
	}
	if (c >= 0xC0 && c < 0x180 && c != 0xD7 && c != 0xF7) {
		memcpy(out, &latin[(c - 0xC0) * 2], 2);
		return out[1] == ' ' ? 1 : 2;
	}
	if (c == 0x2018 || c == 0x2019 || c == 0x2BC || c == 0x60) {
		out[0] = '\'';
		return 1;
	}
	if (letter_class_of(c) == LETTER_MARK)
		return 0;
	if (c >= 0x218 && c <= 0x21B)
		c = c < 0x21A ? 's' : 't';
	else if (c == 0x1A0 || c == 0x1A1)
		c = 'o';
	else if (c == 0x1AF || c == 0x1B0)
		c = 'u';
	else if (c >= 0x1E00 && c < 0x1F00)
		c = fold_extended(c);
	else if ((c >= 0x180 && c < 0x250) || (c >= 0x460 && c < 0x530))
		c |= 1;
	else if ((c >= 0x391 && c <= 0x3A9) || (c >= 0x410 && c <= 0x42F) ||
		 (c >= 0xFF21 && c <= 0xFF3A))
		c += 32;
	else if (c >= 0x400 && c <= 0x40F)
		c += 80;
	return encode(c, out);
}

bool
letter_is_headline(const char *s, size_t len)
{
	size_t i = 0, upper = 0, spaces = 0;

	while (i < len) {
		struct letter l = letter_at(s + i, len - i);

		if (l.class_ == LETTER_LOWER)
			return false;
		upper += l.class_ == LETTER_UPPER;
		spaces += l.class_ == LETTER_SPACE;
		i += l.len;
	}
	return upper > 6 || (spaces && upper > 1);
}

void
letter_fold_text(struct buf *out, const char *s, size_t len)
{
	char folded[4];
	size_t i = 0;

	while (i < len) {
		struct letter l = letter_at(s + i, len - i);

		buf_add(out, folded, letter_fold(l.code, folded));
		i += l.len;
	}
}
