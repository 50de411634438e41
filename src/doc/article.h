/* doc/article.h: one article: a document that holds the body only, its metadata, its
 * mentions. It is what extract/ makes, entity/ marks, store/ keeps and render/ prints.
 *
 * Metadata is a fixed set of fields; each value is clean UTF-8 text with the place where
 * it was found and a confidence. Unknown is NULL. Fields that hold several values
 * (authors; credits, "role\tname") part them by '\n'. Dates are ISO 8601 with as much
 * precision as is known: "2011", "2011-07", "2011-07-14", "2011-07-14T10:31-04:00". */
#ifndef DOC_ARTICLE_H
#define DOC_ARTICLE_H

#include "doc/doc.h"
#include "doc/mention.h"

enum article_field {
	FIELD_TITLE,
	FIELD_AUTHORS,
	FIELD_DATE,     /* published */
	FIELD_MODIFIED,
	FIELD_SOURCE,   /* site or publication name */
	FIELD_URL,      /* canonical */
	FIELD_SECTION,
	FIELD_LANG,     /* BCP 47 */
	FIELD_DATELINE, /* place */
	FIELD_AGENCY,
	FIELD_CAPTION,
	FIELD_IMAGE_CREDIT,
	FIELD_CREDITS,
	FIELD_COUNT
};

/* Where a value was found. */
enum field_where {
	WHERE_NONE,
	WHERE_ELEMENT, /* h1, time, a byline element ... */
	WHERE_TITLE,   /* <title> */
	WHERE_META,    /* <meta>, og: and the like */
	WHERE_JSON_LD,
	WHERE_LINK,    /* <link rel=canonical> */
	WHERE_COMMENT, /* SingleFile's comment */
	WHERE_LINE,    /* a line of a dump: byline, date line, headline ... */
	WHERE_BODY,    /* inside the body: dateline, first sentence, credits */
	WHERE_ADDRESS, /* the URL or file name */
	WHERE_RECORD,  /* a field of a JSON line or another export */
	WHERE_USER,
	WHERE_COUNT
};

enum field_origin { ORIGIN_PAGE, ORIGIN_DERIVED, ORIGIN_USER };

struct field {
	char *value;       /* owned; NULL: unknown */
	uint8_t where;     /* enum field_where */
	uint8_t origin;    /* enum field_origin */
	uint8_t confidence; /* percent */
};

struct article {
	struct doc doc; /* the body; no outline */
	struct field fields[FIELD_COUNT];
	struct mentions mentions;
	uint32_t words;      /* of the body */
	uint8_t confidence;  /* of the body, percent; below ARTICLE_DOUBTFUL it is doubtful */
};

enum { ARTICLE_DOUBTFUL = 50 };

void article_init(struct article *a);
void article_clear(struct article *a);

/* Sets a field to a copy of len bytes; len 0 makes it unknown. */
void article_set(struct article *a, enum article_field f, const char *value, size_t len,
    enum field_origin origin, enum field_where where, unsigned confidence);
/* The value, or NULL. Borrowed. */
const char *article_get(const struct article *a, enum article_field f);

/* Are the words of s those of a title, whatever signs and capitals stand there? */
bool article_says_title(const char *title, const char *s, size_t len);
/* Does the body's first block only say the title again? What shows the title leaves it out. */
bool article_repeats_title(const struct article *a);

/* "title", "authors" ...: the names in JSON, in queries and in `edit`. */
const char *article_field_name(enum article_field f);
/* "element", "json-ld" ...; "" for none. */
const char *article_where_name(enum field_where where);
/* The field, or the place, with that name, or -1. */
int article_field_find(const char *name);
int article_where_find(const char *name);

#endif
