/* Completion, by what a command's argument is. */
#include "app/complete.h"

#include "app/complete_path.h"
#include "render/render.h"
#include "store/entity.h"
#include "store/search.h"
#include "store/tag.h"
#include "store/view.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_CANDIDATES = 50 };

/* The word being completed: everything in line from start up to the caret. */
struct wanted {
	struct app *app;
	struct candidates *out;
	const char *line;
	size_t at; /* the caret */
};

static void
begin(struct wanted *w, size_t start)
{
	w->out->start = start;
	free(w->out->word);
	w->out->word = base_strndup(w->line + start, w->at - start);
}

static void
offer(struct wanted *w, const char *text, const char *suffix)
{
	const char *word = w->out->word;
	struct buf whole = BUF_INIT;

	if (strncmp(text, word, strlen(word)) != 0 || w->out->n == MAX_CANDIDATES)
		return;
	buf_addf(&whole, "%s%s", text, suffix);
	candidates_add(w->out, whole.data, whole.len);
	buf_clear(&whole);
}

/* Where the last word before the caret starts. */
static size_t
word_start(const struct wanted *w, size_t from)
{
	size_t start = w->at;

	while (start > from && w->line[start - 1] != ' ')
		start--;
	return start;
}

static void
complete_query(struct wanted *w)
{
	struct completions found = {.items = NULL};
	const struct query_field_info *info;
	size_t start;
	struct err err;
	enum query_field field = query_complete_at(w->line, strlen(w->line), w->at, &start);

	begin(w, start);
	if (field == QUERY_TEXT)
		for (int f = 0; (info = query_field_info((enum query_field)f)) != NULL; f++)
			if (w->out->word[0] != '\0')
				offer(w, info->name, ":");
	if (!search_complete(
		w->app->env.library, field, w->out->word, MAX_CANDIDATES, &found, &err)) {
		say_error(w->app, &err);
		return;
	}
	for (size_t i = 0; i < found.n && w->out->n < MAX_CANDIDATES; i++)
		candidates_add(w->out, found.items[i].text, strlen(found.items[i].text));
	completions_clear(&found);
}

static void
complete_commands(struct wanted *w, size_t from)
{
	begin(w, from);
	for (int c = 0; c < COMMAND_COUNT; c++)
		if (command_get((enum command)c)->group != GROUP_EDIT)
			offer(w, command_get((enum command)c)->name, " ");
}

static bool
offer_tag(void *arg, const char *name, uint64_t count)
{
	(void)count;
	offer(arg, name, "");
	return true;
}

static void
complete_tag(struct wanted *w, size_t from)
{
	size_t start = word_start(w, from);
	struct err err;

	begin(w, start + (start < w->at && w->line[start] == '-'));
	if (!tag_list(w->app->env.library, 0, offer_tag, w, &err))
		say_error(w->app, &err);
}

static bool
offer_view(void *arg, const char *name, const char *query)
{
	(void)query;
	offer(arg, name, "");
	return true;
}

static void
complete_view(struct wanted *w, size_t from)
{
	const struct config *c = &w->app->config;
	struct err err;

	begin(w, from);
	if (!view_list(w->app->env.library, offer_view, w, &err))
		say_error(w->app, &err);
	for (size_t i = 0; i < c->n_views; i++)
		offer(w, c->views[i].name, "");
}

static void
complete_entity(struct wanted *w, size_t from)
{
	struct entity_page page = ENTITY_PAGE_INIT;
	struct err err;

	begin(w, from);
	if (!entity_find(w->app->env.library, w->out->word, MAX_CANDIDATES, &page, &err))
		say_error(w->app, &err);
	for (size_t i = 0; i < page.n; i++)
		candidates_add(w->out, page.rows[i].name, strlen(page.rows[i].name));
	entity_page_clear(&page);
}

/* "title=" and behind it what stands in the field now. */
static void
complete_field(struct wanted *w, size_t from)
{
	const char *equals = memchr(w->line + from, '=', w->at - from);
	const struct article *a = &w->app->reader.article;

	if (equals == NULL) {
		begin(w, from);
		for (int f = 0; f < FIELD_COUNT; f++)
			offer(w, article_field_name((enum article_field)f), "=");
		return;
	}
	char *name = base_strndup(w->line + from, (size_t)(equals - w->line) - from);
	int field = article_field_find(name);
	const char *value = field >= 0 ? article_get(a, (enum article_field)field) : NULL;

	begin(w, (size_t)(equals + 1 - w->line));
	if (value != NULL)
		offer(w, value, "");
	free(name);
}

static void
offer_words(struct wanted *w, const char *words)
{
	while (*words != '\0') {
		size_t n = strcspn(words, " ");
		char *word = base_strndup(words, n);

		offer(w, word, "");
		free(word);
		words += n;
		words += strspn(words, " ");
	}
}

static void
complete_setting(struct wanted *w, size_t from)
{
	const char *space = memchr(w->line + from, ' ', w->at - from);
	int option;

	if (space == NULL) {
		begin(w, from);
		for (int o = 0; o < OPTION_COUNT; o++)
			offer(w, option_get((enum option)o)->name, " ");
		return;
	}
	option = option_find(w->line + from, (size_t)(space - w->line) - from);
	begin(w, (size_t)(space + 1 - w->line));
	if (option < 0)
		return;
	const struct option_info *info = option_get((enum option)option);

	if (info->type == OPTION_CHOICE)
		offer_words(w, info->choices);
	else if (info->type == OPTION_BOOL)
		offer_words(w, "on off");
	else
		offer(w, w->app->config.options.text[option], "");
}

static void
complete_names(struct wanted *w, size_t from, enum argument argument)
{
	bool reversed = argument == ARG_ORDER && w->at > from && w->line[from] == '-';

	begin(w, from + reversed);
	if (argument == ARG_OPTION)
		for (int o = 0; o < OPTION_COUNT; o++)
			offer(w, option_get((enum option)o)->name, "");
	else if (argument == ARG_STYLE)
		for (int s = 0; s < STYLE_COUNT; s++)
			offer(w, style_name((enum style)s), " = ");
	else if (argument == ARG_ORDER)
		for (int o = 0; o < LIST_ORDERS; o++)
			offer(w, query_order_name((enum list_order)o), "");
	else if (argument == ARG_KIND)
		for (int k = MENTION_PERSON; k <= MENTION_OTHER; k++)
			offer(w, mention_kind_name((enum mention_kind)k), "");
}

static void
complete_export(struct wanted *w, size_t from)
{
	if (memchr(w->line + from, ' ', w->at - from) == NULL) {
		begin(w, from);
		for (int f = 0; f < RENDER_FORMS; f++)
			offer(w, render_form_name((enum render_form)f), " ");
		return;
	}
	begin(w, word_start(w, from));
	complete_path(w->out);
}

/* "list s tag x": the pane, the key, then a command. */
static void
complete_binding(struct wanted *w, size_t from)
{
	size_t start = word_start(w, from);
	unsigned pane;

	begin(w, start);
	if (start == from)
		for (pane = PANE_LIST; pane <= PANE_NOTES; pane <<= 1)
			offer(w, command_pane_name(pane), " ");
	else
		for (int c = 0; c < COMMAND_COUNT; c++)
			offer(w, command_get((enum command)c)->name, "");
}

static void complete_argument(struct wanted *w, size_t from, enum argument argument);

static void
complete_command_line(struct wanted *w)
{
	const char *space = memchr(w->line, ' ', w->at);
	int c;

	if (space == NULL) {
		complete_commands(w, 0);
		return;
	}
	c = command_find(w->line, (size_t)(space - w->line));
	if (c >= 0 && command_get((enum command)c)->argument != ARG_COMMAND)
		complete_argument(w, (size_t)(space + 1 - w->line),
		    (enum argument)command_get((enum command)c)->argument);
}

static void
complete_argument(struct wanted *w, size_t from, enum argument argument)
{
	size_t skipped = from;

	switch (argument) {
	case ARG_COMMAND:
		complete_command_line(w);
		break;
	case ARG_QUERY:
		w->line += from; /* a query is read from its own beginning */
		w->at -= from;
		complete_query(w);
		w->out->start += skipped;
		break;
	case ARG_TAG:
		complete_tag(w, from);
		break;
	case ARG_VIEW:
		complete_view(w, from);
		break;
	case ARG_ENTITY:
		complete_entity(w, from);
		break;
	case ARG_FIELD:
		complete_field(w, from);
		break;
	case ARG_SETTING:
		complete_setting(w, from);
		break;
	case ARG_BINDING:
		complete_binding(w, from);
		break;
	case ARG_PATH:
		begin(w, from);
		complete_path(w->out);
		break;
	case ARG_EXPORT:
		complete_export(w, from);
		break;
	default:
		complete_names(w, from, argument);
		break;
	}
}

void
complete_prompt(struct app *app)
{
	struct prompt *p = &app->prompt;
	struct wanted w = {app, &p->candidates, buf_str(&p->edit.text), p->edit.at};

	candidates_clear(&p->candidates);
	complete_argument(&w, 0, (enum argument)command_get(p->command)->argument);
}
