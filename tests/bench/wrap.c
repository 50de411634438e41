/* How fast text is set. Prints a table; CPU time, the median of several rounds.
 *
 *   wrap [-y DIRECTORY] [FILE]   patterns for hyphens; text, a paragraph a line
 *
 * Without a file it makes up paragraphs of words as English has them. */
#include "base/file.h"
#include "layout/draw.h"
#include "layout/hyphen.h"
#include "text/clean.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { TEXT_BYTES = 4 << 20, ARTICLE_BYTES = 1 << 20, ROUNDS = 7, MEASURE = 72, ROWS = 24 };

static double
cpu_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int
compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static unsigned
next_random(unsigned *seed, unsigned below)
{
	*seed = *seed * 1103515245u + 12345u;
	return (*seed >> 16) % below;
}

/* Words of 1 to 12 letters, most of them short; some commas and quotation marks. */
static void
make_text(struct buf *out, size_t len, unsigned paragraph)
{
	static const unsigned char lengths[] = {
	    2, 3, 3, 4, 2, 5, 6, 3, 7, 4, 8, 1, 9, 3, 5, 12};
	static const char letters[] = "etaoinshrdlucmfwypvbgketaoinetao";
	unsigned seed = 7, n, word = 0;

	while (out->len < len) {
		for (n = lengths[next_random(&seed, ARRAY_LEN(lengths))]; n; n--)
			buf_add_char(
			    out, letters[next_random(&seed, (unsigned)sizeof(letters) - 1)]);
		if (!next_random(&seed, 9))
			buf_add_str(out, next_random(&seed, 3) ? "," : ".\u201d");
		if (++word % paragraph == 0)
			buf_add_str(out, ".\n");
		else
			buf_add_char(out, ' ');
	}
}

static void
make_doc(struct doc *d, const struct buf *text)
{
	size_t at = 0;

	doc_init(d);
	while (at < text->len) {
		const char *line = text->data + at, *end = memchr(line, '\n', text->len - at);
		size_t n = end ? (size_t)(end - line) : text->len - at;

		if (n)
			doc_add_block(d, BLOCK_PARAGRAPH, line, n);
		at += n + 1;
	}
}

static void
bench_all(const char *name, const struct doc *d, const struct wrap_options *o)
{
	double times[ROUNDS];
	size_t i, lines = 0;
	int round;

	for (round = 0; round < ROUNDS; round++) {
		times[round] = cpu_ms();
		for (lines = i = 0; i < d->n_blocks; i++) {
			struct lines l = {0};

			wrap_block(d, &d->blocks[i], o, &l);
			lines += l.n;
			wrap_lines_clear(&l);
		}
		times[round] = cpu_ms() - times[round];
	}
	qsort(times, ROUNDS, sizeof(*times), compare);
	printf("%-32s %8.1f MB/s  (%zu lines)\n", name,
	    (double)d->text.len / 1e3 / times[ROUNDS / 2], lines);
}

/* From a document in memory to a grid; from its start, its middle and its end. */
static void
bench_screen(const char *name, const struct doc *d, const struct wrap_options *o)
{
	static const char *const where[] = {"start", "middle", "end"};
	double times[ROUNDS];
	int round, place;

	for (place = 0; place < 3; place++) {
		for (round = 0; round < ROUNDS; round++) {
			struct grid grid;
			struct flow flow;
			struct draw draw = {
			    &grid, &flow, {0, 0, ROWS, MEASURE + 8}, NULL, 0, 0, false};
			struct flow_at at = {0, 0};

			times[round] = cpu_ms();
			grid_init(&grid);
			grid_resize(&grid, MEASURE + 8, ROWS);
			flow_init(&flow, NULL, d, o);
			if (place == 1)
				at = flow_find(&flow, (uint32_t)(d->text.len / 2));
			else if (place == 2)
				at = flow_last_top(&flow, ROWS);
			draw_flow(&draw, at);
			flow_percent(&flow, at, ROWS);
			flow_clear(&flow);
			grid_clear(&grid);
			times[round] = cpu_ms() - times[round];
		}
		qsort(times, ROUNDS, sizeof(*times), compare);
		printf("%-24s %-7s %8.2f ms\n", name, where[place], times[ROUNDS / 2]);
	}
}

static void
bench_screens(unsigned paragraph, const char *name, const struct wrap_options *o)
{
	struct buf text = BUF_INIT;
	struct doc d;

	make_text(&text, ARTICLE_BYTES, paragraph);
	make_doc(&d, &text);
	bench_screen(name, &d, o);
	doc_clear(&d);
	buf_clear(&text);
}

int
main(int argc, char **argv)
{
	struct wrap_options plain = {.measure = MEASURE}, total = plain, hyphens;
	struct buf text = BUF_INIT, raw = BUF_INIT;
	const char *patterns = "/usr/share/hyphen";
	struct hyphen *h;
	struct err err;
	struct doc d;
	int c;

	while ((c = getopt(argc, argv, "y:")) != -1) {
		if (c != 'y')
			return 2;
		patterns = optarg;
	}
	if (optind < argc) {
		if (!file_read(argv[optind], SIZE_MAX, &raw, &err)) {
			fprintf(stderr, "wrap: %s\n", err.text);
			return 1;
		}
		clean_text(&text, raw.data, raw.len, CLEAN_TEXT);
		buf_clear(&raw);
	} else {
		make_text(&text, TEXT_BYTES, 70);
	}
	make_doc(&d, &text);
	total.setting = WRAP_JUSTIFIED;
	hyphens = total;
	h = hyphen_open(patterns, "en");
	hyphens.hyphen = h;
	bench_all("wrap, ragged", &d, &plain);
	bench_all("wrap, total fit", &d, &total);
	if (h)
		bench_all("wrap, total fit and hyphens", &d, &hyphens);
	plain.measure = total.measure = hyphens.measure = 40;
	bench_all("wrap, ragged, 40 cells", &d, &plain);
	bench_all("wrap, total fit, 40 cells", &d, &total);
	if (h)
		bench_all("wrap, hyphens, 40 cells", &d, &hyphens);
	plain.measure = MEASURE;
	bench_screens(70, "first screen, 1 MB", &plain);
	bench_screens(10000000, "in one paragraph", &plain);
	hyphen_close(h);
	doc_clear(&d);
	buf_clear(&text);
	return 0;
}
