/* The panels of notes and of links. */
#include "app/panels.h"

#include "app/follow.h"
#include "app/go.h"
#include "store/note.h"
#include "text/clean.h"

#include <string.h>

/* A note's words on one line. */
static bool
add_note(void *arg, const struct note *note)
{
	struct panel *p = arg;
	struct buf line = BUF_INIT;
	struct panel_item *item;

	if (note->comment[0] != '\0')
		buf_addf(&line, "%s — ", note->comment);
	if (note->quote[0] != '\0')
		buf_addf(&line, "“%s”", note->quote);
	struct buf clean = BUF_INIT;

	clean_text(&clean, buf_str(&line), line.len, CLEAN_LINE);
	item = panel_add(p, buf_str(&clean), STYLE_TEXT);
	item->id = note->id;
	item->at = note->start;
	item->article = note->article;
	item->target = base_strdup(note->comment);
	buf_clear(&line);
	buf_clear(&clean);
	return true;
}

static bool
fill_notes(struct app *app, struct panel *p, struct err *err)
{
	buf_add_str(&p->title, p->id != 0 ? "Notes in this article" : "Notes, newest first");
	return note_list(app->env.library, p->id, add_note, p, err);
}

static void
open_note(struct app *app, struct panel *p, const struct panel_item *item)
{
	(void)p;
	go_article(app, item->article, item->at);
}

static void
remove_note(struct app *app, struct panel *p, const struct panel_item *item)
{
	struct err err;

	(void)p;
	if (!note_remove(app->env.library, item->id, &err) || !panels_refresh(app, &err) ||
	    (app->reader.id != 0 && !reader_load_notes(&app->reader, app->env.library, &err)))
		say_error(app, &err);
	else
		say_changed(app, "the note is deleted");
}

const struct panel_kind panel_notes = {
    .name = "notes",
    .panes = PANE_NOTES | PANE_PANEL,
    .picks = true,
    .fill = fill_notes,
    .open = open_note,
    .remove = remove_note,
};

static bool
fill_links(struct app *app, struct panel *p, struct err *err)
{
	const struct doc *d = &app->reader.article.doc;
	struct buf text = BUF_INIT;

	(void)err;
	buf_add_str(&p->title, "Links in this article");
	for (size_t i = 0; i < d->n_spans; i++) {
		const struct span *s = &d->spans[i];
		struct panel_item *item;

		if (s->kind != SPAN_LINK || s->target == 0)
			continue;
		buf_reset(&text);
		buf_addf(&text, "%zu  ", p->n + 1);
		clean_text(&text, d->text.data + s->start, s->len, CLEAN_LINE);
		item = panel_add(p, text.data, STYLE_TEXT);
		item->at = s->start;
		item->detail = base_strdup(doc_string(d, s->target));
		item->target = base_strdup(item->detail);
	}
	buf_clear(&text);
	return true;
}

static void
open_link(struct app *app, struct panel *p, const struct panel_item *item)
{
	(void)p;
	follow_address(app, item->target);
}

const struct panel_kind panel_links = {
    .name = "links",
    .panes = PANE_PANEL,
    .picks = true,
    .fill = fill_links,
    .open = open_link,
};
