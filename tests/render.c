/* An article in every form: what is escaped, how spans nest, what is null. */
#include "tap.h"

#include "render/record.h"
#include "render/render.h"

#include <string.h>

static void
set(struct article *a, enum article_field f, const char *value)
{
	article_set(a, f, value, strlen(value), ORIGIN_PAGE, WHERE_META, 90);
}

static struct block *
add(struct article *a, enum block_kind kind, unsigned level, const char *s)
{
	struct block *b = doc_add_block(&a->doc, kind, s, strlen(s));

	b->level = (uint8_t)level;
	return b;
}

/* A span over the first place where the words stand. */
static void
mark(struct article *a, const char *words, enum span_kind kind, const char *target)
{
	const char *at = strstr(a->doc.text.data, words);
	uint32_t to = target ? doc_add_string(&a->doc, target, strlen(target)) : 0;

	doc_add_span(
	    &a->doc, (uint32_t)(at - a->doc.text.data), (uint32_t)strlen(words), kind, to);
}

static void
make_article(struct article *a)
{
	article_init(a);
	set(a, FIELD_TITLE, "Fish & <Chips>: a \"tale\"");
	set(a, FIELD_AUTHORS, "Ada Lüders\nBo_b Ray");
	set(a, FIELD_DATE, "2011-07-14T10:31-04:00");
	set(a, FIELD_SOURCE, "The Tide");
	set(a, FIELD_DATELINE, "PORT LASKO");
	set(a, FIELD_URL, "https://tide.example/a?b=1&c=(2)");
	set(a, FIELD_CREDITS, "editing\tTom Fox\nreporting\tAda Lüders\nediting\tLise B.");
	article_set(a, FIELD_LANG, "en", 2, ORIGIN_DERIVED, WHERE_BODY, 80);
	add(a, BLOCK_PARAGRAPH, 0, "One strong and linked word, and 2*3 [four].");
	add(a, BLOCK_HEADING, 2, "# A head");
	add(a, BLOCK_LIST_ITEM, 1, "first");
	add(a, BLOCK_LIST_ITEM, 2, "inner")->ordinal = 3;
	add(a, BLOCK_LIST_ITEM, 1, "last");
	add(a, BLOCK_QUOTE, 2, "Said <she>.");
	add(a, BLOCK_CODE, 0, "if (a < b)\n\tgo();");
	add(a, BLOCK_TABLE, 1, "name\tn|o\nx\t1");
	add(a, BLOCK_RULE, 0, "");
	add(a, BLOCK_CREDIT, 0, "(Editing by Tom Fox)");
	add(a, BLOCK_PARAGRAPH, 0, "14. is no list item; nor is a `tick`.");
	mark(a, "strong and linked", SPAN_STRONG, NULL);
	mark(a, "linked word", SPAN_LINK, "https://x.example/?a=\"b\" c");
	mark(a, "2*3", SPAN_CODE, NULL);
	mark(a, "four", SPAN_LINK, "javascript:alert(1)");
}

static void
test_forms(void)
{
	static const char text[] =
	    "Fish & <Chips>: a \"tale\"\n"
	    "Ada Lüders, Bo_b Ray · The Tide, PORT LASKO · 14 July 2011\n"
	    "https://tide.example/a?b=1&c=(2)\n\n"
	    "One strong and linked word, and 2*3 [four].\n\n"
	    "# A head\n\n- first\n  3. inner\n- last\n\n> > Said <she>.\n\n"
	    "    if (a < b)\n    \tgo();\n\nname\tn|o\nx\t1\n\n* * *\n\n"
	    "(Editing by Tom Fox)\n\n14. is no list item; nor is a `tick`.\n";
	static const char markdown[] =
	    "# Fish & \\<Chips\\>: a \"tale\"\n\n"
	    "Ada Lüders, Bo\\_b Ray · The Tide, PORT LASKO · 14 July 2011\n\n"
	    "<https://tide.example/a?b=1&c=%282%29>\n\n"
	    "One **strong and [linked](https://x.example/?a=%22b%22%20c)**"
	    "[ word](https://x.example/?a=%22b%22%20c), and `2*3` \\[four\\].\n\n"
	    "## # A head\n\n- first\n   3. inner\n- last\n\n> > Said \\<she\\>.\n\n"
	    "```\nif (a < b)\n\tgo();\n```\n\n"
	    "| name | n\\|o |\n| --- | --- |\n| x | 1 |\n\n---\n\n"
	    "*(Editing by Tom Fox)*\n\n14\\. is no list item; nor is a \\`tick\\`.\n";
	static const char html[] =
	    "<article lang=\"en\">\n<h1>Fish &amp; &lt;Chips&gt;: a &quot;tale&quot;</h1>\n"
	    "<p class=\"byline\">Ada Lüders, Bo_b Ray · The Tide, PORT LASKO · 14 July "
	    "2011</p>\n"
	    "<p class=\"url\"><a "
	    "href=\"https://tide.example/a?b=1&amp;c=(2)\">https://tide.example/"
	    "a?b=1&amp;c=(2)</a></p>\n"
	    "<p>One <strong>strong and <a "
	    "href=\"https://x.example/?a=&quot;b&quot; c\">linked</a></strong>"
	    "<a href=\"https://x.example/?a=&quot;b&quot; c\"> word</a>, and "
	    "<code>2*3</code> [four].</p>\n<h2># A head</h2>\n"
	    "<ul>\n<li>first<ol>\n<li value=\"3\">inner</li>\n</ol>\n</li>\n<li>last</li>\n"
	    "</ul>\n<blockquote>\n<blockquote>\n<p>Said &lt;she&gt;.</p>\n</blockquote>\n"
	    "</blockquote>\n<pre><code>if (a &lt; b)\n\tgo();</code></pre>\n"
	    "<table>\n<tr><th>name</th><th>n|o</th></tr>\n<tr><td>x</td><td>1</td></tr>\n"
	    "</table>\n<hr>\n<p class=\"credit\">(Editing by Tom Fox)</p>\n"
	    "<p>14. is no list item; nor is a `tick`.</p>\n</article>\n";
	static const char json[] =
	    "{\"title\":\"Fish & <Chips>: a \\\"tale\\\"\",\"authors\":[\"Ada Lüders\","
	    "\"Bo_b Ray\"],\"date\":\"2011-07-14T10:31-04:00\",\"dateline\":\"PORT LASKO\","
	    "\"agency\":null,\"caption\":null,\"image_credit\":null,\"credits\":"
	    "{\"editing\":[\"Tom Fox\",\"Lise B.\"],\"reporting\":[\"Ada Lüders\"]},"
	    "\"url\":\"https://tide.example/a?b=1&c=(2)\",\"lang\":null,\"section\":null,"
	    "\"text\":\"One strong and linked word, and 2*3 [four].\\n# A head\\nfirst\\n"
	    "inner\\nlast\\nSaid <she>.\\nif (a < b)\\n\\tgo();\\nname\\tn|o\\nx\\t1\\n\\n"
	    "(Editing by Tom Fox)\\n14. is no list item; nor is a `tick`.\"}";
	static const char *const want[RENDER_FORMS] = {text, markdown, html, json};
	struct article a;
	struct buf out = BUF_INIT;
	int i;

	make_article(&a);
	for (i = 0; i < RENDER_FORMS; i++) {
		buf_reset(&out);
		render_article(&out, &a, (enum render_form)i, 0);
		tap_is(buf_str(&out), want[i], "as %s", render_form_name((enum render_form)i));
	}
	buf_clear(&out);
	article_clear(&a);
}

static void
test_empty(void)
{
	struct article a;
	struct buf out = BUF_INIT;

	article_init(&a);
	render_article(&out, &a, RENDER_TEXT, 40);
	render_article(&out, &a, RENDER_MARKDOWN, 0);
	tap_is(buf_str(&out), "", "an empty article is no text");
	render_extract(&out, &a);
	tap_is(buf_str(&out),
	    "{\"title\":null,\"authors\":[],\"date\":null,\"dateline\":null,\"agency\":null,"
	    "\"caption\":null,\"image_credit\":null,\"credits\":{},\"url\":null,\"lang\":null,"
	    "\"section\":null,\"text\":\"\"}",
	    "what is unknown is null");
	buf_clear(&out);
	article_clear(&a);
}

static void
test_wrap(void)
{
	struct article a;
	struct buf out = BUF_INIT;

	article_init(&a);
	add(&a, BLOCK_PARAGRAPH, 0, "The U.S. envoy met the keepers of the light on Thursday.");
	add(&a, BLOCK_LIST_ITEM, 1, "a longer item that must go on below itself")->ordinal = 12;
	add(&a, BLOCK_QUOTE, 1, "a longer quotation that goes on");
	add(&a, BLOCK_PARAGRAPH, 0, "漢字漢字漢字漢字漢字漢字漢字");
	render_article(&out, &a, RENDER_TEXT, 24);
	tap_is(buf_str(&out),
	    "The U.S. envoy met the\nkeepers of the light on\nThursday.\n\n"
	    "12. a longer item that\n    must go on below\n    itself\n\n"
	    "> a longer quotation\n> that goes on\n\n"
	    "漢字漢字漢字漢字漢字漢字\n漢字\n",
	    "text is wrapped by cells, prefixes included");
	buf_clear(&out);
	article_clear(&a);
}

static void
test_citations(void)
{
	static const char *const want[] = {
	    "Ada Lüders, Bo_b Ray, \"Fish & <Chips>: a \"tale\"\", The Tide, 14 July 2011, "
	    "https://tide.example/a?b=1&c=(2)",
	    "[Ada Lüders, Bo\\_b Ray, \"Fish & \\<Chips\\>: a \"tale\"\", The Tide, 14 July "
	    "2011](https://tide.example/a?b=1&c=%282%29)",
	    "@online{luders2011fish,\n  author = {Ada Lüders and Bo\\_b Ray},\n"
	    "  title = {Fish \\& <Chips>: a \"tale\"},\n  organization = {The Tide},\n"
	    "  date = {2011-07-14},\n  url = {https://tide.example/a?b=1&c=%282%29}\n}"};
	struct article a;
	struct buf out = BUF_INIT;
	size_t i;

	make_article(&a);
	for (i = 0; i < ARRAY_LEN(want); i++) {
		buf_reset(&out);
		render_citation(&out, &a, (enum cite_form)i);
		tap_is(buf_str(&out), want[i], "citation %zu", i);
	}
	buf_clear(&out);
	article_clear(&a);
}

static void
test_row(void)
{
	static const struct hit_range hits[] = {{0, 4}, {9, 3}};
	struct row row = {.id = 7,
	    .title = "T",
	    .authors = "A\nB",
	    .published = 1310653860,
	    .precision = 4,
	    .zone_minutes = -240,
	    .added = 0,
	    .words = 12,
	    .state = STATE_READ | STATE_STARRED,
	    .passage = "cyber and war",
	    .hits = hits,
	    .n_hits = 2};
	struct buf out = BUF_INIT;

	render_row(&out, &row);
	tap_is(buf_str(&out),
	    "{\"id\":7,\"title\":\"T\",\"title_is_derived\":false,\"source\":null,"
	    "\"authors\":[\"A\",\"B\"],\"date\":\"2011-07-14T10:31-04:00\","
	    "\"added\":\"1970-01-01T00:00:00Z\",\"lang\":null,\"url\":null,\"words\":12,"
	    "\"state\":[\"read\",\"starred\"],\"passage\":\"cyber and war\",\"passage_at\":0,"
	    "\"hits\":[[0,4],[9,3]]}",
	    "a row");
	buf_clear(&out);
}

static void
test_strings(void)
{
	static const struct {
		const char *s;
		size_t len;
		const char *want;
	} table[] = {
	    {NULL, 0, "null"},
	    {"", 0, "\"\""},
	    {"a\"b\\c\n\td", 8, "\"a\\\"b\\\\c\\n\\td\""},
	    {"a\0b\x1b[31m\x7f\xc2\x9b", 11, "\"ab[31m\""},
	    {"\xe2\x80\xae\xff!", 5, "\"\xef\xbf\xbd!\""},
	};
	struct buf out = BUF_INIT;
	size_t i;

	for (i = 0; i < ARRAY_LEN(table); i++) {
		buf_reset(&out);
		render_json_string(&out, table[i].s, table[i].len);
		tap_is(buf_str(&out), table[i].want, "string %zu", i);
	}
	buf_clear(&out);
}

static void
test_record(void)
{
	static const struct note note = {
	    .start = 4, .len = 6, .quote = "strong", .comment = "!", .time = 9};
	static const struct original original = {
	    .media = "text/plain", .path = "/a/b", .bytes = "\x00\xff?", .len = 3};
	struct article a;
	struct buf out = BUF_INIT;

	article_init(&a);
	article_set(&a, FIELD_TITLE, "T", 1, ORIGIN_USER, WHERE_USER, 100);
	add(&a, BLOCK_PARAGRAPH, 0, "One strong word.");
	mark(&a, "strong", SPAN_LINK, "x:y");
	mark(&a, "word", SPAN_CODE, NULL);
	a.confidence = 77;
	render_record(&out, &a,
	    &(struct record_extra){.state = STATE_STARRED | STATE_NOTED,
		.added = 5,
		.reading_at = 2,
		.tags = "x\ny z",
		.notes = &note,
		.n_notes = 1,
		.repairs = "merge\tperson\tb ray\tperson\tray",
		.original = &original});
	tap_is(buf_str(&out),
	    "{\"title\":\"T\",\"authors\":[],\"date\":null,\"modified\":null,\"source\":null,"
	    "\"url\":null,\"section\":null,\"lang\":null,\"dateline\":null,\"agency\":null,"
	    "\"caption\":null,\"image_credit\":null,\"credits\":{},\"added\":5,\"tags\":[\"x\",\"y z\"],"
	    "\"state\":[\"starred\"],\"reading_at\":2,"
	    "\"text\":\"One strong word.\",\"confidence\":77,"
	    "\"fields\":{\"title\":[\"user\",\"user\",100]},"
	    "\"blocks\":[[0,16,\"paragraph\",0,0,0]],"
	    "\"spans\":[[4,6,\"link\",\"x:y\"],[11,4,\"code\"]],\"entities\":[],"
	    "\"mentions\":[],\"notes\":[[4,6,\"strong\",\"!\",9]],"
	    "\"repairs\":[[\"merge\",\"person\",\"b ray\",\"person\\tray\"]],"
	    "\"original\":{\"media\":\"text/plain\",\"charset\":null,\"path\":\"/a/b\","
	    "\"member\":null,\"base64\":\"AP8/\"}}",
	    "a record holds everything");
	buf_clear(&out);
	article_clear(&a);
}

int
main(void)
{
	test_forms();
	test_empty();
	test_wrap();
	test_citations();
	test_row();
	test_strings();
	test_record();
	return tap_done();
}
