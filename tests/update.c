/* ui/update.h against a terminal: what update_write sends turns the old screen into the new one
 * in libvterm, cell by cell, for scrolls by lines and by pages, up and down. */
#include "tap.h"

#include "ui/update.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <vterm.h>

enum { COLS = 30, ROWS = 14, TOP = 2, BAND = 10, STEPS = 400 };

struct bench {
	struct grid old, new;
	struct look looks[STYLE_COUNT];
	struct region region;
	VTerm *vt;
	VTermScreen *screen;
	uint64_t seed;
	int at; /* the first line of the text that the band shows */
};

static unsigned
below(struct bench *b, unsigned n)
{
	b->seed = b->seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(b->seed >> 33) % n;
}

/* A line of an endless text: blank ones, short and full ones, wide letters, gaps, styles. */
static void
draw_line(struct grid *g, int row, int line)
{
	static const char *const words[] = {"the", "lantern ", "\u706f\u53f0", "caf\u00e9",
	    "a          gap", "x", "of light and more"};
	unsigned hash = (unsigned)line * 2654435761u;
	int col = (int)(hash >> 29), i;

	if ((hash >> 8) % 5 == 0)
		return;
	for (i = 0; i < 5 && col < COLS; i++, hash = hash * 1103515245u + 12345u) {
		const char *word = words[(hash >> 16) % ARRAY_LEN(words)];
		struct pen pen = {(hash >> 20) % 3 ? STYLE_TEXT : STYLE_PERSON,
		    (hash >> 22) % 5 ? 0 : ATTR_BOLD};

		col +=
		    grid_put(g, (struct strip){row, col, COLS - col}, word, strlen(word), pen);
		col += (int)(hash >> 24) % 3;
	}
}

static void
draw(struct bench *b, bool told)
{
	char text[16];
	int i;

	grid_erase(&b->new);
	snprintf(text, sizeof(text), "%d%%", (b->at % 101 + 101) % 101);
	grid_put(&b->new, (struct strip){ROWS - 1, 1, COLS}, text, strlen(text),
	    (struct pen){STYLE_TEXT, 0});
	for (i = 0; i < BAND; i++)
		draw_line(&b->new, TOP + i, b->at + i);
	b->new.cursor_visible = true;
	b->new.cursor_row = (int)below(b, ROWS);
	b->new.cursor_col = (int)below(b, COLS);
	if (told)
		b->new.bands[1] = (struct grid_band){TOP, BAND};
}

/* Cells of the terminal that do not show what was drawn last. */
static int
differences(const struct bench *b)
{
	const struct grid *g = &b->old;
	int n = 0, row, col;
	VTermPos cursor;

	for (row = 0; row < ROWS; row++)
		for (col = 0; col < COLS; col++) {
			const struct cell *c = grid_cell(g, row, col);
			const struct look *look = &b->looks[c->style];
			VTermScreenCell cell;

			vterm_screen_get_cell(b->screen, (VTermPos){row, col}, &cell);
			if (c->width == 0)
				continue;
			n += (cell.chars[0] ? cell.chars[0] : ' ') != c->cp;
			if (c->cp == ' ')
				continue;
			n += (cell.attrs.bold != 0) != ((c->attrs & ATTR_BOLD) != 0);
			n += VTERM_COLOR_IS_DEFAULT_FG(&cell.fg) != (look->fg == COLOR_DEFAULT);
		}
	vterm_state_get_cursorpos(vterm_obtain_state(b->vt), &cursor);
	return n + (cursor.row != g->cursor_row || cursor.col != g->cursor_col);
}

static void
open_bench(struct bench *b)
{
	int i;

	*b = (struct bench){.seed = 11};
	for (i = 0; i < STYLE_COUNT; i++)
		b->looks[i] = (struct look){.fg = COLOR_DEFAULT, .bg = COLOR_DEFAULT};
	b->looks[STYLE_PERSON].fg = 3;
	grid_init(&b->old);
	grid_init(&b->new);
	grid_resize(&b->old, COLS, ROWS);
	grid_resize(&b->new, COLS, ROWS);
	b->vt = vterm_new(ROWS, COLS);
	vterm_set_utf8(b->vt, 1);
	b->screen = vterm_obtain_screen(b->vt);
	vterm_screen_reset(b->screen, 1);
	b->old.cursor_visible = true;
}

static void
close_bench(struct bench *b)
{
	vterm_free(b->vt);
	grid_clear(&b->old);
	grid_clear(&b->new);
}

/* Goes from the old grid to the new one, which is the old one then; false when it is no
 * scroll. */
static bool
step(struct bench *b, struct buf *out)
{
	struct scroll scroll;
	struct grid other = b->old;

	buf_reset(out);
	if (!update_find(&scroll, &b->old, &b->new))
		return false;
	update_write(out, &scroll, b->looks, &b->region);
	vterm_input_write(b->vt, out->data, out->len);
	b->old = b->new;
	b->new = other;
	return true;
}

static void
test_steps(void)
{
	static const int by[] = {
	    1, -1, 2, -2, 3, BAND - 1, 1 - BAND, BAND - 2, BAND, -BAND, 47};
	int scrolls = 0, bad = 0, i;
	struct buf out = BUF_INIT;
	struct bench b;

	open_bench(&b);
	for (i = 0; i < STEPS; i++) {
		b.at += by[below(&b, ARRAY_LEN(by))];
		draw(&b, true);
		if (!step(&b, &out)) {
			bad++;
			continue;
		}
		scrolls++;
		bad += differences(&b) != 0;
	}
	tap_is_int(
	    bad, 0, "the terminal shows what was drawn after each of %d scrolls", scrolls);
	update_end(&out, &b.region, 0, 0);
	tap_ok(!b.region.top && !b.region.bottom, "the region is given back");
	buf_clear(&out);
	close_bench(&b);
}

/* Single cells, whole rows and all of the screen change where they stand, between scrolls. */
static void
test_changes(void)
{
	struct buf out = BUF_INIT;
	struct bench b;
	int bad = 0, i, n;

	open_bench(&b);
	for (i = 0; i < STEPS; i++) {
		b.at += below(&b, 4) ? 0 : (int)below(&b, 90);
		draw(&b, below(&b, 2));
		for (n = (int)below(&b, 5); n > 0; n--) {
			struct strip at = {(int)below(&b, ROWS), (int)below(&b, COLS), 4};
			struct pen pen = {below(&b, 2) ? STYLE_TEXT : STYLE_PERSON, 0};

			grid_put(&b.new, at, below(&b, 2) ? "new" : "    ", below(&b, 4), pen);
		}
		bad += !step(&b, &out) || differences(&b) != 0;
	}
	tap_is_int(bad, 0, "the terminal shows what was drawn after each of %d changes", i);
	buf_clear(&out);
	close_bench(&b);
}

/* Moving a marker costs few bytes: two cells, and the cursor. */
static void
test_marker(void)
{
	struct buf out = BUF_INIT;
	struct bench b;
	int row;

	open_bench(&b);
	for (row = 3; row < 5; row++) {
		grid_erase(&b.new);
		grid_put(
		    &b.new, (struct strip){row, 0, 1}, ">", 1, (struct pen){STYLE_PERSON, 0});
		b.new.cursor_row = row;
		b.new.cursor_visible = true;
		step(&b, &out);
	}
	tap_is(buf_str(&out), " \r\n\033[33m>\033[m\r", "a marker goes one row down");
	buf_clear(&out);
	close_bench(&b);
}

/* A page costs what its text costs, and little else. */
static void
test_cost(void)
{
	struct buf out = BUF_INIT;
	struct bench b;
	size_t text = 0;
	int row;

	open_bench(&b);
	draw(&b, true);
	step(&b, &out);
	b.at += BAND - 1;
	draw(&b, true);
	for (row = TOP + 1; row < TOP + BAND; row++) {
		struct buf line = BUF_INIT;

		grid_row_text(&b.new, row, &line);
		text += line.len;
		buf_clear(&line);
	}
	tap_ok(step(&b, &out), "a page is scrolled");
	tap_note("%zu bytes for %zu of text", out.len, text);
	tap_ok(out.len < text + 9 * BAND + 40, "a page takes little more than its text");
	b.at += BAND - 1;
	draw(&b, true);
	b.new.cursor_visible = false;
	tap_ok(!step(&b, &out), "hiding the cursor is left to curses");
	buf_clear(&out);
	close_bench(&b);
}

int
main(void)
{
	test_steps();
	test_changes();
	test_marker();
	test_cost();
	return tap_done();
}
