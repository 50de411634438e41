/* Saves what can be read of a damaged library into a new one. */
#include "store/check.h"

#include "store/check_mend.h"
#include "store/check_scan.h"
#include "store/fts.h"
#include "store/schema.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MAX_COLUMNS = 64, MAX_FAILURES = 4000 };

/* In this order; what is made anew from the others (index, words, counters) is left out. */
static const struct {
	const char *name;
	bool has_rowid;
} tables[] = {
    {"meta", false},
    {"dictionary", true},
    {"article", true},
    {"body", true},
    {"edit", false},
    {"original", true},
    {"replaced", false},
    {"place_in", true},
    {"source", false},
    {"language", false},
    {"print", false},
    {"batch", true},
    {"tag", true},
    {"article_tag", false},
    {"view", false},
    {"note", true},
    {"entity", true},
    {"alias", false},
    {"name_word", false},
    {"article_entity", false},
    {"journal", true},
};

struct repair {
	sqlite3 *old;
	struct library *lib; /* the new one */
	struct check_ear ear;
	bool headless; /* the old file no longer says that it is a database */
	bool settled;  /* nothing is in its log that is not in the file */
	uint64_t n_lost;
	unsigned failures; /* left, for the table at hand */
	/* The table at hand. */
	const char *table;
	struct buf columns; /* "a, b, c": those that both have */
	size_t n_columns;
	sqlite3_stmt *insert;
	uint64_t n_copied;
};

static bool
has_column(sqlite3 *db, const char *table, const char *column)
{
	return sqlite3_table_column_metadata(
		   db, "main", table, column, NULL, NULL, NULL, NULL, NULL) == SQLITE_OK;
}

/* Fills columns and insert. False when the old file has no such table. */
static bool
begin_table(struct repair *r, const char *table)
{
	struct buf sql = BUF_INIT;
	sqlite3_stmt *stmt = NULL;
	size_t i;

	r->table = table;
	r->n_columns = 0;
	r->n_copied = 0;
	r->failures = MAX_FAILURES;
	buf_reset(&r->columns);
	buf_addf(&sql, "PRAGMA table_info(%s)", table);
	if (!sqlite3_prepare_v2(r->lib->db, buf_str(&sql), -1, &stmt, NULL))
		while (sqlite3_step(stmt) == SQLITE_ROW && r->n_columns < MAX_COLUMNS) {
			const char *name = (const char *)sqlite3_column_text(stmt, 1);

			if (!has_column(r->old, table, name))
				continue;
			buf_addf(&r->columns, r->n_columns++ ? ", %s" : "%s", name);
		}
	sqlite3_finalize(stmt);
	buf_reset(&sql);
	buf_addf(&sql, "INSERT OR IGNORE INTO %s(%s) VALUES(?", table, buf_str(&r->columns));
	for (i = 1; i < r->n_columns; i++)
		buf_add_str(&sql, ", ?");
	buf_add_char(&sql, ')');
	r->insert = NULL;
	if (r->n_columns)
		sqlite3_prepare_v2(r->lib->db, buf_str(&sql), -1, &r->insert, NULL);
	buf_clear(&sql);
	return r->insert;
}

/* The column behind the table's own ones is the rowid, when it has one. */
static bool
copy_row(struct repair *r, sqlite3_stmt *row, struct err *err)
{
	size_t i;

	for (i = 0; i < r->n_columns; i++)
		sqlite3_bind_value(r->insert, (int)i + 1, sqlite3_column_value(row, (int)i));
	if (sqlite3_step(r->insert) != SQLITE_DONE)
		return db_fail(r->lib, err, "writing the new library");
	r->n_copied += (uint64_t)sqlite3_changes(r->lib->db);
	sqlite3_reset(r->insert);
	return true;
}

/* What a walk came to. */
enum walk { WALK_DONE, WALK_BROKEN, WALK_FAILED };

/* Copies the rows from one rowid to another in an order, as far as they can be read; *reached
 * is the last one that was. */
static enum walk
walk_range(struct repair *r, const char *order, const int64_t range[2], int64_t *reached,
    struct err *err)
{
	struct buf sql = BUF_INIT;
	sqlite3_stmt *stmt = NULL;
	enum walk walk = WALK_DONE;
	int code;

	buf_addf(&sql,
	    "SELECT %s, rowid FROM %s NOT INDEXED WHERE rowid BETWEEN ? AND ?"
	    " ORDER BY rowid %s",
	    buf_str(&r->columns), r->table, order);
	code = sqlite3_prepare_v2(r->old, buf_str(&sql), -1, &stmt, NULL);
	buf_clear(&sql);
	if (code == SQLITE_OK) {
		sqlite3_bind_int64(stmt, 1, range[0]);
		sqlite3_bind_int64(stmt, 2, range[1]);
		while (walk == WALK_DONE && (code = sqlite3_step(stmt)) == SQLITE_ROW) {
			*reached = sqlite3_column_int64(stmt, (int)r->n_columns);
			if (!copy_row(r, stmt, err))
				walk = WALK_FAILED;
		}
	}
	sqlite3_finalize(stmt);
	if (walk == WALK_FAILED)
		return walk;
	return code == SQLITE_DONE ? WALK_DONE : WALK_BROKEN;
}

/* Between two rowids: from the front as far as it goes, from the back, then each half of what
 * lies between, until a hole is as small as it gets or the patience is at its end. */
static bool
copy_range(struct repair *r, int64_t from, int64_t to, struct err *err)
{
	int64_t range[2] = {from, to}, front, back, middle;
	enum walk walk;

	if (from > to || r->failures == 0)
		return true;
	front = from - 1;
	walk = walk_range(r, "ASC", range, &front, err);
	if (walk != WALK_BROKEN)
		return walk == WALK_DONE;
	r->failures--;
	if (front >= to)
		return true;
	range[0] = front + 1;
	back = to == INT64_MAX ? to : to + 1;
	walk = walk_range(r, "DESC", range, &back, err);
	if (walk != WALK_BROKEN)
		return walk == WALK_DONE;
	if (r->failures)
		r->failures--;
	from = front + 1;
	to = back - 1;
	if (from >= to)
		return true;
	middle = from + (int64_t)(((uint64_t)to - (uint64_t)from) / 2);
	return copy_range(r, from, middle, err) && copy_range(r, middle + 1, to, err);
}

/* A table without rowids: from both ends of its primary key. */
static bool
copy_keyed(struct repair *r, struct err *err)
{
	static const char *const orders[] = {"ASC", "DESC"};
	struct buf sql = BUF_INIT;
	sqlite3_stmt *stmt;
	bool ok = true;
	size_t i;
	int code = SQLITE_ERROR;

	for (i = 0; ok && i < ARRAY_LEN(orders) && code != SQLITE_DONE; i++) {
		stmt = NULL;
		buf_reset(&sql);
		buf_addf(&sql, "SELECT %s FROM %s ORDER BY 1 %s", buf_str(&r->columns),
		    r->table, orders[i]);
		code = sqlite3_prepare_v2(r->old, buf_str(&sql), -1, &stmt, NULL);
		while (ok && code != SQLITE_DONE && (code = sqlite3_step(stmt)) == SQLITE_ROW)
			ok = copy_row(r, stmt, err);
		sqlite3_finalize(stmt);
		if (code != SQLITE_DONE)
			r->failures--;
	}
	buf_clear(&sql);
	return ok;
}

/* The least and greatest rowid; all there can be when the file cannot say. */
static void
find_bounds(struct repair *r, int64_t bounds[2])
{
	static const char *const ends[] = {"min", "max"};
	struct buf sql = BUF_INIT;
	sqlite3_stmt *stmt;
	int i;

	bounds[0] = INT64_MIN + 1;
	bounds[1] = INT64_MAX - 1;
	for (i = 0; i < 2; i++) {
		stmt = NULL;
		buf_reset(&sql);
		buf_addf(&sql, "SELECT %s(rowid) FROM %s NOT INDEXED", ends[i], r->table);
		if (!sqlite3_prepare_v2(r->old, buf_str(&sql), -1, &stmt, NULL) &&
		    sqlite3_step(stmt) == SQLITE_ROW)
			bounds[i] = sqlite3_column_int64(stmt, 0);
		sqlite3_finalize(stmt);
	}
	buf_clear(&sql);
}

/* How many rows the old table has, by an index if the table itself cannot say; -1 unknown. */
static int64_t
count_old(struct repair *r)
{
	struct buf sql = BUF_INIT;
	sqlite3_stmt *stmt = NULL;
	int64_t n = -1;

	buf_addf(&sql, "SELECT count(*) FROM %s", r->table);
	if (!sqlite3_prepare_v2(r->old, buf_str(&sql), -1, &stmt, NULL) &&
	    sqlite3_step(stmt) == SQLITE_ROW)
		n = sqlite3_column_int64(stmt, 0);
	sqlite3_finalize(stmt);
	buf_clear(&sql);
	return n;
}

/* What came of a table that could not be read as a whole. */
static void
tell_loss(struct repair *r, bool is_there, const struct check_scan *scan)
{
	int64_t old = is_there ? count_old(r) : -1;
	uint64_t n = r->n_copied + scan->n_found, n_lost = !scan->n_found;

	if (old >= 0)
		n_lost = (uint64_t)old > n ? (uint64_t)old - n : 0;
	r->n_lost += n_lost;
	if (scan->n_found)
		check_tell(&r->ear,
		    "%s: %llu rows were found outside what is left of the table%s", r->table,
		    (unsigned long long)scan->n_found,
		    scan->may_be_stale ? "; some may have been deleted before" : "");
	if (!is_there && !scan->n_found)
		check_tell(&r->ear, "%s: the table cannot be read", r->table);
	else if (n_lost)
		check_tell(&r->ear, "%s: %llu rows saved, at least %llu lost", r->table,
		    (unsigned long long)n, (unsigned long long)n_lost);
}

static bool
copy_table(struct repair *r, size_t at, struct err *err)
{
	bool is_there = begin_table(r, tables[at].name), ok = true;
	struct check_scan scan = {0, false};
	int64_t bounds[2];

	if (is_there && tables[at].has_rowid) {
		find_bounds(r, bounds);
		ok = copy_range(r, bounds[0], bounds[1], err);
	} else if (is_there) {
		ok = copy_keyed(r, err);
	}
	sqlite3_finalize(r->insert);
	if (!ok || (is_there && r->failures == MAX_FAILURES))
		return ok;
	if (r->settled)
		ok = check_scan_table(r->old, r->lib, r->table, &scan, err);
	else
		check_tell(&r->ear,
		    "%s: looked for in the table alone; the library's log cannot be put into "
		    "its file",
		    r->table);
	if (ok)
		tell_loss(r, is_there, &scan);
	return ok;
}

static bool
copy_all(struct repair *r, struct err *err)
{
	bool ok = db_begin(r->lib, err);
	size_t i;

	if (!ok)
		return false;
	for (i = 0; ok && i < ARRAY_LEN(tables); i++)
		ok = copy_table(r, i, err);
	ok = ok && check_mend(r->lib, &r->ear, &r->n_lost, err) && fts_rebuild(r->lib, err);
	return db_end(r->lib, ok, err) && ok;
}

/* The first of "FILE.damaged", "FILE.damaged.2" ... that is not there; for the caller. */
static char *
damaged_name(const char *path)
{
	struct buf name = BUF_INIT;
	int i;

	buf_addf(&name, "%s.damaged", path);
	for (i = 2; access(buf_str(&name), F_OK) == 0; i++) {
		buf_reset(&name);
		buf_addf(&name, "%s.damaged.%d", path, i);
	}
	return buf_take(&name);
}

/* Renames a file and its journal; a missing journal is none. */
static bool
rename_both(const char *from, const char *to, struct err *err)
{
	struct buf a = BUF_INIT, b = BUF_INIT;
	bool ok = rename(from, to) == 0;

	if (!ok)
		err_set(err, ERR_NO_OUTPUT, "%s: the library cannot be put aside as %s: %s",
		    from, to, strerror(errno));
	buf_addf(&a, "%s-wal", from);
	buf_addf(&b, "%s-wal", to);
	if (ok && rename(buf_str(&a), buf_str(&b)) != 0)
		ok = errno == ENOENT ||
		     err_set(err, ERR_NO_OUTPUT, "%s: %s", buf_str(&a), strerror(errno));
	buf_reset(&a);
	buf_addf(&a, "%s-shm", from);
	unlink(buf_str(&a));
	buf_clear(&a);
	buf_clear(&b);
	return ok;
}

static void
remove_new(const char *path)
{
	static const char *const ends[] = {"", "-wal", "-shm"};
	struct buf name = BUF_INIT;
	size_t i;

	for (i = 0; i < ARRAY_LEN(ends); i++) {
		buf_reset(&name);
		buf_addf(&name, "%s%s", path, ends[i]);
		unlink(buf_str(&name));
	}
	buf_clear(&name);
}

/* -1 when that cannot be read. */
static int64_t
old_number(struct repair *r, const char *sql)
{
	sqlite3_stmt *stmt = NULL;
	int64_t n = -1;

	if (!sqlite3_prepare_v2(r->old, sql, -1, &stmt, NULL) &&
	    sqlite3_step(stmt) == SQLITE_ROW)
		n = sqlite3_column_int64(stmt, 0);
	sqlite3_finalize(stmt);
	return n;
}

/* A file whose tables can be read is not damaged so that it no longer says whose it is. */
static bool
is_ours(struct repair *r, const char *path, struct err *err)
{
	if (old_number(r, "SELECT count(*) FROM sqlite_master") <= 0)
		return true;
	if (old_number(r, "PRAGMA application_id") != DB_APPLICATION_ID)
		return err_set(err, ERR_DATA,
		    "%s: this is another program's SQLite database, not a lectern library; it "
		    "is left as it is",
		    path);
	return old_number(r, "PRAGMA user_version") <= SCHEMA_NOW ||
	       err_set(err, ERR_DATA,
		   "%s: a newer lectern made this library; it is left as it is: use the newer "
		   "program",
		   path);
}

/* Nobody may write the old one meanwhile. What is too damaged for a lock has no other user. */
static bool
lock_old(struct repair *r, const char *path, struct err *err)
{
	int code = sqlite3_exec(r->old, "BEGIN IMMEDIATE", NULL, NULL, NULL) & 0xff;

	r->headless = code == SQLITE_NOTADB;
	return code != SQLITE_BUSY ||
	       err_set(err, ERR_BUSY,
		   "%s: another program is using the library; close it and try again", path);
}

/* Puts what is in the log into the file, as whoever opens it next would: its pages may have to
 * be read one by one, and those in the log are the newer ones. */
static bool
settle_old(struct repair *r, const char *path, struct err *err)
{
	struct buf log = BUF_INIT;
	struct stat st;

	sqlite3_exec(r->old, "COMMIT", NULL, NULL, NULL);
	r->settled =
	    !sqlite3_wal_checkpoint_v2(r->old, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
	buf_addf(&log, "%s-wal", path);
	r->settled = r->settled || stat(buf_str(&log), &st) != 0 || st.st_size == 0;
	buf_clear(&log);
	return lock_old(r, path, err);
}

static bool
open_old(struct repair *r, const char *path, struct err *err)
{
	if (sqlite3_open_v2(path, &r->old, SQLITE_OPEN_READWRITE, NULL))
		return err_set(err, ERR_NO_INPUT, "%s: the library cannot be opened: %s", path,
		    r->old ? sqlite3_errmsg(r->old) : "out of memory");
	sqlite3_busy_timeout(r->old, 2000);
	sqlite3_db_config(r->old, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
	return lock_old(r, path, err) && is_ours(r, path, err) && settle_old(r, path, err);
}

/* A file that is no database to SQLite may be one whose first page is lost. */
static bool
is_left(struct repair *r, const char *path, struct err *err)
{
	return !r->headless || check_scan_finds_article(r->old, r->lib) ||
	       err_set(err, ERR_DATA, "%s: this is no library, nor what is left of one", path);
}

bool
check_repair(const char *path, check_fn fn, void *arg, uint64_t *n_lost, struct err *err)
{
	struct repair r = {.ear = {fn, arg}, .columns = BUF_INIT};
	struct buf fresh = BUF_INIT;
	char *aside = NULL;
	bool ok;

	*n_lost = 0;
	buf_addf(&fresh, "%s.repair", path);
	remove_new(buf_str(&fresh));
	ok = access(path, F_OK) == 0 ||
	     err_set(err, ERR_NO_INPUT, "%s: there is no such library", path);
	ok = ok && open_old(&r, path, err) &&
	     library_open(buf_str(&fresh), LIBRARY_IMPORT, &r.lib, err) &&
	     is_left(&r, path, err) && copy_all(&r, err);
	if (ok &&
	    sqlite3_wal_checkpoint_v2(r.lib->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL))
		ok = db_fail(r.lib, err, "writing the new library");
	library_close(r.lib);
	sqlite3_close(r.old);
	if (ok) {
		aside = damaged_name(path);
		ok = rename_both(path, aside, err) && rename_both(buf_str(&fresh), path, err);
		if (ok)
			check_tell(&r.ear, "the damaged library is kept as %s", aside);
	}
	if (!ok)
		remove_new(buf_str(&fresh));
	*n_lost = r.n_lost;
	free(aside);
	buf_clear(&fresh);
	buf_clear(&r.columns);
	return ok;
}
