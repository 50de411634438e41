/* Styles, looks and themes. */
#include "layout/style.h"

#include <stdlib.h>
#include <string.h>

enum { N_THEMES = 4 };

static const char *const theme_names[N_THEMES + 1] = {
    "default", "mono", "light", "dark256", NULL};

static const struct {
	const char *name, *help, *looks[N_THEMES];
} styles[STYLE_COUNT] = {
#define STYLE_ROW_OF(id, name, help, plain, mono, light, dark)                                 \
	[id] = {name, help, {plain, mono, light, dark}},
    STYLE_TABLE(STYLE_ROW_OF)};

static const char *const color_names[] = {
    "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"};

static const struct {
	const char *name;
	uint8_t attr;
} attr_names[] = {
    {"bold", ATTR_BOLD},
    {"dim", ATTR_DIM},
    {"italic", ATTR_ITALIC},
    {"underline", ATTR_UNDERLINE},
    {"reverse", ATTR_REVERSE},
};

const char *
style_name(enum style s)
{
	return (size_t)s < STYLE_COUNT ? styles[s].name : "";
}

const char *
style_help(enum style s)
{
	return (size_t)s < STYLE_COUNT ? styles[s].help : "";
}

int
style_find(const char *name, size_t len)
{
	size_t i;

	for (i = 0; i < STYLE_COUNT; i++)
		if (strlen(styles[i].name) == len && !memcmp(styles[i].name, name, len))
			return (int)i;
	return -1;
}

const char *
theme_name(unsigned i)
{
	return theme_names[i < N_THEMES ? i : N_THEMES];
}

bool
theme_set(struct theme *t, const char *name)
{
	size_t theme, i;

	for (theme = 0; theme < N_THEMES; theme++)
		if (!strcmp(theme_names[theme], name))
			break;
	if (theme == N_THEMES)
		return false;
	for (i = 0; i < STYLE_COUNT; i++)
		look_parse(
		    styles[i].looks[theme], strlen(styles[i].looks[theme]), &t->looks[i], NULL);
	t->generation++;
	return true;
}

static bool
parse_color(const char *s, int32_t *color)
{
	int32_t base = 0;
	char *end;
	size_t i;
	long n;

	if (*s == '#' && strlen(s) == 7 && strspn(s + 1, "0123456789abcdefABCDEF") == 6) {
		*color = COLOR_RGB | (int32_t)strtol(s + 1, NULL, 16);
		return true;
	}
	if (!strcmp(s, "default")) {
		*color = COLOR_DEFAULT;
		return true;
	}
	if (*s >= '0' && *s <= '9') {
		n = strtol(s, &end, 10);
		*color = (int32_t)n;
		return !*end && n <= 255;
	}
	if (!strncmp(s, "bright-", 7)) {
		base = 8;
		s += 7;
	}
	for (i = 0; i < ARRAY_LEN(color_names); i++)
		if (!strcmp(s, color_names[i])) {
			*color = base + (int32_t)i;
			return true;
		}
	return false;
}

static bool
parse_word(const char *word, struct look *look)
{
	size_t i;

	if (!strncmp(word, "fg:", 3))
		return parse_color(word + 3, &look->fg);
	if (!strncmp(word, "bg:", 3))
		return parse_color(word + 3, &look->bg);
	for (i = 0; i < ARRAY_LEN(attr_names); i++)
		if (!strcmp(word, attr_names[i].name)) {
			look->attrs |= attr_names[i].attr;
			return true;
		}
	return false;
}

bool
look_parse(const char *s, size_t len, struct look *out, struct err *err)
{
	struct look look = {COLOR_DEFAULT, COLOR_DEFAULT, 0};
	char word[32];
	size_t i = 0, n;

	while (i < len) {
		if (s[i] == ' ' || s[i] == '\t') {
			i++;
			continue;
		}
		for (n = 0; i < len && s[i] != ' ' && s[i] != '\t' && n < sizeof(word) - 1; n++)
			word[n] = s[i++];
		word[n] = '\0';
		if (!parse_word(word, &look))
			return err_set(err, ERR_USAGE,
			    "\"%s\" is no part of a look; expected bold, dim, italic, "
			    "underline, reverse, fg:COLOUR or bg:COLOUR",
			    word);
	}
	*out = look;
	return true;
}

struct look
look_without_colors(struct look l)
{
	if (!l.attrs && (l.fg != COLOR_DEFAULT || l.bg != COLOR_DEFAULT))
		l.attrs = ATTR_UNDERLINE;
	l.fg = l.bg = COLOR_DEFAULT;
	return l;
}
