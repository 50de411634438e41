/* A page to a document: limit, parse, walk. */
#include "format/html.h"

#include "base/arena.h"
#include "format/html_ld.h"
#include "format/html_limit.h"
#include "format/html_meta.h"
#include "format/html_walk.h"

#include <gumbo.h>

/* Shown text below this, with far more of it hidden, means that a script unveils it. */
enum { FEW_BYTES = 600 };

static void *
take(void *arena, size_t size)
{
	return arena_alloc(arena, size);
}

static void
give(void *arena, void *p)
{
	(void)arena;
	(void)p;
}

static void
add_page_metas(struct doc *d, struct html_limited *page)
{
	if (page->saved.len)
		html_meta_saved(d, page->saved.data);
	if (page->scripts.len)
		html_ld_read(d, page->scripts.data, page->scripts.len);
}

void
html_to_doc(const char *s, size_t len, struct doc *out)
{
	struct html_limited page;
	struct arena arena = ARENA_INIT;
	GumboOptions options = kGumboDefaultOptions;
	GumboOutput *tree;
	size_t hidden;

	if (len > UINT32_MAX / 4)
		len = UINT32_MAX / 4;
	html_limit(s, len, &page);
	options.allocator = take;
	options.deallocator = give;
	options.userdata = &arena;
	options.max_errors = 0;
	tree = gumbo_parse_with_options(&options, buf_str(&page.page), page.page.len);
	add_page_metas(out, &page);
	hidden = html_walk(tree->root, &page, false, &arena, out);
	if (out->text.len < FEW_BYTES && hidden > 3 * out->text.len + FEW_BYTES / 2) {
		doc_clear(out);
		add_page_metas(out, &page);
		html_walk(tree->root, &page, true, &arena, out);
	}
	arena_clear(&arena);
	html_limited_clear(&page);
}

void
html_dump(const char *s, size_t len, struct buf *out)
{
	struct doc d;
	const struct block *b;
	size_t i;

	doc_init(&d);
	html_to_doc(s, len, &d);
	for (i = 0; i < d.n_blocks; i++) {
		b = &d.blocks[i];
		if (!b->len)
			continue;
		buf_add(out, d.text.data + b->start, b->len);
		buf_add_char(out, '\n');
	}
	doc_clear(&d);
}
