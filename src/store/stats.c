/* What is in the library and what it weighs. */
#include "store/stats.h"

#include "store/db.h"

/* One number each. */
static const struct {
	const char *sql;
	size_t at; /* of the uint64_t in struct library_stats */
} numbers[] = {
    {"SELECT ifnull(sum(words), 0) FROM article", offsetof(struct library_stats, words)},
    {"SELECT ifnull(sum(text_len), 0) FROM body", offsetof(struct library_stats, text_bytes)},
    {"SELECT ifnull(sum(length(bytes)), 0) FROM body",
	offsetof(struct library_stats, body_bytes)},
    {"SELECT ifnull(sum(length(bytes)), 0) FROM original",
	offsetof(struct library_stats, original_bytes)},
    {"SELECT count(*) FROM original", offsetof(struct library_stats, originals)},
    {"SELECT count(*) FROM entity WHERE merged_into IS NULL",
	offsetof(struct library_stats, entities)},
    {"SELECT count(*) FROM tag", offsetof(struct library_stats, tags)},
    {"SELECT count(*) FROM note", offsetof(struct library_stats, notes)},
    {"SELECT count(*) FROM view", offsetof(struct library_stats, views)},
    {"SELECT count(*) FROM source", offsetof(struct library_stats, sources)},
    {"SELECT count(*) FROM batch WHERE NOT undone", offsetof(struct library_stats, batches)},
    {"SELECT count(*) FROM term", offsetof(struct library_stats, terms)},
};

bool
stats_read(struct library *lib, struct library_stats *out, struct err *err)
{
	int64_t pages = 0, page_size = 0, schema = 0, value;
	size_t i;

	*out = (struct library_stats){.schema = 0};
	for (i = 0; i < ARRAY_LEN(numbers); i++) {
		uint64_t *number = (uint64_t *)(void *)((char *)out + numbers[i].at);

		value = 0;
		if (!db_int(lib, numbers[i].sql, NULL, 0, &value, err))
			return false;
		*number = (uint64_t)value;
	}
	if (!db_int(lib, "PRAGMA page_count", NULL, 0, &pages, err) ||
	    !db_int(lib, "PRAGMA page_size", NULL, 0, &page_size, err) ||
	    !db_int(lib, "PRAGMA user_version", NULL, 0, &schema, err))
		return false;
	out->file_bytes = (uint64_t)pages * (uint64_t)page_size;
	out->schema = (unsigned)schema;
	return list_library_counts(lib, &out->counts, err);
}
