/* entity/alias.h: names that everybody knows under several forms. Internal to the linker. */
#ifndef ENTITY_ALIAS_H
#define ENTITY_ALIAS_H

#include "base/base.h"

struct alias {
	const char *key;  /* folded, as entity_key makes it before aliases */
	const char *name; /* the canonical form */
	uint8_t kind;     /* enum mention_kind */
};

/* Sorted by key, then kind. */
extern const struct alias alias_table[];
extern const size_t alias_count;

#endif
