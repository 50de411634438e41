/* store/tag.h: tags: the user's own words for articles. Case is kept but does not count. */
#ifndef STORE_TAG_H
#define STORE_TAG_H

#include "store/list.h"

/* Adds a tag to articles, or takes it off; as one change. */
bool tag_set(struct library *lib, const int64_t *ids, size_t n, const char *name, bool on,
    struct err *err);
bool tag_set_of(struct library *lib, const struct query *q, const char *name, bool on,
    uint64_t *n, struct err *err);

/* Called with each tag and how many articles have it, until it returns false. */
typedef bool (*tag_fn)(void *arg, const char *name, uint64_t count);
/* All tags by name; of one article when id is not 0. */
bool tag_list(struct library *lib, int64_t id, tag_fn fn, void *arg, struct err *err);

#endif
