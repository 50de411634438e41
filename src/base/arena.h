/* base/arena.h: memory that is given back all at once.
 *
 * Chunks are chained; a pointer from the arena stays valid until arena_clear.
 * Everything is aligned for any type. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "base/base.h"

struct arena_chunk;

struct arena {
	struct arena_chunk *chunks;
	size_t used; /* bytes used of the newest chunk */
	size_t size; /* bytes in the newest chunk */
};

#define ARENA_INIT ((struct arena){NULL, 0, 0})

void arena_clear(struct arena *a);
/* Uninitialised memory. */
void *arena_alloc(struct arena *a, size_t size);
char *arena_strndup(struct arena *a, const char *s, size_t len);

#endif
