/* Whether a text writes the month before the day. */
#include "text/date.h"

#include <string.h>

/* A number of one or two digits at a byte; 0: there is none. */
static unsigned
read_number(const char *s, size_t len, size_t *at)
{
	unsigned value = 0;
	size_t start = *at;

	while (*at < len && s[*at] >= '0' && s[*at] <= '9' && *at - start < 3)
		value = value * 10 + (unsigned)(s[(*at)++] - '0');
	return *at - start < 3 ? value : 0;
}

static bool
is_number_part(char c)
{
	return (c >= '0' && c <= '9') || c == '/' || c == '.' || c == '-';
}

/* The one or two digits before a slash; 0: there are none, or they are a part of more. */
static unsigned
number_before(const char *s, size_t slash)
{
	size_t at = slash;

	while (at && slash - at < 2 && s[at - 1] >= '0' && s[at - 1] <= '9')
		at--;
	if (at == slash || (at && is_number_part(s[at - 1])))
		return 0;
	return read_number(s, slash, &at);
}

/* "7/31/2024" with its first slash there: its two numbers. */
static bool
read_pair(const char *s, size_t len, size_t slash, unsigned *first, unsigned *second)
{
	size_t at = slash + 1, year;

	*first = number_before(s, slash);
	if (!*first || !(*second = read_number(s, len, &at)) || at >= len || s[at++] != '/')
		return false;
	for (year = at; at < len && s[at] >= '0' && s[at] <= '9';)
		at++;
	return (at - year == 4 || at - year == 2) && (at >= len || s[at] != '/');
}

bool
date_is_month_first(const char *s, size_t len)
{
	const char *hit = s;
	unsigned first, second;
	bool is_found = false;

	for (; (hit = memchr(hit, '/', (size_t)(s + len - hit))); hit++) {
		if (!read_pair(s, len, (size_t)(hit - s), &first, &second))
			continue;
		if (first > 12 && first <= 31 && second <= 12)
			return false;
		is_found = is_found || (first <= 12 && second > 12 && second <= 31);
	}
	return is_found;
}
