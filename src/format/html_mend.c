/* Lost quotation marks and doubly encoded text. */
#include "format/html_mend.h"

#include "text/utf8.h"

/* What windows-1252 has for the bytes 0x80 to 0x9f; 0: nothing. */
static const uint16_t windows[] = {0x20ac, 0, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021,
    0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0, 0x17d, 0, 0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0, 0x17e, 0x178};

/* The byte that a character was made from when UTF-8 was read as Latin-1, or 0. */
static unsigned char
lost_byte(const char *s, size_t left)
{
	unsigned char a = (unsigned char)s[0], b;

	if (left < 2 || (a != 0xc2 && a != 0xc3))
		return 0;
	b = (unsigned char)s[1];
	return (unsigned char)(a == 0xc2 ? b : b + 0x40);
}

/* Text that was encoded twice: a sequence of UTF-8 whose bytes became characters, with a C1
 * control among them, which no other text has. Returns the bytes passed; the sequence goes to
 * out. 0 when it is none. */
static size_t
mend_sequence(const char *s, size_t len, struct buf *out)
{
	char bytes[4];
	size_t n, want, i;
	bool control = false;

	bytes[0] = (char)lost_byte(s, len);
	want = (unsigned char)bytes[0] >= 0xf0 ? 4 : (unsigned char)bytes[0] >= 0xe0 ? 3 : 2;
	if ((unsigned char)bytes[0] < 0xc2 || (unsigned char)bytes[0] > 0xf4 || len < 2 * want)
		return 0;
	for (n = 1; n < want; n++) {
		bytes[n] = (char)lost_byte(s + 2 * n, len - 2 * n);
		if (((unsigned char)bytes[n] & 0xc0) != 0x80)
			return 0;
		control = control || (unsigned char)bytes[n] < 0xa0;
	}
	if (!control || !utf8_valid(bytes, want))
		return 0;
	for (i = 0; i < want; i++)
		buf_add_char(out, bytes[i]);
	return 2 * want;
}

/* A C1 control by itself was a byte of windows-1252. */
static size_t
mend_control(const char *s, size_t len, struct buf *out)
{
	unsigned char c = len > 1 && s[0] == '\xc2' ? (unsigned char)s[1] : 0;
	char bytes[4];

	if (c < 0x80 || c > 0x9f || !windows[c - 0x80])
		return 0;
	buf_add(out, bytes, utf8_encode(windows[c - 0x80], bytes));
	return 2;
}

bool
html_mend(const char *s, size_t len, struct buf *out)
{
	size_t i, n, from = 0;
	bool any = false;

	for (i = 0; i < len; i += n) {
		n = 1;
		if (s[i] != '\xc3' && s[i] != '\xc2')
			continue;
		buf_add(out, s + from, i - from);
		from = i;
		n = mend_sequence(s + i, len - i, out);
		if (!n)
			n = mend_control(s + i, len - i, out);
		any = any || n;
		from += n;
		n += !n;
	}
	buf_add(out, s + from, len - from);
	return any;
}
