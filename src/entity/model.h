/* entity/model.h: the model file, mapped.
 *
 * Little-endian; offsets are from the file's start and multiples of 64:
 *
 *   char magic[8] "LECNAMES"; u32 version; u32 size; u64 checksum of what follows the header;
 *   then one u32 {offset, size} for each enum model_section, in order; then the sections.
 *
 * MODEL_BITS: bitmap of 2^bits rows, which of them survived pruning.
 * MODEL_RANK: u32 for each 512 rows: how many survivors are before.
 * MODEL_ROWS: LABEL_NAMES int8 a survivor, in units of scale; O always scores 0. Padded.
 * MODEL_TRANSITIONS: LABEL_COUNT * LABEL_COUNT floats, then the scale of the rows.
 * MODEL_NAMES: a lookup: u32 bits, u32 n, offsets, prints, values. */
#ifndef ENTITY_MODEL_H
#define ENTITY_MODEL_H

#include "entity/annotate.h"
#include "entity/crf.h"
#include "entity/lookup.h"

enum model_section {
	MODEL_BITS,
	MODEL_RANK,
	MODEL_ROWS,
	MODEL_TRANSITIONS,
	MODEL_NAMES,
	MODEL_SECTIONS
};

enum { MODEL_VERSION = 2, MODEL_HEADER = 24, MODEL_ALIGN = 64, MODEL_ROW_PAD = 32 };

struct entity_model {
	void *map;
	size_t size;
	unsigned shift; /* 32 - bits: a feature's hash >> shift is its row */
	const uint64_t *bits;
	const uint32_t *rank;
	uint16_t *before; /* of each 64 rows: survivors before them in their 512. Owned */
	const int8_t *rows;
	float scale;
	struct crf_transitions transitions;
	struct lookup names;
	char name[20];
};

/* Checks and opens a model that lies in memory; m keeps pointing into it. Clear it in any
 * case. */
bool model_from_bytes(struct entity_model *m, const void *bytes, size_t size);
void model_clear(struct entity_model *m);
/* The checksum of a model file's bytes after its header. */
uint64_t model_checksum(const void *bytes, size_t size);
/* A lookup that lies in memory; false when it is damaged. */
bool model_lookup(struct lookup *l, const void *bytes, size_t size);

#endif
