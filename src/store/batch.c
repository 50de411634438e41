/* Batches: transactions of some hundred articles, listed and taken back. */
#include "store/batch.h"

#include "doc/pack.h"
#include "store/journal.h"
#include "store/list.h"
#include "store/term.h"
#include "store/write.h"
#include "store/zip.h"

#include <stdlib.h>

enum { COMMIT_ARTICLES = 1000, COMMIT_BYTES = 16 << 20, TERMS_BYTES = 24 << 20 };

bool
batch_begin(struct library *lib, const char *what, struct batch **out, struct err *err)
{
	struct batch *b;

	*out = NULL;
	if (lib->read_only)
		return err_set(err, ERR_NO_OUTPUT,
		    "%s: nothing can be added: the library can only be read here", lib->path);
	if (!term_catch_up(lib, err))
		return false;
	b = base_calloc(1, sizeof(*b));
	b->lib = lib;
	b->what = base_strdup(what);
	b->time = lib->now;
	body_load_dictionary(lib);
	*out = b;
	return true;
}

int64_t
batch_id(const struct batch *b)
{
	return b->id;
}

bool
batch_open(struct batch *b, struct err *err)
{
	if (b->is_open)
		return true;
	if (!db_begin(b->lib, err))
		return false;
	b->is_open = true;
	b->next_id = 0;
	return true;
}

bool
batch_enter(struct batch *b, struct err *err)
{
	sqlite3_stmt *stmt;

	if (b->id)
		return true;
	stmt = db_prepare(
	    b->lib, "INSERT INTO batch(time, what, added, updated) VALUES(?, ?, 0, 0)", err);
	if (stmt) {
		sqlite3_bind_int64(stmt, 1, b->time);
		db_bind_text(stmt, 2, b->what);
	}
	if (!db_run(b->lib, stmt, err))
		return false;
	b->id = sqlite3_last_insert_rowid(b->lib->db);
	return true;
}

bool
batch_is_full(const struct batch *b)
{
	return b->n_written >= COMMIT_ARTICLES || b->texts.len >= COMMIT_BYTES;
}

/* Once there are enough bodies to learn from, those to come share a dictionary. */
static bool
train(struct library *lib, struct err *err)
{
	struct buf samples = BUF_INIT, dictionary = BUF_INIT;
	size_t sizes[ZIP_TRAIN];
	unsigned n = 0;
	int64_t have = 0;
	sqlite3_stmt *stmt;
	size_t before;
	bool ok;

	if (zip_newest(lib->zip))
		return true;
	if (!db_int(lib, "SELECT count(*) FROM (SELECT 1 FROM body LIMIT ?)",
		(int64_t[]){ZIP_TRAIN}, 1, &have, err))
		return false;
	stmt = have >= ZIP_TRAIN ? db_prepare(lib, "SELECT bytes FROM body", err) : NULL;
	while (stmt && n < ZIP_TRAIN && db_step(lib, stmt, err) > 0) {
		before = samples.len;
		if (body_unzip(lib, &samples, sqlite3_column_blob(stmt, 0),
			(size_t)sqlite3_column_bytes(stmt, 0)))
			sizes[n++] = samples.len - before;
	}
	db_done(stmt);
	if (n == ZIP_TRAIN)
		zip_train(&dictionary, &samples, sizes, n);
	ok = true;
	if (dictionary.len) {
		stmt = db_prepare(
		    lib, "INSERT OR IGNORE INTO dictionary(id, bytes) VALUES(1, ?)", err);
		if (stmt)
			sqlite3_bind_blob64(
			    stmt, 1, dictionary.data, dictionary.len, SQLITE_STATIC);
		ok = db_run(lib, stmt, err);
	}
	buf_clear(&samples);
	buf_clear(&dictionary);
	if (ok)
		body_load_dictionary(lib);
	return ok;
}

/* The words counted so far, when there are many of them or at the end; else that they are
 * still to be written. */
static bool
write_terms(struct batch *b, bool is_last, struct err *err)
{
	struct library *lib = b->lib;

	if (!lib->terms)
		return true;
	if (!is_last && terms_size(lib->terms) < TERMS_BYTES) {
		if (b->is_behind)
			return true;
		b->is_behind = true;
		return term_mark_behind(lib, true, err);
	}
	b->is_behind = false;
	return terms_write(lib, lib->terms, err) && term_mark_behind(lib, false, err);
}

bool
batch_commit(struct batch *b, struct err *err)
{
	bool ok = !b->lib->rollback;

	if (!b->is_open)
		return true;
	if (!ok)
		err_set(err, ERR_IO, "%s: the last %zu articles could not be kept",
		    b->lib->path, b->n_written);
	ok = ok && write_waiting(b, err) &&
	     db_exec_ints(b->lib, "UPDATE batch SET added = ?, updated = ? WHERE id = ?",
		 (int64_t[]){(int64_t)b->n_added, (int64_t)b->n_updated, b->id}, 3, err);
	ok = ok && train(b->lib, err) && write_terms(b, false, err);
	b->is_open = false;
	b->n_written = 0;
	return db_end(b->lib, ok, err) && ok;
}

bool
batch_end(struct batch *b, struct err *err)
{
	bool ok = batch_commit(b, err);

	if (ok && b->lib->terms) {
		ok = db_begin(b->lib, err);
		if (ok) {
			ok = write_terms(b, true, err);
			ok = db_end(b->lib, ok, err) && ok;
		}
	}
	terms_free(b->lib->terms);
	b->lib->terms = NULL;
	free(b->rows);
	buf_clear(&b->texts);
	free(b->what);
	free(b);
	return ok;
}

bool
batch_list(struct library *lib, batch_fn fn, void *arg, struct err *err)
{
	sqlite3_stmt *stmt = db_prepare(lib,
	    "SELECT id, time, what, added, updated, undone FROM batch ORDER BY id DESC", err);
	struct batch_info info;
	int got;

	if (!stmt)
		return false;
	while ((got = db_step(lib, stmt, err)) > 0) {
		info = (struct batch_info){.id = sqlite3_column_int64(stmt, 0),
		    .time = sqlite3_column_int64(stmt, 1),
		    .what = db_text(stmt, 2),
		    .added = (uint64_t)sqlite3_column_int64(stmt, 3),
		    .updated = (uint64_t)sqlite3_column_int64(stmt, 4),
		    .undone = sqlite3_column_int(stmt, 5)};
		if (!fn(arg, &info)) {
			got = 0;
			break;
		}
	}
	db_done(stmt);
	return !got;
}

/* Gives an article the body back that an update of this batch replaced. */
static bool
put_back(
    struct library *lib, int64_t batch, int64_t id, const struct buf *bytes, struct err *err)
{
	struct buf packed = BUF_INIT;
	struct article a;
	bool ok;

	article_init(&a);
	ok =
	    (body_unzip(lib, &packed, bytes->data, bytes->len) &&
		unpack_article(packed.data, packed.len, &a)) ||
	    err_set(err, ERR_DATA, "the former text of article %lld is damaged", (long long)id);
	ok = ok &&
	     db_exec_ints(lib, "DELETE FROM original WHERE article = ? AND batch = ?",
		 (int64_t[]){id, batch}, 2, err) &&
	     write_again(lib, id, &a, bytes, err);
	buf_clear(&packed);
	article_clear(&a);
	return ok;
}

static bool
put_all_back(struct library *lib, int64_t batch, uint64_t *n, struct err *err)
{
	sqlite3_stmt *stmt =
	    db_prepare(lib, "SELECT article, bytes FROM replaced WHERE batch = ?", err);
	struct buf bytes = BUF_INIT;
	bool ok = true;
	int got = 0;

	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, batch);
	while (ok && (got = db_step(lib, stmt, err)) > 0) {
		buf_reset(&bytes);
		buf_add(&bytes, sqlite3_column_blob(stmt, 1),
		    (size_t)sqlite3_column_bytes(stmt, 1));
		ok = put_back(lib, batch, sqlite3_column_int64(stmt, 0), &bytes, err);
		++*n;
	}
	db_done(stmt);
	buf_clear(&bytes);
	return ok && got >= 0;
}

bool
batch_undo(struct library *lib, int64_t id, uint64_t *n, struct err *err)
{
	int64_t undone = -1, added = 0;
	bool ok;

	*n = 0;
	if (!db_int(lib, "SELECT undone FROM batch WHERE id = ?", &id, 1, &undone, err))
		return false;
	if (undone < 0)
		return err_set(err, ERR_NO_INPUT, "there is no batch %lld", (long long)id);
	if (undone)
		return err_set(
		    err, ERR_USAGE, "batch %lld was taken back before", (long long)id);
	if (!journal_begin(lib, "taking a batch back", err))
		return false;
	ok = db_int(lib, "SELECT count(*) FROM article WHERE batch = ? AND state & 8 = 0", &id,
		 1, &added, err) &&
	     db_exec_ints(lib,
		 "UPDATE article SET state = state | 8 WHERE batch = ? AND state & 8 = 0", &id,
		 1, err) &&
	     put_all_back(lib, id, n, err) &&
	     db_exec_ints(lib, "UPDATE batch SET undone = 1 WHERE id = ?", &id, 1, err);
	*n += (uint64_t)added;
	return journal_end(lib, ok, err) && ok;
}
