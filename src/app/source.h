/* app/source.h: what a list shows: the articles that a query finds, that name an entity, or
 * that are like another one or tell the same story. */
#ifndef APP_SOURCE_H
#define APP_SOURCE_H

#include "store/list.h"

enum source_kind {
	SOURCE_QUERY,
	SOURCE_ENTITY,  /* every article that names it, in time order */
	SOURCE_RELATED, /* articles like one */
	SOURCE_COPIES   /* articles that tell the same story as one */
};

enum { SOURCE_OWN_ORDER = -1 };

struct source {
	uint8_t kind; /* enum source_kind */
	bool is_view; /* name is a view's */
	char *name;   /* owned: what the title bar says */
	int64_t id;   /* of the entity or article */
	struct query query;
	struct query_env env; /* that the query was read with */
	int order;            /* enum list_order, or SOURCE_OWN_ORDER */
	bool reverse;
};

/* A zeroed source is a cleared one. */
void source_clear(struct source *s);
void source_set_query(
    struct source *s, const char *name, const char *text, const struct query_env *env);
void source_set_id(struct source *s, enum source_kind kind, int64_t id, const char *name);
/* An order of the user's choice, when the query itself does not say one. */
void source_set_order(struct source *s, enum list_order order, bool reverse);
void source_copy(struct source *to, const struct source *from);
/* The same list, whatever its order? */
bool source_equal(const struct source *a, const struct source *b);

bool source_page(struct library *lib, const struct source *s, struct list_part part,
    struct page *out, struct err *err);
/* Do its rows come with passages? */
bool source_has_hits(const struct source *s);
/* How many there are, counted up to cap. */
bool source_count(struct library *lib, const struct source *s, uint64_t cap,
    struct list_count *out, struct err *err);

#endif
