/* base/base.h: the few things that every layer needs.
 *
 * Allocation here never fails: when memory is exhausted the program says so and
 * calls abort(), whose handler in ui/ puts the terminal back in order. */
#ifndef BASE_BASE_H
#define BASE_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define ARRAY_LEN(a) (sizeof(a) / sizeof((a)[0]))

/* malloc, calloc, realloc and strdup that abort when memory is exhausted or when
 * n * size overflows. The caller owns the result and gives it to free(). */
void *base_alloc(size_t size) __attribute__((returns_nonnull));
void *base_calloc(size_t n, size_t size) __attribute__((returns_nonnull));
void *base_realloc(void *p, size_t n, size_t size) __attribute__((returns_nonnull));
char *base_strdup(const char *s) __attribute__((returns_nonnull));
/* Copies len bytes and adds a NUL. */
char *base_strndup(const char *s, size_t len) __attribute__((returns_nonnull));

/* Makes room for one more item in a growing array: returns items, moved if need
 * be, with *cap (in items) above n. Growth is by half, so appending is amortised
 * constant time. */
void *base_grow(void *items, size_t n, size_t *cap, size_t size)
    __attribute__((returns_nonnull));

#endif
