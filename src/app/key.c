/* Key names. */
#include "app/key.h"

#include "text/utf8.h"

#include <stdio.h>
#include <string.h>

/* The first name of a sym is the one that is written. */
static const struct {
	const char *name;
	enum key_sym sym;
} names[] = {
    {"Enter", SYM_ENTER},
    {"Return", SYM_ENTER},
    {"Esc", SYM_ESCAPE},
    {"Escape", SYM_ESCAPE},
    {"Tab", SYM_TAB},
    {"Backspace", SYM_BACKSPACE},
    {"Up", SYM_UP},
    {"Down", SYM_DOWN},
    {"Left", SYM_LEFT},
    {"Right", SYM_RIGHT},
    {"Home", SYM_HOME},
    {"End", SYM_END},
    {"PageUp", SYM_PAGE_UP},
    {"PgUp", SYM_PAGE_UP},
    {"PageDown", SYM_PAGE_DOWN},
    {"PageDn", SYM_PAGE_DOWN},
    {"PgDn", SYM_PAGE_DOWN},
    {"Insert", SYM_INSERT},
    {"Delete", SYM_DELETE},
};

static const struct {
	char letter;
	enum key_mods mod;
} mods[] = {{'C', MOD_CTRL}, {'M', MOD_ALT}, {'S', MOD_SHIFT}};

struct key
key_of_char(const char *s, size_t len, unsigned modifiers)
{
	struct key key = {SYM_CHAR, (uint8_t)modifiers, ""};

	memcpy(key.text, s, len < sizeof key.text ? len : sizeof key.text - 1);
	if ((modifiers & MOD_CTRL) && len == 1 && s[0] >= 'A' && s[0] <= 'Z')
		key.text[0] = (char)(s[0] - 'A' + 'a');
	return key;
}

struct key
key_of_sym(enum key_sym sym, unsigned modifiers)
{
	return (struct key){(uint8_t)sym, (uint8_t)modifiers, ""};
}

bool
key_equal(struct key a, struct key b)
{
	return a.sym == b.sym && a.mods == b.mods && strcmp(a.text, b.text) == 0;
}

/* A control character with a key of its own. */
static struct key
without_aliases(struct key key)
{
	if (key.sym != SYM_CHAR || !(key.mods & MOD_CTRL) || key.text[1] != '\0')
		return key;
	unsigned rest = key.mods & ~(unsigned)MOD_CTRL;

	switch (key.text[0]) {
	case 'i':
		return key_of_sym(SYM_TAB, rest);
	case 'j':
	case 'm':
		return key_of_sym(SYM_ENTER, rest);
	case 'h':
		return key_of_sym(SYM_BACKSPACE, rest);
	case '[':
		return key_of_sym(SYM_ESCAPE, rest);
	default:
		return key;
	}
}

static bool
parse_named(const char *s, size_t len, unsigned modifiers, struct key *key)
{
	unsigned number;
	char word[16];

	if (len >= sizeof word)
		return false;
	memcpy(word, s, len);
	word[len] = '\0';
	if (strcmp(word, "Space") == 0) {
		*key = key_of_char(" ", 1, modifiers);
		return true;
	}
	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		if (strcmp(names[i].name, word) == 0) {
			*key = key_of_sym(names[i].sym, modifiers);
			return true;
		}
	if (word[0] == 'F' && word[1] != '0' && strspn(word + 1, "0123456789") == len - 1 &&
	    sscanf(word + 1, "%2u", &number) == 1 && number >= 1 && number <= 12 && len <= 3) {
		*key = key_of_sym((enum key_sym)(SYM_F1 + (int)number - 1), modifiers);
		return true;
	}
	return false;
}

bool
key_parse(const char *s, size_t len, struct key *key)
{
	unsigned modifiers = 0;
	uint32_t cp;

	while (len >= 3 && s[1] == '-') {
		size_t i = 0;

		while (i < ARRAY_LEN(mods) && mods[i].letter != s[0])
			i++;
		if (i == ARRAY_LEN(mods))
			break;
		modifiers |= mods[i].mod;
		s += 2;
		len -= 2;
	}
	if (len == 0)
		return false;
	if (utf8_decode(s, len, &cp) == len && cp != 0xFFFD && cp > 0x20 && cp != 0x7f) {
		*key = without_aliases(key_of_char(s, len, modifiers & ~(unsigned)MOD_SHIFT));
		return !(modifiers & MOD_SHIFT);
	}
	return parse_named(s, len, modifiers, key);
}

void
key_add_name(struct buf *out, struct key key)
{
	for (size_t i = 0; i < ARRAY_LEN(mods); i++)
		if (key.mods & mods[i].mod)
			buf_addf(out, "%c-", mods[i].letter);
	if (key.sym == SYM_CHAR) {
		buf_add_str(out, strcmp(key.text, " ") == 0 ? "Space" : key.text);
		return;
	}
	if (key.sym >= SYM_F1 && key.sym <= SYM_F12) {
		buf_addf(out, "F%d", key.sym - SYM_F1 + 1);
		return;
	}
	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		if (names[i].sym == key.sym) {
			buf_add_str(out, names[i].name);
			return;
		}
}
