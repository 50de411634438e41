/* One article and its metadata. */
#include "doc/article.h"

#include <stdlib.h>
#include <string.h>

static const char *const field_names[FIELD_COUNT] = {
    [FIELD_TITLE] = "title",
    [FIELD_AUTHORS] = "authors",
    [FIELD_DATE] = "date",
    [FIELD_MODIFIED] = "modified",
    [FIELD_SOURCE] = "source",
    [FIELD_URL] = "url",
    [FIELD_SECTION] = "section",
    [FIELD_LANG] = "lang",
    [FIELD_DATELINE] = "dateline",
    [FIELD_AGENCY] = "agency",
    [FIELD_CAPTION] = "caption",
    [FIELD_IMAGE_CREDIT] = "image_credit",
    [FIELD_CREDITS] = "credits",
};

static const char *const where_names[WHERE_COUNT] = {
    [WHERE_NONE] = "",
    [WHERE_ELEMENT] = "element",
    [WHERE_TITLE] = "title",
    [WHERE_META] = "meta",
    [WHERE_JSON_LD] = "json-ld",
    [WHERE_LINK] = "link",
    [WHERE_COMMENT] = "comment",
    [WHERE_LINE] = "line",
    [WHERE_BODY] = "body",
    [WHERE_ADDRESS] = "address",
    [WHERE_RECORD] = "record",
    [WHERE_USER] = "user",
};

void
article_init(struct article *a)
{
	*a = (struct article){0};
	doc_init(&a->doc);
	mentions_init(&a->mentions);
}

void
article_clear(struct article *a)
{
	size_t i;

	doc_clear(&a->doc);
	mentions_clear(&a->mentions);
	for (i = 0; i < FIELD_COUNT; i++)
		free(a->fields[i].value);
	article_init(a);
}

void
article_set(struct article *a, enum article_field f, const char *value, size_t len,
    enum field_origin origin, enum field_where where, unsigned confidence)
{
	struct field *d = &a->fields[f];
	char *copy = len ? base_strndup(value, len) : NULL;

	free(d->value);
	*d = (struct field){
	    .value = copy,
	    .where = (uint8_t)(copy ? where : WHERE_NONE),
	    .origin = (uint8_t)origin,
	    .confidence = (uint8_t)(confidence > 100 ? 100 : confidence),
	};
}

const char *
article_get(const struct article *a, enum article_field f)
{
	return a->fields[f].value;
}

/* Moves on to the next letter, digit or byte beyond ASCII; it in lower case, 0 at the end. */
static unsigned
next_letter(const char *s, size_t len, size_t *at)
{
	for (; *at < len; ++*at) {
		unsigned char c = (unsigned char)s[*at];

		if (c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
		    (c >= 'A' && c <= 'Z')) {
			++*at;
			return c >= 'A' && c <= 'Z' ? c | 0x20u : c;
		}
	}
	return 0;
}

bool
article_says_title(const char *title, const char *s, size_t len)
{
	size_t i = 0, k = 0, n = 0;
	unsigned c;

	do {
		c = next_letter(title, strlen(title), &i);
		if (c != next_letter(s, len, &k))
			return false;
		n += c != 0;
	} while (c);
	return n > 0;
}

bool
article_repeats_title(const struct article *a)
{
	const char *title = article_get(a, FIELD_TITLE);
	const struct block *first = a->doc.blocks;

	return title && a->doc.n_blocks > 1 &&
	       (first->kind == BLOCK_HEADING || first->kind == BLOCK_PARAGRAPH) &&
	       article_says_title(title, a->doc.text.data + first->start, first->len);
}

const char *
article_field_name(enum article_field f)
{
	return (size_t)f < FIELD_COUNT ? field_names[f] : "";
}

const char *
article_where_name(enum field_where where)
{
	return (size_t)where < WHERE_COUNT ? where_names[where] : "";
}

int
article_field_find(const char *name)
{
	size_t i;

	for (i = 0; i < FIELD_COUNT; i++)
		if (!strcmp(name, field_names[i]))
			return (int)i;
	return -1;
}

int
article_where_find(const char *name)
{
	size_t i;

	for (i = 0; i < WHERE_COUNT; i++)
		if (!strcmp(name, where_names[i]))
			return (int)i;
	return -1;
}
