/* Captions and credits of a dump. */
#include "extract/text_page.h"

#include "extract/credit.h"

#include <string.h>

enum { ABOVE = 8, CAPTION_MIN_WORDS = 5, CREDITS_BELOW = 3 };

static bool
is_caption(const struct text_page *t, size_t i)
{
	const struct line *l = &t->lines.items[i];

	return l->words >= CAPTION_MIN_WORDS && l->words <= 100 &&
	       (t->roles[i] == ROLE_NONE || text_is_body(t, i));
}

/* A picture's lines between the title and the first paragraphs. */
static void
find_picture(struct text_page *t)
{
	size_t from = t->first > ABOVE ? t->first - ABOVE : 0;
	size_t to = t->first + 3 < t->end ? t->first + 3 : t->end, i;
	struct part who, caption;

	if (t->title < t->first && t->title > from)
		from = t->title;
	for (i = from; i < to; i++) {
		const struct line *l = &t->lines.items[i];

		if (t->roles[i] != ROLE_NONE && !text_is_body(t, i))
			continue;
		caption = line_part(l);
		if (credit_image(caption, &who)) {
			t->roles[i] = ROLE_IMAGE_CREDIT;
			if (i > from && is_caption(t, i - 1) && i - 1 <= t->first) {
				caption = line_part(&t->lines.items[i - 1]);
				t->roles[i - 1] = ROLE_CAPTION;
			} else {
				caption.len = 0;
			}
		} else if (l->words < CAPTION_MIN_WORDS || l->words > 100 || i > t->first ||
			   !credit_split_caption(&caption, &who)) {
			continue;
		} else {
			t->roles[i] = ROLE_CAPTION;
		}
		article_set(
		    t->out, FIELD_CAPTION, caption.s, caption.len, ORIGIN_PAGE, WHERE_LINE, 80);
		article_set(
		    t->out, FIELD_IMAGE_CREDIT, who.s, who.len, ORIGIN_PAGE, WHERE_LINE, 80);
		return;
	}
}

static void
find_roles(struct text_page *t)
{
	size_t to = t->end + CREDITS_BELOW < t->lines.n ? t->end + CREDITS_BELOW : t->lines.n;
	size_t from = t->end > t->first + CREDITS_BELOW ? t->end - CREDITS_BELOW : t->first;
	struct buf credits = BUF_INIT;
	size_t i;

	for (i = from; i < to; i++) {
		if (t->lines.items[i].words > 120 ||
		    !credit_roles(line_part(&t->lines.items[i]), &credits))
			continue;
		t->roles[i] = ROLE_CREDIT;
	}
	if (credits.len)
		article_set(t->out, FIELD_CREDITS, credits.data, credits.len - 1, ORIGIN_PAGE,
		    WHERE_BODY, 90);
	buf_clear(&credits);
}

void
text_find_credits(struct text_page *t)
{
	find_picture(t);
	find_roles(t);
}
