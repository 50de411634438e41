/* The handle's statements and transactions. */
#include "store/db.h"

#include "store/print.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What SQLite's codes mean to a person, and what to do. */
static const struct fault {
	int code;
	enum err_kind kind;
	const char *sentence;
} faults[] = {
    {SQLITE_BUSY, ERR_BUSY, "another program is writing it; try again in a moment"},
    {SQLITE_LOCKED, ERR_BUSY, "it is in use by another program; try again in a moment"},
    {SQLITE_INTERRUPT, ERR_INTERRUPT, "interrupted"},
    {SQLITE_READONLY, ERR_NO_OUTPUT,
	"it can only be read; check the permissions of the file "
	"and of its directory"},
    {SQLITE_FULL, ERR_IO,
	"the disk is full; make room and try again: what was saved before is safe"},
    {SQLITE_IOERR, ERR_IO, "the disk or file system failed"},
    {SQLITE_CORRUPT, ERR_DATA,
	"the file is damaged; `lectern check --repair` saves what can be read"},
    {SQLITE_NOTADB, ERR_DATA, "the file is not a lectern library"},
    {SQLITE_CANTOPEN, ERR_NO_INPUT,
	"the file, or the log (-wal) that a program left beside it, "
	"cannot be opened here"},
    {SQLITE_PERM, ERR_NO_INPUT, "permission denied"},
    {SQLITE_TOOBIG, ERR_DATA, "a text is too large to be kept"},
    {SQLITE_NOMEM, ERR_SOFTWARE, "out of memory"},
};

bool
db_fail(struct library *lib, struct err *err, const char *doing)
{
	int code = lib->db ? sqlite3_errcode(lib->db) & 0xff : SQLITE_NOMEM;
	int system = lib->db ? sqlite3_system_errno(lib->db) : 0;
	const char *path = lib->path ? lib->path : "the library";
	size_t i;

	if ((code == SQLITE_IOERR || code == SQLITE_FULL) &&
	    (system == ENOSPC || system == EDQUOT))
		code = SQLITE_FULL;
	if (code == SQLITE_IOERR && system == EFBIG)
		return err_set(err, ERR_IO,
		    "%s: %s failed: the file may not grow any larger here (a file size limit)",
		    path, doing);
	for (i = 0; i < ARRAY_LEN(faults); i++)
		if (faults[i].code == code)
			return err_set(err, faults[i].kind, "%s: %s failed: %s", path, doing,
			    faults[i].sentence);
	return err_set(err, ERR_SOFTWARE, "%s: %s failed: %s", path, doing,
	    lib->db ? sqlite3_errmsg(lib->db) : "out of memory");
}

/* The kept statement with that text; else the place for one: a free or the least used one. */
static struct db_statement *
find_statement(struct library *lib, const char *sql, uint64_t hash)
{
	struct db_statement *s, *place = NULL;
	bool is_busy;
	size_t i;

	for (i = 0; i < DB_STATEMENTS; i++) {
		s = &lib->statements[i];
		if (s->stmt && s->hash != hash && place && s->used >= place->used)
			continue;
		is_busy = s->stmt && sqlite3_stmt_busy(s->stmt);
		if (s->stmt && !is_busy && s->hash == hash &&
		    !strcmp(sqlite3_sql(s->stmt), sql))
			return s;
		if (!is_busy && (!place || !s->stmt || (place->stmt && s->used < place->used)))
			place = s;
	}
	return place;
}

sqlite3_stmt *
db_prepare(struct library *lib, const char *sql, struct err *err)
{
	uint64_t hash = (uint64_t)print_hash(sql, strlen(sql));
	struct db_statement *s = find_statement(lib, sql, hash);

	if (!s) {
		err_set(err, ERR_SOFTWARE, "too many statements are open at once");
		return NULL;
	}
	s->used = ++lib->clock;
	if (s->stmt && s->hash == hash && !strcmp(sqlite3_sql(s->stmt), sql))
		return s->stmt;
	sqlite3_finalize(s->stmt);
	s->stmt = NULL;
	s->hash = hash;
	if (sqlite3_prepare_v3(lib->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &s->stmt, NULL)) {
		db_fail(lib, err, "reading");
		return NULL;
	}
	return s->stmt;
}

void
db_done(sqlite3_stmt *stmt)
{
	if (!stmt)
		return;
	sqlite3_reset(stmt);
	sqlite3_clear_bindings(stmt);
}

int
db_step(struct library *lib, sqlite3_stmt *stmt, struct err *err)
{
	int code = sqlite3_step(stmt);

	if (code == SQLITE_ROW)
		return 1;
	if (code == SQLITE_DONE)
		return 0;
	db_fail(lib, err, sqlite3_stmt_readonly(stmt) ? "reading" : "writing");
	return -1;
}

bool
db_exec(struct library *lib, const char *sql, struct err *err)
{
	if (sqlite3_exec(lib->db, sql, NULL, NULL, NULL))
		return db_fail(lib, err, "writing");
	return true;
}

bool
db_run(struct library *lib, sqlite3_stmt *stmt, struct err *err)
{
	int got;

	if (!stmt)
		return false;
	while ((got = db_step(lib, stmt, err)) > 0)
		continue;
	db_done(stmt);
	return !got;
}

static sqlite3_stmt *
prepare_ints(
    struct library *lib, const char *sql, const int64_t *values, size_t n, struct err *err)
{
	sqlite3_stmt *stmt = db_prepare(lib, sql, err);
	size_t i;

	for (i = 0; stmt && i < n; i++)
		sqlite3_bind_int64(stmt, (int)i + 1, values[i]);
	return stmt;
}

bool
db_exec_ints(
    struct library *lib, const char *sql, const int64_t *values, size_t n, struct err *err)
{
	return db_run(lib, prepare_ints(lib, sql, values, n, err), err);
}

bool
db_int(struct library *lib, const char *sql, const int64_t *values, size_t n, int64_t *out,
    struct err *err)
{
	sqlite3_stmt *stmt = prepare_ints(lib, sql, values, n, err);
	int got;

	if (!stmt)
		return false;
	got = db_step(lib, stmt, err);
	if (got > 0)
		*out = sqlite3_column_int64(stmt, 0);
	db_done(stmt);
	return got >= 0;
}

void
db_bind_text(sqlite3_stmt *stmt, int at, const char *s)
{
	if (s)
		sqlite3_bind_text(stmt, at, s, -1, SQLITE_STATIC);
	else
		sqlite3_bind_null(stmt, at);
}

const char *
db_text(sqlite3_stmt *stmt, int column)
{
	const char *s = (const char *)sqlite3_column_text(stmt, column);

	return s ? s : "";
}

/* What is written to a file that was taken away is lost. */
static bool
is_gone(struct library *lib)
{
	int gone = 0;

	return !sqlite3_file_control(lib->db, "main", SQLITE_FCNTL_HAS_MOVED, &gone) && gone;
}

bool
db_begin(struct library *lib, struct err *err)
{
	if (lib->read_only)
		return err_set(err, ERR_NO_OUTPUT,
		    "%s: nothing can be changed: the library is open for reading only",
		    lib->path);
	if (!lib->depth) {
		if (is_gone(lib))
			return err_set(err, ERR_NO_OUTPUT,
			    "%s: the library's file is no longer there: "
			    "it was moved, removed or unplugged",
			    lib->path);
		if (lib->held && !sqlite3_get_autocommit(lib->db))
			sqlite3_exec(lib->db, "COMMIT", NULL, NULL, NULL);
		if (sqlite3_exec(lib->db, "BEGIN IMMEDIATE", NULL, NULL, NULL))
			return db_fail(lib, err, "writing");
		lib->rollback = false;
		lib->wait_most = DB_WAIT_MS;
	}
	lib->depth++;
	return true;
}

bool
db_end(struct library *lib, bool keep, struct err *err)
{
	bool ok = true;

	if (!keep)
		lib->rollback = true;
	if (--lib->depth)
		return keep;
	if (!lib->rollback && sqlite3_exec(lib->db, "COMMIT", NULL, NULL, NULL)) {
		ok = db_fail(lib, err, "writing");
		lib->rollback = true;
	}
	/* A failed statement may have ended the transaction by itself. */
	if (lib->rollback && !sqlite3_get_autocommit(lib->db))
		sqlite3_exec(lib->db, "ROLLBACK", NULL, NULL, NULL);
	if (ok && keep && lib->rollback)
		return err_set(err, ERR_SOFTWARE,
		    "%s: nothing was changed, because a part of it failed", lib->path);
	return ok && !lib->rollback;
}

bool
db_part_begin(struct library *lib, struct err *err)
{
	if (lib->rollback)
		return err_set(err, ERR_SOFTWARE,
		    "%s: nothing was changed, because a part of it failed", lib->path);
	return db_exec(lib, "SAVEPOINT part", err);
}

bool
db_part_end(struct library *lib, bool keep, struct err *err)
{
	if (keep && !lib->rollback)
		return db_exec(lib, "RELEASE part", err);
	lib->rollback = false;
	if (!db_exec(lib, "ROLLBACK TO part; RELEASE part", keep ? err : NULL)) {
		lib->rollback = true;
		return false;
	}
	return !keep;
}

void
db_forget_statements(struct library *lib)
{
	size_t i;

	for (i = 0; i < DB_STATEMENTS; i++) {
		sqlite3_finalize(lib->statements[i].stmt);
		lib->statements[i].stmt = NULL;
	}
}

char *
db_meta(struct library *lib, const char *name)
{
	sqlite3_stmt *stmt = db_prepare(lib, "SELECT value FROM meta WHERE name = ?", NULL);
	char *value = NULL;

	if (!stmt)
		return NULL;
	db_bind_text(stmt, 1, name);
	if (sqlite3_step(stmt) == SQLITE_ROW)
		value = base_strdup(db_text(stmt, 0));
	db_done(stmt);
	return value;
}

bool
db_set_meta(struct library *lib, const char *name, const char *value, struct err *err)
{
	sqlite3_stmt *stmt =
	    db_prepare(lib, "INSERT OR REPLACE INTO meta(name, value) VALUES(?, ?)", err);

	if (!stmt)
		return false;
	db_bind_text(stmt, 1, name);
	db_bind_text(stmt, 2, value);
	return db_run(lib, stmt, err);
}
