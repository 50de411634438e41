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
