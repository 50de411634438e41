/* An article as HTML: an <article> element of plain structure, without scripts or images. */
#include "render/form.h"

#include "render/render.h"
#include "text/clean.h"

#include <string.h>

enum { MAX_DEPTH = 16 };

/* The lists and quotations that are open. */
struct nest {
	const char *lists[MAX_DEPTH]; /* "ul" or "ol" */
	size_t n_lists, n_quotes;
};

static void
add_text(struct buf *out, const char *s, size_t len)
{
	struct buf clean = BUF_INIT;
	size_t i;

	clean_text(&clean, s, len, CLEAN_TEXT);
	for (i = 0; i < clean.len; i++) {
		char c = clean.data[i];

		if (c == '&')
			buf_add_str(out, "&amp;");
		else if (c == '<')
			buf_add_str(out, "&lt;");
		else if (c == '>')
			buf_add_str(out, "&gt;");
		else if (c == '"')
			buf_add_str(out, "&quot;");
		else
			buf_add_char(out, c);
	}
	buf_clear(&clean);
}

static void
inline_text(struct buf *out, const char *s, size_t len, bool is_code)
{
	(void)is_code;
	add_text(out, s, len);
}

static const char *const span_tags[SPAN_KINDS] = {
    [SPAN_EMPHASIS] = "em",
    [SPAN_STRONG] = "strong",
    [SPAN_CODE] = "code",
    [SPAN_LINK] = "a",
};

static void
inline_open(struct buf *out, const struct doc *d, const struct span *s)
{
	const char *url = doc_string(d, s->target);

	if (s->kind != SPAN_LINK) {
		buf_addf(out, "<%s>", span_tags[s->kind]);
	} else if (render_is_link(url)) {
		buf_add_str(out, "<a href=\"");
		add_text(out, url, strlen(url));
		buf_add_str(out, "\">");
	}
}

static void
inline_close(struct buf *out, const struct doc *d, const struct span *s)
{
	if (s->kind != SPAN_LINK || render_is_link(doc_string(d, s->target)))
		buf_addf(out, "</%s>", span_tags[s->kind]);
}

static const struct inline_form html = {inline_text, inline_open, inline_close};

/* Closes what the next block is not in. */
static void
set_nest(struct buf *out, struct nest *n, size_t n_lists, size_t n_quotes)
{
	for (; n->n_lists > n_lists; n->n_lists--)
		buf_addf(out, "</li>\n</%s>\n", n->lists[n->n_lists - 1]);
	for (; n->n_quotes > n_quotes; n->n_quotes--)
		buf_add_str(out, "</blockquote>\n");
	for (; n->n_quotes < n_quotes; n->n_quotes++)
		buf_add_str(out, "<blockquote>\n");
}

static size_t
depth_of(const struct block *b)
{
	size_t level = b->level ? b->level : 1;

	return level > MAX_DEPTH ? MAX_DEPTH : level;
}

static void
add_item(struct buf *out, const struct doc *d, const struct block *b, struct nest *n)
{
	const char *list = b->ordinal ? "ol" : "ul";
	size_t depth = depth_of(b);

	set_nest(out, n, depth, 0);
	if (n->n_lists == depth && strcmp(n->lists[depth - 1], list))
		set_nest(out, n, depth - 1, 0);
	if (n->n_lists == depth)
		buf_add_str(out, "</li>\n");
	while (n->n_lists < depth) {
		n->lists[n->n_lists++] = list;
		buf_addf(out, n->n_lists < depth ? "<%s>\n<li>\n" : "<%s>\n", list);
	}
	if (b->ordinal)
		buf_addf(out, "<li value=\"%u\">", b->ordinal);
	else
		buf_add_str(out, "<li>");
	inline_add(out, d, b->start, b->len, &html);
}

static void
add_row(struct buf *out, const struct doc *d, const uint32_t range[2], const char *cell)
{
	uint32_t at = range[0], stop;
	const char *tab;

	buf_add_str(out, "<tr>");
	do {
		tab = memchr(d->text.data + at, '\t', range[1] - at);
		stop = tab ? (uint32_t)(tab - d->text.data) : range[1];
		buf_addf(out, "<%s>", cell);
		inline_add(out, d, at, stop - at, &html);
		buf_addf(out, "</%s>", cell);
		at = stop + 1;
	} while (tab);
	buf_add_str(out, "</tr>\n");
}

static void
add_table(struct buf *out, const struct doc *d, const struct block *b)
{
	uint32_t range[2] = {b->start, 0}, end = b->start + b->len;
	const char *line;
	int row = 0;

	buf_add_str(out, "<table>\n");
	do {
		line = memchr(d->text.data + range[0], '\n', end - range[0]);
		range[1] = line ? (uint32_t)(line - d->text.data) : end;
		add_row(out, d, range, row++ < b->level ? "th" : "td");
		range[0] = range[1] + 1;
	} while (line);
	buf_add_str(out, "</table>\n");
}

static void
add_element(struct buf *out, const struct doc *d, const struct block *b, const char *open,
    const char *close)
{
	buf_addf(out, "<%s>", open);
	inline_add(out, d, b->start, b->len, &html);
	buf_addf(out, "</%s>\n", close);
}

static void
add_block(struct buf *out, const struct doc *d, const struct block *b, struct nest *n)
{
	char heading[3] = "h2";

	if (b->kind == BLOCK_LIST_ITEM) {
		add_item(out, d, b, n);
		return;
	}
	set_nest(out, n, 0, b->kind == BLOCK_QUOTE ? depth_of(b) : 0);
	switch ((enum block_kind)b->kind) {
	case BLOCK_HEADING:
		heading[1] = (char)('0' + (b->level < 2 ? 2 : b->level > 6 ? 6 : b->level));
		add_element(out, d, b, heading, heading);
		break;
	case BLOCK_CODE:
		buf_add_str(out, "<pre><code>");
		add_text(out, d->text.data + b->start, b->len);
		buf_add_str(out, "</code></pre>\n");
		break;
	case BLOCK_TABLE:
		add_table(out, d, b);
		break;
	case BLOCK_RULE:
		buf_add_str(out, "<hr>\n");
		break;
	case BLOCK_CAPTION:
		add_element(out, d, b, "p class=\"caption\"", "p");
		break;
	case BLOCK_CREDIT:
		add_element(out, d, b, "p class=\"credit\"", "p");
		break;
	case BLOCK_PARAGRAPH:
	case BLOCK_QUOTE:
	case BLOCK_LIST_ITEM:
	case BLOCK_KINDS:
		add_element(out, d, b, "p", "p");
		break;
	}
}

static void
add_head(struct buf *out, const struct article *a)
{
	const char *title = article_get(a, FIELD_TITLE), *url = article_get(a, FIELD_URL),
		   *lang = article_get(a, FIELD_LANG);
	struct buf byline = BUF_INIT;

	buf_add_str(out, "<article");
	if (lang) {
		buf_add_str(out, " lang=\"");
		add_text(out, lang, strlen(lang));
		buf_add_char(out, '"');
	}
	buf_add_str(out, ">\n<h1>");
	if (title)
		add_text(out, title, strlen(title));
	buf_add_str(out, "</h1>\n");
	render_byline(&byline, a);
	if (byline.len) {
		buf_add_str(out, "<p class=\"byline\">");
		add_text(out, byline.data, byline.len);
		buf_add_str(out, "</p>\n");
	}
	if (url && render_is_link(url)) {
		buf_add_str(out, "<p class=\"url\"><a href=\"");
		add_text(out, url, strlen(url));
		buf_add_str(out, "\">");
		add_text(out, url, strlen(url));
		buf_add_str(out, "</a></p>\n");
	}
	buf_clear(&byline);
}

void
form_html(struct buf *out, const struct article *a)
{
	struct nest nest = {.n_lists = 0};
	size_t i;

	add_head(out, a);
	for (i = 0; i < a->doc.n_blocks; i++)
		add_block(out, &a->doc, &a->doc.blocks[i], &nest);
	set_nest(out, &nest, 0, 0);
	buf_add_str(out, "</article>\n");
}
