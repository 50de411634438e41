/* Opening a library. */
#include "store/library.h"

#include "base/clock.h"
#include "base/file.h"
#include "store/fts.h"
#include "store/known.h"
#include "store/schema.h"
#include "store/term.h"
#include "store/zip.h"
#include "text/token.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { STEPS = 2000, WAIT_MS_IN_VAIN = 300 };

static void
add_notice(struct library *lib, const char *sentence)
{
	struct buf b = BUF_INIT;

	if (lib->notice)
		buf_addf(&b, "%s; ", lib->notice);
	buf_add_str(&b, sentence);
	free(lib->notice);
	lib->notice = buf_take(&b);
}

/* The directory of a path, for the caller to free. */
static char *
directory_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	if (!slash)
		return base_strdup(".");
	return slash == path ? base_strdup("/") : base_strndup(path, (size_t)(slash - path));
}

/* Makes an empty file for the owner alone; its directories too. */
static bool
make_file(const char *path, struct err *err)
{
	char *dir = directory_of(path);
	bool ok = file_make_dirs(dir, err);
	int fd;

	free(dir);
	if (!ok)
		return false;
	fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (fd < 0)
		return err_set(err, ERR_NO_OUTPUT, "%s: the library cannot be made: %s", path,
		    strerror(errno));
	close(fd);
	return true;
}

/* Nothing can be written beside it, so that SQLite must not want to. */
static bool
open_immutable(struct library *lib, struct err *err)
{
	struct buf uri = BUF_INIT;
	const char *s;
	int code;

	buf_add_str(&uri, "file:");
	for (s = lib->path; *s; s++) {
		if (strchr("?#%", *s))
			buf_addf(&uri, "%%%02X", (unsigned char)*s);
		else
			buf_add_char(&uri, *s);
	}
	buf_add_str(&uri, "?immutable=1");
	code = sqlite3_open_v2(
	    buf_str(&uri), &lib->db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL);
	buf_clear(&uri);
	return !code || db_fail(lib, err, "opening the library");
}

/* Chooses how the file can be opened. */
static bool
open_file(struct library *lib, enum library_mode mode, struct err *err)
{
	char *dir = directory_of(lib->path);
	bool can_write = mode != LIBRARY_READ && !access(lib->path, W_OK) && !access(dir, W_OK);
	bool can_write_dir = !access(dir, W_OK), has_log;
	struct buf log = BUF_INIT;
	struct stat st;

	free(dir);
	if (stat(lib->path, &st) || access(lib->path, R_OK))
		return err_set(err, ERR_NO_INPUT, "%s: the library cannot be read: %s",
		    lib->path, strerror(errno));
	if (!S_ISREG(st.st_mode))
		return err_set(err, ERR_DATA,
		    "%s: a library is a regular file, and this is none", lib->path);
	lib->read_only = !can_write;
	if (mode != LIBRARY_READ && !can_write)
		add_notice(lib, "the library can only be read here; changes are not kept");
	buf_addf(&log, "%s-wal", lib->path);
	has_log = !stat(buf_str(&log), &st) && st.st_size;
	buf_clear(&log);
	/* With a log, what is in the file alone may be old or torn. */
	if (!can_write && !can_write_dir && !has_log)
		return open_immutable(lib, err);
	/* Read-only connections need to make the shared index of the journal all the same. */
	if (sqlite3_open_v2(lib->path, &lib->db,
		(can_write ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY) |
		    SQLITE_OPEN_NOMUTEX,
		NULL))
		return db_fail(lib, err, "opening the library");
	return true;
}

static bool
pragma_int(struct library *lib, const char *sql, int64_t *out, struct err *err)
{
	sqlite3_stmt *stmt = NULL;
	int code = sqlite3_prepare_v2(lib->db, sql, -1, &stmt, NULL);

	if (!code && (code = sqlite3_step(stmt)) == SQLITE_ROW)
		*out = sqlite3_column_int64(stmt, 0);
	if (code != SQLITE_ROW)
		db_fail(lib, err, "opening the library");
	sqlite3_finalize(stmt);
	return code == SQLITE_ROW;
}

/* Whose file is it, and how old? */
static bool
look_at_version(struct library *lib, int64_t *version, struct err *err)
{
	int64_t application = 0, tables = 0;
	bool ok;

	/* Of one moment: another process may be making it just now. */
	library_hold(lib);
	ok = pragma_int(lib, "PRAGMA application_id", &application, err) &&
	     pragma_int(lib, "PRAGMA user_version", version, err) &&
	     pragma_int(lib, "SELECT count(*) FROM sqlite_master", &tables, err);
	library_release(lib);
	if (!ok)
		return false;
	if (!tables && !application && !*version)
		return !lib->read_only ||
		       err_set(err, ERR_DATA, "%s: the file is empty, not a lectern library",
			   lib->path);
	if (application != DB_APPLICATION_ID)
		return err_set(err, ERR_DATA,
		    "%s: this is another program's SQLite database, "
		    "not a lectern library; it is left as it is",
		    lib->path);
	if (*version > SCHEMA_NOW)
		return err_set(err, ERR_DATA,
		    "%s: a newer lectern made this library (schema %lld, this one knows %d); "
		    "it is left as it is: use the newer program",
		    lib->path, (long long)*version, SCHEMA_NOW);
	return true;
}

/* Waits for another writer. SQLite's own handler looks ever more seldom, and so meets the
 * short pauses between an importer's transactions too late. */
static int
wait_for_turn(void *arg, int n)
{
	struct library *lib = arg;

	if (!n)
		lib->wait_until = clock_ms() + lib->wait_most;
	if (clock_ms() > lib->wait_until) {
		/* Whoever holds it that long is not waited for so long at every key. */
		lib->wait_most = WAIT_MS_IN_VAIN;
		return 0;
	}
	sqlite3_sleep(lib->wait_ms);
	return 1;
}

/* Write-ahead logging where the file system can do it. Another process may be setting up the
 * same library, for which SQLite does not wait by itself. */
static void
set_journal(struct library *lib)
{
	sqlite3_stmt *stmt;
	bool wal = false;
	int code, system = 0, n = 0;

	do {
		stmt = NULL;
		code =
		    sqlite3_prepare_v2(lib->db, "PRAGMA journal_mode = WAL", -1, &stmt, NULL);
		if (!code && (code = sqlite3_step(stmt)) == SQLITE_ROW)
			wal = !strcmp(db_text(stmt, 0), "wal");
		else
			system = sqlite3_system_errno(lib->db);
		sqlite3_finalize(stmt);
	} while ((code & 0xff) == SQLITE_BUSY && wait_for_turn(lib, n++));
	if (wal || (code & 0xff) == SQLITE_BUSY)
		return;
	sqlite3_exec(lib->db, "PRAGMA journal_mode = TRUNCATE", NULL, NULL, NULL);
	if (system == ENOSPC || system == EDQUOT || system == EFBIG)
		return; /* no room for its file now: who writes is told */
	add_notice(lib, "this file system knows no shared memory: while one program writes the "
			"library, others wait");
}

static bool
backup_before_migration(struct library *lib, int64_t version, struct err *err)
{
	struct buf to = BUF_INIT, sentence = BUF_INIT;
	sqlite3_stmt *stmt = NULL;
	bool ok;

	buf_addf(&to, "%s.%lld.backup", lib->path, (long long)version);
	unlink(buf_str(&to));
	ok = !sqlite3_prepare_v2(lib->db, "VACUUM INTO ?", -1, &stmt, NULL);
	if (ok) {
		db_bind_text(stmt, 1, buf_str(&to));
		ok = sqlite3_step(stmt) == SQLITE_DONE;
	}
	sqlite3_finalize(stmt);
	if (!ok)
		db_fail(lib, err, "backing up before the library is brought up to date");
	else {
		chmod(buf_str(&to), 0600);
		buf_addf(&sentence,
		    "the library was brought up to date; the old one is kept as %s",
		    buf_str(&to));
		add_notice(lib, buf_str(&sentence));
	}
	buf_clear(&to);
	buf_clear(&sentence);
	return ok;
}

/* Another tokenizer made the index: it is built anew, once. */
static bool
check_tokenizer(struct library *lib, struct err *err)
{
	char *version = db_meta(lib, "tokenizer"), now[16];
	bool ok = true;

	snprintf(now, sizeof(now), "%d", TOKEN_VERSION);
	if (version && strcmp(version, now) != 0 && !lib->read_only) {
		ok = db_begin(lib, err);
		if (ok) {
			ok = fts_rebuild(lib, err) && db_set_meta(lib, "tokenizer", now, err);
			ok = db_end(lib, ok, err) && ok;
		}
	}
	free(version);
	return ok;
}

static bool
set_up(struct library *lib, enum library_mode mode, struct err *err)
{
	char sql[256];
	int64_t version = 0;

	sqlite3_extended_result_codes(lib->db, 1);
	sqlite3_db_config(lib->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(lib->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	/* People come before importers. */
	lib->wait_ms = mode == LIBRARY_IMPORT ? 8 : 2;
	lib->wait_most = DB_WAIT_MS;
	sqlite3_busy_handler(lib->db, wait_for_turn, lib);
	if (!fts_register(lib, err) || !look_at_version(lib, &version, err))
		return false;
	/* Bodies of some kilobytes waste less of large pages. */
	if (!version && !lib->read_only && !db_exec(lib, "PRAGMA page_size = 16384", err))
		return false;
	if (!lib->read_only)
		set_journal(lib);
	snprintf(sql, sizeof(sql),
	    "PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;"
	    "PRAGMA cache_size = -%d; PRAGMA mmap_size = 0",
	    mode == LIBRARY_IMPORT ? 12000 : 4000);
	if (!db_exec(lib, sql, err))
		return false;
	if (version < SCHEMA_NOW && lib->read_only) {
		lib->is_old = true;
		return err_set(err, ERR_NO_OUTPUT,
		    "%s: an older lectern made this library, "
		    "and it cannot be brought up to date because it can only be read",
		    lib->path);
	}
	if (version && version < SCHEMA_NOW && !backup_before_migration(lib, version, err))
		return false;
	if (version < SCHEMA_NOW && !schema_migrate(lib, (int)version, err))
		return false;
	return check_tokenizer(lib, err);
}

/* Brings an older library up to date for one who only reads. */
static bool
migrate_first(const char *path, struct library **out, struct err *err)
{
	struct library *lib;

	if (!library_open(path, LIBRARY_WRITE, &lib, err))
		return false;
	library_close(lib);
	return library_open(path, LIBRARY_READ, out, err);
}

bool
library_open(const char *path, enum library_mode mode, struct library **out, struct err *err)
{
	struct library *lib = base_calloc(1, sizeof(*lib));
	bool is_old;

	*out = NULL;
	/* No threads here: SQLite need not lock, nor count, each allocation. After the first
	 * library it is too late to say so, and it was said. */
	sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	lib->path = base_strdup(path);
	lib->zip = zip_new();
	lib->tokenizer = tokenizer_new();
	lib->known = known_new();
	if ((mode != LIBRARY_READ && access(path, F_OK) && !make_file(path, err)) ||
	    !open_file(lib, mode, err) || !set_up(lib, mode, err)) {
		is_old = mode == LIBRARY_READ && lib->is_old;
		library_close(lib);
		if (!is_old)
			return false;
		if (err)
			err_clear(err);
		return migrate_first(path, out, err);
	}
	library_changed(lib);
	*out = lib;
	return true;
}

void
library_close(struct library *lib)
{
	if (!lib)
		return;
	db_forget_statements(lib);
	if (lib->session)
		sqlite3session_delete(lib->session);
	sqlite3_close(lib->db);
	zip_free(lib->zip);
	tokenizer_free(lib->tokenizer);
	known_free(lib->known);
	terms_free(lib->terms);
	free(lib->path);
	free(lib->notice);
	free(lib->journal_what);
	free(lib);
}

const char *
library_path(const struct library *lib)
{
	return lib->path;
}

bool
library_read_only(const struct library *lib)
{
	return lib->read_only;
}

const char *
library_notice(const struct library *lib)
{
	return lib->notice;
}

bool
library_changed(struct library *lib)
{
	int64_t version = lib->data_version;
	bool changed;

	db_int(lib, "PRAGMA data_version", NULL, 0, &version, NULL);
	changed = version != lib->data_version;
	lib->data_version = version;
	return changed;
}

void
library_hold(struct library *lib)
{
	if (!lib->held++ && sqlite3_get_autocommit(lib->db))
		db_run(lib, db_prepare(lib, "BEGIN", NULL), NULL);
}

void
library_release(struct library *lib)
{
	if (!--lib->held && !lib->depth && !sqlite3_get_autocommit(lib->db))
		db_run(lib, db_prepare(lib, "COMMIT", NULL), NULL);
}

void
library_set_now(struct library *lib, int64_t now)
{
	lib->now = now;
}

static int
on_progress(void *arg)
{
	struct library *lib = arg;

	return lib->interrupt && lib->interrupt(lib->interrupt_arg);
}

void
library_set_interrupt(struct library *lib, library_interrupt_fn fn, void *arg)
{
	lib->interrupt = fn;
	lib->interrupt_arg = arg;
	sqlite3_progress_handler(lib->db, fn ? STEPS : 0, fn ? on_progress : NULL, lib);
}

/* FTS5 counts a merge's work in pages; what was done shows in the change counter. */
bool
library_optimize(struct library *lib, unsigned ms, bool *done, struct err *err)
{
	int before = sqlite3_total_changes(lib->db);
	int pages = (int)(ms < 4 ? 4 : ms);

	*done = false;
	if (lib->read_only) {
		*done = true;
		return true;
	}
	if (!db_exec_ints(lib, "INSERT INTO fts(fts, rank) VALUES('merge', ?)",
		(int64_t[]){lib->merging ? pages : -pages}, 1, err))
		return false;
	lib->merging = true;
	if (sqlite3_total_changes(lib->db) - before < 2) {
		lib->merging = false;
		*done = true;
		db_exec(lib, "PRAGMA wal_checkpoint(TRUNCATE)", NULL);
	}
	return true;
}
