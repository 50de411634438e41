/* The marks of plain text and Markdown at the beginning of a line. */
#include "format/dump_line.h"

#include <string.h>

/* Bytes of the run of one character at the start. */
static size_t
run_of(const char *s, size_t len, char c)
{
	size_t n = 0;

	while (n < len && s[n] == c)
		n++;
	return n;
}

static bool
is_rule(const char *s, size_t len)
{
	size_t i, n = 0;

	if (!strchr("-*_=~", s[0]))
		return false;
	for (i = 0; i < len; i++) {
		if (s[i] == s[0])
			n++;
		else if (s[i] != ' ')
			return false;
	}
	return n >= 3;
}

/* "1. ", "12) ": the mark's length, without the space. */
static size_t
number_len(const char *s, size_t len, uint32_t *number)
{
	size_t n = 0;

	*number = 0;
	for (; n < len && n < 3 && s[n] >= '0' && s[n] <= '9'; n++)
		*number = *number * 10 + (uint32_t)(s[n] - '0');
	return n && n < len && *number && (s[n] == '.' || s[n] == ')') ? n + 1 : 0;
}

static size_t
bullet_len(const char *s, size_t len)
{
	static const char *const bullets[] = {"-", "*", "+", "\xe2\x80\xa2", "\xe2\x97\xa6",
	    "\xe2\x96\xaa", "\xe2\x80\xa3", "\xc2\xb7", "\xe2\x80\x93"};
	size_t i, n;

	for (i = 0; i < ARRAY_LEN(bullets); i++) {
		n = strlen(bullets[i]);
		if (len > n && !memcmp(s, bullets[i], n))
			return n;
	}
	return 0;
}

enum dump_mark
dump_mark_of(const char *s, size_t len, size_t *mark_len, uint32_t *value)
{
	enum dump_mark mark = DUMP_MARK_NONE;
	size_t n, at;

	*value = 0;
	*mark_len = 0;
	/* No mark begins with a letter, as most lines do. */
	if (!len || (unsigned char)((s[0] | 0x20) - 'a') < 26)
		return DUMP_MARK_NONE;
	if (is_rule(s, len) && s[0] != '~') {
		*mark_len = len;
		return DUMP_MARK_RULE;
	}
	if (run_of(s, len, '`') >= 3 || run_of(s, len, '~') >= 3)
		return DUMP_MARK_FENCE;
	if (s[0] == '>') {
		for (at = 0; at < len && (s[at] == '>' || (s[at] == ' ' && at)); at++)
			*value += s[at] == '>';
		*mark_len = at;
		return DUMP_MARK_QUOTE;
	}
	if ((n = run_of(s, len, '#')) && n <= 6) {
		*value = (uint32_t)n;
		mark = DUMP_MARK_HEADING;
	} else if ((n = number_len(s, len, value)) || (n = bullet_len(s, len))) {
		mark = DUMP_MARK_ITEM;
	}
	if (mark == DUMP_MARK_NONE || n == len || (s[n] != ' ' && s[n] != '\t')) {
		*value = 0;
		return DUMP_MARK_NONE;
	}
	while (n < len && (s[n] == ' ' || s[n] == '\t'))
		n++;
	*mark_len = n;
	return mark;
}

unsigned
dump_underline_level(const char *s, size_t len, uint32_t width)
{
	if (len < 3 || (s[0] != '=' && s[0] != '-') || run_of(s, len, s[0]) != len ||
	    len < width / 2 || len > width + width / 2 + 4)
		return 0;
	return s[0] == '=' ? 1 : 2;
}
