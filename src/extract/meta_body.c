/* Dateline, agency, caption, image credit and credits: what stands in or beside the body. */
#include "extract/meta_part.h"

#include "extract/credit.h"
#include "extract/dateline.h"

#include <string.h>

enum { FRONT = 3, ABOVE = 6, BELOW = 3, CAPTION_MAX_WORDS = 100, CAPTION_MIN_WORDS = 4 };

static struct part
block_part(const struct meta *m, size_t i)
{
	return part_of(page_text(m->page, i), m->doc->blocks[i].len);
}

static void
set_part(struct meta *m, enum article_field field, struct part p, unsigned confidence)
{
	if (p.len)
		article_set(m->out, field, p.s, p.len, ORIGIN_PAGE, WHERE_BODY, confidence);
}

static void
read_dateline(struct meta *m)
{
	struct dateline d;
	size_t i, n = 0;

	for (i = m->first; i <= m->last && n < FRONT; i++) {
		if (!m->keep[i] || m->doc->blocks[i].kind == BLOCK_HEADING)
			continue;
		n++;
		if (!dateline_read(block_part(m, i), &d))
			continue;
		set_part(m, FIELD_DATELINE, d.place, 85);
		set_part(m, FIELD_AGENCY, d.agency, 85);
		if (d.date.precision >= DATE_DAY && !article_get(m->out, FIELD_DATE))
			meta_set_date(m, FIELD_DATE, &d.date, WHERE_BODY, 70);
		return;
	}
}

/* Is a block a picture's text, beside the article? */
static bool
is_caption(const struct meta *m, size_t i)
{
	const struct page_piece *k = &m->page->pieces[i];

	if (k->words < CAPTION_MIN_WORDS || k->words > CAPTION_MAX_WORDS ||
	    k->hints & HINT_NOT_BODY)
		return false;
	return m->doc->blocks[i].kind == BLOCK_CAPTION ||
	       (k->hints & HINT_MEDIA && !m->keep[i] && k->links < 2);
}

static void
read_picture(struct meta *m)
{
	size_t i = m->headline < m->first ? m->headline
		   : m->first > ABOVE     ? m->first - ABOVE
					  : 0;
	const char *caption = meta_first(m->doc, "json-ld:caption"),
		   *credit = meta_first(m->doc, "json-ld:credit");
	struct part text, who = {0};

	for (; i <= m->last; i++) {
		text = block_part(m, i);
		if (!who.len && !m->keep[i] && credit_image(text, &who)) {
			set_part(m, FIELD_IMAGE_CREDIT, who, 80);
			continue;
		}
		if (article_get(m->out, FIELD_CAPTION) || !is_caption(m, i))
			continue;
		if (credit_split_caption(&text, &who))
			set_part(m, FIELD_IMAGE_CREDIT, who, 80);
		set_part(
		    m, FIELD_CAPTION, text, m->doc->blocks[i].kind == BLOCK_CAPTION ? 85 : 60);
	}
	if (!article_get(m->out, FIELD_CAPTION) && caption)
		article_set(m->out, FIELD_CAPTION, caption, strlen(caption), ORIGIN_PAGE,
		    WHERE_JSON_LD, 75);
	if (!article_get(m->out, FIELD_IMAGE_CREDIT) && credit)
		article_set(m->out, FIELD_IMAGE_CREDIT, credit, strlen(credit), ORIGIN_PAGE,
		    WHERE_JSON_LD, 85);
}

static void
read_credits(struct meta *m)
{
	struct buf credits = BUF_INIT;
	size_t i = m->last > m->first + BELOW ? m->last - BELOW : m->first,
	       end =
		   m->last + BELOW < m->doc->n_blocks ? m->last + BELOW + 1 : m->doc->n_blocks;

	for (; i < end; i++)
		if (m->page->pieces[i].words <= 120)
			credit_roles(block_part(m, i), &credits);
	if (credits.len)
		article_set(m->out, FIELD_CREDITS, credits.data, credits.len - 1, ORIGIN_PAGE,
		    WHERE_BODY, 90);
	buf_clear(&credits);
}

void
meta_read_body(struct meta *m)
{
	if (m->first == META_NO_BLOCK)
		return;
	read_dateline(m);
	read_picture(m);
	read_credits(m);
}
