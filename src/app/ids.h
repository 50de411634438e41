/* app/ids.h: a set of articles: what is selected.
 *
 * Invariant: items are sorted and differ. */
#ifndef APP_IDS_H
#define APP_IDS_H

#include "base/base.h"

struct ids {
	int64_t *items;
	size_t n, cap;
};

void ids_clear(struct ids *s);
bool ids_has(const struct ids *s, int64_t id);
void ids_add(struct ids *s, int64_t id);
/* Adds many, in any order. */
void ids_add_all(struct ids *s, const int64_t *items, size_t n);
/* Adds it, or takes it out when it is there. */
void ids_toggle(struct ids *s, int64_t id);

#endif
