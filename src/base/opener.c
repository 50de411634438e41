/* Which program opens an address. */
#include "base/opener.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

/* Only addresses that name a place to look at, and never one that reads as an option. */
static bool
is_address(const char *s)
{
	static const char *const schemes[] = {"http://", "https://", "gemini://", "mailto:"};
	size_t i;

	for (i = 0; i < ARRAY_LEN(schemes); i++)
		if (!strncasecmp(s, schemes[i], strlen(schemes[i])))
			break;
	if (i == ARRAY_LEN(schemes))
		return false;
	for (; *s; s++)
		if ((unsigned char)*s <= 0x20 || *s == 0x7f)
			return false;
	return true;
}

/* A word of BROWSER, closed by a NUL, with the address in place of "%s". True when it had one.
 */
static bool
add_word(struct buf *out, const char *word, size_t len, const char *address)
{
	bool has = false;
	size_t i;

	for (i = 0; i < len; i++)
		if (word[i] == '%' && i + 1 < len && word[i + 1] == 's') {
			buf_add_str(out, address);
			has = true;
			i++;
		} else {
			buf_add_char(out, word[i]);
		}
	buf_add_char(out, '\0');
	return has;
}

/* The words of the first program that is named; none when there is no wish. */
static size_t
add_words(struct buf *out, const char *wish, const char *address)
{
	size_t n = 0, len, end = strcspn(wish, ":"), at;
	bool has = false;

	for (at = strspn(wish, " \t"); at < end && n < OPENER_WORDS; n++) {
		len = strcspn(wish + at, " \t:");
		has = add_word(out, wish + at, len, address) || has;
		at += len + strspn(wish + at + len, " \t");
	}
	if (n && !has)
		buf_add(out, address, strlen(address) + 1);
	return n + (n && !has);
}

bool
opener_choose(const char *address, struct opener *out, struct err *err)
{
	bool desktop = getenv("DISPLAY") || getenv("WAYLAND_DISPLAY");
	const char *browser = getenv("BROWSER"), *program = "xdg-open";
	size_t n, i, at = 0;

	*out = (struct opener){.words = BUF_INIT};
	if (!is_address(address))
		return err_set(err, ERR_DATA, "only http, https, gemini and mailto are opened");
	if (!access("/usr/bin/open", X_OK) && !access("/usr/bin/pbcopy", X_OK)) {
		program = "open";
		desktop = true;
	}
	n = browser ? add_words(&out->words, browser, address) : 0;
	out->is_wish = n > 0;
	if (!n)
		n = add_words(&out->words, desktop ? program : "w3m", address);
	for (i = 0; i < n; i++, at += strlen(out->words.data + at) + 1)
		out->argv[i] = out->words.data + at;
	out->on_terminal = !desktop;
	return true;
}

void
opener_clear(struct opener *o)
{
	buf_clear(&o->words);
}

bool
opener_fail(const struct opener *o, struct err *err)
{
	if (!o->is_wish && err->kind == ERR_NO_INPUT)
		err_set(err, ERR_NO_INPUT,
		    "no browser was found (xdg-open, w3m); set BROWSER to one");
	return false;
}
