/* Tables, drawn. */
#include "layout/draw_part.h"

#include "layout/table.h"

void
writer_border(struct writer *w, const struct lines *lines, const struct line *line)
{
	static const char *const parts[3][3] = {
	    {"\u250c", "\u252c", "\u2510"},
	    {"\u251c", "\u253c", "\u2524"},
	    {"\u2514", "\u2534", "\u2518"},
	};
	int which = line->flags & LINE_FIRST ? 0 : line->flags & LINE_LAST ? 2 : 1, cells;
	size_t i;

	if (w->draw->plain)
		return;
	for (i = 0; i < lines->n_columns; i++) {
		writer_put_extra(w, parts[which][i ? 1 : 0], STYLE_TABLE);
		for (cells = lines->columns[i].width + 2; cells > 0; cells--)
			writer_put_extra(w, "\u2500", STYLE_TABLE);
	}
	writer_put_extra(w, parts[which][2], STYLE_TABLE);
}

void
writer_row(struct writer *w, const struct lines *lines, const struct line *line)
{
	const struct wrap_options *o = w->is_body ? &w->draw->flow->options : NULL;
	struct table_cell cell;
	int at;
	size_t i;

	if (line->start == w->block->start && w->block->level)
		w->pen.attrs |= ATTR_BOLD;
	for (i = 0; i < lines->n_columns; i++) {
		writer_put_extra(w, w->draw->plain ? "  " : "\u2502 ", STYLE_TABLE);
		at = w->col;
		cell = table_cell_of(w->doc, w->block, line->start, i);
		if (lines->columns[i].flush_right)
			w->col += lines->columns[i].width - table_cell_width(w->doc, cell, o);
		writer_put_range(w, cell.start, cell.len);
		w->col = at + lines->columns[i].width;
		writer_put_extra(w, " ", STYLE_TABLE);
	}
	writer_put_extra(w, w->draw->plain ? "" : "\u2502", STYLE_TABLE);
}

/* A column's name and a colon; what there is no room for becomes an ellipsis. */
static void
put_name(struct writer *w, struct table_cell name)
{
	bool fits = w->col + table_cell_width(w->doc, name, NULL) + 1 <= w->right;

	w->pen.attrs |= ATTR_BOLD;
	w->right -= fits ? 0 : 1;
	writer_put_range(w, name.start, name.len);
	w->right += fits ? 0 : 1;
	writer_put_extra(w, fits ? ": " : "\u2026", STYLE_TEXT);
	w->pen.attrs = 0;
}

void
writer_record(struct writer *w, const struct line *line)
{

	w->col = w->left + line->indent;
	if (line->kind == LINE_NAME || ((line->flags & LINE_FIRST) && line->indent > 2)) {
		w->col = w->left + 2;
		put_name(w, table_column_name(w->doc, w->block, line->start));
		writer_start_marks(w, line->start);
	}
	writer_put_range(w, line->start, line->len);
}
