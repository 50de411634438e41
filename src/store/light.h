/* store/light.h: the places in a text where a query's words stand. Pure.
 *
 * Each slot of each group of words (store/words.h) is a bit; a text's tokens are walked once,
 * and a group is found where its bits follow each other (shift-and: Baeza-Yates and Gonnet
 * 1992, "A new approach to text searching"). */
#ifndef STORE_LIGHT_H
#define STORE_LIGHT_H

#include "store/search.h"
#include "store/words.h"

/* A place, and which group of the query's words it is. */
struct light_hit {
	uint32_t start, len;
	uint32_t group;
};

struct light_hits {
	struct light_hit *items;
	size_t n, cap;
};

/* Makes ready all words that a query wants to be there: not those under NOT. Never NULL. */
struct lights *light_new(const struct words_env *env, const struct query *q);
/* How many groups; 0: there is nothing to find. */
size_t light_groups(const struct lights *l);
/* As lights_find, in order of their ends; places of different groups may overlap. Fills what
 * is empty or cleared; free(out->items). With first it ends behind the first line that holds
 * every group, which is what a passage is cut from. */
void light_find(const struct lights *l, const char *text, size_t len, const char *lang,
    bool first, struct light_hits *out);
/* Puts hits in order and makes one of those that overlap: as many ranges as it returns, into
 * out, which has room for hits->n. */
size_t light_merge(struct light_hits *hits, struct hit_range *out);

#endif
