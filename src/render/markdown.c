/* An article as Markdown (CommonMark, with the tables of GitHub's dialect). */
#include "render/form.h"

#include "render/render.h"
#include "text/clean.h"

#include <string.h>

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Would a line that begins so be read as something else? */
static bool
is_line_mark(const char *s, size_t len)
{
	size_t n = 0;

	if (len && strchr("#+-=~", s[0]))
		return true;
	while (n < len && is_digit(s[n]))
		n++;
	return n && n < len && (s[n] == '.' || s[n] == ')');
}

/* Appends plain text; at a line's start what would begin a list or heading is escaped. */
static void
escape(struct buf *out, const char *s, size_t len)
{
	size_t i = 0;

	if ((!out->len || out->data[out->len - 1] == '\n') && is_line_mark(s, len)) {
		while (is_digit(s[i]))
			buf_add_char(out, s[i++]);
		buf_add_char(out, '\\');
		buf_add_char(out, s[i++]);
	}
	for (; i < len; i++) {
		if (strchr("\\`*_[]<>|", s[i]) ||
		    (s[i] == '&' && i + 1 < len && s[i + 1] != ' '))
			buf_add_char(out, '\\');
		buf_add_char(out, s[i]);
	}
}

/* More backticks than stand anywhere in a row in the text. */
static size_t
fence_len(const char *s, size_t len)
{
	size_t run = 0, most = 0, i;

	for (i = 0; i < len; i++) {
		run = s[i] == '`' ? run + 1 : 0;
		most = run > most ? run : most;
	}
	return most + 1;
}

static void
add_fence(struct buf *out, size_t n)
{
	while (n-- > 0)
		buf_add_char(out, '`');
}

static void
inline_text(struct buf *out, const char *s, size_t len, bool is_code)
{
	struct buf clean = BUF_INIT;

	clean_text(&clean, s, len, CLEAN_TEXT);
	if (is_code)
		buf_add(out, buf_str(&clean), clean.len);
	else
		escape(out, buf_str(&clean), clean.len);
	buf_clear(&clean);
}

static void
add_code_mark(struct buf *out, const struct doc *d, const struct span *s, bool is_end)
{
	const char *text = d->text.data + s->start;
	size_t n = fence_len(text, s->len);

	if (is_end && n > 1)
		buf_add_char(out, ' ');
	add_fence(out, n);
	if (!is_end && n > 1)
		buf_add_char(out, ' ');
}

static void
inline_open(struct buf *out, const struct doc *d, const struct span *s)
{
	switch ((enum span_kind)s->kind) {
	case SPAN_EMPHASIS:
		buf_add_char(out, '*');
		break;
	case SPAN_STRONG:
		buf_add_str(out, "**");
		break;
	case SPAN_CODE:
		add_code_mark(out, d, s, false);
		break;
	case SPAN_LINK:
		if (render_is_link(doc_string(d, s->target)))
			buf_add_char(out, '[');
		break;
	case SPAN_KINDS:
		break;
	}
}

static void
inline_close(struct buf *out, const struct doc *d, const struct span *s)
{
	const char *url = doc_string(d, s->target);

	if (s->kind == SPAN_CODE) {
		add_code_mark(out, d, s, true);
	} else if (s->kind != SPAN_LINK) {
		inline_open(out, d, s);
	} else if (render_is_link(url)) {
		buf_add_str(out, "](");
		form_add_address(out, url);
		buf_add_char(out, ')');
	}
}

static const struct inline_form markdown = {inline_text, inline_open, inline_close};

static void
add_code_block(struct buf *out, const char *s, size_t len)
{
	size_t n = fence_len(s, len);

	n = n < 3 ? 3 : n;
	add_fence(out, n);
	buf_add_char(out, '\n');
	clean_text(out, s, len, CLEAN_TEXT);
	buf_add_char(out, '\n');
	add_fence(out, n);
	buf_add_char(out, '\n');
}

/* One row; returns its number of cells. */
static size_t
add_row(struct buf *out, const struct doc *d, uint32_t start, uint32_t end)
{
	const char *tab;
	uint32_t cell_end;
	size_t n = 0;

	buf_add_char(out, '|');
	for (;; start = cell_end + 1) {
		tab = memchr(d->text.data + start, '\t', end - start);
		cell_end = tab ? (uint32_t)(tab - d->text.data) : end;
		buf_add_char(out, ' ');
		inline_add(out, d, start, cell_end - start, &markdown);
		buf_add_str(out, " |");
		n++;
		if (!tab)
			break;
	}
	buf_add_char(out, '\n');
	return n;
}

static void
add_table(struct buf *out, const struct doc *d, const struct block *b)
{
	uint32_t at = b->start, end = b->start + b->len, stop;
	const char *line;
	size_t n;

	do {
		line = memchr(d->text.data + at, '\n', end - at);
		stop = line ? (uint32_t)(line - d->text.data) : end;
		n = add_row(out, d, at, stop);
		if (at == b->start) {
			buf_add_char(out, '|');
			while (n-- > 0)
				buf_add_str(out, " --- |");
			buf_add_char(out, '\n');
		}
		at = stop + 1;
	} while (line);
}

/* What stands before the text of a block. */
static void
add_mark(struct buf *out, const struct block *b)
{
	int i;

	if (b->kind == BLOCK_HEADING) {
		for (i = 0; i < (b->level < 2 ? 2 : b->level); i++)
			buf_add_char(out, '#');
		buf_add_char(out, ' ');
	} else if (b->kind == BLOCK_QUOTE) {
		for (i = 0; i < b->level; i++)
			buf_add_str(out, "> ");
	} else if (b->kind == BLOCK_LIST_ITEM) {
		for (i = 1; i < b->level; i++)
			buf_add_str(out, "   ");
		if (b->ordinal)
			buf_addf(out, "%u. ", b->ordinal);
		else
			buf_add_str(out, "- ");
	}
}

static void
add_block(struct buf *out, const struct doc *d, const struct block *b)
{
	bool is_aside = b->kind == BLOCK_CAPTION || b->kind == BLOCK_CREDIT;

	if (b->kind == BLOCK_CODE) {
		add_code_block(out, d->text.data + b->start, b->len);
		return;
	}
	if (b->kind == BLOCK_TABLE) {
		add_table(out, d, b);
		return;
	}
	add_mark(out, b);
	if (b->kind == BLOCK_RULE) {
		buf_add_str(out, "---");
	} else if (is_aside && b->len) {
		buf_add_char(out, '*');
		inline_text(out, d->text.data + b->start, b->len, false);
		buf_add_char(out, '*');
	} else {
		inline_add(out, d, b->start, b->len, &markdown);
	}
	buf_add_char(out, '\n');
}

/* Consecutive items and quotations stay together. */
static void
add_gap(struct buf *out, const struct block *b, const struct block *before)
{
	int i;

	if (before && before->kind == b->kind && b->kind == BLOCK_LIST_ITEM)
		return;
	if (before && before->kind == b->kind && b->kind == BLOCK_QUOTE)
		for (i = 0; i < b->level && i < before->level; i++)
			buf_add_char(out, '>');
	buf_add_char(out, '\n');
}

void
form_markdown(struct buf *out, const struct article *a)
{
	const char *title = article_get(a, FIELD_TITLE), *url = article_get(a, FIELD_URL);
	struct buf byline = BUF_INIT;
	size_t i;

	if (title) {
		buf_add_str(out, "# ");
		inline_text(out, title, strlen(title), false);
		buf_add_str(out, "\n\n");
	}
	render_byline(&byline, a);
	if (byline.len) {
		inline_text(out, byline.data, byline.len, false);
		buf_add_str(out, "\n\n");
	}
	if (url && render_is_link(url)) {
		buf_add_char(out, '<');
		form_add_address(out, url);
		buf_add_str(out, ">\n\n");
	}
	for (i = 0; i < a->doc.n_blocks; i++) {
		if (i)
			add_gap(out, &a->doc.blocks[i], &a->doc.blocks[i - 1]);
		add_block(out, &a->doc, &a->doc.blocks[i]);
	}
	buf_clear(&byline);
}
