/* Options of a command line. */
#include "base/flag.h"

#include <string.h>

static const struct flag *
find_name(struct flag_reader *r, const char *name, size_t len)
{
	const struct flag *o;

	for (r->table = 0; r->table < ARRAY_LEN(r->tables); r->table++)
		for (o = r->tables[r->table]; o && o->name; o++)
			if (strlen(o->name) == len && !memcmp(o->name, name, len))
				return o;
	return NULL;
}

static const struct flag *
find_letter(struct flag_reader *r, char letter)
{
	const struct flag *o;

	for (r->table = 0; r->table < ARRAY_LEN(r->tables); r->table++)
		for (o = r->tables[r->table]; o && o->name; o++)
			if (o->letter && o->letter == letter)
				return o;
	return NULL;
}

/* Is value one of the choices, "auto|always|never"? */
static bool
is_choice(const char *choices, const char *value)
{
	size_t want = strlen(value), len;

	for (;; choices += len + 1) {
		len = strcspn(choices, "|");
		if (len == want && !memcmp(choices, value, len))
			return true;
		if (!choices[len])
			return false;
	}
}

static int
bad(struct err *err, const char *word, const char *what)
{
	err_set(err, ERR_USAGE, "%s: %s", word, what);
	return FLAG_BAD;
}

static int
take(struct flag_reader *r, const struct flag *o, const char *word, const char *joined,
    const char **value, struct err *err)
{
	if (!o->value) {
		if (joined)
			return bad(err, word, "this option takes no value");
		*value = NULL;
		return o->id;
	}
	if (!joined && r->at >= r->argc)
		return bad(err, word, "this option wants a value after it");
	*value = joined ? joined : r->argv[r->at++];
	if (strchr(o->value, '|') && !is_choice(o->value, *value)) {
		err_set(
		    err, ERR_USAGE, "--%s: expected %s, not \"%s\"", o->name, o->value, *value);
		return FLAG_BAD;
	}
	return o->id;
}

int
flag_next(struct flag_reader *r, const char **value, struct err *err)
{
	const struct flag *o;
	const char *word, *equals;
	size_t len;

	if (r->at >= r->argc)
		return FLAG_END;
	word = r->argv[r->at++];
	if (!r->only_words && !strcmp(word, "--")) {
		r->only_words = true;
		return flag_next(r, value, err);
	}
	*value = word;
	if (r->only_words || word[0] != '-' || !word[1])
		return FLAG_WORD;
	if (word[1] != '-') {
		o = word[2] ? NULL : find_letter(r, word[1]);
		if (o)
			return take(r, o, word, NULL, value, err);
		return r->dash_words
			   ? FLAG_WORD
			   : bad(err, word, "there is no such option; see lectern help");
	}
	equals = strchr(word, '=');
	len = equals ? (size_t)(equals - word) - 2 : strlen(word) - 2;
	o = find_name(r, word + 2, len);
	if (!o)
		return bad(err, word, "there is no such option; see lectern help");
	return take(r, o, word, equals ? equals + 1 : NULL, value, err);
}

bool
flag_number(const char *name, const char *value, const uint64_t range[2], uint64_t *out,
    struct err *err)
{
	uint64_t n = 0;
	const char *p;

	for (p = value; *p >= '0' && *p <= '9' && n <= range[1]; p++)
		n = n * 10 + (uint64_t)(*p - '0');
	if (*p || p == value || n < range[0] || n > range[1])
		return err_set(err, ERR_USAGE,
		    "--%s: expected a number from %llu to %llu, not \"%s\"", name,
		    (unsigned long long)range[0], (unsigned long long)range[1], value);
	*out = n;
	return true;
}
