/* Whether a library is whole; a backup. */
#include "store/check.h"

#include "doc/pack.h"
#include "store/body.h"
#include "store/zip.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MAX_TOLD = 100 /* findings of one sort */ };

struct check {
	struct library *lib;
	check_fn fn;
	void *arg;
	uint64_t n_faults;
	struct err busy; /* somebody else's turn, or the user's wish to stop: no fault */
};

static void find(struct check *c, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static void
find(struct check *c, const char *format, ...)
{
	struct buf sentence = BUF_INIT;
	va_list args;

	va_start(args, format);
	buf_vaddf(&sentence, format, args);
	va_end(args);
	c->n_faults++;
	if (c->fn)
		c->fn(c->arg, buf_str(&sentence));
	buf_clear(&sentence);
}

/* What could not be looked at is a fault, unless that was another program's doing. */
static void
find_failure(struct check *c, const char *what, const struct err *err)
{
	if (err->kind == ERR_BUSY || err->kind == ERR_INTERRUPT)
		c->busy = *err;
	else
		find(c, "%s: %s", what, err->text);
}

/* Rows that point to rows that are not there. sql counts them. */
static const struct {
	const char *what;
	const char *sql;
} references[] = {
    {"articles without a text",
	"SELECT count(*) FROM article WHERE id NOT IN (SELECT article FROM body)"},
    {"texts without an article",
	"SELECT count(*) FROM body WHERE article NOT IN (SELECT id FROM article)"},
    {"originals without an article",
	"SELECT count(*) FROM original WHERE article NOT IN (SELECT id FROM article)"},
    {"notes without an article",
	"SELECT count(*) FROM note WHERE article NOT IN (SELECT id FROM article)"},
    {"corrections without an article",
	"SELECT count(*) FROM edit WHERE article NOT IN (SELECT id FROM article)"},
    {"tags of no article",
	"SELECT count(*) FROM article_tag WHERE article NOT IN (SELECT id FROM article)"
	" OR tag NOT IN (SELECT id FROM tag)"},
    {"names of no article",
	"SELECT count(*) FROM article_entity WHERE article NOT IN (SELECT id FROM article)"},
    {"mentions of names that are not there",
	"SELECT count(*) FROM article_entity WHERE entity NOT IN (SELECT id FROM entity)"},
    {"other forms of names that are not there",
	"SELECT count(*) FROM alias WHERE entity NOT IN (SELECT id FROM entity)"},
    {"names merged into names that are not there",
	"SELECT count(*) FROM entity WHERE merged_into NOT IN (SELECT id FROM entity)"},
    {"duplicates of articles that are not there",
	"SELECT count(*) FROM article WHERE dup_of NOT IN (SELECT id FROM article)"},
    {"wrong counts of names",
	"SELECT count(*) FROM entity_count c WHERE mentions <> (SELECT ifnull(sum(count), 0)"
	" FROM article_entity x WHERE x.entity = c.entity)"},
    {"wrong counters", "SELECT count(*) FROM counter c WHERE n <>"
		       " (SELECT count(*) FROM article a WHERE a.state = c.state)"},
};

static void
check_references(struct check *c)
{
	struct err err;
	int64_t n;
	size_t i;

	for (i = 0; i < ARRAY_LEN(references); i++) {
		n = 0;
		if (!db_int(c->lib, references[i].sql, NULL, 0, &n, &err))
			find_failure(c, references[i].what, &err);
		else if (n)
			find(c, "%s: %lld", references[i].what, (long long)n);
	}
}

/* SQLite's own look at every page and index. */
static void
check_pages(struct check *c, sqlite3 *db)
{
	sqlite3_stmt *stmt = NULL;
	int code, n = 0;

	code = sqlite3_prepare_v2(db, "PRAGMA integrity_check(100)", -1, &stmt, NULL);
	while (code == SQLITE_OK && (code = sqlite3_step(stmt)) == SQLITE_ROW) {
		const char *s = (const char *)sqlite3_column_text(stmt, 0);

		if (s && strcmp(s, "ok") != 0 && n++ < MAX_TOLD)
			find(c, "the file's pages: %s", s);
		code = SQLITE_OK;
	}
	if (code != SQLITE_DONE && code != SQLITE_OK)
		find(c, "the file's pages: %s", sqlite3_errmsg(db));
	sqlite3_finalize(stmt);
}

static void
check_body(struct check *c, sqlite3_stmt *stmt)
{
	struct buf packed = BUF_INIT;
	long long id = sqlite3_column_int64(stmt, 0);
	struct article a;

	article_init(&a);
	if (!body_unzip(c->lib, &packed, sqlite3_column_blob(stmt, 1),
		(size_t)sqlite3_column_bytes(stmt, 1)) ||
	    !unpack_article(packed.data, packed.len, &a))
		find(c, "article %lld: its text is damaged", id);
	else if ((int64_t)a.doc.text.len != sqlite3_column_int64(stmt, 2))
		find(c, "article %lld: its text has %zu bytes, not %lld", id, a.doc.text.len,
		    (long long)sqlite3_column_int64(stmt, 2));
	article_clear(&a);
	buf_clear(&packed);
}

static void
check_original(struct check *c, sqlite3_stmt *stmt)
{
	struct buf packed = BUF_INIT, bytes = BUF_INIT, body = BUF_INIT;
	struct article a;

	article_init(&a);
	buf_add(&packed, sqlite3_column_blob(stmt, 1), (size_t)sqlite3_column_bytes(stmt, 1));
	/* A damaged body was told already. */
	if (body_unzip(c->lib, &body, sqlite3_column_blob(stmt, 2),
		(size_t)sqlite3_column_bytes(stmt, 2)) &&
	    unpack_article(body.data, body.len, &a) &&
	    !zip_unpack_with(c->lib->zip, &bytes, &packed, &a.doc.text))
		find(c, "article %lld: its original is damaged",
		    (long long)sqlite3_column_int64(stmt, 0));
	article_clear(&a);
	buf_clear(&packed);
	buf_clear(&bytes);
	buf_clear(&body);
}

static void
check_rows(struct check *c, const char *sql, void (*look)(struct check *, sqlite3_stmt *))
{
	struct err err;
	sqlite3_stmt *stmt = db_prepare(c->lib, sql, &err);
	int got = -1;

	while (stmt && (got = db_step(c->lib, stmt, &err)) > 0)
		look(c, stmt);
	if (got < 0)
		find_failure(c, "the texts", &err);
	db_done(stmt);
}

/* Asks FTS5 to read every text again and to compare; it wants to write for that, and writes
 * nothing. */
static void
check_index(struct check *c)
{
	struct err err;

	if (c->lib->read_only)
		return;
	if (!db_begin(c->lib, &err)) {
		find_failure(c, "the index was not looked at", &err);
		return;
	}
	if (!db_exec(c->lib, "INSERT INTO fts(fts, rank) VALUES('integrity-check', 1)", &err))
		find(c,
		    "the index does not fit the texts; `lectern check --repair` makes it anew");
	db_end(c->lib, false, NULL);
}

static bool
is_database(const char *path)
{
	static const char magic[] = "SQLite format 3";
	char head[sizeof(magic)] = "";
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	bool is = fd >= 0 && read(fd, head, sizeof(head)) == (ssize_t)sizeof(head) &&
		  memcmp(head, magic, sizeof(magic)) == 0;

	if (fd >= 0)
		close(fd);
	return is;
}

/* One that cannot be opened as a library: its pages at least. */
static bool
check_closed(struct check *c, const char *path, const struct err *why, struct err *err)
{
	sqlite3 *db = NULL;

	if (why->kind != ERR_DATA || !is_database(path)) {
		*err = *why;
		return false;
	}
	find(c, "%s", why->text);
	if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK)
		check_pages(c, db);
	sqlite3_close(db);
	return true;
}

bool
check_library(const char *path, check_fn fn, void *arg, uint64_t *n_faults, struct err *err)
{
	struct check c = {.fn = fn, .arg = arg};
	struct err why;
	bool ok = true;

	err_clear(&why);
	err_clear(&c.busy);
	if (access(path, F_OK) != 0)
		return err_set(err, ERR_NO_INPUT, "%s: there is no such library", path);
	if (library_open(path, LIBRARY_WRITE, &c.lib, &why)) {
		check_pages(&c, c.lib->db);
		check_references(&c);
		check_rows(&c, "SELECT article, bytes, text_len FROM body", check_body);
		check_rows(&c,
		    "SELECT o.article, o.bytes, b.bytes FROM original o JOIN body b"
		    " ON b.article = o.article WHERE o.bytes IS NOT NULL",
		    check_original);
		check_index(&c);
		library_close(c.lib);
		ok = c.busy.kind == ERR_NONE;
		if (!ok)
			*err = c.busy;
	} else {
		ok = check_closed(&c, path, &why, err);
	}
	*n_faults = c.n_faults;
	return ok;
}

/* Makes a file that must not be there. */
static bool
make_new(const char *to, struct err *err)
{
	int fd = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

	if (fd < 0)
		return err_set(err, ERR_NO_OUTPUT, "%s: the backup cannot be made: %s", to,
		    strerror(errno));
	close(fd);
	return true;
}

static bool
sync_file(const char *path, struct err *err)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	bool ok = fd >= 0 && fsync(fd) == 0;

	if (!ok)
		err_set(
		    err, ERR_IO, "%s: the backup cannot be written: %s", path, strerror(errno));
	if (fd >= 0)
		close(fd);
	return ok;
}

bool
check_backup(struct library *lib, const char *to, struct err *err)
{
	sqlite3_stmt *stmt;
	bool ok;

	if (!make_new(to, err))
		return false;
	/* One read transaction: writers go on meanwhile, and are not in the copy. */
	stmt = db_prepare(lib, "VACUUM INTO ?", err);
	if (stmt)
		db_bind_text(stmt, 1, to);
	ok = db_run(lib, stmt, err) && sync_file(to, err);
	if (!ok)
		unlink(to);
	return ok;
}
