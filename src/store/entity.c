/* Entities across the library: rows, lists, the page of one. */
#include "store/entity.h"

#include "store/entity_part.h"
#include "store/names.h"
#include "text/fold.h"

#include <stdlib.h>
#include <string.h>

enum { NEWEST = 4096 /* articles looked at for a list */, MAX_CANDIDATES = 2000 };

void
entity_page_clear(struct entity_page *p)
{
	arena_clear(&p->arena);
	free(p->rows);
	*p = ENTITY_PAGE_INIT;
}

bool
entity_root(struct library *lib, int64_t id, int64_t *root, struct err *err)
{
	int64_t next = id, steps;

	for (steps = 0; next && steps < 64; steps++) {
		*root = next;
		next = -1;
		if (!db_int(lib, "SELECT ifnull(merged_into, 0) FROM entity WHERE id = ?", root,
			1, &next, err))
			return false;
		if (next < 0) {
			*root = 0;
			return true;
		}
	}
	return true;
}

bool
entity_need_root(struct library *lib, int64_t id, int64_t *root, struct err *err)
{
	*root = 0;
	if (!entity_root(lib, id, root, err))
		return false;
	return *root || err_set(err, ERR_NO_INPUT, "there is no name %lld", (long long)id);
}

/* How many articles name a whole, and how often: what is merged may share articles. */
static bool
count_whole(struct library *lib, struct entity_row *row, struct err *err)
{
	int64_t has_parts = 0;
	sqlite3_stmt *stmt;
	int got;

	if (!db_int(lib, "SELECT 1 FROM entity WHERE merged_into = ? LIMIT 1", &row->id, 1,
		&has_parts, err))
		return false;
	stmt = db_prepare(lib,
	    has_parts ? ENTITY_WHOLE "SELECT count(DISTINCT x.article), ifnull(sum(x.count), 0)"
				     " FROM article_entity x WHERE x.entity IN whole"
		      : "SELECT articles, mentions FROM entity_count WHERE entity = ?1",
	    err);
	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, row->id);
	got = db_step(lib, stmt, err);
	if (got > 0) {
		row->articles = (uint64_t)sqlite3_column_int64(stmt, 0);
		row->mentions = (uint64_t)sqlite3_column_int64(stmt, 1);
	}
	db_done(stmt);
	return got >= 0;
}

bool
entity_add_row(struct library *lib, int64_t id, bool counted, struct entity_page *out,
    struct entity_row **row, struct err *err)
{
	sqlite3_stmt *stmt = db_prepare(lib,
	    "SELECT ifnull(user_name, name), ifnull(user_kind, kind), hidden"
	    " FROM entity WHERE id = ?",
	    err);
	const char *name;
	int got;

	*row = NULL;
	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, id);
	got = db_step(lib, stmt, err);
	if (got > 0) {
		out->rows = base_grow(out->rows, out->n, &out->cap, sizeof(*out->rows));
		name = db_text(stmt, 0);
		*row = &out->rows[out->n++];
		**row = (struct entity_row){
		    .id = id,
		    .name = arena_strndup(&out->arena, name, strlen(name)),
		    .kind = (uint8_t)sqlite3_column_int(stmt, 1),
		    .hidden = sqlite3_column_int(stmt, 2),
		};
	}
	db_done(stmt);
	return got >= 0 && (!*row || !counted || count_whole(lib, *row, err));
}

struct newest {
	int64_t ids[NEWEST];
	size_t n;
};

static bool
take_id(void *arg, int64_t id)
{
	struct newest *newest = arg;

	newest->ids[newest->n++] = id;
	return newest->n < NEWEST;
}

/* Those of the newest articles that a query finds. */
static bool
tally_query(struct library *lib, struct tally *t, const struct query *q, size_t *n_newest,
    struct err *err)
{
	struct newest *newest = base_calloc(1, sizeof(*newest));
	size_t i;
	bool ok;

	library_hold(lib);
	ok = list_ids(lib, q, take_id, newest, err);
	for (i = 0; ok && i < newest->n; i++)
		ok = tally_article(lib, t, newest->ids[i], err);
	library_release(lib);
	*n_newest = newest->n == NEWEST ? NEWEST : 0;
	free(newest);
	return ok;
}

/* Does a query find all of a library that has more articles than are looked at? */
static bool
is_too_large(struct library *lib, const struct query *q)
{
	struct list_count count;

	return !q || (query_is_all(q) && list_count(lib, q, NEWEST, &count, NULL) &&
			 count.n >= NEWEST);
}

bool
entity_list(struct library *lib, const struct query *q, int kind, size_t max,
    struct entity_page *out, struct err *err)
{
	struct tally tally;
	bool whole = is_too_large(lib, q), ok;

	entity_page_clear(out);
	ok = tally_begin(lib, &tally, err);
	tally.kind = kind;
	ok = ok &&
	     (whole ? tally_library(lib, &tally, max, err)
		    : tally_query(lib, &tally, q, &out->newest, err)) &&
	     tally_rows(lib, &tally, max, out, err);
	tally_clear(&tally);
	return ok;
}

bool
entity_list_article(
    struct library *lib, int64_t article, struct entity_page *out, struct err *err)
{
	struct tally tally;
	bool ok;

	entity_page_clear(out);
	ok = tally_begin(lib, &tally, err) && tally_article(lib, &tally, article, err) &&
	     tally_rows(lib, &tally, SIZE_MAX, out, err);
	tally_clear(&tally);
	return ok;
}

bool
entity_of_article(struct library *lib, int64_t article, const struct mentions *m, int64_t *out,
    size_t n, struct err *err)
{
	sqlite3_stmt *stmt =
	    db_prepare(lib, "SELECT nth, entity FROM article_entity WHERE article = ?", err);
	int64_t hidden;
	size_t i;
	int got;

	memset(out, 0, n * sizeof(*out));
	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, article);
	while ((got = db_step(lib, stmt, err)) > 0) {
		int64_t nth = sqlite3_column_int64(stmt, 0);

		if (nth >= 0 && (uint64_t)nth < n && (uint64_t)nth < m->n_entities)
			out[nth] = sqlite3_column_int64(stmt, 1);
	}
	db_done(stmt);
	for (i = 0; got == 0 && i < n; i++) {
		hidden = 0;
		if (out[i] && (!entity_root(lib, out[i], &out[i], err) ||
				  !db_int(lib, "SELECT hidden FROM entity WHERE id = ?",
				      &out[i], 1, &hidden, err)))
			return false;
		if (hidden)
			out[i] = 0;
	}
	return got == 0;
}

/* Roots in the order in which they were found, each once. */
struct found {
	int64_t *ids;
	size_t n, cap;
};

static bool
add_found(struct library *lib, struct found *f, sqlite3_stmt *stmt, struct err *err)
{
	int64_t root = 0;
	size_t i;
	int got;

	while ((got = db_step(lib, stmt, err)) > 0) {
		if (!entity_root(lib, sqlite3_column_int64(stmt, 0), &root, err))
			break;
		for (i = 0; i < f->n && f->ids[i] != root; i++)
			;
		if (i < f->n || !root)
			continue;
		f->ids = base_grow(f->ids, f->n, &f->cap, sizeof(*f->ids));
		f->ids[f->n++] = root;
	}
	db_done(stmt);
	return got == 0;
}

static int
compare_rows(const void *a, const void *b)
{
	const struct entity_row *x = a, *y = b;

	if (x->articles != y->articles)
		return x->articles > y->articles ? -1 : 1;
	return x->id < y->id ? -1 : x->id > y->id;
}

void
entity_cut(struct entity_page *p, size_t n_first, size_t max)
{
	if (p->n > 0) {
		qsort(p->rows, n_first, sizeof(*p->rows), compare_rows);
		qsort(p->rows + n_first, p->n - n_first, sizeof(*p->rows), compare_rows);
	}
	if (p->n > max) {
		p->n = max;
		p->more = true;
	}
}

/* Their rows, best known first; those below n_first stay before the others. */
static bool
give_found(struct library *lib, struct found *f, size_t n_first, size_t max,
    struct entity_page *out, struct err *err)
{
	struct entity_row *row;
	size_t i, first = 0;

	for (i = 0; i < f->n; i++) {
		if (!entity_add_row(lib, f->ids[i], true, out, &row, err))
			return false;
		first += row && i < n_first;
	}
	entity_cut(out, first, max);
	return true;
}

/* Those that are called so. */
static bool
find_called(struct library *lib, const char *name, struct found *f, struct err *err)
{
	struct buf folded = BUF_INIT;
	sqlite3_stmt *stmt = db_prepare(lib,
	    "SELECT id FROM entity WHERE folded = ?1 UNION SELECT entity FROM alias WHERE"
	    " folded = ?1 LIMIT ?2",
	    err);
	bool ok = stmt;

	fold_text(&folded, name, strlen(name), 0);
	if (stmt) {
		db_bind_text(stmt, 1, buf_str(&folded));
		sqlite3_bind_int(stmt, 2, MAX_CANDIDATES);
		ok = add_found(lib, f, stmt, err);
	}
	buf_clear(&folded);
	return ok;
}

/* Those that have its words in their names, the last one perhaps going on. */
static bool
find_words(struct library *lib, const char *name, struct found *f, struct err *err)
{
	struct buf sql = BUF_INIT, texts = BUF_INIT;
	size_t n = names_add_select(lib, &sql, &texts, name, true), i, at;
	sqlite3_stmt *stmt = NULL;
	bool ok = n == 0;

	buf_addf(&sql, " LIMIT %d", MAX_CANDIDATES);
	if (n)
		stmt = db_prepare(lib, buf_str(&sql), err);
	if (stmt) {
		for (i = at = 0; i < n; i++, at += strlen(texts.data + at) + 1)
			db_bind_text(stmt, (int)i + 1, texts.data + at);
		ok = add_found(lib, f, stmt, err);
	}
	buf_clear(&sql);
	buf_clear(&texts);
	return ok;
}

bool
entity_find(
    struct library *lib, const char *name, size_t max, struct entity_page *out, struct err *err)
{
	struct found found = {NULL, 0, 0};
	size_t n_called;
	bool ok;

	entity_page_clear(out);
	ok = find_called(lib, name, &found, err);
	n_called = found.n;
	ok = ok && find_words(lib, name, &found, err) &&
	     give_found(lib, &found, n_called, max, out, err);
	free(found.ids);
	return ok;
}

bool
entity_get(struct library *lib, int64_t id, struct entity_page *out, struct err *err)
{
	struct entity_row *row;
	int64_t root;

	entity_page_clear(out);
	return entity_need_root(lib, id, &root, err) &&
	       entity_add_row(lib, root, true, out, &row, err);
}

bool
entity_aliases(struct library *lib, int64_t id, entity_alias_fn fn, void *arg, struct err *err)
{
	sqlite3_stmt *stmt;
	int64_t root;
	bool go_on = true;
	int got = 0;

	if (!entity_need_root(lib, id, &root, err))
		return false;
	stmt = db_prepare(lib,
	    ENTITY_WHOLE "SELECT name, max(by_user) FROM ("
			 "SELECT name, by_user FROM alias WHERE entity IN whole"
			 " UNION ALL SELECT name, 0 FROM entity WHERE id IN whole"
			 " UNION ALL SELECT user_name, 1 FROM entity"
			 " WHERE id IN whole AND user_name NOT NULL) WHERE name <> '' AND"
			 " name <> (SELECT ifnull(user_name, name) FROM entity WHERE id = ?1)"
			 " GROUP BY name ORDER BY length(name) DESC, name",
	    err);
	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, root);
	while (go_on && (got = db_step(lib, stmt, err)) > 0)
		go_on = fn(arg, db_text(stmt, 0), sqlite3_column_int(stmt, 1));
	db_done(stmt);
	return got >= 0;
}

bool
entity_together(
    struct library *lib, int64_t id, size_t max, struct entity_page *out, struct err *err)
{
	sqlite3_stmt *stmt;
	struct tally tally;
	int64_t root;
	bool ok;
	int got;

	entity_page_clear(out);
	if (!entity_need_root(lib, id, &root, err))
		return false;
	ok = tally_begin(lib, &tally, err);
	/* By id: those added last are near enough to the newest, and need no sorting. */
	stmt =
	    ok ? db_prepare(lib,
		     ENTITY_WHOLE "SELECT DISTINCT article FROM article_entity WHERE entity IN"
				  " whole ORDER BY article DESC LIMIT ?2",
		     err)
	       : NULL;
	ok = stmt != NULL;
	if (stmt) {
		sqlite3_bind_int64(stmt, 1, root);
		sqlite3_bind_int(stmt, 2, NEWEST);
		while (ok && (got = db_step(lib, stmt, err)) > 0)
			ok = tally_article(lib, &tally, sqlite3_column_int64(stmt, 0), err);
		ok = ok && got == 0;
		db_done(stmt);
	}
	tally.except = root;
	ok = ok && tally_rows(lib, &tally, max, out, err);
	tally_clear(&tally);
	return ok;
}
