/* How many articles there are. */
#include "store/compile.h"
#include "store/list.h"
#include "store/list_slice.h"

#include <stdlib.h>

/* The whole library, or all in one state: the counters know. */
static bool
count_by_state(struct library *lib, unsigned set, unsigned clear, uint64_t *n, struct err *err)
{
	int64_t sum = 0;
	bool ok = db_int(lib,
	    "SELECT ifnull(sum(n), 0) FROM counter WHERE state & ?1 = ?1 AND state & ?2 = 0",
	    (int64_t[]){set, clear}, 2, &sum, err);

	*n = (uint64_t)sum;
	return ok;
}

/* Adds what a node says of an article's state; false when it says anything else. */
static bool
add_state(const struct query *q, const struct query_node *node, bool is_not, unsigned bits[2])
{
	static const uint8_t states[QUERY_IS_COUNT] = {
	    [QUERY_IS_UNREAD] = STATE_READ,
	    [QUERY_IS_READ] = STATE_READ,
	    [QUERY_IS_STARRED] = STATE_STARRED,
	    [QUERY_IS_ARCHIVED] = STATE_ARCHIVED,
	    [QUERY_IS_NOTED] = STATE_NOTED,
	    [QUERY_IS_DUPLICATE] = STATE_DUPLICATE,
	    [QUERY_IS_DELETED] = STATE_DELETED,
	    [QUERY_IS_DOUBTFUL] = STATE_DOUBTFUL,
	};
	uint32_t child;

	if (node->kind == QUERY_NOT && node->first)
		return add_state(q, &q->nodes[node->first], !is_not, bits);
	if (node->kind == QUERY_AND && !is_not) {
		for (child = node->first; child; child = q->nodes[child].next)
			if (!add_state(q, &q->nodes[child], false, bits))
				return false;
		return true;
	}
	if (node->kind != QUERY_FIELD || node->field != QUERY_IS || node->from < 0 ||
	    node->from >= QUERY_IS_COUNT || !states[node->from])
		return false;
	bits[is_not != (node->from == QUERY_IS_UNREAD)] |= states[node->from];
	return true;
}

/* A query about states alone: those that are set, and those that are not. */
static bool
only_states(const struct query *q, unsigned bits[2])
{
	bits[0] = bits[1] = 0;
	if (query_is_all(q)) {
		bits[1] = STATE_DELETED | STATE_DUPLICATE;
		return true;
	}
	if (!q->n_nodes || !add_state(q, &q->nodes[0], false, bits))
		return false;
	if (!(bits[0] & STATE_DELETED))
		bits[1] |= STATE_DELETED;
	return true;
}

/* How many rows of a query, up to cap + 1, as one statement. */
static bool
count_rows(
    struct library *lib, const struct compiled *c, uint64_t cap, uint64_t *n, struct err *err)
{
	struct buf sql = BUF_INIT;
	sqlite3_stmt *stmt;
	int at, got = -1;

	buf_add_str(&sql, "SELECT count(*) FROM (SELECT 1 FROM ");
	if (c->match.len)
		buf_addf(&sql,
		    "fts CROSS JOIN article a ON a.key = fts.rowid WHERE fts MATCH ?%zu"
		    " AND fts.rowid >= %lld AND fts.rowid < %lld AND ",
		    c->n_texts + 1, (long long)c->key_from, (long long)c->key_to);
	else
		buf_add_str(&sql, "article a WHERE ");
	buf_addf(&sql, "%s LIMIT ?%zu)", buf_str(&c->where), c->n_texts + 2);
	stmt = db_prepare(lib, buf_str(&sql), err);
	if (stmt) {
		at = compiled_bind(c, stmt);
		if (c->match.len)
			sqlite3_bind_text(
			    stmt, at, c->match.data, (int)c->match.len, SQLITE_STATIC);
		sqlite3_bind_int64(stmt, at + 1, (int64_t)cap + 1);
		got = db_step(lib, stmt, err);
		*n = got > 0 ? (uint64_t)sqlite3_column_int64(stmt, 0) : 0;
		db_done(stmt);
	}
	buf_clear(&sql);
	return got >= 0;
}

/* The same of one that asks for more completions than one expression takes. */
static bool
count_slices(
    struct library *lib, const struct query *q, uint64_t cap, uint64_t *n, struct err *err)
{
	struct list_slice s = {
	    .from = INT64_MIN, .to = INT64_MAX, .descends = true, .max = (size_t)cap + 1};
	bool ok = list_slice_read(lib, q, &s, err);

	*n = s.n;
	free(s.keys);
	return ok;
}

bool
list_count(struct library *lib, const struct query *q, uint64_t cap, struct list_count *out,
    struct err *err)
{
	struct compiled c;
	unsigned bits[2];
	bool ok;

	*out = (struct list_count){0, false};
	if (only_states(q, bits))
		return count_by_state(lib, bits[0], bits[1], &out->n, err);
	compile_query(lib, q, &c);
	if (c.is_cut && c.match.len)
		ok = count_slices(lib, q, cap, &out->n, err);
	else
		ok = count_rows(lib, &c, cap, &out->n, err);
	compiled_clear(&c);
	out->capped = out->n > cap;
	if (out->capped)
		out->n = cap;
	return ok;
}

bool
list_library_counts(struct library *lib, struct library_counts *out, struct err *err)
{
	const unsigned hidden = STATE_DELETED | STATE_DUPLICATE;

	*out = (struct library_counts){0};
	return count_by_state(lib, 0, hidden, &out->shown, err) &&
	       count_by_state(lib, 0, hidden | STATE_READ, &out->unread, err) &&
	       count_by_state(lib, STATE_STARRED, STATE_DELETED, &out->starred, err) &&
	       count_by_state(lib, STATE_ARCHIVED, STATE_DELETED, &out->archived, err) &&
	       count_by_state(lib, STATE_DUPLICATE, STATE_DELETED, &out->duplicates, err) &&
	       count_by_state(lib, STATE_DELETED, 0, &out->deleted, err);
}
