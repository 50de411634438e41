/* Cells as bytes for a terminal, past curses. */
#include "ui/cells.h"

static void
add_code_point(struct buf *out, uint32_t cp)
{
	if (cp >= 0x80 && cp < 0xa0)
		return; /* no control characters, whoever let them in */
	if (cp < 0x80) {
		buf_add_char(out, (char)(cp < 0x20 || cp == 0x7f ? ' ' : cp));
	} else if (cp < 0x800) {
		buf_add_char(out, (char)(0xc0 | cp >> 6));
		buf_add_char(out, (char)(0x80 | (cp & 63)));
	} else if (cp < 0x10000) {
		buf_add_char(out, (char)(0xe0 | cp >> 12));
		buf_add_char(out, (char)(0x80 | (cp >> 6 & 63)));
		buf_add_char(out, (char)(0x80 | (cp & 63)));
	} else {
		buf_add_char(out, (char)(0xf0 | cp >> 18));
		buf_add_char(out, (char)(0x80 | (cp >> 12 & 63)));
		buf_add_char(out, (char)(0x80 | (cp >> 6 & 63)));
		buf_add_char(out, (char)(0x80 | (cp & 63)));
	}
}

static void
add_color(struct buf *out, int32_t color, int base)
{
	if (color == COLOR_DEFAULT)
		return;
	if (color < 8)
		buf_addf(out, "%d;", base + color);
	else if (color < 16)
		buf_addf(out, "%d;", base + 60 + color - 8);
	else
		buf_addf(out, "%d;5;%d;", base + 8, color);
}

/* Appends the codes of a look, each with a semicolon behind it; the last one becomes an m. */
static void
end_sgr(struct buf *out, const struct look *look, unsigned attrs)
{
	static const struct {
		uint8_t attr;
		char code;
	} codes[] = {{ATTR_BOLD, '1'}, {ATTR_DIM, '2'}, {ATTR_ITALIC, '3'},
	    {ATTR_UNDERLINE, '4'}, {ATTR_REVERSE, '7'}};
	size_t i;

	for (i = 0; i < ARRAY_LEN(codes); i++)
		if ((look->attrs | attrs) & codes[i].attr)
			buf_addf(out, "%c;", codes[i].code);
	add_color(out, look->fg, 30);
	add_color(out, look->bg, 40);
	out->data[out->len - 1] = 'm';
}

void
cells_add_look(struct buf *out, const struct look *look, unsigned attrs)
{
	buf_add_str(out, "\033[0;");
	end_sgr(out, look, attrs);
}

void
cells_add_first_look(struct buf *out, const struct look *look, unsigned attrs)
{
	buf_add_str(out, "\033[");
	end_sgr(out, look, attrs);
}

void
cells_add(struct buf *out, const struct grid *g, const struct cell *c)
{
	const uint32_t *marks = grid_cell_marks(g, c);

	add_code_point(out, c->cp ? c->cp : ' ');
	while (*marks)
		add_code_point(out, *marks++);
}

const struct look *
cells_look(const struct look *looks, const struct cell *c)
{
	return &looks[c->style < STYLE_COUNT ? c->style : STYLE_TEXT];
}

bool
cells_is_plain(const struct look *looks, const struct cell *c)
{
	const struct look *look = cells_look(looks, c);

	return look->fg == COLOR_DEFAULT && look->bg == COLOR_DEFAULT &&
	       !(look->attrs | c->attrs);
}

bool
cells_is_blank(const struct look *looks, const struct cell *c)
{
	const struct look *look = cells_look(looks, c);

	return c->cp == ' ' && !c->marks && look->bg == COLOR_DEFAULT &&
	       !((look->attrs | c->attrs) & (ATTR_UNDERLINE | ATTR_REVERSE));
}

bool
cells_is_unsure(const struct grid *g, int row)
{
	int col;

	for (col = 0; col < g->cols; col++)
		if (grid_cell(g, row, col)->flags & CELL_UNSURE)
			return true;
	return false;
}

void
cells_repair_row(struct buf *out, const struct grid *g, int row, const struct look *looks)
{
	const struct cell *last = NULL;
	int col, n;
	bool begun = false;

	for (col = 0; col < g->cols; col++) {
		const struct cell *c = grid_cell(g, row, col);

		if (c->width == 0 || (!begun && !(c->flags & CELL_UNSURE)))
			continue;
		if (!begun)
			buf_add_str(out, "\0337");
		if (!last || last->style != c->style || last->attrs != c->attrs)
			cells_add_look(out, cells_look(looks, c), c->attrs);
		if (c->flags & CELL_UNSURE) { /* blanks under it, then what stands on them */
			buf_addf(out, "\033[%d;%dH", row + 1, col + 1);
			for (n = 0; n < c->width; n++)
				buf_add_char(out, ' ');
			buf_addf(out, "\033[%d;%dH", row + 1, col + 1);
			cells_add(out, g, c);
			buf_addf(out, "\033[%d;%dH", row + 1, col + c->width + 1);
		} else {
			cells_add(out, g, c);
		}
		begun = true;
		last = c;
	}
	if (begun)
		buf_add_str(out, "\0338");
}
