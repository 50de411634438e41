/* The document model. */
#include "doc/doc.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static const char *const block_names[BLOCK_KINDS] = {
    [BLOCK_PARAGRAPH] = "paragraph",
    [BLOCK_HEADING] = "heading",
    [BLOCK_LIST_ITEM] = "list-item",
    [BLOCK_QUOTE] = "quote",
    [BLOCK_CODE] = "code",
    [BLOCK_TABLE] = "table",
    [BLOCK_CAPTION] = "caption",
    [BLOCK_CREDIT] = "credit",
    [BLOCK_RULE] = "rule",
};

static const char *const span_names[SPAN_KINDS] = {
    [SPAN_EMPHASIS] = "emphasis",
    [SPAN_STRONG] = "strong",
    [SPAN_CODE] = "code",
    [SPAN_LINK] = "link",
};

void
doc_init(struct doc *d)
{
	*d = (struct doc){0};
}

void
doc_clear(struct doc *d)
{
	buf_clear(&d->text);
	buf_clear(&d->strings);
	free(d->blocks);
	free(d->spans);
	free(d->containers);
	free(d->metas);
	doc_init(d);
}

uint32_t
doc_add_string(struct doc *d, const char *s, size_t len)
{
	size_t at;

	if (!len)
		return 0;
	if (!d->strings.len)
		buf_add_char(&d->strings, '\0');
	at = d->strings.len;
	if (at + len >= UINT32_MAX)
		return 0;
	buf_add(&d->strings, s, len);
	buf_add_char(&d->strings, '\0');
	return (uint32_t)at;
}

const char *
doc_string(const struct doc *d, uint32_t at)
{
	return at < d->strings.len ? d->strings.data + at : "";
}

struct block *
doc_open_block(struct doc *d, enum block_kind kind)
{
	struct block *b;

	d->blocks = base_grow(d->blocks, d->n_blocks, &d->cap_blocks, sizeof(*d->blocks));
	b = &d->blocks[d->n_blocks++];
	*b = (struct block){.start = (uint32_t)d->text.len, .kind = (uint8_t)kind};
	return b;
}

void
doc_close_block(struct doc *d)
{
	struct block *b;

	assert(d->n_blocks);
	b = &d->blocks[d->n_blocks - 1];
	b->len = (uint32_t)(d->text.len - b->start);
	buf_add_char(&d->text, '\n');
}

struct block *
doc_add_block(struct doc *d, enum block_kind kind, const char *s, size_t len)
{
	struct block *b = doc_open_block(d, kind);

	buf_add(&d->text, s, len);
	doc_close_block(d);
	return b;
}

void
doc_add_span(struct doc *d, uint32_t start, uint32_t len, enum span_kind kind, uint32_t target)
{
	if (!len)
		return;
	d->spans = base_grow(d->spans, d->n_spans, &d->cap_spans, sizeof(*d->spans));
	d->spans[d->n_spans++] = (struct span){start, len, (uint8_t)kind, target};
}

uint32_t
doc_add_container(struct doc *d, struct container c)
{
	d->containers = base_grow(
	    d->containers, d->n_containers, &d->cap_containers, sizeof(*d->containers));
	d->containers[d->n_containers] = c;
	return (uint32_t)d->n_containers++;
}

void
doc_add_meta(struct doc *d, const char *key, const char *where, const char *value, size_t len)
{
	struct raw_meta m = {
	    .key = doc_add_string(d, key, strlen(key)),
	    .value = doc_add_string(d, value, len),
	    .where = doc_add_string(d, where, strlen(where)),
	    .block = (uint32_t)d->n_blocks,
	};

	d->metas = base_grow(d->metas, d->n_metas, &d->cap_metas, sizeof(*d->metas));
	d->metas[d->n_metas++] = m;
}

void
doc_drop_first(struct doc *d)
{
	uint32_t end;
	size_t n = 0;

	if (!d->n_blocks)
		return;
	end = d->blocks[0].start + d->blocks[0].len;
	d->n_blocks--;
	memmove(d->blocks, d->blocks + 1, d->n_blocks * sizeof(*d->blocks));
	while (n < d->n_spans && d->spans[n].start < end)
		n++;
	d->n_spans -= n;
	if (n)
		memmove(d->spans, d->spans + n, d->n_spans * sizeof(*d->spans));
}

static int
find_name(const char *const *names, size_t n, const char *name)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (!strcmp(names[i], name))
			return (int)i;
	return -1;
}

const char *
doc_block_name(enum block_kind kind)
{
	return (size_t)kind < BLOCK_KINDS ? block_names[kind] : "";
}

const char *
doc_span_name(enum span_kind kind)
{
	return (size_t)kind < SPAN_KINDS ? span_names[kind] : "";
}

int
doc_block_find(const char *name)
{
	return find_name(block_names, BLOCK_KINDS, name);
}

int
doc_span_find(const char *name)
{
	return find_name(span_names, SPAN_KINDS, name);
}

size_t
doc_block_at(const struct doc *d, uint32_t at)
{
	size_t low = 0, high = d->n_blocks, mid;

	while (high - low > 1) {
		mid = low + (high - low) / 2;
		if (d->blocks[mid].start <= at)
			low = mid;
		else
			high = mid;
	}
	return low;
}
