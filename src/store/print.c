/* Content hashes and MinHash fingerprints. */
#include "store/print.h"

#include <string.h>

enum { RUN = 4, LEAST_RUNS = 24 };

#define FNV_BASIS 0xcbf29ce484222325u
#define FNV_PRIME 0x100000001b3u

static uint64_t
fnv(uint64_t hash, const unsigned char *s, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++)
		hash = (hash ^ s[i]) * FNV_PRIME;
	return hash;
}

/* The finaliser of SplitMix64 (Steele, Lea and Flood 2014). */
static uint64_t
mix(uint64_t h)
{
	h = (h ^ (h >> 30)) * 0xbf58476d1ce4e5b9u;
	h = (h ^ (h >> 27)) * 0x94d049bb133111ebu;
	return h ^ (h >> 31);
}

int64_t
print_hash(const void *bytes, size_t len)
{
	const unsigned char *s = bytes;
	uint64_t hash = FNV_BASIS ^ len, word;

	for (; len >= 8; s += 8, len -= 8) {
		memcpy(&word, s, 8);
		hash = mix(hash ^ word) * FNV_PRIME;
	}
	return (int64_t)mix(fnv(hash, s, len));
}

int64_t
print_place(const char *path, const char *member)
{
	uint64_t hash = fnv(FNV_BASIS, (const unsigned char *)path, strlen(path) + 1);

	if (member)
		hash = fnv(hash, (const unsigned char *)member, strlen(member));
	hash = mix(hash);
	return hash ? (int64_t)hash : 1;
}

static bool
is_word(unsigned char c)
{
	return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	       (c >= 'A' && c <= 'Z');
}

static void
add_run(struct print *p, uint64_t run)
{
	uint32_t a = (uint32_t)run, b = (uint32_t)(run >> 32) | 1, part;
	size_t i;

	for (i = 0; i < PRINT_PARTS; i++) {
		part = a + b * (uint32_t)i * 0x9e3779b9u;
		part = (part ^ (part >> 15)) * 0x85ebca6bu;
		if (part < p->parts[i])
			p->parts[i] = part;
	}
}

bool
print_make(const char *text, size_t len, struct print *out)
{
	const unsigned char *s = (const unsigned char *)text;
	uint64_t words[RUN] = {0}, hash;
	size_t i = 0, n = 0;

	memset(out, 0xff, sizeof(*out));
	while (i < len) {
		for (hash = FNV_BASIS; i < len && is_word(s[i]); i++)
			hash = (hash ^ (s[i] | (s[i] < 0x80 ? 0x20u : 0u))) * FNV_PRIME;
		if (hash == FNV_BASIS) {
			i++;
			continue;
		}
		memmove(words, words + 1, sizeof(words) - sizeof(*words));
		words[RUN - 1] = hash;
		if (++n >= RUN)
			add_run(
			    out, mix(words[0] + 3 * words[1] + 7 * words[2] + 13 * words[3]));
	}
	return n >= LEAST_RUNS;
}

int64_t
print_band(const struct print *p, unsigned band)
{
	struct {
		uint32_t parts[PRINT_PARTS / PRINT_BANDS], band;
	} key;

	memcpy(key.parts, p->parts + band * ARRAY_LEN(key.parts), sizeof(key.parts));
	key.band = band;
	return print_hash(&key, sizeof(key)) & INT32_MAX;
}

bool
print_same(const struct print *a, const struct print *b)
{
	size_t i, n = 0;

	for (i = 0; i < PRINT_PARTS; i++)
		n += a->parts[i] == b->parts[i];
	return n >= PRINT_SAME;
}
