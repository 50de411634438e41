/* Where text may be parted. */
#include "text/segment.h"

#include "text/utf8.h"

#include <string.h>
#include <unictype.h>
#include <unigbrk.h>
#include <unilbrk.h>

size_t
segment_cluster(const char *s, size_t len)
{
	const uint8_t *u = (const uint8_t *)s, *next;

	if (!len)
		return 0;
	if (u[0] < 0x80 && (len == 1 || u[1] < 0x80))
		return u[0] == '\r' && len > 1 && u[1] == '\n' ? 2 : 1;
	next = u8_grapheme_next(u, u + len);
	return next ? (size_t)(next - u) : 1;
}

size_t
segment_cluster_before(const char *s, size_t at)
{
	const uint8_t *u = (const uint8_t *)s, *before;

	if (at == 1 || (u[at - 1] < 0x80 && u[at - 2] < 0x80))
		return at - 1;
	before = u8_grapheme_prev(u + at, u);
	return before ? (size_t)(before - u) : at - 1;
}

/* LB29, which libunistring lacks: no break between a mark such as "." and a letter. */
static void
mend_breaks(const char *s, size_t len, char *breaks)
{
	uint32_t cp;
	size_t i;

	for (i = 1; i < len; i++) {
		if (breaks[i] != SEGMENT_MAY_BREAK || !strchr(".,:;", s[i - 1]))
			continue;
		utf8_decode(s + i, len - i, &cp);
		if (uc_is_alpha(cp) && cp < 0x2e80)
			breaks[i] = SEGMENT_NO_BREAK;
	}
}

void
segment_line_breaks(const char *s, size_t len, char *breaks)
{
	size_t i;

	u8_possible_linebreaks((const uint8_t *)s, len, "UTF-8", breaks);
	for (i = 0; i < len; i++)
		switch (breaks[i]) {
		case UC_BREAK_POSSIBLE:
			breaks[i] = SEGMENT_MAY_BREAK;
			break;
		case UC_BREAK_MANDATORY:
			/* libunistring marks the line end itself; the break lies behind it. */
			breaks[i] = SEGMENT_NO_BREAK;
			break;
		default:
			breaks[i] = SEGMENT_NO_BREAK;
		}
	for (i = 1; i < len; i++)
		if (s[i - 1] == '\n')
			breaks[i] = SEGMENT_MUST_BREAK;
	mend_breaks(s, len, breaks);
}

static bool
is_ideograph(uint32_t cp)
{
	return (cp >= 0x2e80 && cp <= 0x9fff) || (cp >= 0xf900 && cp <= 0xfaff) ||
	       (cp >= 0x20000 && cp <= 0x3ffff);
}

static bool
is_word(uint32_t cp)
{
	if (cp < 0x80)
		return (cp >= '0' && cp <= '9') || ((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z');
	return uc_is_general_category_withtable(
	    cp, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M | UC_CATEGORY_MASK_N);
}

bool
segment_next_word(const char *s, size_t len, size_t *at, size_t *word_len)
{
	size_t i = *at, n, end;
	uint32_t cp = 0;

	for (; i < len; i += n) {
		n = utf8_decode(s + i, len - i, &cp);
		if (is_word(cp))
			break;
	}
	if (i >= len)
		return false;
	for (end = i + n; end < len && !is_ideograph(cp); end += n) {
		n = utf8_decode(s + end, len - end, &cp);
		if (!is_word(cp) || is_ideograph(cp))
			break;
	}
	*at = i;
	*word_len = end - i;
	return true;
}

size_t
segment_count_words(const char *s, size_t len)
{
	size_t at = 0, word_len, n = 0;

	for (; segment_next_word(s, len, &at, &word_len); at += word_len)
		n++;
	return n;
}
