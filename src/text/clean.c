/* The one gate for bytes from outside. */
#include "text/clean.h"

#include "text/unicode.h"
#include "text/utf8.h"

#include <string.h>

static bool
is_invisible(uint32_t cp)
{
	static const struct {
		uint32_t first, last;
	} ranges[] = {
	    {0x00ad, 0x00ad},   /* soft hyphen */
	    {0x034f, 0x034f},   /* combining grapheme joiner */
	    {0x061c, 0x061c},   /* Arabic letter mark */
	    {0x115f, 0x1160},   /* Hangul fillers */
	    {0x17b4, 0x17b5},   /* Khmer inherent vowels */
	    {0x180b, 0x180f},   /* Mongolian selectors */
	    {0x200b, 0x200b},   /* zero width space */
	    {0x200e, 0x200f},   /* directional marks */
	    {0x202a, 0x202e},   /* embeddings and overrides */
	    {0x2060, 0x206f},   /* word joiner, invisible operators, isolates */
	    {0x3164, 0x3164},   /* Hangul filler */
	    {0xfdd0, 0xfdef},   /* noncharacters */
	    {0xfeff, 0xfeff},   /* byte order mark */
	    {0xffa0, 0xffa0},   /* half-width Hangul filler */
	    {0xfff0, 0xfffb},   /* interlinear annotation */
	    {0x13430, 0x1345f}, /* hieroglyph format controls */
	    {0x1bca0, 0x1bca3}, /* shorthand format controls */
	    {0x1d173, 0x1d17a}, /* musical format controls */
	    {0xe0000, 0xe0fff}, /* tags, supplementary selectors */
	};
	size_t i;

	for (i = 0; i < ARRAY_LEN(ranges) && cp >= ranges[i].first; i++)
		if (cp <= ranges[i].last)
			return true;
	return (cp & 0xfffe) == 0xfffe;
}

bool
clean_drops(uint32_t cp)
{
	if (cp < 0xa0)
		return (cp < 0x20 && cp != '\n' && cp != '\t') || cp >= 0x7f;
	return is_invisible(cp);
}

static bool
is_line_end(uint32_t cp)
{
	return (cp >= '\n' && cp <= '\r') || cp == 0x85 || cp == 0x2028 || cp == 0x2029;
}

static bool
is_space(uint32_t cp)
{
	return cp == ' ' || cp == '\t' || cp == 0xa0 || cp == 0x3000 || cp == 0x1680 ||
	       (cp >= 0x2000 && cp <= 0x200a) || cp == 0x202f || cp == 0x205f ||
	       is_line_end(cp);
}

static bool
is_mark(uint32_t cp)
{
	return cp >= 0x300 && (cp == 0x200c || cp == 0x200d || (unicode_of(cp) & UNICODE_MARK));
}

/* Appends what a code point that is not plain ASCII becomes. */
static void
add_special(struct buf *out, uint32_t cp, enum clean_mode mode, size_t start, unsigned *marks)
{
	char bytes[4];

	if (mode == CLEAN_LINE && is_space(cp)) {
		if (out->len > start && out->data[out->len - 1] != ' ')
			buf_add_char(out, ' ');
	} else if (is_line_end(cp)) {
		buf_add_char(out, '\n');
	} else if (clean_drops(cp)) {
		return;
	} else if (is_mark(cp)) {
		if (++*marks <= CLEAN_MAX_MARKS)
			buf_add(out, bytes, utf8_encode(cp, bytes));
		return;
	} else {
		buf_add(out, bytes, utf8_encode(cp, bytes));
	}
	*marks = 0;
}

/* Are the eight bytes at s printable ASCII? Says no of some that are. */
static bool
eight_plain(const char *s)
{
	const uint64_t ones = 0x0101010101010101u, high = 0x80 * ones;
	uint64_t v, deletes;

	memcpy(&v, s, sizeof(v));
	deletes = v ^ 0x7f * ones;
	return !((v | (v - 0x20 * ones) | ((deletes - ones) & ~deletes)) & high);
}

/* Bytes of the longest beginning that passes as it is. */
static size_t
plain_len(const char *s, size_t len, enum clean_mode mode)
{
	size_t at = 0;

	/* A space behind something plain is the first of its run. */
	if (mode == CLEAN_LINE)
		while (at < len && ((s[at] > 0x20 && s[at] < 0x7f) ||
				       (s[at] == ' ' && at && s[at - 1] != ' ')))
			at++;
	else
		while (at < len) {
			while (at + 8 <= len && eight_plain(s + at))
				at += 8;
			while (at < len && s[at] >= 0x20 && s[at] < 0x7f)
				at++;
			if (at == len || (s[at] != '\n' && s[at] != '\t'))
				break;
			at++;
		}
	return at;
}

void
clean_text(struct buf *out, const char *s, size_t len, enum clean_mode mode)
{
	size_t at = 0, start = out->len, n;
	unsigned marks = 0;
	uint32_t cp;

	buf_reserve(out, len);
	while (at < len) {
		n = plain_len(s + at, len - at, mode);
		if (n) {
			buf_add(out, s + at, n);
			at += n;
			marks = 0;
			continue;
		}
		at += utf8_decode(s + at, len - at, &cp);
		if (cp == '\r' && at < len && s[at] == '\n')
			continue;
		add_special(out, cp, mode, start, &marks);
	}
	if (mode == CLEAN_LINE && out->len > start && out->data[out->len - 1] == ' ')
		buf_truncate(out, out->len - 1);
}
