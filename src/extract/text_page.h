/* extract/text_page.h: a dump while its article is being found. Inside extract/ only. */
#ifndef EXTRACT_TEXT_PAGE_H
#define EXTRACT_TEXT_PAGE_H

#include "doc/article.h"
#include "extract/extract.h"
#include "extract/line_model.h"

enum line_role {
	ROLE_NONE, /* boilerplate */
	ROLE_BODY,
	ROLE_HEADING, /* a cross-head */
	ROLE_TITLE,
	ROLE_BYLINE,
	ROLE_DATE,
	ROLE_PLACE,
	ROLE_CAPTION,
	ROLE_IMAGE_CREDIT,
	ROLE_CREDIT /* credits below the story */
};

struct text_page {
	const struct doc *page;
	struct lines lines;
	uint8_t *roles;       /* enum line_role of each line */
	size_t first, end;    /* the body: first .. end - 1, lines of other roles among them */
	size_t title;         /* its line, or lines.n */
	const float *chances; /* of each line of being body */
	bool month_first;     /* the page writes 8/27/2025 */
	struct article *out;
};

/* The learned parts. */
struct text_model {
	struct line_model lines;
	struct forest titles; /* extract/title_row.h */
};

/* The headline, by trees: a short line about the beginning of the body. */
void text_find_title(struct text_page *t, const struct forest *trees);
/* Authors: a byline between title and body, or around them. */
void text_find_authors(struct text_page *t);
/* Publication and modification dates, dateline, agency. */
void text_find_dates(struct text_page *t);
/* Captions and credits of pictures; credits below the story. */
void text_find_credits(struct text_page *t);
/* Publisher and section. */
void text_find_source(struct text_page *t);

/* extract_text with another model than the one that ships: for measuring. */
void text_extract(const struct doc *page, const struct extract_hints *hints,
    const struct text_model *m, struct article *out);

/* Where the head of the story begins: some lines above its headline, or above the body. */
size_t text_head_start(const struct text_page *t);
/* Is a line body or cross-head? */
bool text_is_body(const struct text_page *t, size_t i);

#endif
