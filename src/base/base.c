/* Allocation that never returns NULL. */
#include "base/base.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static _Noreturn void
die_of_memory(void)
{
	fputs("lectern: out of memory\n", stderr);
	abort();
}

void *
base_alloc(size_t size)
{
	void *p = malloc(size ? size : 1);

	if (!p)
		die_of_memory();
	return p;
}

void *
base_calloc(size_t n, size_t size)
{
	void *p = calloc(n ? n : 1, size ? size : 1);

	if (!p)
		die_of_memory();
	return p;
}

void *
base_realloc(void *p, size_t n, size_t size)
{
	if (size && n > SIZE_MAX / size)
		die_of_memory();
	size *= n;
	p = realloc(p, size ? size : 1);
	if (!p)
		die_of_memory();
	return p;
}

char *
base_strdup(const char *s)
{
	return base_strndup(s, strlen(s));
}

char *
base_strndup(const char *s, size_t len)
{
	char *p;

	if (len == SIZE_MAX)
		die_of_memory();
	p = base_alloc(len + 1);
	if (len)
		memcpy(p, s, len);
	p[len] = '\0';
	return p;
}

void *
base_grow(void *items, size_t n, size_t *cap, size_t size)
{
	size_t want;

	if (n < *cap)
		return items;
	want = n + n / 2 + 8;
	if (want < n)
		die_of_memory();
	*cap = want;
	return base_realloc(items, want, size);
}
