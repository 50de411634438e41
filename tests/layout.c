/* layout/: blocks become lines, lines become cells. */
#include "tap.h"

#include "layout/draw.h"

#include <string.h>

/* Draws a document in so many columns and rows; the caller frees nothing. */
static void
show(const struct doc *d, struct flow_at at, int cols, int rows, struct buf *out)
{
	struct wrap_options o = {.measure = cols < 72 ? cols : 72};
	struct draw draw = {0};
	struct grid grid;
	struct flow flow;
	int row;

	grid_init(&grid);
	grid_resize(&grid, cols, rows);
	flow_init(&flow, NULL, d, &o);
	draw = (struct draw){.grid = &grid, .flow = &flow, .area = {0, 0, rows, cols}};
	draw_flow(&draw, at);
	buf_reset(out);
	for (row = 0; row < rows; row++) {
		grid_row_text(&grid, row, out);
		buf_add_char(out, '\n');
	}
	flow_clear(&flow);
	grid_clear(&grid);
}

static void
add(struct doc *d, enum block_kind kind, uint8_t level, const char *s)
{
	doc_add_block(d, kind, s, strlen(s))->level = level;
}

static void
test_blocks(void)
{
	struct buf out = BUF_INIT;
	struct doc d;

	doc_init(&d);
	add(&d, BLOCK_HEADING, 2, "A HEADING");
	add(&d, BLOCK_PARAGRAPH, 0,
	    "Officials of the U.S. Department met www.example.org in New York on Tuesday.");
	add(&d, BLOCK_LIST_ITEM, 1, "first thing that is long enough to wrap around");
	add(&d, BLOCK_LIST_ITEM, 1, "second");
	d.blocks[d.n_blocks - 1].ordinal = 12;
	add(&d, BLOCK_QUOTE, 1, "To be quoted is an honour that few can well endure.");
	add(&d, BLOCK_CODE, 0, "if (x)\n\ty = 1;");
	add(&d, BLOCK_TABLE, 1, "Name\tAge\nAnders\t41\nSigrid\t14");
	add(&d, BLOCK_TABLE, 1,
	    "Vessel\tWhat became of her in the end\nAnders\tSold to a yard abroad\n"
	    "Sigrid\tSank");
	add(&d, BLOCK_RULE, 0, "");
	show(&d, (struct flow_at){0, 0}, 30, 40, &out);
	tap_golden(out.data, out.len, "layout-blocks.txt");
	show(&d, (struct flow_at){0, 0}, 14, 64, &out);
	tap_golden(out.data, out.len, "layout-narrow.txt");
	doc_clear(&d);
	buf_clear(&out);
}

static void
test_wide(void)
{
	struct buf out = BUF_INIT;
	struct doc d;

	doc_init(&d);
	add(&d, BLOCK_PARAGRAPH, 0,
	    "灯台守の日誌、九十一年分を公開。ポート・ラスコ海洋博物館。");
	add(&d, BLOCK_PARAGRAPH, 0, "cafe\xcc\x81 e\xcc\x81tait");
	show(&d, (struct flow_at){0, 0}, 21, 6, &out);
	tap_golden(out.data, out.len, "layout-wide.txt");
	doc_clear(&d);
	buf_clear(&out);
}

/* Moving down and up again, and finding every byte, agree with each other. */
static void
test_flow(void)
{
	struct wrap_options o = {.measure = 11};
	struct flow_at at = {0, 0}, back, found;
	int bad = 0, moved, n;
	struct flow flow;
	struct doc d;

	doc_init(&d);
	add(&d, BLOCK_PARAGRAPH, 0, "one two three four five six seven eight nine ten");
	add(&d, BLOCK_PARAGRAPH, 0, "eleven twelve thirteen antidisestablishmentarianism");
	flow_init(&flow, NULL, &d, &o);
	for (n = 0; flow_line(&flow, at); n++) {
		back = at;
		bad += flow_move(&flow, &back, -n) != -n || back.block || back.line;
		if (flow_line(&flow, at)->kind == LINE_TEXT) {
			found = flow_find(&flow, flow_byte(&flow, at));
			bad += flow_compare(found, at) != 0;
		}
		moved = flow_move(&flow, &at, 1);
		bad += moved != 1;
	}
	tap_is_int(bad, 0, "moves and finds agree on all %d lines", n);
	tap_is_int(flow_percent(&flow, (struct flow_at){0, 0}, 100), 100, "all of it is 100%%");
	flow_clear(&flow);
	doc_clear(&d);
}

static void
test_marks(void)
{
	const struct mark marks[] = {{4, 3, STYLE_PERSON}};
	const struct layer layer = {marks, 1};
	struct wrap_options o = {.measure = 20};
	struct draw draw;
	struct grid grid;
	struct flow flow;
	struct doc d;
	uint32_t byte = 0;
	int row = -1, col = -1;

	doc_init(&d);
	add(&d, BLOCK_PARAGRAPH, 0, "one two three four five six");
	grid_init(&grid);
	grid_resize(&grid, 20, 3);
	flow_init(&flow, NULL, &d, &o);
	draw = (struct draw){.grid = &grid,
	    .flow = &flow,
	    .area = {0, 0, 3, 20},
	    .layers = &layer,
	    .n_layers = 1};
	draw_flow(&draw, (struct flow_at){0, 0});
	tap_ok(grid_cell(&grid, 0, 4)->style == STYLE_PERSON &&
		   grid_cell(&grid, 0, 6)->style == STYLE_PERSON &&
		   grid_cell(&grid, 0, 7)->style == STYLE_TEXT,
	    "a mark colours its bytes and no others");
	tap_ok(
	    draw_cell_of(&draw, (struct flow_at){0, 0}, 8, &row, &col) && row == 0 && col == 8,
	    "the cell of a byte");
	tap_ok(draw_byte_at(&draw, (struct flow_at){0, 0}, 0, 9, &byte) && byte == 9,
	    "the byte of a cell");
	flow_clear(&flow);
	grid_clear(&grid);
	doc_clear(&d);
}

static void
test_grid(void)
{
	struct buf out = BUF_INIT;
	struct pen pen = {0};
	struct grid g;

	grid_init(&g);
	grid_resize(&g, 6, 1);
	tap_is_int(grid_put(&g, (struct strip){0, 0, 6}, "\xe6\xbc\xa2\xe5\xad\x97", 6, pen), 4,
	    "wide characters take two cells each");
	grid_put(&g, (struct strip){0, 1, 1}, "x", 1, pen);
	grid_row_text(&g, 0, &out);
	tap_is(buf_str(&out), " x\xe5\xad\x97", "half a wide character never stands");
	tap_is_int(grid_put(&g, (struct strip){0, 5, 9}, "\xe6\xbc\xa2", 3, pen), 0,
	    "nor does one hang over the edge");
	grid_erase(&g);
	grid_put_cut(&g, (struct strip){0, 0, 6}, "abcdefgh", pen);
	buf_reset(&out);
	grid_row_text(&g, 0, &out);
	tap_is(buf_str(&out), "abcde\xe2\x80\xa6", "a cut ends in an ellipsis");
	grid_clear(&g);
	buf_clear(&out);
}

static void
test_styles(void)
{
	struct theme t = {0};
	struct look look;
	struct err err;
	unsigned i;
	bool ok = true;

	for (i = 0; theme_name(i); i++)
		ok &= theme_set(&t, theme_name(i));
	tap_ok(ok && t.generation == i, "every theme reads");
	tap_ok(look_parse("bold fg:#102030 bg:7", 20, &look, &err) && look.attrs == ATTR_BOLD &&
		   look.fg == (COLOR_RGB | 0x102030) && look.bg == 7,
	    "a look reads");
	tap_ok(!look_parse("bold bright", 11, &look, &err), "%s", err.text);
}

int
main(void)
{
	test_blocks();
	test_wide();
	test_flow();
	test_marks();
	test_grid();
	test_styles();
	return tap_done();
}
