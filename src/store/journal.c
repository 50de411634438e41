/* Undo: each step is a changeset of SQLite's session extension, turned round to go back. */
#include "store/journal.h"

#include "store/fts.h"

#include <stdlib.h>
#include <string.h>

enum { JOURNAL_STEPS = 1000 };

/* What belongs to the user's changes. Indexes, counters and where reading stopped do not. */
static const char *const journaled[] = {"article", "body", "edit", "original", "replaced",
    "batch", "tag", "article_tag", "view", "note", "entity", "alias", "name_word",
    "article_entity"};

bool
journal_begin(struct library *lib, const char *what, struct err *err)
{
	size_t i;

	if (!db_begin(lib, err))
		return false;
	if (lib->journal_depth++)
		return true;
	if (sqlite3session_create(lib->db, "main", &lib->session)) {
		db_fail(lib, err, "writing");
		lib->journal_depth--;
		db_end(lib, false, NULL);
		return false;
	}
	for (i = 0; i < ARRAY_LEN(journaled); i++)
		sqlite3session_attach(lib->session, journaled[i]);
	free(lib->journal_what);
	lib->journal_what = base_strdup(what);
	return true;
}

/* The value of a column before a change, or after an insertion. */
static int64_t
value_of(sqlite3_changeset_iter *it, int op, int column)
{
	sqlite3_value *v = NULL;

	(op == SQLITE_INSERT ? sqlite3changeset_new : sqlite3changeset_old)(it, column, &v);
	return v ? sqlite3_value_int64(v) : 0;
}

/* The id of an article that a changeset touches, or 0. */
static int64_t
touched_article(struct library *lib, int n, void *changes)
{
	sqlite3_changeset_iter *it = NULL;
	const char *table;
	int columns, op, indirect;
	int64_t id = 0, key;

	if (sqlite3changeset_start(&it, n, changes))
		return 0;
	while (!id && sqlite3changeset_next(it) == SQLITE_ROW) {
		sqlite3changeset_op(it, &table, &columns, &op, &indirect);
		if (!strcmp(table, "article") && op == SQLITE_UPDATE) {
			/* An update holds what changed and the key, not the id. */
			key = value_of(it, op, 0);
			db_int(lib, "SELECT id FROM article WHERE key = ?", &key, 1, &id, NULL);
		} else if (!strcmp(table, "article") || !strcmp(table, "article_tag") ||
			   (!strcmp(table, "note") && op != SQLITE_UPDATE)) {
			id = value_of(it, op, 1);
		} else if (!strcmp(table, "edit") || !strcmp(table, "body")) {
			id = value_of(it, op, 0);
		}
	}
	sqlite3changeset_finalize(it);
	return id;
}

static bool
write_step(struct library *lib, int n, void *changes, struct err *err)
{
	sqlite3_stmt *stmt = db_prepare(lib,
	    "INSERT INTO journal(time, what, article, undone, changes) VALUES(?, ?, ?, 0, ?)",
	    err);

	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, lib->now);
	db_bind_text(stmt, 2, lib->journal_what);
	sqlite3_bind_int64(stmt, 3, touched_article(lib, n, changes));
	sqlite3_bind_blob(stmt, 4, changes, n, SQLITE_STATIC);
	return db_run(lib, stmt, err) &&
	       db_exec_ints(lib,
		   "DELETE FROM journal WHERE (undone AND id < last_insert_rowid())"
		   " OR id <= last_insert_rowid() - ?",
		   (int64_t[]){JOURNAL_STEPS}, 1, err);
}

bool
journal_end(struct library *lib, bool keep, struct err *err)
{
	void *changes = NULL;
	int n = 0;

	if (--lib->journal_depth)
		return db_end(lib, keep, err);
	if (keep && sqlite3session_changeset(lib->session, &n, &changes))
		keep = db_fail(lib, err, "writing");
	sqlite3session_delete(lib->session);
	lib->session = NULL;
	if (keep && n)
		keep = write_step(lib, n, changes, err);
	sqlite3_free(changes);
	return db_end(lib, keep, err) && keep;
}

/* Keys of articles whose index row goes with a change. */
struct keys {
	int64_t *items;
	size_t n, cap;
};

static void
add_key(struct keys *k, int64_t key)
{
	size_t i;

	for (i = 0; i < k->n; i++)
		if (k->items[i] == key)
			return;
	k->items = base_grow(k->items, k->n, &k->cap, sizeof(*k->items));
	k->items[k->n++] = key;
}

/* Does an update of article change what is indexed: title, authors? */
static bool
changes_index(sqlite3_changeset_iter *it, struct library *lib)
{
	static const char *const columns[] = {"title", "authors"};
	sqlite3_stmt *stmt = db_prepare(
	    lib, "SELECT cid FROM pragma_table_info('article') WHERE name IN (?, ?)", NULL);
	sqlite3_value *v;
	bool changed = false;
	int i;

	for (i = 0; stmt && i < 2; i++)
		db_bind_text(stmt, i + 1, columns[i]);
	while (stmt && !changed && sqlite3_step(stmt) == SQLITE_ROW) {
		v = NULL;
		sqlite3changeset_new(it, sqlite3_column_int(stmt, 0), &v);
		changed = v;
	}
	db_done(stmt);
	return changed;
}

/* The keys that a changeset takes index rows from (before) or gives them to (after). */
static void
collect_keys(struct library *lib, int n, void *changes, bool after, struct keys *out)
{
	sqlite3_changeset_iter *it = NULL;
	sqlite3_value *v;
	const char *table;
	int columns, op, indirect;
	int64_t id, key;

	if (sqlite3changeset_start(&it, n, changes))
		return;
	while (sqlite3changeset_next(it) == SQLITE_ROW) {
		sqlite3changeset_op(it, &table, &columns, &op, &indirect);
		v = NULL;
		if (!strcmp(table, "article")) {
			if (op == (after ? SQLITE_INSERT : SQLITE_DELETE) ||
			    (op == SQLITE_UPDATE && changes_index(it, lib)))
				(op == SQLITE_INSERT ? sqlite3changeset_new
						     : sqlite3changeset_old)(it, 0, &v);
			if (v)
				add_key(out, sqlite3_value_int64(v));
		} else if (!strcmp(table, "body") && op == SQLITE_UPDATE) {
			sqlite3changeset_old(it, 0, &v);
			id = v ? sqlite3_value_int64(v) : 0;
			key = INT64_MIN;
			db_int(lib, "SELECT key FROM article WHERE id = ?", &id, 1, &key, NULL);
			if (key != INT64_MIN)
				add_key(out, key);
		}
	}
	sqlite3changeset_finalize(it);
}

/* What another program changed since then is left as it is. */
static int
on_conflict(void *arg, int conflict, sqlite3_changeset_iter *it)
{
	(void)arg;
	(void)it;
	return conflict == SQLITE_CHANGESET_DATA ? SQLITE_CHANGESET_REPLACE
						 : SQLITE_CHANGESET_OMIT;
}

static bool
apply(struct library *lib, int n, void *changes, struct err *err)
{
	struct keys before = {NULL, 0, 0}, after = {NULL, 0, 0};
	bool ok = true;
	size_t i;

	collect_keys(lib, n, changes, false, &before);
	for (i = 0; ok && i < before.n; i++)
		ok = fts_delete(lib, before.items[i], err);
	if (ok && sqlite3changeset_apply(lib->db, n, changes, NULL, on_conflict, NULL))
		ok = db_fail(lib, err, "undoing");
	collect_keys(lib, n, changes, true, &after);
	for (i = 0; ok && i < after.n; i++)
		ok = fts_insert(lib, after.items[i], err);
	free(before.items);
	free(after.items);
	return ok;
}

/* One step, back or forth. */
static bool
step(struct library *lib, bool back, char **what, int64_t *id, struct err *err)
{
	sqlite3_stmt *stmt = db_prepare(lib,
	    back ? "SELECT id, what, article, changes FROM journal WHERE NOT undone"
		   " ORDER BY id DESC LIMIT 1"
		 : "SELECT id, what, article, changes FROM journal WHERE undone"
		   " ORDER BY id LIMIT 1",
	    err);
	struct buf changes = BUF_INIT;
	void *turned = NULL;
	int64_t at = 0;
	int n = 0, got;
	bool ok;

	if (!stmt)
		return false;
	got = db_step(lib, stmt, err);
	if (got > 0) {
		at = sqlite3_column_int64(stmt, 0);
		*what = base_strdup(db_text(stmt, 1));
		*id = sqlite3_column_int64(stmt, 2);
		n = sqlite3_column_bytes(stmt, 3);
		buf_add(&changes, sqlite3_column_blob(stmt, 3), (size_t)n);
	}
	db_done(stmt);
	ok = got >= 0;
	if (got > 0 && back && sqlite3changeset_invert(n, changes.data, &n, &turned))
		ok = err_set(
		    err, ERR_DATA, "this change cannot be undone: its record is damaged");
	if (got > 0 && ok)
		ok = apply(lib, n, back ? turned : changes.data, err) &&
		     db_exec_ints(lib, "UPDATE journal SET undone = ? WHERE id = ?",
			 (int64_t[]){back, at}, 2, err);
	sqlite3_free(turned);
	buf_clear(&changes);
	return ok;
}

static bool
move(struct library *lib, bool back, char **what, int64_t *id, struct err *err)
{
	bool ok;

	*what = NULL;
	*id = 0;
	if (!db_begin(lib, err))
		return false;
	ok = step(lib, back, what, id, err);
	ok = db_end(lib, ok, err) && ok;
	if (!ok) {
		free(*what);
		*what = NULL;
	}
	return ok;
}

bool
journal_undo(struct library *lib, char **what, int64_t *id, struct err *err)
{
	return move(lib, true, what, id, err);
}

bool
journal_redo(struct library *lib, char **what, int64_t *id, struct err *err)
{
	return move(lib, false, what, id, err);
}
