/* Finding a fingerprint in its bucket. */
#include "entity/lookup.h"

#include "entity/hash.h"

uint64_t
lookup_join(uint64_t phrase, uint64_t word)
{
	return hash_mix(phrase * 3 + 1, word);
}

unsigned
lookup_find(const struct lookup *l, uint64_t hash)
{
	uint32_t bucket, i, end;
	uint16_t print = (uint16_t)(hash >> (48 - l->bits));

	if (!l->n)
		return 0;
	bucket = (uint32_t)(hash >> (64 - l->bits));
	end = l->offsets[bucket + 1];
	for (i = l->offsets[bucket]; i < end; i++)
		if (l->prints[i] == print)
			return l->values[i];
	return 0;
}
