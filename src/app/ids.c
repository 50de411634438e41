/* A sorted array: a selection is made by hand, or comes in one sweep. */
#include "app/ids.h"

#include <stdlib.h>
#include <string.h>

/* Where id stands or would stand. */
static size_t
position(const struct ids *s, int64_t id)
{
	size_t low = 0, high = s->n;

	if (s->n > 0 && s->items[s->n - 1] < id)
		return s->n;
	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (s->items[mid] < id)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

void
ids_clear(struct ids *s)
{
	free(s->items);
	*s = (struct ids){NULL, 0, 0};
}

bool
ids_has(const struct ids *s, int64_t id)
{
	size_t at = position(s, id);

	return at < s->n && s->items[at] == id;
}

void
ids_add(struct ids *s, int64_t id)
{
	size_t at = position(s, id);

	if (at < s->n && s->items[at] == id)
		return;
	s->items = base_grow(s->items, s->n, &s->cap, sizeof *s->items);
	memmove(s->items + at + 1, s->items + at, (s->n - at) * sizeof *s->items);
	s->items[at] = id;
	s->n++;
}

static int
compare(const void *pa, const void *pb)
{
	const int64_t *a = pa, *b = pb;

	return *a < *b ? -1 : *a > *b;
}

void
ids_add_all(struct ids *s, const int64_t *items, size_t n)
{
	size_t kept = 0;

	if (n == 0)
		return;
	s->items = base_realloc(s->items, s->n + n, sizeof *s->items);
	s->cap = s->n + n;
	memcpy(s->items + s->n, items, n * sizeof *items);
	qsort(s->items, s->cap, sizeof *s->items, compare);
	for (size_t i = 0; i < s->cap; i++)
		if (i == 0 || s->items[i] != s->items[kept - 1])
			s->items[kept++] = s->items[i];
	s->n = kept;
}

void
ids_toggle(struct ids *s, int64_t id)
{
	size_t at = position(s, id);

	if (at == s->n || s->items[at] != id) {
		ids_add(s, id);
		return;
	}
	s->n--;
	memmove(s->items + at, s->items + at + 1, (s->n - at) * sizeof *s->items);
}
