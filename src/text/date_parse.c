/* A whole string as a date. */
#include "text/date_iso.h"

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* The length without a comment in parentheses at the end, as mail has: "-0400 (EDT)". */
static size_t
without_comment(const char *s, size_t len)
{
	size_t at = len;

	if (!len || s[len - 1] != ')')
		return len;
	while (at && s[at - 1] != '(')
		at--;
	while (at > 1 && is_space(s[at - 2]))
		at--;
	return at > 1 ? at - 1 : len;
}

static bool
is_all(const char *s, size_t len, struct date *out)
{
	size_t at, used;

	return date_find(s, len, NULL, out, &at, &used) && at == 0 &&
	       (used == len || (used + 1 == len && s[used] == '.'));
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
	if (!len ||
	    (used != len && !is_all(s, len, &d) && !is_all(s, without_comment(s, len), &d)))
		return false;
	*out = d;
	return true;
}
