/* doc/mention.h: what is marked in an article: names and values.
 *
 * A mention is one occurrence: a byte range of the body text, a kind, a score. A name's
 * mention points to a local entity (one person, say, under all its forms in this
 * article); a value's mention (date, money ...) carries its normalised value instead.
 * Mentions are ordered by start and do not overlap. */
#ifndef DOC_MENTION_H
#define DOC_MENTION_H

#include "base/buf.h"

enum mention_kind {
	MENTION_PERSON,
	MENTION_ORG,
	MENTION_PLACE,
	MENTION_OTHER,
	MENTION_DATE,
	MENTION_TIME,
	MENTION_MONEY,
	MENTION_PERCENT,
	MENTION_QUANTITY,
	MENTION_KINDS
};

#define MENTION_NO_ENTITY UINT32_MAX

struct mention {
	uint32_t start; /* bytes into the body text */
	uint32_t len;
	uint32_t entity; /* index into entities, or MENTION_NO_ENTITY */
	uint32_t value;  /* values: offset into strings; names: 0 */
	uint8_t kind;    /* enum mention_kind */
	uint8_t score;   /* 0..255: the marginal probability, 255 for patterns */
};

struct local_entity {
	uint32_t name;  /* the longest form, offset into strings */
	uint32_t key;   /* folded name that identifies it across the library */
	uint32_t count; /* mentions */
	uint8_t kind;   /* MENTION_PERSON .. MENTION_OTHER */
	uint8_t bare;   /* 1: only a surname is known; never merges across articles by itself */
};

struct mentions {
	struct mention *items;
	size_t n, cap;
	struct local_entity *entities;
	size_t n_entities, cap_entities;
	struct buf strings; /* offset 0 is "" */
};

void mentions_init(struct mentions *m);
void mentions_clear(struct mentions *m);
struct mention *mentions_add(struct mentions *m, struct mention item);
uint32_t mentions_add_entity(struct mentions *m, struct local_entity e);
uint32_t mentions_add_string(struct mentions *m, const char *s, size_t len);
/* "" when out of range. Borrowed. */
const char *mentions_string(const struct mentions *m, uint32_t at);

/* "person", "org", "place", "other", "date" ...; the words of the interface. */
const char *mention_kind_name(enum mention_kind kind);
/* "PER", "ORG", "LOC", "MISC", "DATE" ...: the words of annotate --tsv. */
const char *mention_kind_tag(enum mention_kind kind);
/* The kind with that interface name, or -1. */
int mention_kind_find(const char *name);

#endif
