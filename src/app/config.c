/* The parser of config lines, and the built-in defaults as such lines. */
#include "app/config.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* What is left of a line; begin stays, for columns. */
struct cursor {
	const char *begin;
	const char *at;
	const char *end;
};

struct word {
	const char *s;
	size_t len;
};

typedef bool line_fn(struct config *c, struct cursor *line, struct err *err);

static const char *const built_in_views[][2] = {
    {"library", "-is:archived"},
    {"unread", "is:unread -is:archived"},
    {"starred", "is:starred"},
    {"archived", "is:archived"},
    {"noted", "is:noted"},
    {"doubtful", "is:doubtful"},
    {"deleted", "is:deleted"},
    {"everything", ""},
};

static const char *const default_looks[STYLE_COUNT] = {
#define STYLE_LOOK(id, name, help, plain, mono, light, dark) [id] = plain,
    STYLE_TABLE(STYLE_LOOK)
#undef STYLE_LOOK
};

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

static void
skip_blanks(struct cursor *line)
{
	while (line->at < line->end && is_blank(*line->at))
		line->at++;
}

static struct word
next_word(struct cursor *line)
{
	skip_blanks(line);
	struct word w = {line->at, 0};

	while (line->at < line->end && !is_blank(*line->at))
		line->at++;
	w.len = (size_t)(line->at - w.s);
	return w;
}

/* The rest of the line without blanks around it. */
static struct word
rest(struct cursor *line)
{
	skip_blanks(line);
	struct word w = {line->at, (size_t)(line->end - line->at)};

	while (w.len > 0 && is_blank(w.s[w.len - 1]))
		w.len--;
	return w;
}

/* A sentence quotes at most this much of what the user wrote. */
static int
quoted(size_t len)
{
	return len > 40 ? 40 : (int)len;
}

static bool
fail_at(struct cursor *line, struct word w, struct err *err, const char *what)
{
	line->at = w.s;
	return err_set(err, ERR_USAGE, "%s: \"%.*s\"", what, quoted(w.len), w.s);
}

static bool
line_set(struct config *c, struct cursor *line, struct err *err)
{
	struct word name = next_word(line);
	const char *equals = memchr(name.s, '=', name.len);

	if (name.len == 0)
		return err_set(err, ERR_USAGE, "expected: set OPTION VALUE");
	if (equals != NULL) { /* set width=60 */
		name.len = (size_t)(equals - name.s);
		line->at = equals + 1;
	}
	int which = option_find(name.s, name.len);

	if (which < 0)
		return fail_at(line, name, err, "there is no option of that name");
	struct word value = rest(line);

	if (value.len > 0 && value.s[0] == '=' && equals == NULL) { /* set width = 60 */
		line->at++;
		value = rest(line);
	}
	line->at = value.s;
	if (!options_set(&c->options, (enum option)which, value.s, value.len, err))
		return false;
	if (which == OPTION_THEME)
		config_apply_theme(c);
	return true;
}

/* "list" or "list,reader" as a mask; 0 when a part is no pane's name. */
static unsigned
parse_panes(struct word w)
{
	unsigned panes = 0;

	while (w.len > 0) {
		const char *comma = memchr(w.s, ',', w.len);
		size_t len = comma != NULL ? (size_t)(comma - w.s) : w.len;
		unsigned pane = command_pane_find(w.s, len);

		if (pane == 0)
			return 0;
		panes |= pane;
		len += comma != NULL;
		w.s += len;
		w.len -= len;
	}
	return panes;
}

/* Where the first command of a line can be used. */
static unsigned
panes_of(struct word line)
{
	size_t len = 0;

	while (len < line.len && !is_blank(line.s[len]) && line.s[len] != ';')
		len++;
	int c = command_find(line.s, len);

	return c < 0 ? 0 : command_get((enum command)c)->panes;
}

/* Does a line of commands ("star; tag x") name known commands only? *at is where the first
 * unknown one stands. */
static bool
check_commands(const char *line, size_t len, size_t *at)
{
	for (size_t i = 0; i < len;) {
		while (i < len && (is_blank(line[i]) || line[i] == ';'))
			i++;
		size_t start = i;

		while (i < len && !is_blank(line[i]) && line[i] != ';')
			i++;
		if (i > start && command_find(line + start, i - start) < 0) {
			*at = start;
			return false;
		}
		while (i < len && line[i] != ';')
			i++;
	}
	return true;
}

static bool
line_bind(struct config *c, struct cursor *line, struct err *err)
{
	struct word first = next_word(line);
	struct cursor after_first = *line;
	unsigned panes = parse_panes(first);
	struct word name = panes != 0 ? next_word(line) : first;
	struct key key;
	size_t at;

	if (name.len == 0)
		return err_set(err, ERR_USAGE, "expected: bind [PANE] KEY COMMAND");
	if (!key_parse(name.s, name.len, &key)) {
		if (panes == 0 && next_word(&after_first).len > 0 &&
		    key_parse(first.s, 1, &key) && first.len > 3)
			return fail_at(line, first, err, "this is no pane and no key");
		return fail_at(line, name, err, "this is no key's name");
	}
	struct word commands = rest(line);

	if (commands.len == 0)
		return err_set(err, ERR_USAGE, "expected a command after the key");
	if (commands.len == 4 && memcmp(commands.s, "none", 4) == 0) {
		keymap_bind(&c->keymap, panes != 0 ? panes : PANE_ALL, key, "", 0);
		return true;
	}
	if (!check_commands(commands.s, commands.len, &at)) {
		commands.s += at;
		commands.len -= at;
		return fail_at(line, commands, err, "there is no command of that name");
	}
	if (panes == 0)
		panes = panes_of(commands);
	keymap_bind(&c->keymap, panes, key, commands.s, commands.len);
	return true;
}

/* NAME = REST, as style and view lines have it. */
static bool
split_assignment(struct cursor *line, struct word *name, struct word *value, struct err *err)
{
	struct word all = rest(line);
	const char *equals = memchr(all.s, '=', all.len);

	if (equals == NULL || equals == all.s)
		return err_set(err, ERR_USAGE, "expected: NAME = VALUE");
	*name = (struct word){all.s, (size_t)(equals - all.s)};
	while (name->len > 0 && is_blank(name->s[name->len - 1]))
		name->len--;
	line->at = equals + 1;
	*value = rest(line);
	return true;
}

static bool
line_style(struct config *c, struct cursor *line, struct err *err)
{
	struct word name;
	struct word value;

	if (!split_assignment(line, &name, &value, err))
		return false;
	int style = style_find(name.s, name.len);

	if (style < 0)
		return fail_at(line, name, err, "there is no style of that name");
	line->at = value.s;
	if (!look_parse(value.s, value.len, &c->own_looks[style], err))
		return false;
	c->has_own_look[style] = true;
	config_apply_theme(c);
	return true;
}

static struct config_view *
find_view(const struct config *c, const char *name, size_t len)
{
	for (size_t i = 0; i < c->n_views; i++)
		if (strlen(c->views[i].name) == len && memcmp(c->views[i].name, name, len) == 0)
			return &c->views[i];
	return NULL;
}

static void
set_view(struct config *c, struct word name, struct word query)
{
	struct config_view *view = find_view(c, name.s, name.len);

	if (view == NULL) {
		c->views = base_grow(c->views, c->n_views, &c->cap_views, sizeof *c->views);
		view = &c->views[c->n_views++];
		*view = (struct config_view){base_strndup(name.s, name.len), NULL};
	}
	free(view->query);
	view->query = base_strndup(query.s, query.len);
}

static bool
line_view(struct config *c, struct cursor *line, struct err *err)
{
	struct word name;
	struct word value;

	if (!split_assignment(line, &name, &value, err))
		return false;
	set_view(c, name, value);
	return true;
}

static const struct {
	const char *word;
	line_fn *parse;
} line_kinds[] = {
    {"set", line_set},
    {"bind", line_bind},
    {"style", line_style},
    {"view", line_view},
};

bool
config_parse_line(
    struct config *c, const char *text, size_t len, size_t *column, struct err *err)
{
	struct cursor line = {text, text, text + len};
	struct word kind = next_word(&line);
	bool ok = true;

	if (kind.len == 0 || kind.s[0] == '#')
		return true;
	size_t i = 0;

	while (
	    i < ARRAY_LEN(line_kinds) && (strlen(line_kinds[i].word) != kind.len ||
					     memcmp(line_kinds[i].word, kind.s, kind.len) != 0))
		i++;
	if (i < ARRAY_LEN(line_kinds))
		ok = line_kinds[i].parse(c, &line, err);
	else
		ok = fail_at(&line, kind, err, "expected set, bind, style or view");
	*column = (size_t)(line.at - line.begin) + 1;
	return ok;
}

void
config_parse(
    struct config *c, const char *text, size_t len, const char *name, struct buf *errors)
{
	for (unsigned number = 1; len > 0; number++) {
		const char *newline = memchr(text, '\n', len);
		size_t line_len = newline != NULL ? (size_t)(newline - text) : len;
		size_t column;
		struct err err;

		if (!config_parse_line(c, text, line_len, &column, &err))
			buf_addf(errors, "%s:%u:%zu: %s\n", name, number, column, err.text);
		line_len += newline != NULL;
		text += line_len;
		len -= line_len;
	}
}

void
config_apply_theme(struct config *c)
{
	theme_set(&c->theme, c->colorless ? "mono" : c->options.text[OPTION_THEME]);
	for (int i = 0; i < STYLE_COUNT; i++)
		if (c->has_own_look[i])
			c->theme.looks[i] = c->colorless ? look_without_colors(c->own_looks[i])
							 : c->own_looks[i];
}

const char *
config_find_view(const struct config *c, const char *name, size_t len)
{
	const struct config_view *view = find_view(c, name, len);

	return view != NULL ? view->query : NULL;
}

bool
config_is_built_in_view(const char *name)
{
	for (size_t i = 0; i < ARRAY_LEN(built_in_views); i++)
		if (strcmp(built_in_views[i][0], name) == 0)
			return true;
	return false;
}

void
config_print_defaults(struct buf *out)
{
	buf_add_str(out, "# Lectern's defaults. Your own file needs only what differs.\n\n");
	option_print_defaults(out);
	buf_add_str(out, "\n# Keys: bind [pane] key command\n");
	command_print_bindings(out);
	buf_add_str(out, "\n# Views: view name = query\n");
	for (size_t i = 0; i < ARRAY_LEN(built_in_views); i++)
		buf_addf(out, "view %s = %s\n", built_in_views[i][0], built_in_views[i][1]);
	buf_add_str(out, "\n# Styles of the default theme: style name = look\n");
	for (int i = 0; i < STYLE_COUNT; i++)
		buf_addf(out, "# %s\n#style %s = %s\n", style_help((enum style)i),
		    style_name((enum style)i), default_looks[i]);
}

void
config_init(struct config *c)
{
	struct buf text = BUF_INIT;
	struct buf errors = BUF_INIT;

	memset(c, 0, sizeof *c);
	options_init(&c->options);
	keymap_init(&c->keymap);
	config_print_defaults(&text);
	config_parse(c, text.data, text.len, "defaults", &errors);
	config_apply_theme(c);
	assert(errors.len == 0);
	buf_clear(&errors);
	buf_clear(&text);
}

void
config_clear(struct config *c)
{
	options_clear(&c->options);
	keymap_clear(&c->keymap);
	for (size_t i = 0; i < c->n_views; i++) {
		free(c->views[i].name);
		free(c->views[i].query);
	}
	free(c->views);
}
