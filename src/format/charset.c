/* What encoding a label means. */
#include "format/charset.h"

#include <string.h>

static bool
is_white(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Is the label one of a list's names? */
static bool
is_in(const char *list, const char *label, size_t len)
{
	for (; *list; list += strcspn(list, " "), list += *list == ' ')
		if (strcspn(list, " ") == len && !memcmp(list, label, len))
			return true;
	return false;
}

const struct charset *
charset_find(const char *label, size_t len)
{
	const struct charset *c;
	char lower[40];
	size_t i;

	while (len && is_white(label[0])) {
		label++;
		len--;
	}
	while (len && is_white(label[len - 1]))
		len--;
	if (!len || len > sizeof(lower))
		return NULL;
	for (i = 0; i < len; i++)
		lower[i] =
		    label[i] >= 'A' && label[i] <= 'Z' ? (char)(label[i] | 0x20) : label[i];
	for (c = charsets; c->name; c++)
		if (is_in(c->name, lower, len) || is_in(c->labels, lower, len))
			return c;
	return NULL;
}
