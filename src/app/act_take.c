/* Commands that take something out of the program: copying, opening, piping, saving. */
#include "app/act.h"
#include "app/chosen.h"
#include "app/dispatch.h"
#include "app/follow.h"
#include "app/go.h"
#include "app/panels.h"
#include "render/render.h"

#include <stdlib.h>
#include <string.h>

enum { SAVED_WIDTH = 72, TAKEN_MAX = 5000 };

/* The address that is meant: of the panel's item, the chosen link, or the article. Owned by
 * the caller; NULL, told, when there is none. */
static char *
address(struct app *app)
{
	const struct panel *p = panels_top(&app->panels);
	const struct panel_item *item = p != NULL ? panel_current(p) : NULL;
	const struct reader_target *target = reader_current_target(&app->reader);
	const struct row *row = rows_current(&app->rows);
	const char *found = row != NULL ? row->url : NULL;

	if (p != NULL)
		found = item != NULL ? item->target : NULL;
	else if (app->screen.focus == FOCUS_READER && target != NULL && target->link != 0)
		found = doc_string(&app->reader.article.doc, target->link);
	else if (app->screen.focus == FOCUS_READER)
		found = article_get(&app->reader.article, FIELD_URL);
	if (found == NULL)
		say(app, "it has no address");
	return found != NULL ? base_strdup(found) : NULL;
}

void
act_open_url(struct app *app, const char *argument)
{
	char *url = address(app);

	(void)argument;
	if (url != NULL)
		follow_address(app, url);
	free(url);
}

static void
copy(struct app *app, const char *s, size_t len, const char *what)
{
	struct effect_item *item = effects_add(&app->effects, EFFECT_COPY);

	buf_add(&item->input, s, len);
	say(app, "copied: %s", what);
}

void
act_copy(struct app *app, const char *argument)
{
	struct reader *r = &app->reader;

	(void)argument;
	if (r->visual && app->panels.n == 0) {
		struct hit_range range = reader_highlight(r);

		copy(app, r->article.doc.text.data + range.start, range.len, "the highlight");
		act_close(app, NULL);
		return;
	}
	char *url = address(app);

	if (url != NULL)
		copy(app, url, strlen(url), url);
	free(url);
}

void
act_cite(struct app *app, const char *argument)
{
	int64_t id = chosen_one(app);
	const struct article *a;
	struct article room;
	struct buf text = BUF_INIT;

	(void)argument;
	if (id == 0)
		return;
	article_init(&room);
	a = chosen_load(app, id, &room);
	if (a != NULL) {
		render_citation(
		    &text, a, (enum cite_form)app->config.options.number[OPTION_CITATION]);
		copy(app, buf_str(&text), text.len, buf_str(&text));
	}
	article_clear(&room);
	buf_clear(&text);
}

/* All that is chosen, one after the other, as one file. */
static bool
render_chosen(struct app *app, struct buf *out, enum render_form form, int width)
{
	struct ids ids = {0};
	bool ok = chosen_all(app, &ids);

	if (ok && ids.n > TAKEN_MAX) {
		say_wrong(
		    app, "more than %d articles: lectern export takes them all", TAKEN_MAX);
		ok = false;
	}
	if (ok)
		render_frame(out, form, RENDER_BEGIN);
	for (size_t i = 0; ok && i < ids.n; i++) {
		struct article room;
		const struct article *a;

		article_init(&room);
		a = chosen_load(app, ids.items[i], &room);
		ok = a != NULL;
		if (ok && i > 0)
			render_frame(out, form, RENDER_BETWEEN);
		if (ok)
			render_article(out, a, form, width);
		article_clear(&room);
	}
	if (ok)
		render_frame(out, form, RENDER_END);
	ids_clear(&ids);
	return ok;
}

void
act_pipe(struct app *app, const char *argument)
{
	struct buf text = BUF_INIT;
	struct effect_item *item;

	if (argument == NULL) {
		dispatch_ask(app, COMMAND_PIPE, "");
		return;
	}
	if (render_chosen(app, &text, RENDER_TEXT, SAVED_WIDTH)) {
		item = effects_add(&app->effects, EFFECT_RUN);
		item->mode = RUN_TERMINAL;
		effect_add_word(item, "sh", 2);
		effect_add_word(item, "-c", 2);
		effect_add_word(item, argument, strlen(argument));
		buf_add(&item->input, text.data, text.len);
	}
	buf_clear(&text);
}

static void
write_chosen(struct app *app, const char *path, enum render_form form, int width)
{
	struct buf text = BUF_INIT;
	struct effect_item *item;

	if (render_chosen(app, &text, form, width)) {
		item = effects_add(&app->effects, EFFECT_WRITE);
		effect_add_word(item, path, strlen(path));
		buf_add(&item->input, text.data, text.len);
	}
	buf_clear(&text);
}

/* "markdown PATH" */
void
act_export(struct app *app, const char *argument)
{
	const char *space = argument != NULL ? strchr(argument, ' ') : NULL;

	if (argument == NULL) {
		dispatch_ask(app, COMMAND_EXPORT, "markdown ");
		return;
	}
	char *name = base_strndup(
	    argument, space != NULL ? (size_t)(space - argument) : strlen(argument));
	int form = render_form_find(name);
	const char *path = space != NULL ? space + strspn(space, " ") : "";

	if (form < 0 || path[0] == '\0')
		say_wrong(app, "expected a form (markdown, html, json, text) and a file");
	else
		write_chosen(app, path, (enum render_form)form, 0);
	free(name);
}

void
act_save(struct app *app, const char *argument)
{
	if (argument != NULL)
		write_chosen(app, argument, RENDER_TEXT, SAVED_WIDTH);
	else
		dispatch_ask(app, COMMAND_SAVE, "");
}

void
act_original(struct app *app, const char *argument)
{
	int64_t id = chosen_one(app);

	(void)argument;
	if (app->panels.n > 0 || id == 0)
		return;
	if (app->config.options.number[OPTION_ORIGINAL] == ORIGINAL_SIDE &&
	    app->screen.cols >= SCREEN_SIDE_COLS && !app->screen.zoomed)
		go_open(app);
	panels_show(app, &panel_original, id);
}

void
act_links(struct app *app, const char *argument)
{
	(void)argument;
	go_show(app);
	if (app->reader.id != 0)
		panels_show(app, &panel_links, app->reader.id);
}
