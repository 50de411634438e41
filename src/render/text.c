/* An article as plain text. */
#include "render/form.h"

#include "render/render.h"
#include "text/clean.h"
#include "text/segment.h"
#include "text/width.h"

#include <stdlib.h>
#include <string.h>

enum { MIN_WIDTH = 20 };

/* What stands before a paragraph's first line and before the others; NULL: spaces as wide. */
struct prefix {
	const char *first, *rest;
};

static void
add_spaces(struct buf *out, int n)
{
	while (n-- > 0)
		buf_add_char(out, ' ');
}

static void
add_prefix(struct buf *out, const struct prefix *p, bool is_first)
{
	if (is_first)
		buf_add_str(out, p->first);
	else if (p->rest)
		buf_add_str(out, p->rest);
	else
		add_spaces(out, width_text(p->first, strlen(p->first)));
}

/* The end of the line that starts at a byte: behind the last cluster that may close it. */
static size_t
line_end(const struct buf *s, const char *breaks, size_t start, int width)
{
	size_t at = start, last = start, n;
	int cells = 0;

	while (at < s->len) {
		if (at > start && breaks[at] == SEGMENT_MUST_BREAK)
			return at;
		if (at > start && breaks[at] == SEGMENT_MAY_BREAK)
			last = at;
		n = segment_cluster(s->data + at, s->len - at);
		cells += width_cluster(s->data + at, n);
		if (cells > width && at > start && s->data[at] != ' ')
			return last > start ? last : at;
		at += n;
	}
	return at;
}

static void
add_wrapped(struct buf *out, const struct buf *s, const struct prefix *p, int width)
{
	char *breaks = base_alloc(s->len + 1);
	size_t start = 0, end, last;

	segment_line_breaks(s->data, s->len, breaks);
	width -= width_text(p->first, strlen(p->first));
	width = width < MIN_WIDTH ? MIN_WIDTH : width;
	do {
		end = line_end(s, breaks, start, width);
		for (last = end; last > start && strchr(" \n", s->data[last - 1]); last--)
			continue;
		add_prefix(out, p, !start);
		buf_add(out, s->data + start, last - start);
		buf_add_char(out, '\n');
		start = end;
	} while (start < s->len);
	free(breaks);
}

/* One paragraph, cleaned; width 0: on one line. */
static void
add_paragraph(struct buf *out, const char *s, size_t len, const struct prefix *p, int width)
{
	struct buf clean = BUF_INIT;

	clean_text(&clean, s, len, CLEAN_TEXT);
	if (width > 0 && clean.len) {
		add_wrapped(out, &clean, p, width);
	} else {
		add_prefix(out, p, true);
		buf_add(out, buf_str(&clean), clean.len);
		buf_add_char(out, '\n');
	}
	buf_clear(&clean);
}

/* Lines as they are, each behind the indent. */
static void
add_lines(struct buf *out, const char *s, size_t len, const char *indent)
{
	const char *end;
	size_t n;

	for (;;) {
		end = memchr(s, '\n', len);
		n = end ? (size_t)(end - s) : len;
		buf_add_str(out, indent);
		clean_text(out, s, n, CLEAN_TEXT);
		buf_add_char(out, '\n');
		if (!end)
			return;
		s += n + 1;
		len -= n + 1;
	}
}

static void
add_block(struct buf *out, const struct doc *d, const struct block *b, int width)
{
	const char *s = d->text.data + b->start;
	struct prefix p = {"", NULL};
	struct buf mark = BUF_INIT;
	int i;

	switch ((enum block_kind)b->kind) {
	case BLOCK_CODE:
		add_lines(out, s, b->len, "    ");
		return;
	case BLOCK_TABLE:
		add_lines(out, s, b->len, "");
		return;
	case BLOCK_RULE:
		buf_add_str(out, "* * *\n");
		return;
	case BLOCK_LIST_ITEM:
		add_spaces(&mark, 2 * (b->level - 1));
		if (b->ordinal)
			buf_addf(&mark, "%u. ", b->ordinal);
		else
			buf_add_str(&mark, "- ");
		break;
	case BLOCK_QUOTE:
		for (i = 0; i < b->level; i++)
			buf_add_str(&mark, "> ");
		p.rest = buf_str(&mark);
		break;
	case BLOCK_PARAGRAPH:
	case BLOCK_HEADING:
	case BLOCK_CAPTION:
	case BLOCK_CREDIT:
	case BLOCK_KINDS:
		break;
	}
	p.first = buf_str(&mark);
	add_paragraph(out, s, b->len, &p, width);
	buf_clear(&mark);
}

void
form_text(struct buf *out, const struct article *a, int width)
{
	static const struct prefix none = {"", NULL};
	const char *title = article_get(a, FIELD_TITLE), *url = article_get(a, FIELD_URL);
	const struct block *b;
	struct buf byline = BUF_INIT;
	size_t i;

	if (title)
		add_paragraph(out, title, strlen(title), &none, width);
	render_byline(&byline, a);
	if (byline.len)
		add_paragraph(out, byline.data, byline.len, &none, width);
	if (url)
		add_paragraph(out, url, strlen(url), &none, 0);
	for (i = 0; i < a->doc.n_blocks; i++) {
		b = &a->doc.blocks[i];
		if (out->len && !(i && b->kind == BLOCK_LIST_ITEM && b[-1].kind == b->kind))
			buf_add_char(out, '\n');
		add_block(out, &a->doc, b, width);
	}
	buf_clear(&byline);
}
