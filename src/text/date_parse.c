/* A whole string as a date. */
#include "text/date_iso.h"

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool
date_parse(const char *s, size_t len, struct date *out)
{
	struct date d;
	size_t used;

	while (len && is_space(s[0])) {
		s++;
		len--;
	}
	while (len && is_space(s[len - 1]))
		len--;
	used = date_iso_read(s, len, &d);
	if (used && used == len) {
		*out = d;
		return true;
	}
	return false;
}
