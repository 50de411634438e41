/* store/body.h: bodies as they lie in the library, and the fields that go into its columns. */
#ifndef STORE_BODY_H
#define STORE_BODY_H

#include "doc/article.h"
#include "store/db.h"

/* Appends the unpacked bytes of a body; loads its dictionary first when need be. False when
 * it is damaged. */
bool body_unzip(struct library *lib, struct buf *out, const void *bytes, size_t len);
/* Loads the newest dictionary, for writing. */
void body_load_dictionary(struct library *lib);

/* Fills an initialised article from the table body, as the page said it. */
bool body_load(struct library *lib, int64_t id, struct article *out, struct err *err);
/* Lays the user's values over it. */
bool body_lay_edits(struct library *lib, int64_t id, struct article *a, struct err *err);

/* An article's columns. Strings are borrowed from the article, but for title. */
struct columns {
	char *title; /* owned */
	const char *source, *authors, *lang, *url, *section;
	int64_t published;
	int64_t key; /* where the date puts it: the first key of that time */
	int zone;    /* minutes, or DATE_NO_ZONE */
	unsigned precision;
	bool title_is_derived;
};

/* added places undated articles. */
void columns_of(const struct article *a, int64_t added, struct columns *out);
void columns_clear(struct columns *c);

#endif
