/* format/record: JSON lines as articles. */
#include "tap.h"

#include "format/record.h"
#include "render/record.h"

#include <stdlib.h>
#include <string.h>

static bool
read_line(const char *line, struct record *r, struct err *err)
{
	err_clear(err);
	return record_read(line, strlen(line), r, err);
}

static void
test_foreign(void)
{
	struct record r;
	struct err err;

	tap_ok(
	    read_line(
		"{\"title\":\"A \\u001b[31mred\\n title\",\"authors\":[\"Ann\",\" Bo \",\"\"],"
		"\"date\":\"14 July 2011\",\"lang\":\"en_GB\",\"tags\":[\"x\",\"y z\"],"
		"\"text\":\"One.\\nTwo.\\u0000 Three.\",\"unknown\":[1,{}],\"url\":null,"
		"\"modified\":\"soon\",\"credits\":{\"editor\":[\"Cy\",\"Di\"]}}",
		&r, &err),
	    "a part of the members is enough");
	tap_is(article_get(&r.article, FIELD_TITLE), "A [31mred title", "strings are cleaned");
	tap_is(article_get(&r.article, FIELD_AUTHORS), "Ann\nBo", "authors, a line each");
	tap_is(article_get(&r.article, FIELD_DATE), "2011-07-14", "any date is read");
	tap_is(article_get(&r.article, FIELD_MODIFIED), NULL, "what is no date is none");
	tap_is(article_get(&r.article, FIELD_LANG), "en-GB", "a language tag");
	tap_is(article_get(&r.article, FIELD_URL), NULL, "null is nothing");
	tap_is(article_get(&r.article, FIELD_CREDITS), "editor\tCy\neditor\tDi", "credits");
	tap_is_int(
	    r.article.fields[FIELD_TITLE].where, WHERE_RECORD, "they come from a record");
	tap_is(r.tags, "x\ny z", "tags");
	tap_is(buf_str(&r.article.doc.text), "One.\nTwo. Three.\n", "the text, NUL taken out");
	tap_is_int((long long)r.article.doc.n_blocks, 2, "in blocks");
	tap_ok(!r.is_whole && !r.has_state, "names are still to be found, no state is told");
	record_clear(&r);

	tap_ok(read_line("{\"html\":\"<p>x</p>\",\"state\":[\"read\",\"starred\",\"odd\"],"
			 "\"added\":12,\"original\":{\"media\":\"text/"
			 "plain\",\"base64\":\"aGkg\\ndGhlcmU=\"}}",
		   &r, &err),
	    "a page instead of a text");
	tap_is(buf_str(&r.html), "<p>x</p>", "the page");
	tap_is_int(r.state, RECORD_READ | RECORD_STARRED, "the state");
	tap_is_int(r.added, 12, "when it was added");
	tap_is(buf_str(&r.original.bytes), "hi there", "the original");
	record_clear(&r);

	tap_ok(read_line("{}", &r, &err) && !r.article.doc.n_blocks, "an empty object");
	record_clear(&r);
}

static void
test_faults(void)
{
	static const struct {
		const char *line, *word; /* of the sentence */
	} faults[] = {
	    {"", "JSON"},
	    {"{\"title\":", "byte 9"},
	    {"[]", "object"},
	    {"{\"title\":1}", "title"},
	    {"{\"authors\":\"Ann\"}", "authors"},
	    {"{\"authors\":[1]}", "authors"},
	    {"{\"tags\":{}}", "tags"},
	    {"{\"credits\":{\"editor\":\"Cy\"}}", "credits"},
	    {"{\"state\":\"read\"}", "state"},
	    {"{\"added\":1.5}", "added"},
	    {"{\"reading_at\":-1}", "reading_at"},
	    {"{\"text\":[]}", "text"},
	    {"{\"html\":0}", "html"},
	    {"{\"fields\":{\"title\":[\"page\"]}}", "title"},
	    {"{\"notes\":[[0,1]]}", "notes"},
	    {"{\"repairs\":[[\"a\",\"b\",\"c\"]]}", "repairs"},
	    {"{\"original\":{\"base64\":\"?\"}}", "base64"},
	    {"{\"text\":\"One.\",\"blocks\":[[0,9,\"paragraph\",0,0,0]]}", "blocks"},
	    {"{\"text\":\"One.\",\"blocks\":[[0,2,\"paragraph\",0,0,0]]}", "blocks"},
	    {"{\"text\":\"One.\",\"blocks\":[[0,4,\"odd\",0,0,0]]}", "blocks"},
	    {"{\"text\":\"a\\nb\",\"blocks\":[[2,1,\"paragraph\",0,0,0],[0,1,\"paragraph\",0,0,"
	     "0]]}",
		"row 2"},
	    {"{\"text\":\"\xc3\xa9\",\"blocks\":[[0,2,\"paragraph\",0,0,0]],"
	     "\"mentions\":[[1,1,\"date\",9,\"x\"]]}",
		"mentions"},
	    {"{\"text\":\"ab\",\"blocks\":[[0,2,\"paragraph\",0,0,0]],"
	     "\"mentions\":[[0,1,\"person\",9,0]]}",
		"mentions"},
	    {"{\"text\":\"ab\",\"blocks\":[[0,2,\"paragraph\",0,0,0]],"
	     "\"spans\":[[1,2,\"strong\"]]}",
		"spans"},
	    {"{\"text\":\"\\ud800\"}", "JSON"},
	    {"{\"added\":1e400}", "JSON"},
	};
	struct record r;
	struct err err;
	size_t i;

	for (i = 0; i < ARRAY_LEN(faults); i++) {
		tap_ok(!read_line(faults[i].line, &r, &err), "%s is refused", faults[i].line);
		tap_ok(
		    err.kind == ERR_DATA && strstr(err.text, faults[i].word), "%s", err.text);
		tap_ok(
		    !r.article.doc.n_blocks && !r.notes && !r.tags, "nothing of it is taken");
		record_clear(&r);
	}
}

/* An article with one of everything. */
static void
fill(struct article *a)
{
	struct doc *d = &a->doc;
	struct block *b;
	uint32_t link;

	article_set(a, FIELD_TITLE, "Night ferry", 11, ORIGIN_PAGE, WHERE_META, 90);
	article_set(a, FIELD_AUTHORS, "Ann\nBo", 6, ORIGIN_USER, WHERE_USER, 100);
	article_set(
	    a, FIELD_DATE, "2011-07-14T10:31-04:00", 22, ORIGIN_DERIVED, WHERE_LINE, 60);
	article_set(
	    a, FIELD_CREDITS, "editor\tCy\nwriter\tDi", 19, ORIGIN_PAGE, WHERE_BODY, 80);
	b = doc_add_block(d, BLOCK_HEADING, "Caf\xc3\xa9 \"Nord\"", 12);
	b->level = 2;
	b = doc_add_block(d, BLOCK_PARAGRAPH, "Karin Vik spoke on Monday.", 26);
	b->gap = 1;
	b = doc_add_block(d, BLOCK_LIST_ITEM, "one", 3);
	b->level = 1;
	b->ordinal = 1;
	doc_add_block(d, BLOCK_RULE, "", 0);
	doc_add_block(d, BLOCK_CODE, "a\n\tb", 4);
	link = doc_add_string(d, "https://example.org/", 20);
	doc_add_span(d, 13, 9, SPAN_LINK, link);
	doc_add_span(d, 13, 5, SPAN_STRONG, 0);
	mentions_add_entity(&a->mentions,
	    (struct local_entity){.name = mentions_add_string(&a->mentions, "Karin Vik", 9),
		.key = mentions_add_string(&a->mentions, "karin vik", 9),
		.count = 1,
		.kind = MENTION_PERSON});
	mentions_add(&a->mentions,
	    (struct mention){.start = 13, .len = 9, .kind = MENTION_PERSON, .score = 200});
	mentions_add(
	    &a->mentions, (struct mention){.start = 32,
			      .len = 6,
			      .entity = MENTION_NO_ENTITY,
			      .value = mentions_add_string(&a->mentions, "2011-07-11", 10),
			      .kind = MENTION_DATE,
			      .score = 255});
	a->confidence = 77;
}

/* What is written is read back, and written again the same. */
static void
test_round(void)
{
	const struct note note = {
	    .start = 13, .len = 9, .quote = "Karin Vik", .comment = "who?", .time = 99};
	const struct original original = {.media = "text/html",
	    .charset = "utf-8",
	    .path = "/a  b",
	    .bytes = "\0\1\2\377",
	    .len = 4};
	struct record_extra x = {.state = 5,
	    .added = 7,
	    .reading_at = 20,
	    .tags = "x\ny",
	    .notes = &note,
	    .n_notes = 1,
	    .repairs = "merge\tperson\tkarin vik\tperson\tvik\nhide\tplace\toslo\t",
	    .original = &original};
	struct buf once = BUF_INIT, twice = BUF_INIT;
	struct article a;
	struct record r;
	struct err err;

	article_init(&a);
	fill(&a);
	render_record(&once, &a, &x);
	tap_ok(
	    read_line(buf_str(&once), &r, &err), "a record of our own is read: %s", err.text);
	tap_ok(r.is_whole, "whole");
	tap_is_int(r.article.words, 10, "its words are counted");
	x.state = r.state;
	x.added = r.added;
	x.reading_at = r.reading_at;
	x.tags = r.tags;
	x.repairs = r.repairs;
	if (r.n_notes) {
		const struct note back = {.start = r.notes[0].start,
		    .len = r.notes[0].len,
		    .quote = r.notes[0].quote,
		    .comment = r.notes[0].comment,
		    .time = r.notes[0].time};
		const struct original same = {.media = r.original.media,
		    .charset = r.original.charset,
		    .path = r.original.path,
		    .bytes = r.original.bytes.data,
		    .len = r.original.bytes.len};

		x.notes = &back;
		x.original = &same;
		render_record(&twice, &r.article, &x);
	}
	tap_is(buf_str(&twice), buf_str(&once), "and gives the same record again");
	record_clear(&r);
	article_clear(&a);
	buf_clear(&once);
	buf_clear(&twice);
}

int
main(void)
{
	test_foreign();
	test_faults();
	test_round();
	return tap_done();
}
