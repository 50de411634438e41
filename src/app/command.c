/* The command table, and what is printed from it. */
#include "app/command.h"

#include "base/mdoc.h"

#include <string.h>

static const struct command_info commands[COMMAND_COUNT] = {
#define COMMAND_ROW(ID, function, name, group, panes, keys, argument, help)                    \
	[COMMAND_##ID] = {name, group, panes, argument, keys, help},
    COMMANDS(COMMAND_ROW)
#undef COMMAND_ROW
};

static const char *const group_names[GROUP_COUNT] = {
    [GROUP_MOVE] = "Moving",
    [GROUP_OPEN] = "Opening",
    [GROUP_FIND] = "Finding",
    [GROUP_NAMES] = "Names",
    [GROUP_DO] = "Doing",
    [GROUP_TAKE] = "Taking along",
    [GROUP_SCREEN] = "Screen",
    [GROUP_PROGRAM] = "Program",
    [GROUP_EDIT] = "Editing a line",
};

static const struct {
	unsigned pane;
	const char *name;
} panes[] = {
    {PANE_LIST, "list"},
    {PANE_READER, "reader"},
    {PANE_PANEL, "panel"},
    {PANE_NAMES, "names"},
    {PANE_NOTES, "notes"},
    {PANE_VISUAL, "visual"},
    {PANE_PROMPT, "prompt"},
};

const struct command_info *
command_get(enum command c)
{
	return &commands[c];
}

int
command_find(const char *name, size_t len)
{
	int found = -1;

	if (len == 0 || memchr(name, '\0', len))
		return -1;
	for (int i = 0; i < COMMAND_COUNT; i++) {
		if (strncmp(commands[i].name, name, len) != 0)
			continue;
		if (commands[i].name[len] == '\0')
			return i;
		found = found == -1 ? i : -2;
	}
	return found < 0 ? -1 : found;
}

const char *
command_group_name(enum command_group group)
{
	return group_names[group];
}

const char *
command_pane_name(unsigned pane)
{
	for (size_t i = 0; i < ARRAY_LEN(panes); i++)
		if (panes[i].pane == pane)
			return panes[i].name;
	return NULL;
}

unsigned
command_pane_find(const char *name, size_t len)
{
	for (size_t i = 0; i < ARRAY_LEN(panes); i++)
		if (strlen(panes[i].name) == len && memcmp(panes[i].name, name, len) == 0)
			return panes[i].pane;
	return 0;
}

/* Takes the next blank-parted word off *s; its length, 0 at the end. */
static size_t
next_word(const char **s, const char **word)
{
	*s += strspn(*s, " ");
	*word = *s;
	size_t len = strcspn(*s, " ");
	*s += len;
	return len;
}

void
command_print_bindings(struct buf *out)
{
	for (int i = 0; i < COMMAND_COUNT; i++) {
		const char *at = commands[i].keys;
		const char *word;
		size_t len;

		while ((len = next_word(&at, &word)) > 0) {
			const char *colon = len > 1 ? memchr(word, ':', len - 1) : NULL;

			buf_add_str(out, "bind ");
			if (colon != NULL) {
				buf_add(out, word, (size_t)(colon - word));
				buf_add_char(out, ' ');
				len -= (size_t)(colon + 1 - word);
				word = colon + 1;
			}
			buf_add(out, word, len);
			buf_addf(out, " %s\n", commands[i].name);
		}
	}
}

/* The keys of one command: "j, Down; in the list: /". */
static void
print_keys(struct buf *out, const char *keys)
{
	const char *word;
	size_t len;

	for (int n = 0; (len = next_word(&keys, &word)) > 0; n++) {
		const char *colon = len > 1 ? memchr(word, ':', len - 1) : NULL;

		if (n > 0)
			buf_add_str(out, " ,\n");
		buf_add_str(out, ".Ic ");
		if (colon != NULL) {
			mdoc_add_argument(out, colon + 1, len - (size_t)(colon + 1 - word));
			buf_add_str(out, "\n.Pq ");
			buf_add(out, word, (size_t)(colon - word));
		} else {
			mdoc_add_argument(out, word, len);
		}
	}
	if (out->len > 0 && out->data[out->len - 1] != '\n')
		buf_add_char(out, '\n');
}

static void
print_manual_row(struct buf *out, const struct command_info *c)
{
	buf_addf(out, ".It Cm %s\n", c->name);
	if (c->keys[0] != '\0') {
		print_keys(out, c->keys);
		buf_add_str(out, ".br\n");
	}
	buf_add_str(out, ".No ");
	mdoc_add_argument(out, c->help, strlen(c->help));
	buf_add_str(out, "\n");
}

void
command_print_manual(struct buf *out)
{
	for (int group = 0; group < GROUP_COUNT; group++) {
		buf_addf(out, ".Ss %s\n.Bl -tag -width Ds -compact\n", group_names[group]);
		for (int i = 0; i < COMMAND_COUNT; i++)
			if (commands[i].group == group)
				print_manual_row(out, &commands[i]);
		buf_add_str(out, ".El\n");
	}
}
