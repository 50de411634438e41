/* Pages to documents. */
#include "tap.h"

#include "format/html.h"

#include <stdlib.h>
#include <string.h>

/* A document as lines: kind, level and ordinal, text with its marks. */
static char *
show(const char *page)
{
	static const char kinds[] = "phlqctCcr";
	struct buf out = BUF_INIT;
	struct doc d;
	size_t i, k;

	doc_init(&d);
	html_to_doc(page, strlen(page), &d);
	for (i = 0; i < d.n_blocks; i++) {
		const struct block *b = &d.blocks[i];

		buf_addf(&out, "%c%u.%u|%.*s|", kinds[b->kind], b->level, b->ordinal,
		    (int)b->len, buf_str(&d.text) + b->start);
		for (k = 0; k < d.n_spans; k++)
			if (d.spans[k].start >= b->start &&
			    d.spans[k].start < b->start + b->len)
				buf_addf(&out, "%c:%.*s%s%s|", "emcl"[d.spans[k].kind],
				    (int)d.spans[k].len, d.text.data + d.spans[k].start,
				    d.spans[k].target ? ">" : "",
				    doc_string(&d, d.spans[k].target));
		buf_add_char(&out, '\n');
	}
	doc_clear(&d);
	return buf_take(&out);
}

/* Pages, and what show() makes of them. */
static const struct {
	const char *page, *want, *name;
} blocks[] = {
    {"<p>One  two\n three<p>Four", "p0.0|One two three|\np0.0|Four|\n", "white space folds"},
    {"<h2>A<br>b</h2>", "h2.0|A b|\n", "a line break in a heading is a space"},
    {"a<br>b", "p0.0|a|\np0.0|b|\n", "a line break parts paragraphs"},
    {"<ol start=3><li>c<li>d<ul><li>e</ul></ol>", "l1.3|c|\nl1.4|d|\nl2.0|e|\n", "lists"},
    {"<ul><li><p>a</p><p>b</p><li>c</ul>", "l1.0|a|\np1.0|b|\nl1.0|c|\n",
	"a second paragraph in an item"},
    {"<blockquote><p>q</blockquote>r", "q1.0|q|\np0.0|r|\n", "quotes"},
    {"<pre>\na\n  b\n</pre>", "c0.0|a\n  b|\n", "code keeps its lines"},
    {"<pre>abc\n\td\te\n</pre>", "c0.0|abc\n        d       e|\n",
	"tabs go to the line's next stop"},
    {"<table><tr><th>k<th>v<tr><td>a<td>1</table>", "t1.0|k\tv\na\t1|\n", "a table of data"},
    {"<p><a href=/a id=x>a</a> <a href=/b id=x>b</a> <a id=x href=/a>c</a></p>",
	"p0.0|a b c|l:a>/a|l:b>/b|l:c>/a|\n", "attributes of many tags"},
    {"<p><a href='/a?b&amp;c' href=/no id=x>a</a><a HREF=\"/d\" href=/no>b</a>",
	"p0.0|ab|l:a>/a?b&c|l:b>/d|\n", "the first of two attributes, with a reference"},
    {"<body class=a><body id=b class='c&amp;d'><p hidden>x</p><p data-y=1 "
     "style='display:none'>"
     "y</p><p style=color:red>z",
	"p0.0|z|\n", "attributes that hide"},
    {"<p><b class=x><b class=x><b class=x><b class=x>a</p>b",
	"p0.0|a|m:a|m:a|m:a|m:a|\np0.0|b|m:b|m:b|m:b|\n",
	"of equal formatting elements three are opened again"},
    {"<table><tr><td><h2>x</h2></table>", "h2.0|x|\n", "a table for layout"},
    {"<p>oil<sup><a href=#n1>1</a></sup>, m<sup>2</sup>, x<a href=#n2><sup>12</sup></a>"
     "<sup><a href=#n3>[3]</a></sup>",
	"p0.0|oil[1], m2, x[12][3]|l:1>#n1|l:12>#n2|l:[3]>#n3|\n",
	"a footnote's number is set apart"},
    {"<p>a <b>b <i>c</i></b> <a href=/x>d</a>", "p0.0|a b c d|m:b c|e:c|l:d>/x|\n", "spans"},
    {"<b>a<p>b</b>", "p0.0|a|m:a|\np0.0|b|m:b|\n", "spans are cut at a block's end"},
    {"a<script>x</script><style>y</style><template>z</template>b", "p0.0|ab|\n",
	"what nobody sees"},
    {"<p hidden>x<p style='display : none'>y<div role=dialog>z</div><p>a", "p0.0|a|\n",
	"what is hidden"},
    {"<script><!--<script></script>--></script>a<!-- b -->c", "p0.0|ac|\n",
	"a script in a script"},
    {"&#128; &#150; &#65;&#0;&#27;[1m", "p0.0|\xe2\x82\xac \xe2\x80\x93 A\xef\xbf\xbd[1m|\n",
	"windows-1252 references; control characters"},
    {"it\xc3\xa2\xc2\x80\xc2\x99s caf\xc3\xa9 \xc3\xa2\xc3\xaa",
	"p0.0|it\xe2\x80\x99s caf\xc3\xa9 \xc3\xa2\xc3\xaa|\n", "text that was encoded twice"},
    {"we\xc2\x92re", "p0.0|we\xe2\x80\x99re|\n", "a byte of windows-1252"},
    {"a long run of text &amp; a reference &#65; in it, &#x10fffd;0&#x10fffd; no mark",
	"p0.0|a long run of text & a reference A in it, 0 no mark|\n",
	"what the parser does not see comes back"},
    {"<hr>a", "r0.0||\np0.0|a|\n", "a rule"},
    {"", "", "nothing"},
};

static void
test_blocks(void)
{
	size_t i;
	char *got;

	for (i = 0; i < ARRAY_LEN(blocks); i++) {
		got = show(blocks[i].page);
		tap_is(got, blocks[i].want, "%s", blocks[i].name);
		free(got);
	}
}

static const char *
meta(const struct doc *d, const char *key)
{
	size_t i;

	for (i = 0; i < d->n_metas; i++)
		if (!strcmp(doc_string(d, d->metas[i].key), key))
			return doc_string(d, d->metas[i].value);
	return NULL;
}

static void
test_metas(void)
{
	static const char page[] =
	    "<!-- Page saved with SingleFile\n url: https://example.org/a \n saved date: Tue "
	    "May 4 "
	    "2021 -->"
	    "<html lang=en><title>T &amp; U</title><meta property=og:title content='O'>"
	    "<link rel=canonical href=https://example.org/c><base href=/b/>"
	    "<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"NewsArticle\","
	    "\"headline\":\"H\",\"author\":{\"@id\":\"#p\"}},{\"@type\":\"Person\",\"@id\":\"#"
	    "p\","
	    "\"name\":\"Ann Bell\"}]};</script>"
	    "<h1>Head</h1><p class=byline>By <a rel=author href=/ann>Ann Bell</a></p>"
	    "<time datetime=2021-05-04>today</time>";
	static const char *const wants[][2] = {{"singlefile:url", "https://example.org/a"},
	    {"title", "T & U"}, {"og:title", "O"}, {"link:canonical", "https://example.org/c"},
	    {"base", "/b/"}, {"json-ld:headline", "H"}, {"json-ld:author", "Ann Bell"},
	    {"h1", "Head"}, {"rel:author", "Ann Bell"}, {"el:byline", "By Ann Bell"},
	    {"time", "2021-05-04"}, {"lang", "en"}};
	struct doc d;
	size_t i;

	doc_init(&d);
	html_to_doc(page, sizeof(page) - 1, &d);
	for (i = 0; i < ARRAY_LEN(wants); i++)
		tap_is(meta(&d, wants[i][0]), wants[i][1], "metadata %s", wants[i][0]);
	doc_clear(&d);
}

/* Inputs that would nest without end, or make the parser open things again and again. */
static void
test_bombs(void)
{
	static const char *const units[] = {"<div>", "<span><div></span>", "<b><div></b>",
	    "<div><table><tr><td></div>", "<li><section>", "<form><div></form>",
	    "<div><select></div></select>", "<div><math><mi></div>", "<tr><template></tr>",
	    "<p><button>", "<dd><li><dd>", "<svg>", "<script><!--", "<table>a"};
	size_t i, k;
	struct buf page = BUF_INIT, lines = BUF_INIT;

	for (i = 0; i < ARRAY_LEN(units); i++) {
		buf_reset(&page);
		buf_reset(&lines);
		buf_add_str(&page, "first");
		for (k = 0; k < 30000; k++)
			buf_add_str(&page, units[i]);
		html_dump(page.data, page.len, &lines);
		tap_ok(lines.len > 0, "30,000 times %s", units[i]);
	}
	buf_clear(&page);
	buf_clear(&lines);
}

int
main(void)
{
	test_blocks();
	test_metas();
	test_bombs();
	return tap_done();
}
