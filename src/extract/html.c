/* The article of a web page: its blocks, then its metadata. */
#include "extract/extract.h"

#include "extract/html_body.h"
#include "extract/html_page.h"
#include "extract/html_pick.h"
#include "extract/meta.h"

#include <stdlib.h>

static uint32_t
count_kept(const struct page *p, const bool *keep)
{
	uint32_t words = 0;
	size_t i;

	for (i = 0; i < p->doc->n_blocks; i++)
		words += keep[i] ? p->pieces[i].words : 0;
	return words;
}

void
extract_html(const struct doc *page, const struct extract_hints *hints, struct article *out)
{
	struct page p;
	struct buf base = BUF_INIT;
	bool *keep = base_calloc(page->n_blocks + 1, sizeof(*keep));

	page_init(&p, page);
	out->confidence = (uint8_t)pick_blocks(&p, keep);
	out->words = count_kept(&p, keep);
	meta_read(&p, keep, hints, out);
	meta_base(page, hints, &base);
	body_copy(page, keep, buf_str(&base), &out->doc);
	buf_clear(&base);
	html_page_clear(&p);
	free(keep);
}
