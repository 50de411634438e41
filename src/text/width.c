/* How many cells of a terminal text takes. */
#include "text/width.h"

#include "text/segment.h"
#include "text/unicode.h"
#include "text/utf8.h"

#include <limits.h>

int
width_cp(uint32_t cp)
{
	if (cp < 0x7f)
		return cp >= 0x20;
	return unicode_width_of(unicode_of(cp));
}

int
width_cluster(const char *s, size_t len)
{
	uint32_t cp;

	if (!len)
		return 0;
	if (s[0] == '\t')
		return 1;
	utf8_decode(s, len, &cp);
	return width_cp(cp);
}

int
width_text(const char *s, size_t len)
{
	size_t at = 0, n;
	int width = 0;

	while (at < len && width < INT_MAX - 2) {
		n = segment_cluster(s + at, len - at);
		width += width_cluster(s + at, n);
		at += n;
	}
	return width;
}
