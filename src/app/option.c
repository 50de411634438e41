/* The option table and the values in force. */
#include "app/option.h"

#include "base/mdoc.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct option_info options[OPTION_COUNT] = {
#define OPTION_ROW(ID, name, type, value, choices, help)                                       \
	[OPTION_##ID] = {name, type, value, choices, help},
    OPTIONS(OPTION_ROW)
#undef OPTION_ROW
};

static const char bool_words[] = "off on no yes false true 0 1";

const struct option_info *
option_get(enum option o)
{
	return &options[o];
}

int
option_find(const char *name, size_t len)
{
	for (int i = 0; i < OPTION_COUNT; i++)
		if (strlen(options[i].name) == len && memcmp(options[i].name, name, len) == 0)
			return i;
	return -1;
}

/* The index of a word in a list of words parted by spaces, or -1. */
static int
word_index(const char *words, const char *word, size_t len)
{
	for (int i = 0; *words != '\0'; i++) {
		size_t n = strcspn(words, " ");

		if (n == len && memcmp(words, word, len) == 0)
			return i;
		words += n + strspn(words + n, " ");
	}
	return -1;
}

static size_t
nth_word(const char *words, int index, const char **word)
{
	while (index-- > 0) {
		words += strcspn(words, " ");
		words += strspn(words, " ");
	}
	*word = words;
	return strcspn(words, " ");
}

static int
n_words(const char *words)
{
	int n = 0;

	for (; *words != '\0'; n++) {
		words += strcspn(words, " ");
		words += strspn(words, " ");
	}
	return n;
}

static void
store(struct options *o, enum option which, int number, const char *value, size_t len)
{
	char *text = base_strndup(value, len);

	free(o->text[which]);
	o->text[which] = text;
	o->number[which] = number;
}

static bool
set_bool(struct options *o, enum option which, const char *value, size_t len, struct err *err)
{
	int index = len == 0 ? 1 : word_index(bool_words, value, len);

	if (index < 0)
		return err_set(err, ERR_USAGE, "%s is on or off", options[which].name);
	index &= 1;
	store(o, which, index, index ? "on" : "off", index ? 2 : 3);
	return true;
}

static bool
set_number(struct options *o, enum option which, const char *value, size_t len, struct err *err)
{
	const struct option_info *info = &options[which];
	int least = INT_MIN;
	int most = INT_MAX;
	char text[12] = "";
	char *end = text;
	long number = 0;

	sscanf(info->choices, "%d %d", &least, &most);
	if (len > 0 && len < sizeof text) {
		memcpy(text, value, len);
		text[len] = '\0';
		number = strtol(text, &end, 10);
	}
	if (end == text || *end != '\0' || number < least || number > most)
		return err_set(
		    err, ERR_USAGE, "%s is a number from %d to %d", info->name, least, most);
	store(o, which, (int)number, value, len);
	return true;
}

bool
options_set(
    struct options *o, enum option which, const char *value, size_t len, struct err *err)
{
	const struct option_info *info = &options[which];
	int index;

	switch (info->type) {
	case OPTION_BOOL:
		return set_bool(o, which, value, len, err);
	case OPTION_NUMBER:
		return set_number(o, which, value, len, err);
	case OPTION_CHOICE:
		index = word_index(info->choices, value, len);
		if (index < 0)
			return err_set(
			    err, ERR_USAGE, "%s is one of: %s", info->name, info->choices);
		store(o, which, index, value, len);
		return true;
	default:
		store(o, which, 0, value, len);
		return true;
	}
}

bool
options_toggle(struct options *o, enum option which)
{
	const struct option_info *info = &options[which];

	if (info->type == OPTION_BOOL) {
		const char *value = o->number[which] ? "off" : "on";

		return options_set(o, which, value, strlen(value), NULL);
	}
	if (info->type != OPTION_CHOICE)
		return false;
	const char *word;
	size_t len =
	    nth_word(info->choices, (o->number[which] + 1) % n_words(info->choices), &word);

	return options_set(o, which, word, len, NULL);
}

void
options_init(struct options *o)
{
	memset(o, 0, sizeof *o);
	for (int i = 0; i < OPTION_COUNT; i++)
		options_set(
		    o, (enum option)i, options[i].value, strlen(options[i].value), NULL);
}

void
options_clear(struct options *o)
{
	for (int i = 0; i < OPTION_COUNT; i++)
		free(o->text[i]);
	memset(o, 0, sizeof *o);
}

/* "on or off", "10 to 90", "idle, now or off"; nothing for text. */
static void
add_values(struct buf *out, const struct option_info *info)
{
	const char *word;
	int n = n_words(info->choices);

	if (info->type == OPTION_BOOL)
		buf_add_str(out, "on or off");
	for (int i = 0; i < n; i++) {
		size_t len = nth_word(info->choices, i, &word);

		if (i > 0)
			buf_add_str(out, info->type == OPTION_NUMBER ? " to "
					 : i == n - 1                ? " or "
								     : ", ");
		buf_add(out, word, len);
	}
}

void
option_print_defaults(struct buf *out)
{
	for (int i = 0; i < OPTION_COUNT; i++) {
		buf_addf(out, "# %s", options[i].help);
		if (options[i].type != OPTION_TEXT) {
			buf_add_str(out, ": ");
			add_values(out, &options[i]);
		}
		buf_addf(out, "\nset %s %s\n", options[i].name, options[i].value);
	}
}

void
option_print_manual(struct buf *out)
{
	buf_add_str(out, ".Bl -tag -width Ds\n");
	for (int i = 0; i < OPTION_COUNT; i++) {
		buf_addf(out, ".It Cm %s", options[i].name);
		if (options[i].type != OPTION_TEXT) {
			buf_add_str(out, " Pq ");
			add_values(out, &options[i]);
		}
		buf_add_char(out, '\n');
		mdoc_add_sentence(out, options[i].help);
		buf_addf(out, "The default is\n.Ql %s .\n", options[i].value);
	}
	buf_add_str(out, ".El\n");
}
