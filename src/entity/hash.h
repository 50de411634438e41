/* entity/hash.h: the hashes that the model file's tables are keyed by. They are part of
 * the file's format: changing one means training again. */
#ifndef ENTITY_HASH_H
#define ENTITY_HASH_H

#include "base/base.h"

/* Mixes x into h (the finaliser of splitmix64, by Steele, Lea and Flood). */
static inline uint64_t
hash_mix(uint64_t h, uint64_t x)
{
	h = (h ^ x) * UINT64_C(0x9E3779B97F4A7C15);
	h ^= h >> 29;
	h *= UINT64_C(0xBF58476D1CE4E5B9);
	return h ^ h >> 32;
}

/* Adds one byte: FNV-1a. */
static inline uint64_t
hash_byte(uint64_t h, unsigned char c)
{
	return (h ^ c) * UINT64_C(0x100000001B3);
}

#define HASH_SEED UINT64_C(0xCBF29CE484222325)

static inline uint64_t
hash_bytes(const char *s, size_t len)
{
	uint64_t h = HASH_SEED;
	size_t i;

	for (i = 0; i < len; i++)
		h = hash_byte(h, (unsigned char)s[i]);
	return h;
}

#endif
