/* store/article.h: articles one by one: add, load, correct, mark, delete.
 *
 * Every change is journaled (store/journal.h) and can be undone, except purge. */
#ifndef STORE_ARTICLE_H
#define STORE_ARTICLE_H

#include "doc/article.h"
#include "store/batch.h"
#include "store/library.h"
#include "store/list.h"

enum add_outcome {
	ADD_ADDED,
	ADD_UPDATED,   /* same address, other bytes: a new original; user's own values kept */
	ADD_DUPLICATE, /* same bytes: nothing changed */
	ADD_DOUBTFUL,  /* added, but the body is not sure */
	ADD_OUTCOMES
};

/* Where the bytes came from. Strings may be NULL. */
struct original {
	const char *media;   /* "text/html", "text/plain", "application/json" */
	const char *charset; /* as decoded: "utf-8" */
	const char *path;    /* absolute path of the file, or NULL (standard input) */
	const char *member;  /* which part of it: a line of JSON lines ..., or NULL */
	const void *bytes;   /* as they came; NULL: none are kept */
	size_t len;
	int64_t hash; /* with bytes NULL: of the bytes that are not kept, len of them; 0: not
		       * known */
};

/* Work that needs no library, for a worker process: compressed body, fingerprints, what the
 * index wants, of one article as bytes to be sent. A preparer keeps what it needs between
 * articles; dictionary is what article_dictionary gave, or empty. */
struct preparer;

struct preparer *preparer_new(const struct buf *dictionary);
void preparer_free(struct preparer *p);
void article_prepare(
    struct preparer *p, struct buf *out, const struct article *a, const struct original *o);
/* Appends the dictionary of the library; nothing when there is none yet. It comes to be after
 * some hundred articles: then fresh workers should take it. */
void article_dictionary(struct library *lib, struct buf *out);

struct add_result {
	enum add_outcome outcome;
	int64_t id;           /* the article; for a duplicate the one that is there */
	int64_t duplicate_of; /* a different file with the same story, or 0 */
};

/* Adds within a batch. */
bool article_add(struct batch *b, const struct article *a, const struct original *o,
    struct add_result *out, struct err *err);
/* The same with what article_prepare made. The bytes are checked, not trusted: ERR_DATA when
 * they make no sense, and nothing else is lost by it. */
bool article_add_prepared(
    struct batch *b, const void *bytes, size_t len, struct add_result *out, struct err *err);

/* The article that these bytes (hash and len), this address or this place belong to, whatever
 * of them is known; *id is 0 when there is none. */
bool article_find(struct library *lib, const struct original *o, const char *url, int64_t *id,
    struct err *err);

/* Fills an initialised article: body, fields (the user's values win), mentions. false with
 * ERR_NO_INPUT when there is no such id. */
bool article_load(struct library *lib, int64_t id, struct article *out, struct err *err);
/* Its text alone, as the index and the mentions count bytes. Appends. */
bool article_load_text(struct library *lib, int64_t id, struct buf *out, struct err *err);

/* The newest original (version 0), the one before it (1) ... */
struct original_info {
	char *media, *charset, *path, *member; /* owned; NULL: unknown */
	struct buf bytes;
	int64_t added;
	int64_t hash; /* of the bytes, */
	uint64_t len; /* and how many they are, kept or not */
};
void original_info_clear(struct original_info *o);
/* All but the bytes. false with ERR_NO_INPUT when there is none. */
bool article_original_facts(struct library *lib, int64_t id, unsigned version,
    struct original_info *out, struct err *err);
/* With the bytes; false with ERR_NO_INPUT also when they were not kept. */
bool article_original(struct library *lib, int64_t id, unsigned version,
    struct original_info *out, struct err *err);

/* Replaces the body, mentions and every field that the user did not set, keeping the original:
 * what reprocess does with a better extraction. */
bool article_replace(struct library *lib, int64_t id, const struct article *a, struct err *err);

/* Sets a field to the user's value; "" says that there is none; NULL goes back to what the
 * page said. The date is anything that text/date.h reads. */
bool article_edit(struct library *lib, int64_t id, enum article_field field, const char *value,
    struct err *err);

/* Sets and clears STATE_READ, _STARRED, _ARCHIVED, _DELETED of articles, as one change. */
bool article_set_state(struct library *lib, const int64_t *ids, size_t n, unsigned set,
    unsigned clear, struct err *err);
/* The same for all that a query finds; *n is how many. */
bool article_set_state_of(struct library *lib, const struct query *q, unsigned set,
    unsigned clear, uint64_t *n, struct err *err);

/* Removes for good what matches among the deleted articles: originals, index and journal
 * entries too. */
bool article_purge(struct library *lib, const struct query *q, uint64_t *n, struct err *err);

/* Where reading stopped, bytes into the body; not journaled. */
bool article_set_place(struct library *lib, int64_t id, uint32_t at, struct err *err);

#endif
