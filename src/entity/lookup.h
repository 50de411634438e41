/* entity/lookup.h: a set of words or phrases as fingerprints, each with 16 bits of value.
 *
 * A 64-bit hash's top bits choose a bucket, the next 16 are the fingerprint; buckets are
 * runs of one array. With 2^16 buckets and 200,000 entries one in 20,000 strangers is
 * taken for an entry. The arrays lie in the mapped model file. */
#ifndef ENTITY_LOOKUP_H
#define ENTITY_LOOKUP_H

#include "base/base.h"

struct lookup {
	const uint32_t *offsets; /* (1 << bits) + 1 of them, ascending */
	const uint16_t *prints;
	const uint16_t *values;
	uint32_t bits;
	uint32_t n;
};

/* The value of a hash (hash_mix'ed), or 0. */
unsigned lookup_find(const struct lookup *l, uint64_t hash);
/* Joins the hash of a phrase so far with that of its next word. */
uint64_t lookup_join(uint64_t phrase, uint64_t word);

#endif
