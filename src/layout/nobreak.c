/* Where a line must not end though UAX #14 lets it. */
#include "layout/nobreak.h"

#include "text/segment.h"
#include "text/utf8.h"

#include <string.h>

static bool
is_space(uint32_t cp)
{
	return cp == ' ' || cp == '\n' || cp == 0xa0 || cp == 0x202f || cp == 0x3000;
}

static bool
is_dash(uint32_t cp)
{
	return cp == '-' || cp == 0x2012 || cp == 0x2013 || cp == 0x2014 || cp == 0x2015;
}

/* Is there white space, or the text's end, on each side of a mark? */
struct around {
	bool before, behind;
	uint32_t next; /* the code point behind it, 0 at the text's end */
};

static struct around
look_around(const char *s, size_t len, size_t at, size_t n)
{
	struct around a = {true, true, 0};
	uint32_t cp;

	if (at) {
		size_t before = utf8_prev(s, at);

		utf8_decode(s + before, len - before, &cp);
		a.before = is_space(cp);
	}
	if (at + n < len) {
		utf8_decode(s + at + n, len - at - n, &a.next);
		a.behind = is_space(a.next);
	}
	return a;
}

static void
forbid_before(size_t at, char *breaks)
{
	if (at && breaks[at] == SEGMENT_MAY_BREAK)
		breaks[at] = SEGMENT_NO_BREAK;
}

static void
forbid_behind(const char *s, size_t len, size_t end, char *breaks)
{
	if (end < len && s[end] == ' ' && end + 1 < len)
		end++;
	if (end < len && breaks[end] == SEGMENT_MAY_BREAK)
		breaks[end] = SEGMENT_NO_BREAK;
}

static void
mend_at(const char *s, size_t len, size_t at, size_t n, char *breaks)
{
	struct around a = look_around(s, len, at, n);
	uint32_t cp;

	utf8_decode(s + at, len - at, &cp);
	switch (cp) {
	case 0xab:
	case 0x2039:
		if (a.before && a.behind)
			forbid_behind(s, len, at + n, breaks);
		break;
	case 0xbb:
	case 0x203a:
		if (a.before && (a.behind || (a.next < 0x80 && strchr(".,:;!?)", (int)a.next))))
			forbid_before(at, breaks);
		break;
	case 0x2026:
	case ':':
	case ';':
	case '!':
	case '?':
		if (a.before && a.behind)
			forbid_before(at, breaks);
		break;
	case 0xa7:
	case 0x2116:
		forbid_behind(s, len, at + n, breaks);
		break;
	default:
		if (is_dash(cp) && (!a.before || a.behind))
			forbid_before(at, breaks);
		else if (is_dash(cp) && cp != '-')
			forbid_behind(s, len, at + n, breaks);
	}
}

/* The first bytes of what mend_at knows. */
static const bool is_mark[256] = {
    ['-'] = true,
    [':'] = true,
    [';'] = true,
    ['!'] = true,
    ['?'] = true,
    [0xc2] = true, /* U+0080 .. U+00BF */
    [0xe2] = true, /* U+2000 .. U+2FFF */
};

void
nobreak_mend(const char *s, size_t len, char *breaks)
{
	size_t at;
	uint32_t cp;

	for (at = 0; at < len; at++) {
		if (!is_mark[(unsigned char)s[at]])
			continue;
		/* The ASCII ones count only behind a space. */
		if ((unsigned char)s[at] >= 0x80 || (at && s[at - 1] == ' '))
			mend_at(s, len, at, utf8_decode(s + at, len - at, &cp), breaks);
	}
}
