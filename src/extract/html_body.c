/* Copying blocks and spans. */
#include "extract/html_body.h"

#include "text/url.h"

/* A link's target, absolute; 0 for one that leads nowhere outside the page. */
static uint32_t
copy_target(const char *target, const char *base, struct doc *out)
{
	struct buf url = BUF_INIT;
	uint32_t at = 0;

	if (*target != '#') {
		url_resolve(&url, base, target);
		at = doc_add_string(out, buf_str(&url), url.len);
	}
	buf_clear(&url);
	return at;
}

static void
copy_span(const struct doc *page, const struct span *s, uint32_t shift, const char *base,
    struct doc *out)
{
	uint32_t target = 0;

	if (s->kind == SPAN_LINK &&
	    !(target = copy_target(doc_string(page, s->target), base, out)))
		return;
	doc_add_span(out, s->start - shift, s->len, (enum span_kind)s->kind, target);
}

void
body_copy(const struct doc *page, const bool *keep, const char *base, struct doc *out)
{
	size_t i, span = 0;

	for (i = 0; i < page->n_blocks; i++) {
		const struct block *b = &page->blocks[i];
		struct block *copy;
		uint32_t shift;

		for (; span < page->n_spans && page->spans[span].start < b->start; span++)
			;
		if (!keep[i])
			continue;
		copy = doc_open_block(out, (enum block_kind)b->kind);
		copy->level = b->level;
		copy->gap = b->gap;
		copy->ordinal = b->ordinal;
		shift = b->start - copy->start;
		buf_add(&out->text, page->text.data + b->start, b->len);
		doc_close_block(out);
		for (; span < page->n_spans && page->spans[span].start < b->start + b->len;
		     span++)
			copy_span(page, &page->spans[span], shift, base, out);
	}
}
