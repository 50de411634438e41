/* store/stats.h: what is in the library and what it weighs. */
#ifndef STORE_STATS_H
#define STORE_STATS_H

#include "store/list.h"

struct library_stats {
	struct library_counts counts;
	uint64_t words;
	uint64_t text_bytes; /* of all bodies, as text */
	uint64_t file_bytes;
	uint64_t body_bytes;     /* compressed */
	uint64_t original_bytes; /* compressed */
	uint64_t originals;
	uint64_t entities, tags, notes, views, sources, batches;
	uint64_t terms; /* different words */
	unsigned schema;
};

bool stats_read(struct library *lib, struct library_stats *out, struct err *err);

#endif
