/* extract/html_hint.h: what names in a page's source, and phrases in its text, suggest.
 *
 * Hints never decide: they are votes and features. Phrases are of English and a few of its
 * neighbours, because most templates are; a page in another language lacks only this help. */
#ifndef EXTRACT_HTML_HINT_H
#define EXTRACT_HTML_HINT_H

#include "base/base.h"

/* What a name of an element, its classes, id or role suggest. */
enum page_hint {
	HINT_NAV = 1 << 0,
	HINT_FOOTER = 1 << 1,
	HINT_HEADER = 1 << 2,
	HINT_SIDE = 1 << 3,
	HINT_COMMENT = 1 << 4,
	HINT_RELATED = 1 << 5,
	HINT_SHARE = 1 << 6,
	HINT_SIGNUP = 1 << 7,
	HINT_PROMO = 1 << 8,
	HINT_LEGAL = 1 << 9,
	HINT_AUTHOR = 1 << 10,
	HINT_DATE = 1 << 11,
	HINT_TAGS = 1 << 12,
	HINT_MEDIA = 1 << 13,
	HINT_ARTICLE = 1 << 14,
	HINT_CONTENT = 1 << 15,
	HINT_FORM = 1 << 16,
	HINT_POPUP = 1 << 17,
	HINT_CONTENTS = 1 << 18, /* a table of contents */
	HINT_LIST = 1 << 19,     /* teasers, cards, grids */
	HINT_TITLE = 1 << 20,
	HINT_SUMMARY = 1 << 21,
	HINT_PRODUCT = 1 << 22,
	HINT_FORUM = 1 << 23,
	HINT_NOT_BODY = HINT_NAV | HINT_FOOTER | HINT_COMMENT | HINT_RELATED | HINT_SHARE |
			HINT_SIGNUP | HINT_PROMO | HINT_LEGAL | HINT_POPUP
};
enum { HINT_COUNT = 24 };

/* What the beginning of a block's text says. */
enum page_phrase {
	PHRASE_SHARE = 1 << 0,
	PHRASE_COMMENT = 1 << 1,
	PHRASE_RELATED = 1 << 2,
	PHRASE_SIGNUP = 1 << 3,
	PHRASE_LEGAL = 1 << 4,
	PHRASE_NAV = 1 << 5,
	PHRASE_PROMO = 1 << 6,
	PHRASE_BYLINE = 1 << 7,
	PHRASE_DATE = 1 << 8,
	PHRASE_MEDIA = 1 << 9,
	PHRASE_CREDIT = 1 << 10,
	PHRASE_TAGS = 1 << 11,
	PHRASE_CONTENTS = 1 << 12,
	PHRASE_NOTES = 1 << 13,
	PHRASE_BIO = 1 << 14,
	PHRASE_TOOL = 1 << 15
};
enum { PHRASE_COUNT = 16 };

struct hint_finder;

/* Owned by the caller, who gives it to free(). */
struct hint_finder *hint_finder_new(void);
/* HINT_ bits of lower-case words (class, id, role). */
uint32_t hint_of_names(const struct hint_finder *f, const char *words);
/* PHRASE_ bits of the first bytes of a text. */
uint32_t hint_of_text(const struct hint_finder *f, const char *text, size_t len);

#endif
