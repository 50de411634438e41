/* base/hash.h: a quick hash of bytes, eight at a time; for tables that live as long as a page.
 */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include "base/base.h"

#include <string.h>

static inline uint64_t
hash_bytes(const char *s, size_t len)
{
	const uint64_t odd = 0x9e3779b97f4a7c15u;
	uint64_t h = len, word;

	for (; len >= 8; s += 8, len -= 8) {
		memcpy(&word, s, 8);
		h = (h ^ word) * odd;
		h ^= h >> 32;
	}
	if (len) {
		word = 0;
		memcpy(&word, s, len);
		h = (h ^ word) * odd;
		h ^= h >> 32;
	}
	return h * odd ^ h >> 29;
}

#endif
