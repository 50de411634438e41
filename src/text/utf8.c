/* UTF-8, one code point at a time. */
#include "text/utf8.h"

#include <string.h>

/* Which second bytes may follow a lead byte (Unicode table 3-7), how many bytes follow,
 * and the bits of the code point in the lead byte. */
struct lead {
	unsigned char low, high, n, bits;
};

static struct lead
lead_of(unsigned char c)
{
	if (c >= 0xc2 && c <= 0xdf)
		return (struct lead){0x80, 0xbf, 1, c & 0x1f};
	if (c >= 0xe0 && c <= 0xef)
		return (struct lead){
		    c == 0xe0 ? 0xa0 : 0x80, c == 0xed ? 0x9f : 0xbf, 2, c & 0x0f};
	if (c >= 0xf0 && c <= 0xf4)
		return (struct lead){
		    c == 0xf0 ? 0x90 : 0x80, c == 0xf4 ? 0x8f : 0xbf, 3, c & 0x07};
	return (struct lead){0, 0, 0, 0};
}

size_t
utf8_decode_multi(const char *s, size_t len, uint32_t *cp)
{
	const unsigned char *u = (const unsigned char *)s;
	struct lead lead = lead_of(u[0]);
	uint32_t value = lead.bits;
	size_t n = 1;

	for (; n <= lead.n && n < len; n++) {
		if (u[n] < (n == 1 ? lead.low : 0x80) || u[n] > (n == 1 ? lead.high : 0xbf))
			break;
		value = value << 6 | (u[n] & 0x3f);
	}
	*cp = lead.n && n == lead.n + 1u ? value : UTF8_REPLACEMENT;
	return n;
}

size_t
utf8_encode(uint32_t cp, char out[4])
{
	if (cp > 0x10ffff || (cp >= 0xd800 && cp <= 0xdfff))
		cp = UTF8_REPLACEMENT;
	if (cp < 0x80) {
		out[0] = (char)cp;
		return 1;
	}
	if (cp < 0x800) {
		out[0] = (char)(0xc0 | cp >> 6);
		out[1] = (char)(0x80 | (cp & 0x3f));
		return 2;
	}
	if (cp < 0x10000) {
		out[0] = (char)(0xe0 | cp >> 12);
		out[1] = (char)(0x80 | (cp >> 6 & 0x3f));
		out[2] = (char)(0x80 | (cp & 0x3f));
		return 3;
	}
	out[0] = (char)(0xf0 | cp >> 18);
	out[1] = (char)(0x80 | (cp >> 12 & 0x3f));
	out[2] = (char)(0x80 | (cp >> 6 & 0x3f));
	out[3] = (char)(0x80 | (cp & 0x3f));
	return 4;
}

size_t
utf8_ascii_len(const char *s, size_t len)
{
	size_t at = 0;
	uint64_t word;

	for (; len - at >= sizeof(word); at += sizeof(word)) {
		memcpy(&word, s + at, sizeof(word));
		if (word & UINT64_C(0x8080808080808080))
			break;
	}
	while (at < len && (unsigned char)s[at] < 0x80)
		at++;
	return at;
}

bool
utf8_valid(const char *s, size_t len)
{
	size_t at = 0;

	for (;;) {
		uint32_t cp;
		size_t n;

		at += utf8_ascii_len(s + at, len - at);
		if (at == len)
			return true;
		n = utf8_decode_multi(s + at, len - at, &cp);
		/* U+FFFD itself is three bytes long, and so may its cause be. */
		if (cp == UTF8_REPLACEMENT && (n != 3 || memcmp(s + at, "\xef\xbf\xbd", 3)))
			return false;
		at += n;
	}
}

size_t
utf8_prev(const char *s, size_t at)
{
	size_t back = 1;

	while (back < 4 && back < at && ((unsigned char)s[at - back] & 0xc0) == 0x80)
		back++;
	return at - back;
}

