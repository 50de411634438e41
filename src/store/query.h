/* store/query.h: the query language, parsed. Pure and total: every string is a query; what
 * cannot be understood is read as plain words, and told as a slip.
 *
 *   query  = or                      plain words mean all of them
 *   or     = and { "OR" and }        also "|", "or" after a word stays a word
 *   and    = { ["AND"] not }
 *   not    = ["-" | "NOT"] near
 *   near   = atom { "NEAR" ["/" n] atom }
 *   atom   = word | word "*" | '"' words '"' | field ":" value | "(" or ")"
 *
 * Fields: title: by: source: tag: person: org: place: entity: note: lang: url: section: id:
 * batch: date: before: after: added: is: has: sort:. doc/lectern-query.7 tells it to people. */
#ifndef STORE_QUERY_H
#define STORE_QUERY_H

#include "base/buf.h"
#include "base/err.h"

enum list_order {
	LIST_DATE,
	LIST_BEST,
	LIST_TITLE,
	LIST_SOURCE,
	LIST_LENGTH,
	LIST_ADDED,
	LIST_ORDERS
};

enum query_kind {
	QUERY_ALL, /* matches everything: an empty query */
	QUERY_AND, /* children */
	QUERY_OR,
	QUERY_NOT,   /* one child */
	QUERY_NEAR,  /* two or more words or phrases, at most number words apart */
	QUERY_WORDS, /* text to be found: a word or phrase; field says where */
	QUERY_FIELD, /* a field's value: text, numbers */
	QUERY_KINDS
};

enum query_field {
	QUERY_TEXT, /* any of title, authors, body */
	QUERY_TITLE,
	QUERY_BY,
	QUERY_SOURCE,
	QUERY_TAG,
	QUERY_PERSON,
	QUERY_ORG,
	QUERY_PLACE,
	QUERY_ENTITY,
	QUERY_NOTE,
	QUERY_LANG,
	QUERY_URL,
	QUERY_SECTION,
	QUERY_ID,
	QUERY_BATCH,
	QUERY_DATE,   /* from <= published < to */
	QUERY_BEFORE, /* published < to */
	QUERY_AFTER,  /* published >= from: the end of what was named, or how long ago */
	QUERY_ADDED,
	QUERY_IS,   /* from: one enum query_is */
	QUERY_HAS,  /* the same */
	QUERY_SORT, /* order of the list; no condition */
	QUERY_FIELDS
};

enum query_is {
	QUERY_IS_UNREAD,
	QUERY_IS_READ,
	QUERY_IS_STARRED,
	QUERY_IS_ARCHIVED,
	QUERY_IS_NOTED,
	QUERY_IS_TAGGED,
	QUERY_IS_DUPLICATE,
	QUERY_IS_DELETED,
	QUERY_IS_DOUBTFUL,
	QUERY_HAS_ORIGINAL,
	QUERY_HAS_LINK,
	QUERY_IS_COUNT
};

struct query_node {
	uint8_t kind;   /* enum query_kind */
	uint8_t field;  /* enum query_field */
	uint8_t phrase; /* in quotes: exact forms */
	uint8_t prefix; /* the last word goes on: hack* */
	uint8_t typing; /* the word at the end, still being typed: enum query_typing */
	uint16_t depth; /* height of the tree below */
	uint32_t at;    /* where it stands, bytes into the query's text */
	uint32_t end;
	uint32_t text;    /* offset into strings, or 0 */
	int64_t from, to; /* dates: [from, to); NEAR: from is the distance */
	uint32_t first;   /* first child, index into nodes; 0: none */
	uint32_t next;    /* next sibling */
};

/* Something that was not understood. */
struct query_slip {
	uint32_t at; /* bytes into the query's text */
	uint32_t len;
	const char *message; /* static: what is wrong, and how it is read */
};

struct query {
	struct buf text; /* as it was given */
	struct buf strings;
	struct query_node *nodes; /* nodes[0] is the root */
	size_t n_nodes, cap_nodes;
	struct query_slip *slips;
	size_t n_slips, cap_slips;
	uint8_t order;    /* enum list_order */
	bool reverse;     /* oldest, worst, shortest first */
	bool order_given; /* by sort: in the text */
};

/* Is the last word still being typed? Then it stands for its completions. */
enum query_typing {
	QUERY_TYPED,  /* no */
	QUERY_TYPING, /* the commonest ones: a key must be answered at once */
	QUERY_PAUSED  /* typing has paused: all of them */
};

/* What relative dates are reckoned from. */
struct query_env {
	int64_t now;      /* seconds, UTC */
	int zone_minutes; /* the user's, east of UTC: where a day begins */
	uint8_t typing;   /* enum query_typing */
};

/* Deeper nesting than this is read as plain words; what is longer is left out. */
enum { QUERY_MAX_DEPTH = 64, QUERY_MAX_NODES = 1024, QUERY_MAX_TEXT = 64 * 1024 };

/* Fills *q, whatever it held before being a cleared or zeroed query. */
void query_parse(struct query *q, const char *text, size_t len, const struct query_env *env);
void query_clear(struct query *q);
/* "" when there is none. Borrowed. */
const char *query_string(const struct query *q, uint32_t at);
/* True when any text is searched: such a list shows hits with passages. */
bool query_has_words(const struct query *q);
/* True for the empty query (sort: aside). */
bool query_is_all(const struct query *q);
/* Appends "query:4: "2,3": a number must stand here; read as plain words"; for a refusal up to
 * the ";", since then it is not read. */
void query_add_slip(
    struct buf *out, const struct query *q, const struct query_slip *slip, bool refused);
/* May a command change what it finds? Not when there is a slip, nor when words were given that
 * name nothing, such as an empty variable of a shell; *err says so. */
bool query_may_change(const struct query *q, const char *command, bool given, struct err *err);
/* Sets the order, when the text itself does not say it. */
void query_set_order(struct query *q, enum list_order order, bool reverse);

/* "date", "best" ...; -1 when there is no such order. */
const char *query_order_name(enum list_order order);
int query_order_find(const char *name, size_t len);

/* One row of the table that completion, help and manual are made from. */
struct query_field_info {
	const char *name;   /* "title", without the colon */
	const char *help;   /* one line */
	const char *values; /* fixed values parted by spaces, or "" */
};

/* NULL beyond the last one. */
const struct query_field_info *query_field_info(enum query_field field);

/* What stands at a byte of the text, for completion: the word from *start up to at; field is
 * QUERY_TEXT for a plain word (complete field names and words), else its value is wanted. */
enum query_field query_complete_at(const char *text, size_t len, size_t at, size_t *start);

/* Appends a value so that the language reads it back as one: in quotes when it must be. */
void query_quote(struct buf *out, const char *value, size_t len);

#endif
