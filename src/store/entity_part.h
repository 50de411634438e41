/* store/entity_part.h: what the files of store/entity share.
 *
 * A merged entity points to another one, which may be merged itself; the end of the way is its
 * root, and all whose way ends there are one whole. */
#ifndef STORE_ENTITY_PART_H
#define STORE_ENTITY_PART_H

#include "store/db.h"
#include "store/entity.h"

/* "WITH RECURSIVE whole(id) AS (...)": the ids of one whole, whose root is bound to ?1. */
#define ENTITY_WHOLE                                                                           \
	"WITH RECURSIVE whole(id) AS (SELECT ?1 UNION SELECT e.id FROM entity e"               \
	" JOIN whole w ON e.merged_into = w.id) "

/* The root of one; 0, true, when there is no such entity. */
bool entity_root(struct library *lib, int64_t id, int64_t *root, struct err *err);
/* The same, but fails with a sentence when there is none. */
bool entity_need_root(struct library *lib, int64_t id, int64_t *root, struct err *err);

/* Counts of roots: how many of some articles name each, how often. */
struct tally_item {
	int64_t id;
	uint64_t articles, mentions;
	int64_t last; /* the article counted last */
};

struct tally {
	struct tally_item *items; /* a hash table; id 0: free */
	size_t n, cap;
	int64_t *merged; /* pairs: an entity and its root, by entity */
	size_t n_merged, cap_merged;
	int kind;       /* -1: any */
	int64_t except; /* not this one; 0: all */
};

/* Reads which entities are merged. */
bool tally_begin(struct library *lib, struct tally *t, struct err *err);
void tally_clear(struct tally *t);
/* Counts the entities of one article. */
bool tally_article(struct library *lib, struct tally *t, int64_t article, struct err *err);
/* Counts the library's most frequent entities: enough for a page of max. */
bool tally_library(struct library *lib, struct tally *t, size_t max, struct err *err);
/* Fills the page with the at most max first of them, by articles, then mentions, without those
 * that are hidden, of another kind, or the exception. */
bool tally_rows(
    struct library *lib, struct tally *t, size_t max, struct entity_page *out, struct err *err);

/* Appends the row of a root; *row is NULL when there is none of that id. counted: fill in how
 * many articles and mentions it has in the library. */
bool entity_add_row(struct library *lib, int64_t id, bool counted, struct entity_page *out,
    struct entity_row **row, struct err *err);
/* Sorts them by articles, each of the first n_first before any other, and keeps at most max. */
void entity_cut(struct entity_page *p, size_t n_first, size_t max);

#endif
