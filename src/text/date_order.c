/* Whether a text writes the month before the day. */
#include "text/date.h"

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

bool
date_is_month_first(const char *s, size_t len)
{
	bool is_found = false;
	size_t i, at, year;

	for (i = 0; i < len; i = at + (at == i)) {
		unsigned first, second;

		at = i;
		if (s[i] < '0' || s[i] > '9' || (i && is_number_part(s[i - 1])))
			continue;
		first = read_number(s, len, &at);
		if (!first || at >= len || s[at++] != '/')
			continue;
		second = read_number(s, len, &at);
		if (!second || at >= len || s[at++] != '/')
			continue;
		for (year = at; at < len && s[at] >= '0' && s[at] <= '9';)
			at++;
		if ((at - year != 4 && at - year != 2) || (at < len && s[at] == '/'))
			continue;
		if (first > 12 && first <= 31 && second <= 12)
			return false;
		is_found = is_found || (first <= 12 && second > 12 && second <= 31);
	}
	return is_found;
}
