/* entity/alias.h: names that everybody knows under several forms, and short given names.
 * Internal to the linker. */
#ifndef ENTITY_ALIAS_H
#define ENTITY_ALIAS_H

#include "base/base.h"

struct alias {
	const char *key;  /* folded, as entity_key makes it before aliases */
	const char *name; /* the canonical form */
	uint8_t kind;     /* enum mention_kind */
};

struct nickname {
	const char *from, *to; /* folded */
};

/* Both sorted: aliases by key then kind, nicknames by from. */
extern const struct alias alias_table[];
extern const size_t alias_count;
extern const struct nickname nickname_table[];
extern const size_t nickname_count;

#endif
