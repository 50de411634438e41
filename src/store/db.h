/* store/db.h: what the files of store/ share: the handle, its statements, its transactions.
 * The only header outside which sqlite3.h is not seen. */
#ifndef STORE_DB_H
#define STORE_DB_H

/* Undo is made of SQLite's own changesets (the session extension). */
#ifndef SQLITE_ENABLE_SESSION
#define SQLITE_ENABLE_SESSION 1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#endif
#include "store/library.h"

#include <sqlite3.h>

struct known;
struct tokenizer;
struct terms;
struct zip;

enum {
	DB_APPLICATION_ID = 0x4c656374, /* "Lect" */
	DB_STATEMENTS = 64,             /* kept prepared */
	DB_WAIT_MS = 10000              /* for another writer */
};

struct db_statement {
	sqlite3_stmt *stmt;
	uint64_t hash; /* of its text */
	uint64_t used; /* when, on the handle's own clock */
};

struct library {
	sqlite3 *db;
	char *path;
	char *notice; /* or NULL */
	bool read_only;
	int wait_ms;       /* between two looks whether another writer has finished */
	int64_t wait_most; /* how long all in all, ms */
	int64_t wait_until;
	int64_t now;
	library_interrupt_fn interrupt;
	void *interrupt_arg;
	int64_t data_version;
	struct db_statement statements[DB_STATEMENTS];
	uint64_t clock;
	unsigned depth; /* of transactions that are open in each other */
	unsigned held;  /* of library_hold */
	bool rollback;  /* one of the inner ones failed: the outer one must not commit */
	struct zip *zip;
	struct tokenizer *tokenizer; /* for queries; indexing has its own */
	struct known *known;         /* lists of words that were asked for */
	int64_t words_version;       /* counts what this handle adds to the words */
	struct terms *terms;         /* words met while indexing are counted here, or NULL */
	sqlite3_session *session;    /* records the open journal step, or NULL */
	unsigned journal_depth;
	char *journal_what;
	bool is_old;  /* only to be read, and in an older schema */
	bool merging; /* library_optimize has begun */
};

/* Fills *err from what SQLite said last. doing: "opening the library". Returns false. */
bool db_fail(struct library *lib, struct err *err, const char *doing);

/* A prepared statement without bindings, kept for the next time; NULL with a sentence in *err.
 * Give it back with db_done as soon as its rows were read. */
sqlite3_stmt *db_prepare(struct library *lib, const char *sql, struct err *err);
void db_done(sqlite3_stmt *stmt);
/* Steps: 1 a row, 0 no more, -1 failed with a sentence. */
int db_step(struct library *lib, sqlite3_stmt *stmt, struct err *err);
/* Runs statements that give no rows. */
bool db_exec(struct library *lib, const char *sql, struct err *err);
/* Runs one with integers bound: db_exec_ints(lib, sql, (int64_t[]){a, b}, 2, err). */
bool db_exec_ints(
    struct library *lib, const char *sql, const int64_t *values, size_t n, struct err *err);
/* Steps a statement that gives no rows, and gives it back. */
bool db_run(struct library *lib, sqlite3_stmt *stmt, struct err *err);
/* The first column of the first row, or none when there is no row (true either way). */
bool db_int(struct library *lib, const char *sql, const int64_t *values, size_t n, int64_t *out,
    struct err *err);

/* NULL is bound as NULL. The text must live until db_done. */
void db_bind_text(sqlite3_stmt *stmt, int at, const char *s);
/* The column's text, "" for NULL; borrowed until the next step. */
const char *db_text(sqlite3_stmt *stmt, int column);

/* Transactions nest: only the outermost one is real. db_end with keep false, anywhere, undoes
 * all of it. A read-only library refuses to begin. */
bool db_begin(struct library *lib, struct err *err);
bool db_end(struct library *lib, bool keep, struct err *err);
/* A part of a transaction that may fail, db_end with keep false inside it included, and leave
 * the rest as it is. */
bool db_part_begin(struct library *lib, struct err *err);
bool db_part_end(struct library *lib, bool keep, struct err *err);

/* Forgets all kept statements: before the schema changes, and at the end. */
void db_forget_statements(struct library *lib);

/* A value of the table meta, NULL when there is none; the caller frees it. */
char *db_meta(struct library *lib, const char *name);
bool db_set_meta(struct library *lib, const char *name, const char *value, struct err *err);

#endif
