/* layout/: lines set flush, hyphens, breaks that a reader would not forgive, text from right
 * to left. */
#include "tap.h"

#include "base/file.h"
#include "config.h"
#include "layout/bidi.h"
#include "layout/cut.h"
#include "layout/draw.h"
#include "layout/fit.h"
#include "layout/hyphen.h"
#include "text/width.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { RAGGED_BOXES = 40 };

static const char keeper[] =
    "The keeper of the light had written a line in the journal every evening for thirty-one "
    "years, and on the evening of the storm she wrote two: one for the wind, which she put at "
    "eleven, and one for the schooner that came round the point with its lamps out and nobody "
    "at the wheel. The harbourmaster, who found the journal afterwards, remembered the "
    "handwriting as unremarkable.";

/* Draws a document in so many columns, all of it. */
static void
show(const struct doc *d, const struct wrap_options *o, int rows, struct buf *out)
{
	struct draw draw = {0};
	struct grid grid;
	struct flow flow;
	int row;

	grid_init(&grid);
	grid_resize(&grid, o->measure, rows);
	flow_init(&flow, NULL, d, o);
	draw = (struct draw){.grid = &grid, .flow = &flow, .area = {0, 0, rows, o->measure}};
	rows = draw_flow(&draw, (struct flow_at){0, 0});
	for (row = 0; row < rows; row++) {
		grid_row_text(&grid, row, out);
		buf_add_char(out, '\n');
	}
	flow_clear(&flow);
	grid_clear(&grid);
}

static struct block *
add(struct doc *d, enum block_kind kind, const char *s)
{
	return doc_add_block(d, kind, s, strlen(s));
}

static struct hyphen *
open_patterns(const char *lang)
{
	const char *src = getenv("LECTERN_SRC");
	char *dir = file_join(src ? src : ".", "tests/hyphen");
	struct hyphen *h = hyphen_open(dir, lang);

	free(dir);
	return h;
}

static void
test_justified(const struct hyphen *h)
{
	static const int measures[] = {60, 34, 20};
	struct buf out = BUF_INIT;
	struct doc d;
	size_t i;

	doc_init(&d);
	add(&d, BLOCK_PARAGRAPH, keeper);
	add(&d, BLOCK_QUOTE, keeper)->level = 1;
	for (i = 0; i < ARRAY_LEN(measures); i++) {
		struct wrap_options o = {.measure = measures[i], .setting = WRAP_JUSTIFIED};

		buf_addf(&out, "-- %d\n", measures[i]);
		show(&d, &o, 60, &out);
		o.hyphen = h;
		o.indent = true;
		buf_addf(&out, "-- %d, hyphens, indent\n", measures[i]);
		show(&d, &o, 60, &out);
	}
	if (h)
		tap_golden(out.data, out.len, "setting-justified.txt");
	else
		tap_skip("built without libhyphen");
	doc_clear(&d);
	buf_clear(&out);
}

/* Every justified line ends flush, but for a paragraph's last. */
static void
test_flush(const struct hyphen *h)
{
	struct wrap_options o = {.setting = WRAP_JUSTIFIED, .hyphen = h};
	int bad = 0, ragged = 0, n = 0;
	struct doc d;
	size_t i;

	doc_init(&d);
	add(&d, BLOCK_PARAGRAPH, keeper);
	for (o.measure = 30; o.measure < 100; o.measure++) {
		struct lines l = {0};

		wrap_block(&d, &d.blocks[0], &o, &l);
		for (i = 0; i < l.n; i++, n++) {
			const struct line *line = &l.items[i];

			bad += line->width + line->fill > o.measure;
			ragged +=
			    !(line->flags & LINE_LAST) && line->width + line->fill < o.measure;
			bad += (line->flags & LINE_LAST) && line->fill;
		}
		wrap_lines_clear(&l);
	}
	tap_is_int(bad, 0, "no line of %d runs over, no last line is stretched", n);
	tap_is_int(ragged, 0, "every other line ends flush");
	doc_clear(&d);
}

/* The sum of squares of what first fit and total fit leave free. */
static void
test_total_is_best(void)
{
	static const uint16_t widths[] = {3, 2, 2, 5, 9, 3, 4, 2, 7, 3, 1, 6, 8, 2, 3, 4};
	struct box boxes[ARRAY_LEN(widths)] = {0};
	int greedy, total;
	size_t i;

	for (i = 0; i < ARRAY_LEN(widths); i++)
		boxes[i] = (struct box){.width = widths[i], .space = 1};
	fit_greedy(boxes, ARRAY_LEN(boxes), 16, 0);
	for (greedy = 0, i = 0; i < ARRAY_LEN(boxes); i++)
		greedy += boxes[i].ends;
	fit_total(boxes, ARRAY_LEN(boxes), 16, 0);
	for (total = 0, i = 0; i < ARRAY_LEN(boxes); i++)
		total += boxes[i].ends;
	tap_ok(boxes[ARRAY_LEN(boxes) - 1].ends, "the last box ends a line");
	tap_ok(total - greedy <= 1, "total fit takes no more lines than it must");
}

static const struct {
	const char *word, *want;
} words[] = {
    {"remembered", "re-mem-be-red"},
    {"Harbour", "Har-bour"},
    {"NATO", "NATO"},
    {"lamp", "lamp"},
    {"a1b2c3d4", "a1b2c3d4"},
    {"r\xc3\xa9p\xc3\xa9t\xc3\xa9", "r\xc3\xa9p-\xc3\xa9t\xc3\xa9"},
};

static void
test_words(const struct hyphen *h)
{
	bool points[HYPHEN_MAX];
	struct buf out = BUF_INIT;
	size_t i, k;

	for (i = 0; h && i < ARRAY_LEN(words); i++) {
		buf_reset(&out);
		hyphen_word(h, words[i].word, strlen(words[i].word), points);
		for (k = 0; words[i].word[k]; k++) {
			if (points[k])
				buf_add_char(&out, '-');
			buf_add_char(&out, words[i].word[k]);
		}
		tap_is(out.data, words[i].want, "hyphens of %s", words[i].word);
	}
	buf_clear(&out);
	tap_ok(!open_patterns("tlh"), "no patterns, no hyphens");
}

/* Set in a narrow column; where the lines end. */
static const struct {
	const char *text, *want;
	int measure;
} breaks[] = {
    {"alpha beta \xe2\x80\x94 gamma delta", "alpha beta \xe2\x80\x94|gamma delta", 12},
    {"alpha betas\xe2\x80\x94gamma delta", "alpha betas\xe2\x80\x94|gamma delta", 12},
    {"Dijo \xe2\x80\x94vamos\xe2\x80\x94 y fue", "Dijo|\xe2\x80\x94vamos\xe2\x80\x94 y|fue",
	10},
    {"il dit \xc2\xab non \xc2\xbb encore", "il dit|\xc2\xab non \xc2\xbb|encore", 8},
    {"mais pourquoi ? Parce", "mais|pourquoi ?|Parce", 13},
    {"sagte \xc2\xbbWort\xc2\xab und ging", "sagte \xc2\xbbWort\xc2\xab|und ging", 12},
    {"alpha beta\xc2\xa0gamma delta", "alpha|beta\xc2\xa0gamma|delta", 11},
    {"and then \xe2\x80\xa6 nothing", "and|then \xe2\x80\xa6|nothing", 9},
    {"look at \xc2\xa7 12 of it", "look at|\xc2\xa7 12 of|it", 9},
    {"the U.S. army of the U.S.", "the U.S.|army of|the U.S.", 9},
    {"灯台守日。誌", "灯台守|日。誌", 8},
    {"灯ラスコーへ", "灯ラス|コーへ", 8},
    {"あそうだった", "あそう|だった", 8},
    {"記録文「灯」", "記録文|「灯」", 8},
};

/* The least sum of squares there is, by trying every line that ends at every box. */
static uint64_t
least_raggedness(const struct box *boxes, size_t n, int measure)
{
	uint64_t best[RAGGED_BOXES + 1] = {0};
	size_t end, first;

	for (end = 1; end <= n; end++) {
		int width = 0;

		best[end] = UINT64_MAX;
		for (first = end; first-- > 0;) {
			int rest;
			uint64_t cost;

			width +=
			    boxes[first].width + (first + 1 < end ? boxes[first].space : 0);
			rest = measure - width;
			if (rest < 0)
				break;
			cost = best[first] + (end < n ? (uint64_t)(rest * rest) : 0);
			if (cost < best[end])
				best[end] = cost;
		}
	}
	return best[n];
}

static uint64_t
raggedness(const struct box *boxes, size_t n, int measure)
{
	uint64_t sum = 0;
	int width = 0;
	size_t i;

	for (i = 0; i + 1 < n; i++) {
		width += boxes[i].width;
		if (boxes[i].ends) {
			sum += (uint64_t)((measure - width) * (measure - width));
			width = 0;
		} else {
			width += boxes[i].space;
		}
	}
	return sum;
}

static void
test_ragged_is_best(void)
{
	struct box boxes[RAGGED_BOXES];
	unsigned seed = 3, round;
	int bad = 0, measure;
	size_t i;

	for (round = 0; round < 300; round++) {
		measure = 10 + (int)(round % 50);
		for (i = 0; i < RAGGED_BOXES; i++) {
			seed = seed * 1103515245u + 12345u;
			boxes[i] = (struct box){
			    .width = (uint16_t)(1 + (seed >> 16) % (unsigned)(measure * 3 / 4)),
			    .space = (uint16_t)((seed >> 28) % 5 != 0)};
		}
		fit_ragged(boxes, RAGGED_BOXES, measure, 0);
		bad += raggedness(boxes, RAGGED_BOXES, measure) !=
		       least_raggedness(boxes, RAGGED_BOXES, measure);
	}
	tap_is_int(bad, 0, "%u paragraphs of long words are as little ragged as can be", round);
}

/* A very long paragraph is set part by part, as it would be in one. */
static void
test_parts(enum wrap_setting setting)
{
	struct wrap_options o = {.measure = 50, .setting = setting};
	struct lines l = {0};
	struct boxes boxes = {0};
	struct buf text = BUF_INIT;
	size_t i, line = 0, first = 0, bad = 0;
	unsigned parts = 1;
	struct doc d;

	doc_init(&d);
	for (i = 0; text.len < 300000; i++)
		buf_addf(&text, "%.*s ", (int)(1 + i * i % 11 + i % 3), "incomprehensible");
	doc_add_block(&d, BLOCK_PARAGRAPH, text.data, text.len - 1);
	wrap_block(&d, &d.blocks[0], &o, &l);
	for (; l.more; parts++)
		wrap_more(&d, &d.blocks[0], &o, &l);
	cut_boxes(d.text.data, 0, d.blocks[0].len, o.measure, &boxes);
	if (setting == WRAP_RAGGED)
		fit_ragged(boxes.items, boxes.n, o.measure, 0);
	else
		fit_total(boxes.items, boxes.n, o.measure, 0);
	for (i = 0; i < boxes.n; i++) {
		if (!boxes.items[i].ends)
			continue;
		bad += line >= l.n || l.items[line].start != boxes.items[first].start;
		first = i + 1;
		line++;
	}
	tap_ok(parts > 3 && line == l.n, "%u parts, %zu lines", parts, l.n);
	tap_is_int((long long)bad, 0, "each as in one part");
	tap_ok((l.items[0].flags & LINE_FIRST) && !(l.items[l.n / 2].flags & LINE_LAST) &&
		   (l.items[l.n - 1].flags & LINE_LAST),
	    "the first and the last are told");
	boxes_clear(&boxes);
	wrap_lines_clear(&l);
	buf_clear(&text);
	doc_clear(&d);
}

static void
test_breaks(void)
{
	struct buf out = BUF_INIT;
	struct doc d;
	size_t i, k;

	for (i = 0; i < ARRAY_LEN(breaks); i++) {
		struct wrap_options o = {.measure = breaks[i].measure};
		struct lines l = {0};

		doc_init(&d);
		add(&d, BLOCK_PARAGRAPH, breaks[i].text);
		wrap_block(&d, &d.blocks[0], &o, &l);
		buf_reset(&out);
		for (k = 0; k < l.n; k++) {
			if (k)
				buf_add_char(&out, '|');
			buf_add(&out, d.text.data + l.items[k].start, l.items[k].len);
		}
		tap_is(out.data, breaks[i].want, "\"%s\" in %d cells", breaks[i].text,
		    breaks[i].measure);
		wrap_lines_clear(&l);
		doc_clear(&d);
	}
	buf_clear(&out);
}

#ifdef HAVE_FRIBIDI
static const char hebrew[] =
    "\xd7\xa9\xd7\x95\xd7\x9e\xd7\xa8 \xd7\x94\xd7\x9e\xd7\x92\xd7\x93\xd7\x9c\xd7\x95\xd7\xa8 "
    "\xd7\x9b\xd7\xaa\xd7\x91 (\xd7\x91\xd7\xa9\xd7\xa0\xd7\xaa 1931) \xd7\x90\xd7\xaa Light "
    "House \xd7\x91\xd7\x99\xd7\x95\xd7\x9e\xd7\x9f.";

static void
test_bidi(void)
{
	struct wrap_options o = {.measure = 24};
	struct buf out = BUF_INIT;
	struct doc d;

	doc_init(&d);
	add(&d, BLOCK_PARAGRAPH, hebrew);
	add(&d, BLOCK_LIST_ITEM, hebrew)->level = 1;
	add(&d, BLOCK_QUOTE, hebrew)->level = 1;
	add(&d, BLOCK_PARAGRAPH,
	    "The word \xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d, \xd7\xa2\xd7\x95\xd7\x9c\xd7\x9d ends "
	    "here.");
	add(&d, BLOCK_TABLE, "\xd7\xa9\xd7\x9d\tA1\n\xd7\x90\xd7\x91\xd7\x92 \xd7\x93\tB2");
	show(&d, &o, 40, &out);
	tap_golden(out.data, out.len, "setting-bidi.txt");
	buf_reset(&out);
	bidi_visual(&out, "abc \xd7\x90(\xd7\x91", 10);
	tap_is(out.data, "abc \xd7\x91)\xd7\x90", "a title in the order of the eye");
	doc_clear(&d);
	buf_clear(&out);
}

/* Looking for a byte's cell and back again agree in text that runs both ways. */
static void
test_bidi_cells(void)
{
	struct wrap_options o = {.measure = 60};
	int row, col, bad = 0, n = 0;
	struct flow_at top = {0, 0};
	struct draw draw = {0};
	struct grid grid;
	struct flow flow;
	uint32_t at, back;
	struct doc d;

	doc_init(&d);
	add(&d, BLOCK_PARAGRAPH, hebrew);
	grid_init(&grid);
	grid_resize(&grid, 60, 2);
	flow_init(&flow, NULL, &d, &o);
	draw = (struct draw){.grid = &grid, .flow = &flow, .area = {0, 0, 2, 60}};
	for (at = 0; at < d.blocks[0].len; at++) {
		if (((unsigned char)hebrew[at] & 0xc0) == 0x80)
			continue;
		n++;
		bad += !draw_cell_of(&draw, top, at, &row, &col) ||
		       !draw_byte_at(&draw, top, row, col, &back) || back != at;
	}
	tap_is_int(bad, 0, "cells and bytes agree on %d letters", n);
	flow_clear(&flow);
	grid_clear(&grid);
	doc_clear(&d);
}
#endif

int
main(void)
{
	struct hyphen *h = open_patterns("en");

	test_justified(h);
	test_flush(h);
	test_total_is_best();
	test_words(h);
	test_breaks();
	test_ragged_is_best();
	test_parts(WRAP_RAGGED);
	test_parts(WRAP_JUSTIFIED);
#ifdef HAVE_FRIBIDI
	test_bidi();
	test_bidi_cells();
#else
	tap_skip("built without FriBidi");
#endif
	hyphen_close(h);
	return tap_done();
}
