/* base/word.h: eight bytes at a time, for loops over text that would otherwise go by bytes. */
#ifndef BASE_WORD_H
#define BASE_WORD_H

#include "base/base.h"

#include <string.h>

/* A byte in each of a word's eight. */
#define WORD_ALL(byte) (UINT64_C(0x0101010101010101) * (byte))

/* Eight bytes, the first one lowest. */
static inline uint64_t
word_load(const char *s)
{
	uint64_t w;

	memcpy(&w, s, sizeof(w));
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	w = __builtin_bswap64(w);
#endif
	return w;
}

/* Which byte is the first that is not 0; w must not be 0. */
static inline size_t
word_first(uint64_t w)
{
	return (size_t)__builtin_ctzll(w) / 8;
}

#endif
