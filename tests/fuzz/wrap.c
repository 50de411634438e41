/* layout/: any document at any width is wrapped, moved through and drawn. The first bytes
 * choose width and setting, the rest is text; a blank line or a control letter begins a block.
 */
#include "fuzz.h"

#include "layout/draw.h"
#include "layout/flow.h"
#include "layout/grid.h"
#include "text/clean.h"

#include <string.h>

static void
make_doc(struct doc *d, const char *s, size_t len)
{
	struct buf text = BUF_INIT;
	size_t at = 0;

	doc_init(d);
	clean_text(&text, s, len, CLEAN_TEXT);
	while (at < text.len) {
		const char *line = text.data + at, *end = memchr(line, '\n', text.len - at);
		size_t n = end ? (size_t)(end - line) : text.len - at;
		enum block_kind kind = (enum block_kind)((unsigned char)line[0] % BLOCK_KINDS);

		if (n > 0 || kind == BLOCK_RULE)
			doc_add_block(d, kind, line, kind == BLOCK_RULE ? 0 : n)->level = 1;
		at += n + 1;
	}
	buf_clear(&text);
}

static void
check_grid(const struct grid *g)
{
	int row, col;

	for (row = 0; row < g->rows; row++)
		for (col = 0; col < g->cols; col++) {
			const struct cell *c = grid_cell(g, row, col);

			FUZZ_CHECK(c->width <= 2 && c->cp >= (c->width ? 0x20u : 0u));
			FUZZ_CHECK(c->width < 2 ||
				   (col + 1 < g->cols && !grid_cell(g, row, col + 1)->width));
		}
}

static void
check_flow(const struct doc *d, const struct wrap_options *options, struct grid *g)
{
	struct flow_at at = {0, 0}, last;
	struct flow flow;
	struct draw draw = {.grid = g, .flow = &flow, .area = {0, 0, g->rows, g->cols}};
	int guard = 0;

	flow_init(&flow, NULL, d, options);
	do {
		grid_erase(g);
		draw_flow(&draw, at);
		check_grid(g);
	} while (flow_move(&flow, &at, g->rows) > 0 && ++guard < 400);
	last = flow_last_top(&flow, g->rows);
	FUZZ_CHECK(flow_percent(&flow, last, g->rows) <= 100);
	if (d->text.len)
		FUZZ_CHECK(flow_line(&flow, flow_find(&flow, (uint32_t)d->text.len - 1)));
	flow_clear(&flow);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	struct wrap_options options = {0};
	struct grid g;
	struct doc d;

	if (len < 2)
		return 0;
	options.measure = 1 + bytes[0] % 100;
	options.setting = bytes[1] & 1 ? WRAP_JUSTIFIED : WRAP_RAGGED;
	options.indent = bytes[1] & 2;
	make_doc(&d, (const char *)bytes + 2, len - 2);
	grid_init(&g);
	grid_resize(&g, options.measure + bytes[1] % 7, 1 + bytes[1] % 30);
	check_flow(&d, &options, &g);
	grid_clear(&g);
	doc_clear(&d);
	return 0;
}
