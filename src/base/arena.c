/* Memory that is given back all at once. */
#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

enum { CHUNK_SIZE = 16 * 1024 };

struct arena_chunk {
	struct arena_chunk *next;
	max_align_t data[];
};

void
arena_clear(struct arena *a)
{
	struct arena_chunk *c = a->chunks, *next;

	for (; c; c = next) {
		next = c->next;
		free(c);
	}
	*a = ARENA_INIT;
}

void *
arena_alloc(struct arena *a, size_t size)
{
	const size_t align = sizeof(max_align_t);
	struct arena_chunk *c;
	char *p;

	size = (size + align - 1) / align * align;
	if (!a->chunks || size > a->size - a->used) {
		a->size = size > CHUNK_SIZE ? size : CHUNK_SIZE;
		c = base_alloc(sizeof(*c) + a->size);
		c->next = a->chunks;
		a->chunks = c;
		a->used = 0;
	}
	p = (char *)a->chunks->data + a->used;
	a->used += size;
	return p;
}

char *
arena_strndup(struct arena *a, const char *s, size_t len)
{
	char *p = arena_alloc(a, len + 1);

	if (len)
		memcpy(p, s, len);
	p[len] = '\0';
	return p;
}
