/* Text to blocks and spans. */
#include "format/html_build.h"

#include "format/html_mend.h"
#include "text/clean.h"

#include <stdlib.h>
#include <string.h>

static void
open_block(struct html_build *b, const struct html_context *c)
{
	struct block *k = doc_open_block(b->d, (enum block_kind)c->kind);

	k->level = c->level;
	k->ordinal = c->ordinal;
	k->container = c->container;
	k->gap = b->gap;
	b->gap = false;
	b->in_block = true;
	b->space = false;
	b->first_span = b->d->n_spans;
}

/* Spans without text so far begin here. */
static void
start_spans(struct html_build *b)
{
	size_t i;

	for (i = b->n_open; i-- > 0 && b->open[i].start == UINT32_MAX;)
		b->open[i].start = (uint32_t)b->d->text.len;
}

static bool
is_plain(const char *s, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++)
		if ((unsigned char)(s[i] - 0x20) >= 0x5f &&
		    ((unsigned char)s[i] >= 0x7f ||
			(s[i] < '\t' || s[i] > '\r' || s[i] == '\v' || s[i] == '\f')))
			return false;
	return true;
}

/* A no-break space folds like any other. */
static size_t
space_len(const char *s, size_t left)
{
	if ((unsigned char)*s > ' ' && *s != '\xc2')
		return 0;
	if (*s == ' ' || *s == '\n' || *s == '\t' || *s == '\r' || *s == '\f')
		return 1;
	return left > 1 && s[0] == '\xc2' && s[1] == '\xa0' ? 2 : 0;
}

static void
add_folded(struct html_build *b, const struct html_context *c, const char *s, size_t len)
{
	size_t i = 0, n, word;

	while (i < len) {
		n = space_len(s + i, len - i);
		if (n) {
			b->space = b->in_block;
			i += n;
			continue;
		}
		/* Words that single spaces part are one run. */
		for (word = i; i < len; i++)
			if (space_len(s + i, len - i) &&
			    (s[i] != ' ' || i + 1 == len || space_len(s + i + 1, len - i - 1)))
				break;
		if (!b->in_block)
			open_block(b, c);
		if (b->space && b->d->text.len > b->d->blocks[b->d->n_blocks - 1].start &&
		    !strchr("\t\n", b->d->text.data[b->d->text.len - 1]))
			buf_add_char(&b->d->text, ' ');
		b->space = false;
		start_spans(b);
		buf_add(&b->d->text, s + word, i - word);
	}
}

/* Bytes since the line's start, or the block's. */
static size_t
column_of(const struct html_build *b)
{
	size_t start = b->d->blocks[b->d->n_blocks - 1].start, len = b->d->text.len - start;
	const char *newline = memrchr(b->d->text.data + start, '\n', len);

	return newline ? (size_t)(b->d->text.data + b->d->text.len - newline - 1) : len;
}

/* Preformatted: only the newline that opens it is dropped; tabs become spaces. */
static void
add_pre(struct html_build *b, const struct html_context *c, const char *s, size_t len)
{
	size_t i;
	int n;

	for (i = 0; i < len; i++) {
		if (!b->in_block) {
			if (s[i] == '\n' || s[i] == '\r')
				continue;
			open_block(b, c);
		}
		start_spans(b);
		if (s[i] == '\t')
			for (n = 8 - (int)(column_of(b) % 8); n > 0; n--)
				buf_add_char(&b->d->text, ' ');
		else if (s[i] != '\r')
			buf_add_char(&b->d->text, s[i]);
	}
}

void
html_build_text(struct html_build *b, const struct html_context *c, const char *s)
{
	size_t len = strlen(s);

	if (b->d->text.len + len > UINT32_MAX / 2)
		return;
	if (!is_plain(s, len)) {
		buf_reset(&b->scratch);
		buf_reset(&b->mended);
		if (html_mend(s, len, &b->mended)) {
			s = b->mended.data;
			len = b->mended.len;
		}
		clean_text(&b->scratch, s, len, CLEAN_TEXT);
		s = buf_str(&b->scratch);
		len = b->scratch.len;
	}
	if (c->pre)
		add_pre(b, c, s, len);
	else
		add_folded(b, c, s, len);
}

void
html_build_mark(struct html_build *b, char mark)
{
	if (!b->in_block)
		return;
	buf_add_char(&b->d->text, mark);
	b->space = false;
}

static int
compare_spans(const void *a, const void *b)
{
	const struct span *x = a, *y = b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	if (x->len != y->len)
		return x->len > y->len ? -1 : 1;
	return (x->kind > y->kind) - (x->kind < y->kind);
}

static void
end_span(struct html_build *b, struct html_open_span *s, uint32_t end)
{
	if (s->start != UINT32_MAX && s->start < end)
		doc_add_span(
		    b->d, s->start, end - s->start, (enum span_kind)s->kind, s->target);
	s->start = UINT32_MAX;
}

/* Trailing white space is gone, also from under the spans. */
static void
clamp_spans(struct html_build *b)
{
	size_t i, kept = b->first_span;
	struct span *s;

	for (i = b->first_span; i < b->d->n_spans; i++) {
		s = &b->d->spans[i];
		if (s->start + s->len > b->d->text.len)
			s->len =
			    s->start < b->d->text.len ? (uint32_t)b->d->text.len - s->start : 0;
		if (s->len)
			b->d->spans[kept++] = *s;
	}
	b->d->n_spans = kept;
}

void
html_build_break(struct html_build *b)
{
	struct doc *d = b->d;
	struct block *k;
	size_t i;

	if (!b->in_block)
		return;
	k = &d->blocks[d->n_blocks - 1];
	while (d->text.len > k->start && strchr(" \n\t", d->text.data[d->text.len - 1]))
		buf_truncate(&d->text, d->text.len - 1);
	for (i = 0; i < b->n_open; i++)
		end_span(b, &b->open[i], (uint32_t)d->text.len);
	b->in_block = b->space = false;
	if (d->text.len == k->start) {
		d->n_blocks--;
		d->n_spans = b->first_span;
		return;
	}
	clamp_spans(b);
	if (d->n_spans - b->first_span > 1)
		qsort(d->spans + b->first_span, d->n_spans - b->first_span, sizeof(*d->spans),
		    compare_spans);
	doc_close_block(d);
}

bool
html_build_open_span(struct html_build *b, enum span_kind kind, uint32_t target)
{
	if (b->n_open == HTML_MAX_SPANS)
		return false;
	b->open[b->n_open++] = (struct html_open_span){UINT32_MAX, target, (uint8_t)kind};
	return true;
}

void
html_build_close_span(struct html_build *b)
{
	b->n_open--;
	if (b->in_block)
		end_span(b, &b->open[b->n_open], (uint32_t)b->d->text.len);
}

void
html_build_rule(struct html_build *b, uint32_t container)
{
	html_build_break(b);
	doc_open_block(b->d, BLOCK_RULE)->container = container;
	doc_close_block(b->d);
}
