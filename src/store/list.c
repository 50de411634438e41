/* Pages of articles. */
#include "store/list.h"

#include "store/compile.h"
#include "store/list_slice.h"
#include "text/date.h"

#include <stdlib.h>
#include <string.h>

enum { RANKED = 3000 /* the newest hits that other orders than by date look at */ };

#define COLUMNS                                                                                \
	"a.id, a.key, a.title, a.source, a.authors, a.lang, a.url, a.published, a.added,"      \
	" a.words, a.n_dups, a.state, a.zone, a.precision, a.title_derived,"                   \
	" (SELECT at FROM place_in p WHERE p.article = a.id), a.section"

enum { RANK_COLUMN = 17 };

/* How an order is said: its key besides the date-ordered one, and which way it goes first. */
static const struct order {
	const char *column; /* NULL: a.key alone */
	bool descends;
} orders[LIST_ORDERS] = {
    [LIST_DATE] = {NULL, true},
    [LIST_BEST] = {"r.rank", false},
    [LIST_TITLE] = {"a.title", false},
    [LIST_SOURCE] = {"a.source", false},
    [LIST_LENGTH] = {"a.words", true},
    [LIST_ADDED] = {"a.id", true},
};

void
page_clear(struct page *p)
{
	arena_clear(&p->arena);
	free(p->rows);
	p->rows = NULL;
	p->n = 0;
	p->more = false;
}

static const char *
copy_text(struct page *p, sqlite3_stmt *stmt, int column)
{
	const char *s = (const char *)sqlite3_column_text(stmt, column);

	if (!s || !*s)
		return NULL;
	return arena_strndup(&p->arena, s, (size_t)sqlite3_column_bytes(stmt, column));
}

static void
read_row(struct page *p, sqlite3_stmt *stmt, struct row *r)
{
	const char *title = copy_text(p, stmt, 2);

	*r = (struct row){
	    .id = sqlite3_column_int64(stmt, 0),
	    .key = sqlite3_column_int64(stmt, 1),
	    .title = title ? title : "",
	    .source = copy_text(p, stmt, 3),
	    .authors = copy_text(p, stmt, 4),
	    .lang = copy_text(p, stmt, 5),
	    .url = copy_text(p, stmt, 6),
	    .published = sqlite3_column_int64(stmt, 7),
	    .added = sqlite3_column_int64(stmt, 8),
	    .words = (uint32_t)sqlite3_column_int64(stmt, 9),
	    .n_duplicates = (uint32_t)sqlite3_column_int64(stmt, 10),
	    .state = (uint16_t)sqlite3_column_int(stmt, 11),
	    .zone_minutes = sqlite3_column_type(stmt, 12) == SQLITE_NULL
				? DATE_NO_ZONE
				: (int16_t)sqlite3_column_int(stmt, 12),
	    .precision = (uint8_t)sqlite3_column_int(stmt, 13),
	    .title_is_derived = (uint8_t)sqlite3_column_int(stmt, 14),
	    .reading_at = (uint32_t)sqlite3_column_int64(stmt, 15),
	    .section = copy_text(p, stmt, 16),
	};
	if (sqlite3_column_count(stmt) > RANK_COLUMN)
		r->rank = sqlite3_column_int64(stmt, RANK_COLUMN);
}

/* Reads the rows of a statement, at most max; one more says that there are more. */
static bool
read_page(
    struct library *lib, sqlite3_stmt *stmt, size_t max, struct page *out, struct err *err)
{
	size_t cap = 0;
	int got;

	if (!stmt)
		return false;
	while ((got = db_step(lib, stmt, err)) > 0) {
		if (out->n == max) {
			out->more = true;
			break;
		}
		out->rows = base_grow(out->rows, out->n, &cap, sizeof(*out->rows));
		read_row(out, stmt, &out->rows[out->n++]);
	}
	db_done(stmt);
	return got >= 0;
}

/* What a page is asked for. */
struct want {
	const struct query *q;
	const struct row *from;
	enum list_order order;
	bool descends; /* the walk's direction: backward pages walk the other way */
	bool inclusive;
	size_t max;
	struct compiled c;
};

/* " AND fts.rowid >= ...": FTS5 takes one bound a side, so a page that goes on from a row,
 * which lies within, has its own on the side it comes from. */
static void
add_bounds(struct buf *sql, const struct want *w)
{
	bool goes_on = w->from && w->order == LIST_DATE;

	if (w->c.key_from != INT64_MIN && !(goes_on && !w->descends))
		buf_addf(sql, " AND fts.rowid >= %lld", (long long)w->c.key_from);
	if (w->c.key_to != INT64_MAX && !(goes_on && w->descends))
		buf_addf(sql, " AND fts.rowid < %lld", (long long)w->c.key_to);
}

/* " AND (column, key) < (?, ?) ORDER BY ... LIMIT ?", parameters from n on. */
static void
add_order(struct buf *sql, const struct want *w, int n)
{
	const char *column = orders[w->order].column, *way = w->descends ? "DESC" : "ASC";
	const char *than =
	    w->descends ? (w->inclusive ? "<=" : "<") : (w->inclusive ? ">=" : ">");
	const char *key = w->c.match.len && w->order == LIST_DATE ? "fts.rowid" : "a.key";

	if (w->from && column)
		buf_addf(sql, " AND (%s, %s) %s (?%d, ?%d)", column, key, than, n, n + 1);
	else if (w->from)
		buf_addf(sql, " AND %s %s ?%d", key, than, n + 1);
	buf_add_str(sql, " ORDER BY ");
	if (column)
		buf_addf(sql, "%s %s, ", column, way);
	buf_addf(sql, "%s %s LIMIT ?%d", key, way, n + 2);
}

static void
build(struct buf *sql, const struct want *w)
{
	int match = (int)w->c.n_texts + 1;
	struct buf where = BUF_INIT;

	buf_add_str(&where, buf_str(&w->c.where));
	if (w->c.match.len)
		add_bounds(&where, w);
	if (!w->c.match.len) {
		buf_addf(sql, "SELECT " COLUMNS " FROM article a WHERE %s", buf_str(&where));
	} else if (w->order == LIST_DATE) {
		buf_addf(sql,
		    "SELECT " COLUMNS " FROM fts CROSS JOIN article a ON a.key = fts.rowid"
		    " WHERE fts MATCH ?%d AND %s",
		    match, buf_str(&where));
	} else if (w->order == LIST_BEST) {
		buf_addf(sql,
		    "WITH newest(key, score) AS (SELECT fts.rowid, lectern_rank(fts)"
		    " FROM fts CROSS JOIN article a ON a.key = fts.rowid"
		    " WHERE fts MATCH ?%d AND %s ORDER BY fts.rowid DESC LIMIT %d),"
		    " ranked(key, rank) AS (SELECT key, row_number() OVER"
		    " (ORDER BY score %s, key DESC) FROM newest) SELECT " COLUMNS
		    ", r.rank FROM ranked r JOIN article a ON a.key = r.key WHERE 1",
		    match, buf_str(&where), RANKED, w->q->reverse ? "ASC" : "DESC");
	} else {
		buf_addf(sql,
		    "WITH newest(key) AS (SELECT fts.rowid FROM fts"
		    " CROSS JOIN article a ON a.key = fts.rowid WHERE fts MATCH ?%d AND %s"
		    " ORDER BY fts.rowid DESC LIMIT %d) SELECT " COLUMNS
		    " FROM newest n CROSS JOIN article a ON a.key = n.key WHERE 1",
		    match, buf_str(&where), RANKED);
	}
	add_order(sql, w, match + 1);
	buf_clear(&where);
}

static void
bind_from(sqlite3_stmt *stmt, const struct want *w, int n)
{
	const struct row *r = w->from;

	sqlite3_bind_int64(stmt, n + 2, (int64_t)w->max + 1);
	if (!r)
		return;
	sqlite3_bind_int64(stmt, n + 1, r->key);
	switch (w->order) {
	case LIST_BEST:
		sqlite3_bind_int64(stmt, n, r->rank);
		break;
	case LIST_TITLE:
		db_bind_text(stmt, n, r->title);
		break;
	case LIST_SOURCE:
		db_bind_text(stmt, n, r->source ? r->source : "");
		break;
	case LIST_LENGTH:
		sqlite3_bind_int64(stmt, n, r->words);
		break;
	case LIST_ADDED:
		sqlite3_bind_int64(stmt, n, r->id);
		break;
	default:
		break;
	}
}

static void
reverse_rows(struct page *p)
{
	struct row swap;
	size_t i;

	for (i = 0; i < p->n / 2; i++) {
		swap = p->rows[i];
		p->rows[i] = p->rows[p->n - 1 - i];
		p->rows[p->n - 1 - i] = swap;
	}
}

/* An order that needs text, without any, is by date. */
static enum list_order
order_of(const struct query *q, const struct compiled *c)
{
	return q->order == LIST_BEST && !c->match.len ? LIST_DATE : (enum list_order)q->order;
}

static bool
read_keys(struct library *lib, const struct list_slice *s, struct page *out, struct err *err)
{
	sqlite3_stmt *stmt;
	size_t i, cap = 0;
	int got = 0;

	for (i = 0; i < s->n && i + 1 < s->max && got >= 0; i++) {
		stmt =
		    db_prepare(lib, "SELECT " COLUMNS " FROM article a WHERE a.key = ?", err);
		if (!stmt)
			return false;
		sqlite3_bind_int64(stmt, 1, s->keys[i]);
		got = db_step(lib, stmt, err);
		if (got > 0) {
			out->rows = base_grow(out->rows, out->n, &cap, sizeof(*out->rows));
			read_row(out, stmt, &out->rows[out->n++]);
		}
		db_done(stmt);
	}
	out->more = s->n == s->max;
	return got >= 0;
}

/* A page by date of a query that asks for more completions than one expression takes. */
static bool
read_slices(struct library *lib, const struct want *w, struct page *out, struct err *err)
{
	struct list_slice s = {
	    .from = INT64_MIN, .to = INT64_MAX, .descends = w->descends, .max = w->max + 1};
	bool ok;

	if (w->from && w->descends)
		s.to = w->from->key + w->inclusive;
	else if (w->from)
		s.from = w->from->key + !w->inclusive;
	ok = list_slice_read(lib, w->q, &s, err) && read_keys(lib, &s, out, err);
	free(s.keys);
	return ok;
}

/* What a page is asked for, as one statement. */
static bool
read_statement(struct library *lib, const struct want *w, struct page *out, struct err *err)
{
	struct buf sql = BUF_INIT;
	sqlite3_stmt *stmt;
	bool ok;
	int n;

	build(&sql, w);
	stmt = db_prepare(lib, buf_str(&sql), err);
	if (stmt) {
		n = compiled_bind(&w->c, stmt);
		if (w->c.match.len)
			sqlite3_bind_text(
			    stmt, n, w->c.match.data, (int)w->c.match.len, SQLITE_STATIC);
		bind_from(stmt, w, n + 1);
	}
	ok = read_page(lib, stmt, w->max, out, err);
	buf_clear(&sql);
	return ok;
}

bool
list_page(struct library *lib, const struct query *q, struct list_part part, struct page *out,
    struct err *err)
{
	struct want w = {.q = q, .from = part.from, .max = part.max};
	bool ok;

	page_clear(out);
	compile_query(lib, q, &w.c);
	w.order = order_of(q, &w.c);
	w.descends = orders[w.order].descends;
	/* Of the best, the worst come first by ranking the other way round. */
	if (q->reverse && w.order != LIST_BEST)
		w.descends = !w.descends;
	if (part.direction == LIST_BACKWARD)
		w.descends = !w.descends;
	w.inclusive = part.direction == LIST_AT;
	if (w.c.is_cut && w.order == LIST_DATE && w.c.match.len)
		ok = read_slices(lib, &w, out, err);
	else
		ok = read_statement(lib, &w, out, err);
	if (part.direction == LIST_BACKWARD)
		reverse_rows(out);
	compiled_clear(&w.c);
	return ok;
}

bool
list_row(struct library *lib, int64_t id, struct page *out, struct err *err)
{
	sqlite3_stmt *stmt =
	    db_prepare(lib, "SELECT " COLUMNS " FROM article a WHERE a.id = ?", err);

	page_clear(out);
	if (stmt)
		sqlite3_bind_int64(stmt, 1, id);
	return read_page(lib, stmt, 1, out, err);
}

bool
list_duplicates(struct library *lib, int64_t id, struct page *out, struct err *err)
{
	sqlite3_stmt *stmt = db_prepare(lib,
	    "WITH first AS (SELECT ifnull(dup_of, id) AS id FROM article WHERE id = ?1)"
	    " SELECT " COLUMNS " FROM article a"
	    " WHERE (a.id = (SELECT id FROM first) OR a.dup_of = (SELECT id FROM first))"
	    " AND a.state & 8 = 0 ORDER BY a.key LIMIT 1001",
	    err);

	page_clear(out);
	if (stmt)
		sqlite3_bind_int64(stmt, 1, id);
	return read_page(lib, stmt, 1000, out, err);
}

bool
list_ids(struct library *lib, const struct query *q, list_id_fn fn, void *arg, struct err *err)
{
	struct page page = PAGE_INIT;
	struct row last;
	bool ok, more = true, first = true;
	char *title = NULL, *source = NULL;
	size_t i;

	do {
		ok = list_page(lib, q,
		    (struct list_part){first ? NULL : &last, LIST_FORWARD, 500}, &page, err);
		for (i = 0; ok && more && i < page.n; i++)
			more = fn(arg, page.rows[i].id);
		more = more && ok && page.more;
		if (more) {
			last = page.rows[page.n - 1];
			free(title);
			free(source);
			title = base_strdup(last.title);
			source = last.source ? base_strdup(last.source) : NULL;
			last.title = title;
			last.source = source;
		}
		first = false;
	} while (more);
	free(title);
	free(source);
	page_clear(&page);
	return ok;
}

struct ids {
	int64_t *items;
	size_t n, cap;
};

static bool
collect_id(void *arg, int64_t id)
{
	struct ids *ids = arg;

	ids->items = base_grow(ids->items, ids->n, &ids->cap, sizeof(*ids->items));
	ids->items[ids->n++] = id;
	return true;
}

bool
list_collect(
    struct library *lib, const struct query *q, int64_t **ids, size_t *n, struct err *err)
{
	struct ids found = {NULL, 0, 0};
	bool ok = list_ids(lib, q, collect_id, &found, err);

	*ids = found.items;
	*n = found.n;
	return ok;
}
