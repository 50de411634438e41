/* Two names of persons: may they be one person? */
#include "text/person.h"

#include <stdlib.h>
#include <string.h>

static int
compare_nickname(const void *key, const void *item)
{
	return strcmp(key, ((const struct person_nickname *)item)->from);
}

/* The formal given name for a folded one. */
static const char *
formal(const char *given)
{
	const struct person_nickname *n = bsearch(given, person_nicknames, person_n_nicknames,
	    sizeof(*person_nicknames), compare_nickname);

	return n ? n->to : given;
}

static bool
same_given(const char *a, size_t a_len, const char *b, size_t b_len)
{
	char x[32], y[32];

	if (!a_len || !b_len || a_len >= sizeof(x) || b_len >= sizeof(y))
		return false;
	memcpy(x, a, a_len);
	memcpy(y, b, b_len);
	x[a_len] = y[b_len] = '\0';
	if (a_len == 1 || b_len == 1)
		return x[0] == y[0];
	return !strcmp(formal(x), formal(y)) ||
	       (a_len >= 3 && b_len >= 3 && !strncmp(x, y, a_len < b_len ? a_len : b_len));
}

bool
person_maybe_same(const char *a, const char *b)
{
	const char *last_a = strrchr(a, ' '), *last_b = strrchr(b, ' ');

	if (!strcmp(a, b) || !*a || !*b ||
	    strcmp(last_a ? last_a + 1 : a, last_b ? last_b + 1 : b))
		return false;
	if (!last_a || !last_b)
		return true;
	return same_given(a, strcspn(a, " "), b, strcspn(b, " "));
}
