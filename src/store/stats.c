/* What is in the library and what it weighs. */
#include "store/stats.h"

#include "store/db.h"
#include "store/key.h"

/* One number each; {0, 0} closes the table. */
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

/* The first or last date, by the key, which is ordered by it: undated ones lie below. */
static bool
read_date(struct library *lib, const char *order, int64_t *out, struct err *err)
{
	struct buf sql = BUF_INIT;
	bool ok;

	buf_addf(&sql,
	    "SELECT published FROM article WHERE key >= %lld AND state & 8 = 0"
	    " ORDER BY key %s LIMIT 1",
	    (long long)key_of_time(INT64_MIN), order);
	ok = db_int(lib, buf_str(&sql), NULL, 0, out, err);
	buf_clear(&sql);
	return ok;
}

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
	return read_date(lib, "", &out->oldest, err) &&
	       read_date(lib, "DESC", &out->newest, err) &&
	       list_library_counts(lib, &out->counts, err);
}
