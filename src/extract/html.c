/* The article of a web page: its blocks, then its metadata. */
#include "extract/extract.h"

#include "extract/credit.h"
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

/* "(Reporting by ...)" below the text is credits, not a paragraph. */
static void
mark_credits(struct doc *d)
{
	enum { BELOW = 3 };
	struct buf names = BUF_INIT;
	size_t i = d->n_blocks > BELOW ? d->n_blocks - BELOW : 0;

	for (; i < d->n_blocks; i++) {
		struct block *b = &d->blocks[i];

		if (b->kind == BLOCK_PARAGRAPH && b->len < 800 &&
		    credit_roles(part_of(d->text.data + b->start, b->len), &names))
			b->kind = BLOCK_CREDIT;
	}
	buf_clear(&names);
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
	mark_credits(&out->doc);
	html_page_clear(&p);
	free(keep);
}
