/* The title bar, the rule and the bottom line. */
#include "app/paint.h"

#include "app/byline.h"
#include "text/width.h"

#include <string.h>

enum { WORDS_A_MINUTE = 230 };

int
paint_right(struct grid *g, struct strip at, const char *s, struct pen pen)
{
	int width = width_text(s, strlen(s));

	if (width == 0 || width > at.cols)
		return at.cols;
	grid_put(g, (struct strip){at.row, at.col + at.cols - width, width}, s, strlen(s), pen);
	return at.cols - width;
}

static void
add_count(struct buf *out, const struct list_count *count, const char *what)
{
	byline_add_number(out, count->n);
	buf_addf(out, "%s%s", count->capped ? "+" : "", what);
}

static void
add_list_name(struct app *app, struct buf *out)
{
	const struct source *s = &app->rows.source;

	if (s->kind == SOURCE_RELATED)
		buf_addf(out, "related to: %s", s->name);
	else if (s->kind == SOURCE_COPIES)
		buf_addf(out, "copies of: %s", s->name);
	else if (s->kind == SOURCE_QUERY && !s->is_view)
		buf_addf(out, "search: %s", buf_str(&s->query.text));
	else
		buf_add_str(out, s->name != NULL ? s->name : "");
}

/* "1,204 articles · 312 unread" */
static void
add_counts(struct app *app, struct buf *out)
{
	const struct rows *r = &app->rows;

	if (app->selection.n > 0) {
		byline_add_number(out, app->selection.n);
		buf_add_str(out, " selected · ");
	}
	if (!r->counted || app->is_empty)
		return;
	add_count(out, &r->count,
	    source_has_hits(&r->source) ? " found"
	    : r->count.n == 1           ? " article"
					: " articles");
	if (r->unread.n > 0 && app->grid.cols >= 60) {
		buf_add_str(out, " · ");
		add_count(out, &r->unread, " unread");
	}
}

static void
add_order(struct app *app, struct buf *out)
{
	const struct source *s = &app->rows.source;

	if (s->kind == SOURCE_QUERY)
		buf_addf(out, "by %s %s", query_order_name((enum list_order)s->query.order),
		    s->query.reverse ? "▴" : "▾");
}

static void
add_position(struct app *app, struct buf *out)
{
	const struct rows *r = &app->rows;
	int64_t number = rows_number(r);

	if (r->n == 0)
		return;
	if (number > 0)
		byline_add_number(out, (uint64_t)number);
	if (number > 0 && r->counted)
		buf_add_char(out, '/');
	if (r->counted)
		add_count(out, &r->count, "");
}

/* " · people 7", when there are any. */
static void
add_names(const struct reader *r, enum mention_kind kind, const char *what, struct buf *out)
{
	unsigned n = reader_count(r, kind);

	if (n > 0)
		buf_addf(out, " · %s %u", what, n);
}

static void
add_facts(const struct reader *r, struct buf *out)
{
	if (r->id == 0)
		return;
	buf_addf(out, " %u min", (r->article.words + WORDS_A_MINUTE - 1) / WORDS_A_MINUTE);
	add_names(r, MENTION_PERSON, "people", out);
	add_names(r, MENTION_PLACE, "places", out);
}

/* The title bar's parts: the first one is cut when they do not fit. */
struct bar {
	struct buf name, counts, right;
};

static void
add_reader_bar(struct app *app, struct bar *bar)
{
	const char *title = article_get(&app->reader.article, FIELD_TITLE);
	const struct row *row = rows_current(&app->rows);
	unsigned state = 0;

	if (row != NULL && row->id == app->reader.id) {
		state = row->state;
		title = row->title;
	}
	buf_addf(&bar->name, " %s%s%s", state & STATE_STARRED ? "★ " : "",
	    state & STATE_ARCHIVED ? "archived: " : "", title != NULL ? title : "");
	if (app->grid.cols >= 80) {
		add_facts(&app->reader, &bar->right);
		buf_add_str(&bar->right, "   ");
	}
	add_position(app, &bar->right);
}

static void
add_list_bar(struct app *app, struct bar *bar)
{
	buf_add_str(&bar->name, app->grid.cols >= 60 ? " Lectern  " : " ");
	add_list_name(app, &bar->name);
	buf_add_str(&bar->counts, "   ");
	add_counts(app, &bar->counts);
	add_order(app, &bar->right);
	if (app->screen.rule.rows == 0 && app->grid.cols >= 60) {
		buf_add_str(&bar->right, "  ");
		add_position(app, &bar->right);
	}
}

void
paint_title(struct app *app)
{
	struct bar bar = {BUF_INIT, BUF_INIT, BUF_INIT};
	struct grid *g = &app->grid;
	struct strip strip = {0, 0, g->cols}, name;
	struct pen pen = {STYLE_TITLE_BAR, 0};

	if (app->screen.zoomed && app->reader.id != 0)
		add_reader_bar(app, &bar);
	else
		add_list_bar(app, &bar);
	grid_put_fill(g, strip, "", pen);
	buf_add_char(&bar.right, ' ');
	if (bar.right.len > 1 && width_text(bar.right.data, bar.right.len) * 2 <= g->cols)
		strip.cols = paint_right(g, strip, bar.right.data, pen) - 1;
	name = strip;
	name.cols -= width_text(buf_str(&bar.counts), bar.counts.len);
	if (name.cols < strip.cols / 2)
		name.cols = strip.cols / 2;
	strip.col = grid_put_cut(g, name, buf_str(&bar.name), pen);
	strip.cols -= strip.col;
	grid_put_cut(g, strip, buf_str(&bar.counts), pen);
	buf_clear(&bar.name);
	buf_clear(&bar.counts);
	buf_clear(&bar.right);
}

void
paint_rule(struct app *app)
{
	const struct area *a = &app->screen.rule;
	struct strip strip = {a->row, a->col, a->cols};
	struct pen pen = {STYLE_RULE, 0}, text = {STYLE_DIM, 0};
	struct buf position = BUF_INIT, facts = BUF_INIT;

	buf_add_char(&position, ' ');
	add_position(app, &position);
	if (position.len > 1)
		buf_add_char(&position, ' ');
	else
		buf_reset(&position);
	add_facts(&app->reader, &facts);
	grid_put_repeat(&app->grid, strip, "─", pen);
	strip.cols = paint_right(&app->grid, strip, buf_str(&facts), text);
	grid_put(&app->grid, (struct strip){a->row, a->col + 2, strip.cols - 2},
	    buf_str(&position), position.len, text);
	buf_clear(&position);
	buf_clear(&facts);
}

/* What the hint line recommends, and in which words; the first that fit are shown. */
static const struct {
	unsigned panes;
	enum command command;
	const char *text;
} hints[] = {
    {PANE_LIST, COMMAND_SEARCH, "search"},
    {PANE_READER, COMMAND_FIND, "find"},
    {PANE_VISUAL, COMMAND_NOTE, "note"},
    {PANE_VISUAL, COMMAND_COPY, "copy"},
    {PANE_VISUAL, COMMAND_ESCAPE, "leave"},
    {PANE_PANEL, COMMAND_CLOSE, "close"},
    {PANE_PANEL, COMMAND_FIND, "find"},
    {PANE_PANEL, COMMAND_HELP, "help"},
    {PANE_NOTES, COMMAND_COMMENT, "change"},
    {PANE_NAMES, COMMAND_MERGE, "merge"},
    {PANE_NAMES, COMMAND_HIDE, "hide"},
    {PANE_NAMES, COMMAND_KIND, "kind"},
    {PANE_NAMES, COMMAND_ALIAS, "alias"},
    {PANE_PANEL, COMMAND_ZOOM, "taller"},
    {PANE_READER, COMMAND_CLOSE, "back"},
    {PANE_MAIN, COMMAND_ENTITIES, "names"},
    {PANE_MAIN, COMMAND_RELATED, "related"},
    {PANE_MAIN, COMMAND_TAG, "tag"},
    {PANE_MAIN | PANE_VISUAL, COMMAND_HELP, "help"},
};

static void
add_hints(struct app *app, struct buf *out, int cols)
{
	unsigned pane = app_pane(app);
	struct buf key = BUF_INIT;
	int used = width_text(buf_str(out), out->len);

	for (size_t i = 0; i < ARRAY_LEN(hints); i++) {
		if (!(hints[i].panes & pane))
			continue;
		buf_reset(&key);
		keymap_add_keys(
		    &key, &app->config.keymap, pane & hints[i].panes, hints[i].command, 1);
		if (key.len == 0)
			continue;
		int width = width_text(key.data, key.len) + 3 +
			    width_text(hints[i].text, strlen(hints[i].text));

		if (used + width > cols)
			continue;
		used += width;
		buf_addf(out, "  %s %s", key.data, hints[i].text);
	}
	buf_clear(&key);
}

static void
paint_prompt(struct app *app)
{
	struct grid *g = &app->grid;
	struct prompt *p = &app->prompt;
	struct buf label = BUF_INIT;
	struct pen pen = {STYLE_PROMPT, 0};
	size_t start, len;
	int used, caret;

	prompt_label(p, &label);
	used = grid_put(
	    g, (struct strip){g->rows - 1, 0, g->cols - 2}, buf_str(&label), label.len, pen);
	edit_visible(&p->edit, g->cols - used, &start, &len, &caret);
	grid_put(g, (struct strip){g->rows - 1, used, g->cols - used},
	    buf_str(&p->edit.text) + start, len, pen);
	g->cursor_row = g->rows - 1;
	g->cursor_col = used + caret;
	buf_clear(&label);
}

/* The candidates in a row above the prompt, from the one taken on. */
static void
paint_candidates(struct app *app)
{
	const struct candidates *c = &app->prompt.candidates;
	struct grid *g = &app->grid;
	struct strip strip = {g->rows - 2, 0, g->cols};
	int first = c->at > 2 ? c->at - 2 : 0;

	if (c->n < 2)
		return;
	grid_put_fill(g, strip, "", (struct pen){STYLE_PANEL, 0});
	for (int i = first; i < (int)c->n && strip.cols > 2; i++) {
		struct pen pen = {STYLE_PANEL, i == c->at ? ATTR_BOLD | ATTR_UNDERLINE : 0};
		int used;

		strip.col++;
		strip.cols--;
		used = grid_put_cut(g, strip, c->items[i], pen);
		strip.col += used + 1;
		strip.cols -= used + 1;
	}
}

void
paint_bottom(struct app *app)
{
	struct grid *g = &app->grid;
	const struct message *m = messages_shown(&app->messages);
	struct strip strip = {g->rows - 1, 0, g->cols};
	struct buf line = BUF_INIT;

	if (app->prompt.is_open) {
		paint_prompt(app);
		paint_candidates(app);
		return;
	}
	if (m != NULL) {
		grid_put_cut(g, (struct strip){strip.row, 1, strip.cols - 1}, m->text,
		    (struct pen){m->kind == MESSAGE_ERROR ? STYLE_ERROR : STYLE_MESSAGE, 0});
		return;
	}
	if (app->screen.reader.rows > 0 && app->reader.id != 0)
		buf_addf(&line, "%3d%%", reader_percent(&app->reader));
	strip.cols =
	    paint_right(g, strip, buf_str(&app->task.status), (struct pen){STYLE_MESSAGE, 0});
	add_hints(app, &line, strip.cols - 1);
	grid_put(g, strip, buf_str(&line), line.len, (struct pen){STYLE_HINT, 0});
	buf_clear(&line);
}
