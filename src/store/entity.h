/* store/entity.h: people, organisations, places and other names across the library.
 *
 * An article's local entities (doc/mention.h) are joined to the library's by kind and folded
 * key; a bare surname stays an entity of its own article. What the user says (merge, hide,
 * kind, alias, split) is kept as pointers beside what the model said: it wins, can be undone,
 * and survives re-tagging. */
#ifndef STORE_ENTITY_H
#define STORE_ENTITY_H

#include "doc/mention.h"
#include "store/list.h"

struct entity_row {
	int64_t id;
	const char *name; /* the longest known, or the user's */
	uint8_t kind;     /* enum mention_kind, the user's when set */
	bool hidden;
	uint64_t articles; /* that name it (in the query's result, when there is one) */
	uint64_t mentions;
};

struct entity_page {
	struct arena arena;
	struct entity_row *rows;
	size_t n, cap;
	size_t newest; /* only so many of the articles were looked at; 0: all */
	bool more;
};

#define ENTITY_PAGE_INIT ((struct entity_page){.rows = NULL})

void entity_page_clear(struct entity_page *p);

/* The most frequent entities of what a query finds (of its newest few thousand articles when
 * it finds more); of a whole large library, or when q is NULL, by its counters, which know
 * deleted articles too. kind -1: all. Hidden ones are left out. */
bool entity_list(struct library *lib, const struct query *q, int kind, size_t max,
    struct entity_page *out, struct err *err);
/* Those of one article, by count; mention i of the loaded article belongs to the row that
 * entity_of_article gives for its local entity. */
bool entity_list_article(
    struct library *lib, int64_t article, struct entity_page *out, struct err *err);
/* The library's entity of each local entity of an article as article_load gives it, 0 for
 * one that is hidden: n ids into out. */
bool entity_of_article(struct library *lib, int64_t article, const struct mentions *m,
    int64_t *out, size_t n, struct err *err);
/* Those whose name or alias is, or begins with, some text; best known first. */
bool entity_find(struct library *lib, const char *name, size_t max, struct entity_page *out,
    struct err *err);
bool entity_get(struct library *lib, int64_t id, struct entity_page *out, struct err *err);

/* The other names of one. */
typedef bool (*entity_alias_fn)(void *arg, const char *name, bool by_user);
bool entity_aliases(
    struct library *lib, int64_t id, entity_alias_fn fn, void *arg, struct err *err);

/* The articles that name it, newest first, with passage and hits of its first mention. Paged
 * as list_page. */
bool entity_articles(
    struct library *lib, int64_t id, struct list_part part, struct page *out, struct err *err);
/* Who appears with it, by number of articles in common. */
bool entity_together(
    struct library *lib, int64_t id, size_t max, struct entity_page *out, struct err *err);
/* How many articles name it in each month, oldest first; months since year 0. */
typedef bool (*entity_month_fn)(void *arg, int64_t year, unsigned month, uint64_t articles);
bool entity_months(
    struct library *lib, int64_t id, entity_month_fn fn, void *arg, struct err *err);
/* Other entities that may be the same: a bare surname and a full name, nicknames ... */
bool entity_similar(
    struct library *lib, int64_t id, size_t max, struct entity_page *out, struct err *err);

/* Repairs; all undoable. An id may be that of any part of a merged whole: its root is meant.
 * entity_unmerge of a root takes apart what was merged into it. */
bool entity_merge(struct library *lib, int64_t id, int64_t into, struct err *err);
bool entity_unmerge(struct library *lib, int64_t id, struct err *err);
bool entity_hide(struct library *lib, int64_t id, bool hidden, struct err *err);
bool entity_set_kind(struct library *lib, int64_t id, enum mention_kind kind, struct err *err);
bool entity_rename(struct library *lib, int64_t id, const char *name, struct err *err);
bool entity_add_alias(struct library *lib, int64_t id, const char *name, struct err *err);
/* Two people of one name: from now on the one in this article is another entity, *new_id. */
bool entity_split(
    struct library *lib, int64_t id, int64_t article, int64_t *new_id, struct err *err);

/* One repair in a form that can be kept as a line and done again in another library: names
 * and keys, no ids. */
struct entity_repair {
	const char *verb; /* "merge", "hide", "kind", "name", "alias", "split" */
	const char *kind; /* of the entity meant, as the model says */
	const char *key;  /* its folded name; of one that belongs to an article (a bare surname,
			     one that was split off) followed by "#" and the article's content
			     hash */
	/* merge: "kind\tkey", the key as above; kind; name; alias; else "". */
	const char *value;
};
typedef bool (*entity_repair_fn)(void *arg, const struct entity_repair *repair);
/* Those of the entities of one article; with article 0 all, each once. */
bool entity_repairs(
    struct library *lib, int64_t article, entity_repair_fn fn, void *arg, struct err *err);
/* Does one again; of a name that no article has yet, too. */
bool entity_repair_apply(
    struct library *lib, const struct entity_repair *repair, struct err *err);

#endif
