/* A query's completions, part by part. */
#include "store/list_slice.h"

#include <stdlib.h>
#include <string.h>

/* Where a key belongs among those found; *there when it is one of them. */
static size_t
find_place(const struct list_slice *s, int64_t key, bool *there)
{
	size_t low = 0, high = s->n;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (s->descends ? s->keys[middle] > key : s->keys[middle] < key)
			low = middle + 1;
		else
			high = middle;
	}
	*there = low < s->n && s->keys[low] == key;
	return low;
}

static void
add_key(struct list_slice *s, int64_t key)
{
	bool there;
	size_t at = find_place(s, key, &there);

	if (there || at == s->max)
		return;
	if (s->n == s->max)
		s->n--;
	memmove(s->keys + at + 1, s->keys + at, (s->n - at) * sizeof(*s->keys));
	s->keys[at] = key;
	s->n++;
}

/* Only what comes before the last of those found can still be wanted. */
static void
narrow(const struct list_slice *s, const struct compiled *c, int64_t range[2])
{
	range[0] = s->from > c->key_from ? s->from : c->key_from;
	range[1] = s->to < c->key_to ? s->to : c->key_to;
	if (s->n < s->max)
		return;
	if (s->descends)
		range[0] = s->keys[s->n - 1] + 1;
	else
		range[1] = s->keys[s->n - 1];
}

static bool
read_part(struct library *lib, const struct compiled *c, struct list_slice *s, struct err *err)
{
	struct buf sql = BUF_INIT;
	sqlite3_stmt *stmt;
	int64_t range[2];
	int n, got = -1;

	buf_addf(&sql,
	    "SELECT fts.rowid FROM fts CROSS JOIN article a ON a.key = fts.rowid"
	    " WHERE fts MATCH ?%zu AND %s AND fts.rowid >= ?%zu AND fts.rowid < ?%zu"
	    " ORDER BY fts.rowid %s LIMIT ?%zu",
	    c->n_texts + 1, buf_str(&c->where), c->n_texts + 2, c->n_texts + 3,
	    s->descends ? "DESC" : "ASC", c->n_texts + 4);
	stmt = db_prepare(lib, buf_str(&sql), err);
	buf_clear(&sql);
	if (!stmt)
		return false;
	narrow(s, c, range);
	n = compiled_bind(c, stmt);
	sqlite3_bind_text(stmt, n, c->match.data, (int)c->match.len, SQLITE_STATIC);
	sqlite3_bind_int64(stmt, n + 1, range[0]);
	sqlite3_bind_int64(stmt, n + 2, range[1]);
	sqlite3_bind_int64(stmt, n + 3, (int64_t)s->max);
	while ((got = db_step(lib, stmt, err)) > 0)
		add_key(s, sqlite3_column_int64(stmt, 0));
	db_done(stmt);
	return got == 0;
}

bool
list_slice_read(
    struct library *lib, const struct query *q, struct list_slice *s, struct err *err)
{
	struct compile_slice slice = {.after = ""};
	struct compiled c;
	bool ok;

	s->keys = base_alloc((s->max + 1) * sizeof(*s->keys));
	s->n = 0;
	/* The commonest completions first: they fill the page, and bound what follows. */
	compile_query(lib, q, &c);
	ok = !c.match.len || read_part(lib, &c, s, err);
	compiled_clear(&c);
	while (ok) {
		compile_slice(lib, q, &slice, &c);
		ok = !slice.n || read_part(lib, &c, s, err);
		compiled_clear(&c);
		if (slice.n < COMPILE_SLICE)
			break;
	}
	return ok;
}
