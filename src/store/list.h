/* store/list.h: pages of articles: what the list pane and `lectern list` show.
 *
 * A page continues from a row that was got before (keyset paging), so its cost does not
 * depend on how far down it is. Without words in the query every order streams from an
 * index; with words, LIST_DATE streams newest first, and the other orders rank the newest
 * few thousand hits. */
#ifndef STORE_LIST_H
#define STORE_LIST_H

#include "base/arena.h"
#include "base/err.h"
#include "store/library.h"
#include "store/query.h"

enum row_state {
	STATE_READ = 1,
	STATE_STARRED = 2,
	STATE_ARCHIVED = 4,
	STATE_DELETED = 8,
	STATE_NOTED = 16,     /* has a note; not settable */
	STATE_DUPLICATE = 32, /* folded under another article; not settable */
	STATE_DOUBTFUL = 64   /* low confidence in its body; not settable */
};

/* A byte range. */
struct hit_range {
	uint32_t start, len;
};

struct row {
	int64_t id;          /* what people see and type; never changes */
	int64_t key;         /* date-ordered position; changes with the date */
	const char *title;   /* never NULL */
	const char *source;  /* or NULL */
	const char *authors; /* parted by '\n', or NULL */
	const char *lang;    /* or NULL */
	const char *url;     /* or NULL */
	const char *section; /* or NULL */
	int64_t published;   /* first second of it; meaningless with precision 0 */
	int64_t added;
	int64_t rank; /* LIST_BEST: its place in the order */
	uint32_t words;
	uint32_t n_duplicates; /* folded under it */
	uint32_t reading_at;   /* where reading stopped, bytes into the body; 0 */
	uint16_t state;        /* STATE_ bits */
	int16_t zone_minutes;  /* east of UTC, or INT16_MIN */
	uint8_t precision;     /* enum date_precision of text/date.h; 0: no date */
	uint8_t title_is_derived;
	/* Filled by search_passages(): */
	const char *passage; /* one line of the body, or NULL; hits are ranges of it */
	uint32_t passage_at; /* where it starts, bytes into the body */
	const struct hit_range *hits;
	size_t n_hits;
};

/* Rows and their strings; everything lives until page_clear. */
struct page {
	struct arena arena;
	struct row *rows;
	size_t n;
	bool more; /* there are rows beyond the last one, in the page's direction */
};

#define PAGE_INIT ((struct page){.rows = NULL})

void page_clear(struct page *p);

enum list_direction {
	LIST_FORWARD,  /* the rows after from */
	LIST_BACKWARD, /* the rows before from, in list order too */
	LIST_AT        /* from itself, or what stands in its place now, and the rows after it */
};

/* A part of a list. */
struct list_part {
	/* NULL: from the beginning (or, with LIST_BACKWARD, the end). Of it only id, key and
	 * the field of the order are looked at. */
	const struct row *from;
	enum list_direction direction;
	size_t max; /* rows */
};

/* A part of the rows matching the query, in its order. Clears the page first. */
bool list_page(struct library *lib, const struct query *q, struct list_part part,
    struct page *out, struct err *err);

/* One article by id; a page of none when there is no such article. */
bool list_row(struct library *lib, int64_t id, struct page *out, struct err *err);
/* The articles of one story: that one, those folded under it or beside it, and the one they
 * are folded under, in date order. */
bool list_duplicates(struct library *lib, int64_t id, struct page *out, struct err *err);

struct list_count {
	uint64_t n;
	bool capped; /* there are more than n */
};

/* How many match: exact from counters when only states are asked for (is:unread), else counted
 * up to cap. */
bool list_count(struct library *lib, const struct query *q, uint64_t cap,
    struct list_count *out, struct err *err);

/* The maintained counters: what is shown without a query. */
struct library_counts {
	uint64_t shown;  /* not deleted, not folded */
	uint64_t unread; /* of those */
	uint64_t starred;
	uint64_t archived;
	uint64_t duplicates;
	uint64_t deleted;
};

bool list_library_counts(struct library *lib, struct library_counts *out, struct err *err);

/* Calls fn for each matching id in list order until it returns false. For batch commands. */
typedef bool (*list_id_fn)(void *arg, int64_t id);
bool list_ids(
    struct library *lib, const struct query *q, list_id_fn fn, void *arg, struct err *err);
/* All of them at once, for the caller to free. */
bool list_collect(
    struct library *lib, const struct query *q, int64_t **ids, size_t *n, struct err *err);

#endif
