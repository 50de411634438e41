/* store/search.h: what comes with a search beside its rows: passages, the terms to light,
 * suggestions, completions, related articles. */
#ifndef STORE_SEARCH_H
#define STORE_SEARCH_H

#include "store/list.h"

/* Fills passage, passage_at and hits of each row of a page: one line of at most max bytes
 * around the place where most of the query's words stand together. Rows whose body holds none
 * (the title or author matched) keep NULL. Costs about 0.1 ms a row. */
bool search_passages(
    struct library *lib, const struct query *q, struct page *page, size_t max, struct err *err);

/* The words of a query made ready to be found in texts: exact forms, stems, completions, and
 * the names of person:, org:, place: and entity:. What is looked for in titles is lit in bodies
 * too; what is negated is not. */
struct lights;

/* Never NULL; free it. */
struct lights *lights_new(struct library *lib, const struct query *q);
void lights_free(struct lights *l);
/* Appends every place in a text where one of the words stands, in order, not overlapping;
 * ranges are bytes into text. lang is the article's, or NULL. The caller frees *out. */
void lights_find(const struct lights *l, const char *text, size_t len, const char *lang,
    struct hit_range **out, size_t *n);

/* A corrected text of a query that found nothing, from the library's own words; NULL when
 * there is nothing better. The caller frees it. */
char *search_suggest(struct library *lib, const struct query *q);

/* Has the word being typed more completions than were looked for? Then the same text parsed
 * with QUERY_PAUSED may find more. */
bool search_has_more(struct library *lib, const struct query *q);

/* Words for completing what is being typed. */
struct completion {
	const char *text; /* what to put in place of the word */
	uint64_t count;   /* articles that have it; 0 unknown */
};

struct completions {
	struct arena arena;
	struct completion *items;
	size_t n;
};

void completions_clear(struct completions *c);
/* The at most max commonest values of a field that begin with a prefix: words for
 * QUERY_TEXT and QUERY_TITLE; authors, sources, tags, names, languages ..., in quotes where a
 * query wants them. */
bool search_complete(struct library *lib, enum query_field field, const char *prefix,
    size_t max, struct completions *out, struct err *err);

/* Articles like one, best first: shared names weigh more than shared rare words. */
bool search_related(
    struct library *lib, int64_t id, size_t max, struct page *out, struct err *err);

#endif
