/* The list: a row an article, and below it the passage that was found. */
#include "app/paint.h"

#include "app/byline.h"
#include "app/columns.h"
#include "store/tag.h"
#include "text/utf8.h"
#include "text/width.h"

#include <string.h>

static void
add_mark(struct buf *out, unsigned state, bool words)
{
	if (state & STATE_DELETED)
		buf_add_str(out, words ? "deleted" : "D");
	else if (state & STATE_STARRED)
		buf_add_str(out, words ? "starred" : "★");
	else if (!(state & STATE_READ))
		buf_add_str(out, words ? "unread" : "●");
	else if (state & STATE_NOTED)
		buf_add_str(out, words ? "noted" : "✎");
}

static void
add_authors(struct buf *out, const char *authors)
{
	for (; authors != NULL && *authors != '\0'; authors++) {
		if (*authors == '\n')
			buf_add_str(out, ", ");
		else
			buf_add_char(out, *authors);
	}
}

static void
add_column(struct buf *out, struct app *app, const struct row *row, enum column_kind kind)
{
	const struct options *o = &app->config.options;

	switch (kind) {
	case COLUMN_DATE:
		byline_add_date(
		    out, row, o->number[OPTION_DATES] == DATES_RELATIVE, app->now_ms / 1000);
		break;
	case COLUMN_SOURCE:
		buf_add_str(out, row->source != NULL ? row->source : "");
		break;
	case COLUMN_MARK:
		add_mark(out, row->state, false);
		break;
	case COLUMN_TITLE:
		buf_add_str(out, row->title);
		if (row->n_duplicates > 0)
			buf_addf(out, " +%u", row->n_duplicates);
		break;
	case COLUMN_WORDS:
		buf_addf(out, "%6u", row->words);
		break;
	case COLUMN_HITS:
		if (row->n_hits > 0)
			buf_addf(out, "%3zu", row->n_hits);
		break;
	case COLUMN_AUTHORS:
		add_authors(out, row->authors);
		break;
	case COLUMN_TAGS:
		tag_list(app->env.library, row->id, byline_add_tag, out, NULL);
		break;
	case COLUMN_SECTION:
		buf_add_str(out, row->section != NULL ? row->section : "");
		break;
	default:
		buf_addf(out, "%7lld", (long long)row->id);
		break;
	}
}

static struct pen
pen_of(const struct app *app, const struct row *row, enum column_kind kind)
{
	if (ids_has(&app->selection, row->id))
		return (struct pen){STYLE_SELECTED, 0};
	if (kind == COLUMN_TITLE)
		return (struct pen){row->state & STATE_READ ? STYLE_ROW : STYLE_UNREAD, 0};
	if (kind == COLUMN_MARK && (row->state & STATE_STARRED))
		return (struct pen){STYLE_STARRED, 0};
	return (struct pen){STYLE_DIM, 0};
}

static void
paint_row(struct app *app, const struct row *row, int at, const struct columns *columns)
{
	const struct area *a = &app->screen.list;
	struct buf text = BUF_INIT;

	if (ids_has(&app->selection, row->id))
		grid_put(&app->grid, (struct strip){at, a->col + 1, 1}, "+", 1,
		    (struct pen){STYLE_SELECTED, 0});
	for (size_t i = 0; i < columns->n; i++) {
		const struct column *c = &columns->items[i];

		if (c->cols == 0)
			continue;
		buf_reset(&text);
		add_column(&text, app, row, (enum column_kind)c->kind);
		if (text.len > 0)
			grid_put_cut(&app->grid, (struct strip){at, a->col + c->col, c->cols},
			    text.data, pen_of(app, row, (enum column_kind)c->kind));
	}
	buf_clear(&text);
}

/* The row as a sentence: nothing is told by place or colour alone. */
static void
paint_row_in_words(struct app *app, const struct row *row, int at)
{
	const struct area *a = &app->screen.list;
	struct buf text = BUF_INIT;

	if (ids_has(&app->selection, row->id))
		buf_add_str(&text, "selected ");
	add_mark(&text, row->state, true);
	if (text.len > 0)
		buf_add_char(&text, ' ');
	buf_add_str(&text, row->title);
	if (row->source != NULL)
		buf_addf(&text, ", %s", row->source);
	if (row->precision != 0) {
		buf_add_str(&text, ", ");
		byline_add_date(&text, row, false, 0);
	}
	grid_put_cut(&app->grid, (struct strip){at, a->col, a->cols}, text.data,
	    (struct pen){STYLE_ROW, 0});
	buf_clear(&text);
}

enum { PASSAGE_INDENT = 4 };

/* Where a passage begins to be shown, so that its first hit is in sight: at a word. */
static size_t
passage_start(const struct row *row, int cols)
{
	const char *s = row->passage;
	size_t at = 0, hit = row->n_hits > 0 ? row->hits[0].start : 0;
	size_t end = row->n_hits > 0 ? hit + row->hits[0].len : 0;

	if (width_text(s, end) < cols)
		return 0;
	while (at < hit && width_text(s + at, end - at) > cols * 3 / 4)
		do
			at++;
		while (at < hit && s[at - 1] != ' ');
	return at;
}

static void
paint_passage(struct app *app, const struct row *row, int at)
{
	const struct area *a = &app->screen.list;
	struct strip strip = {at, a->col + PASSAGE_INDENT, a->cols - PASSAGE_INDENT - 1};
	size_t start = passage_start(row, strip.cols);

	if (start > 0) {
		grid_put_cut(&app->grid, strip, "…", (struct pen){STYLE_PASSAGE, 0});
		strip.col++;
		strip.cols--;
	}
	grid_put_cut(&app->grid, strip, row->passage + start, (struct pen){STYLE_PASSAGE, 0});
	for (size_t i = 0; i < row->n_hits; i++) {
		if (row->hits[i].start < start)
			continue;
		int from = width_text(row->passage + start, row->hits[i].start - start);
		int cols = width_text(row->passage + row->hits[i].start, row->hits[i].len);

		if (from + cols <= strip.cols)
			grid_restyle(&app->grid, (struct strip){at, strip.col + from, cols},
			    (struct pen){STYLE_HIT, 0});
	}
}

static void
put_line(struct app *app, int row, const char *s)
{
	const struct area *a = &app->screen.list;

	if (row < a->rows)
		grid_put_cut(&app->grid, (struct strip){a->row + row, a->col + 2, a->cols - 3},
		    s, (struct pen){STYLE_TEXT, 0});
}

/* What to do when there is nothing. */
static void
paint_nothing(struct app *app)
{
	struct buf line = BUF_INIT;

	if (!app->is_empty) {
		put_line(
		    app, 1, app->rows.source.is_view ? "Nothing is here." : "Nothing found.");
		return;
	}
	put_line(app, 1, "No articles yet.");
	keymap_add_keys(&line, &app->config.keymap, PANE_LIST, COMMAND_ADD, 1);
	buf_add_str(&line, "      adds files and directories;");
	put_line(app, 3, line.data);
	put_line(app, 4, "       lectern PATH... does so too");
	if (app->env.samples != NULL && app->env.ingest != NULL)
		put_line(app, 5, "Enter  adds a few sample articles");
	buf_reset(&line);
	keymap_add_keys(&line, &app->config.keymap, PANE_LIST, COMMAND_HELP, 1);
	buf_add_str(&line, "      lists all keys");
	put_line(app, 6, line.data);
	buf_clear(&line);
}

void
paint_list(struct app *app)
{
	const struct area *a = &app->screen.list;
	const struct rows *r = &app->rows;
	bool in_words = app->config.options.number[OPTION_SCREEN_READER] != 0;
	struct columns columns;
	int at = a->row;

	app->grid.cursor_row = a->row;
	app->grid.cursor_col = a->col;
	if (r->n == 0) {
		paint_nothing(app);
		return;
	}
	columns_place(&columns, app->config.options.text[OPTION_FORMAT], a->cols);
	for (int i = r->top; i < r->n && at < a->row + a->rows; i++) {
		const struct row *row = rows_get(r, i);

		if (in_words)
			paint_row_in_words(app, row, at);
		else
			paint_row(app, row, at, &columns);
		if (i == r->at) {
			app->grid.cursor_row = at;
			if (!in_words)
				grid_put(&app->grid, (struct strip){at, a->col, 1}, "▸",
				    strlen("▸"), (struct pen){STYLE_MARKER, 0});
		}
		if (rows_height(r, i) > 1 && at + 1 < a->row + a->rows)
			paint_passage(app, row, at + 1);
		at += rows_height(r, i);
	}
}
