/* format/dump: lines and paragraphs of plain text as blocks. */
#include "tap.h"

#include "base/file.h"
#include "format/dump.h"

#include <stdlib.h>
#include <string.h>

/* The document, a block a line: kind, level or number, "+" behind a gap, text. */
static void
show(const struct doc *d, struct buf *out)
{
	size_t i, j;

	for (i = 0; i < d->n_blocks; i++) {
		const struct block *b = &d->blocks[i];

		buf_addf(out, "%.1s", doc_block_name((enum block_kind)b->kind));
		if (b->level || b->ordinal)
			buf_addf(out, "%u", b->ordinal ? b->ordinal : b->level);
		buf_addf(out, "%s|", b->gap ? "+" : "");
		for (j = 0; j < b->len; j++)
			buf_add_str(out, d->text.data[b->start + j] == '\n'
					     ? "\\"
					     : (char[]){d->text.data[b->start + j], 0});
		buf_add_char(out, '\n');
	}
}

static const struct {
	const char *what, *in, *out;
} cases[] = {
    {"nothing", " \n\t\n", ""},
    {"a line a block", "Home\nNews\nA sentence that goes on.\n",
	"p|Home\np|News\np|A sentence that goes on.\n"},
    {"escapes and CR LF", "a\033[31mb\r\n\r\nc\r\n", "p|a[31mb\np|c\n"},
    {"a wider gap", "One paragraph.\n\nAnother.\n\nA third.\n\n\nA scene later.\n\nThe end.\n",
	"p|One paragraph.\np|Another.\np|A third.\np+|A scene later.\np|The end.\n"},
    {"a gap among lines", "a\nb\nc\n\nd\ne\n", "p|a\np|b\np|c\np+|d\np|e\n"},
    {"marks mean nothing where lines follow close", "# one\n- two\n> three\n---\nfour\n",
	"p|# one\np|- two\np|> three\np|---\np|four\n"},
    {"rows of dashes in a page",
	"Home\nNews\nAlso\n----\nVideo\n-----\nA sentence goes on.\nAnd "
	"on.\nMore\nNews\nAbout\n",
	"p|Home\np|News\np|Also\np|----\np|Video\np|-----\np|A sentence goes on.\np|And "
	"on.\np|More\np|News\np|About\n"},
    {"hard-wrapped mail",
	"The committee met on Tuesday to look at what was left of the plan, and\n"
	"found, as its members had feared, that the money would not last until\n"
	"the end of the year.\n"
	"\n"
	"Nobody had asked for the second bridge. The engineer, who had drawn it\n"
	"in a week, said that a well-\n"
	"known rule of the county forbade it, and that her brother-in-law had\n"
	"told her so at a dinner in the spring of that year.\n",
	"p|The committee met on Tuesday to look at what was left of the plan, and "
	"found, as its members had feared, that the money would not last until "
	"the end of the year.\n"
	"p|Nobody had asked for the second bridge. The engineer, who had drawn it "
	"in a week, said that a well-\n"
	"p|known rule of the county forbade it, and that her brother-in-law had "
	"told her so at a dinner in the spring of that year.\n"},
    {"paragraphs that stand in",
	"   The committee met on Tuesday to look at what was left of the plan,\n"
	"and found, as its members had feared, that the money would not last\n"
	"until the end of the year, or would it, if they sold the second bridge?\n"
	"   Nobody had asked for the second bridge. The engineer, who had drawn\n"
	"it in a week, said that a rule of the county forbade it, and that her\n"
	"brother-in-law had told her so at a dinner.\n",
	"p|The committee met on Tuesday to look at what was left of the plan, "
	"and found, as its members had feared, that the money would not last "
	"until the end of the year, or would it, if they sold the second bridge?\n"
	"p|Nobody had asked for the second bridge. The engineer, who had drawn "
	"it in a week, said that a rule of the county forbade it, and that her "
	"brother-in-law had told her so at a dinner.\n"},
    {"verse keeps its lines",
	"The gulls came in before the rain\n"
	"and sat along the wall.\n"
	"The boat did not come in again;\n"
	"we heard the harbour call.\n"
	"\n"
	"And in the morning, on the sand,\n"
	"a plank, a rope, a shoe.\n"
	"She took the shoe into her hand\n"
	"and said that it was new.\n",
	NULL},
    {"Markdown",
	"Title of it\n===========\n\nA paragraph.\n\n## Part one ##\n\n- one\n- two\n  goes "
	"on\n  - "
	"deeper\n\n3. three\n4. four\n\n> quoted\n> more\n\n* * *\n\n    int x;\n\n      "
	"y();\n\n"
	"```c\n a  b\n\n```\n\nThe end.\n",
	"h1|Title of it\np|A paragraph.\nh2|Part one\nl1|one\nl1|two goes on\nl2|deeper\n"
	"l3|three\nl4|four\nq1|quoted more\nr|\nc|int x;\\\\  y();\nc| a  b\np|The end.\n"},
    {"wrapped mail with quotes",
	"On Tuesday Tom wrote to the list of the people who keep the harbour:\n"
	"> The committee met on Tuesday to look at what was left of the plan\n"
	"> and found, as its members had feared, that the money was gone now.\n"
	">\n"
	"> > Nobody had asked for the second bridge, not even the engineer who\n"
	"> > had drawn it in a week.\n"
	"\n"
	"That is not how I remember it, and I was there, though not until the\n"
	"end of it, because of the rain.\n",
	"p|On Tuesday Tom wrote to the list of the people who keep the harbour:\n"
	"q1|The committee met on Tuesday to look at what was left of the plan "
	"and found, as its members had feared, that the money was gone now.\n"
	"q2|Nobody had asked for the second bridge, not even the engineer who "
	"had drawn it in a week.\n"
	"p|That is not how I remember it, and I was there, though not until the "
	"end of it, because of the rain.\n"},
    {"a single mark is text", "First.\n\n- he said, and left.\n\nLast.\n",
	"p|First.\np|- he said, and left.\np|Last.\n"},
    {"wrapped ideographs",
	"渡轮中午离开了港口,码头上没有人看见到底是谁在那条船上\n"
	"因为那天早上下着大雨,所有的人都留在家里面等着天气变好\n"
	"后来船长说他也没有看见,他只看见了灯塔和海鸥,别的没有了\n"
	"可是他的妻子说不是这样,她说那天根本没有下雨,太阳很好\n"
	"我们不知道该相信谁。\n",
	"p|渡轮中午离开了港口,码头上没有人看见到底是谁在那条船上"
	"因为那天早上下着大雨,所有的人都留在家里面等着天气变好"
	"后来船长说他也没有看见,他只看见了灯塔和海鸥,别的没有了"
	"可是他的妻子说不是这样,她说那天根本没有下雨,太阳很好"
	"我们不知道该相信谁。\n"},
};

/* The text's lines that are not blank, a paragraph each. */
static void
show_lines(const char *s, struct buf *out)
{
	const char *end;

	for (; *s; s = *end ? end + 1 : end) {
		end = s + strcspn(s, "\r\n");
		if (end > s)
			buf_addf(out, "p|%.*s\n", (int)(end - s), s);
	}
}

static void
test_cases(void)
{
	struct buf got = BUF_INIT, want = BUF_INIT;
	struct doc d;
	size_t i;

	for (i = 0; i < ARRAY_LEN(cases); i++) {
		buf_reset(&got);
		buf_reset(&want);
		doc_init(&d);
		dump_to_doc(cases[i].in, strlen(cases[i].in), &d);
		show(&d, &got);
		doc_clear(&d);
		if (cases[i].out) {
			buf_add_str(&want, cases[i].out);
		} else {
			show_lines(cases[i].in, &want);
		}
		if (!cases[i].out) /* gaps between stanzas are not looked at */
			for (char *plus; (plus = strstr(got.data, "+|"));)
				memmove(plus, plus + 1, strlen(plus));
		tap_is(buf_str(&got), buf_str(&want), "%s", cases[i].what);
	}
	buf_clear(&got);
	buf_clear(&want);
}

/* Scraped pages are not hard-wrapped: each line is a block, as it is. */
static void
test_seed(const char *name)
{
	const char *source = getenv("LECTERN_SRC");
	char *dir = file_join(source ? source : ".", "../shared/seeds"),
	     *path = file_join(dir, name);
	struct buf bytes = BUF_INIT;
	struct doc d;
	size_t lines = 0, i, gaps = 0;

	if (file_read(path, SIZE_MAX / 2, &bytes, NULL)) {
		for (i = 0; i < bytes.len; i++)
			lines += bytes.data[i] != '\n' && (!i || bytes.data[i - 1] == '\n');
		doc_init(&d);
		dump_to_doc(bytes.data, bytes.len, &d);
		tap_is_int((long long)d.n_blocks, (long long)lines, "%s: a block a line", name);
		for (i = 0; i < d.n_blocks; i++)
			gaps += d.blocks[i].gap + (d.blocks[i].kind != BLOCK_PARAGRAPH) * 100u;
		tap_ok(gaps < 100, "all paragraphs, %zu gaps", gaps);
		doc_clear(&d);
	} else {
		tap_skip("no seeds here");
	}
	buf_clear(&bytes);
	free(path);
	free(dir);
}

/* What would be quadratic shows by taking minutes. */
static void
test_big(void)
{
	struct buf in = BUF_INIT;
	struct doc d;
	size_t i;

	for (i = 0; i < 100000; i++)
		buf_addf(&in, "%s- a %zu\n", i % 3 ? "> " : "\n", i);
	doc_init(&d);
	dump_to_doc(in.data, in.len, &d);
	tap_ok(d.n_blocks > 1000, "many lines");
	doc_clear(&d);
	buf_reset(&in);
	for (i = 0; i < 1000000; i++)
		buf_add_str(&in, "a b ");
	doc_init(&d);
	dump_to_doc(in.data, in.len, &d);
	tap_is_int((long long)d.n_blocks, 1, "a long line");
	doc_clear(&d);
	buf_reset(&in);
	for (i = 0; i < 1100000; i++)
		buf_add_str(&in, "a\n");
	buf_add_str(&in, "b\n");
	doc_init(&d);
	dump_to_doc(in.data, in.len, &d);
	tap_is_int((long long)d.n_blocks, (1 << 20) + 1, "more than a million lines");
	tap_ok(d.text.data[d.text.len - 2] == 'b', "none is lost");
	doc_clear(&d);
	buf_clear(&in);
}

int
main(void)
{
	test_cases();
	test_seed("000_925989acf60671e9.txt");
	test_seed("004_d7d4284def2e71b4.txt");
	test_big();
	return tap_done();
}
