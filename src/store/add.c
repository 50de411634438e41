/* Adding: is it there already, is it a new version, is it new? */
#include "store/article.h"
#include "store/write.h"
#include "store/zip.h"

#include <stdlib.h>
#include <string.h>

void
article_dictionary(struct library *lib, struct buf *out)
{
	sqlite3_stmt *stmt =
	    db_prepare(lib, "SELECT id, bytes FROM dictionary ORDER BY id DESC LIMIT 1", NULL);

	if (!stmt)
		return;
	if (sqlite3_step(stmt) == SQLITE_ROW) {
		buf_add_char(out, (char)sqlite3_column_int(stmt, 0));
		buf_add(
		    out, sqlite3_column_blob(stmt, 1), (size_t)sqlite3_column_bytes(stmt, 1));
	}
	db_done(stmt);
}

/* What an article in the library is to the one that comes. */
struct there {
	int64_t id; /* 0: nothing */
	bool is_deleted;
	bool is_same; /* the same bytes */
};

/* Its newest original has the same bytes? Hash and length say so; the bytes, when both are
 * kept, are the proof. */
static bool
same_bytes(struct library *lib, int64_t original, int64_t article, const struct prepared *p)
{
	sqlite3_stmt *stmt;
	struct buf packed = BUF_INIT, old = BUF_INIT, new = BUF_INIT;
	struct article a;
	bool same = true;

	if (!p->has_bytes)
		return true;
	stmt = db_prepare(lib, "SELECT bytes FROM original WHERE id = ?", NULL);
	if (!stmt)
		return true;
	sqlite3_bind_int64(stmt, 1, original);
	if (sqlite3_step(stmt) == SQLITE_ROW)
		buf_add(&packed, sqlite3_column_blob(stmt, 0),
		    (size_t)sqlite3_column_bytes(stmt, 0));
	db_done(stmt);
	article_init(&a);
	if (packed.len && body_load(lib, article, &a, NULL) &&
	    zip_unpack_with(lib->zip, &old, &packed, &a.doc.text) &&
	    zip_unpack_with(lib->zip, &new, &p->original, &p->article.doc.text))
		same = old.len == new.len && !memcmp(old.data, new.data, old.len);
	article_clear(&a);
	buf_clear(&packed);
	buf_clear(&old);
	buf_clear(&new);
	return same;
}

static bool
find_by_bytes(struct library *lib, const struct prepared *p, struct there *out, struct err *err)
{
	sqlite3_stmt *stmt = db_prepare(lib,
	    "SELECT o.id, o.article, a.state & 8 FROM original o"
	    " JOIN article a ON a.id = o.article WHERE o.hash = ? AND o.len = ?"
	    " AND o.id = (SELECT max(id) FROM original WHERE article = o.article) LIMIT 1",
	    err);
	int64_t original = 0;
	int got;

	*out = (struct there){0, false, false};
	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, p->hash);
	sqlite3_bind_int64(stmt, 2, (int64_t)p->len);
	got = db_step(lib, stmt, err);
	if (got > 0) {
		original = sqlite3_column_int64(stmt, 0);
		out->id = sqlite3_column_int64(stmt, 1);
		out->is_deleted = sqlite3_column_int(stmt, 2);
	}
	db_done(stmt);
	out->is_same = out->id && same_bytes(lib, original, out->id, p);
	if (!out->is_same)
		out->id = 0;
	return got >= 0;
}

/* The same address, or the same path and member. */
static bool
find_by_place(struct library *lib, const char *url, const char *const path_member[2],
    int64_t *id, struct err *err)
{
	sqlite3_stmt *stmt;
	int got = 0;

	*id = 0;
	if (url) {
		stmt = db_prepare(
		    lib, "SELECT id FROM article WHERE address = ? AND url = ? LIMIT 1", err);
		if (!stmt)
			return false;
		sqlite3_bind_int64(stmt, 1, print_place(url, NULL));
		db_bind_text(stmt, 2, url);
		got = db_step(lib, stmt, err);
		*id = got > 0 ? sqlite3_column_int64(stmt, 0) : 0;
		db_done(stmt);
	}
	if (got || !path_member[0])
		return got >= 0;
	stmt = db_prepare(lib,
	    "SELECT article FROM original WHERE place = ? AND path = ? AND member IS ?"
	    " ORDER BY id DESC LIMIT 1",
	    err);
	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, print_place(path_member[0], path_member[1]));
	db_bind_text(stmt, 2, path_member[0]);
	db_bind_text(stmt, 3, path_member[1]);
	got = db_step(lib, stmt, err);
	*id = got > 0 ? sqlite3_column_int64(stmt, 0) : 0;
	db_done(stmt);
	return got >= 0;
}

bool
article_find(struct library *lib, const struct original *o, const char *url, int64_t *id,
    struct err *err)
{
	*id = 0;
	if (o->hash && !db_int(lib,
			   "SELECT article FROM original WHERE hash = ? AND len = ?"
			   " ORDER BY id DESC LIMIT 1",
			   (int64_t[]){o->hash, (int64_t)o->len}, 2, id, err))
		return false;
	return *id ||
	       find_by_place(lib, url, (const char *const[]){o->path, o->member}, id, err);
}

/* Another version of an article that is there: what it had is kept for taking it back. */
static bool
update(struct batch *b, const struct prepared *p, int64_t id, struct err *err)
{
	struct library *lib = b->lib;

	return write_waiting(b, err) &&
	       db_exec_ints(lib,
		   "INSERT OR IGNORE INTO replaced(batch, article, bytes)"
		   " SELECT ?, article, bytes FROM body WHERE article = ?",
		   (int64_t[]){b->id, id}, 2, err) &&
	       write_again(lib, id, &p->article, &p->body, err) &&
	       write_original(lib, id, p, b->id, err) &&
	       db_exec_ints(
		   lib, "UPDATE article SET state = state & ~8 WHERE id = ?", &id, 1, err);
}

/* A deleted article that is added again comes back. */
static bool
bring_back(struct batch *b, int64_t id, struct err *err)
{
	return db_exec_ints(b->lib,
	    "UPDATE article SET state = state & ~8, batch = ? WHERE id = ?",
	    (int64_t[]){b->id, id}, 2, err);
}

static bool
add(struct batch *b, const struct prepared *p, struct add_result *out, struct err *err)
{
	struct there there;
	int64_t id;

	if (!batch_open(b, err) || !find_by_bytes(b->lib, p, &there, err))
		return false;
	out->outcome = ADD_DUPLICATE;
	out->id = there.id;
	if (there.id && !there.is_deleted)
		return true;
	if (!batch_enter(b, err))
		return false;
	b->n_written++;
	if (there.id) {
		out->outcome = ADD_ADDED;
		b->n_added++;
		return bring_back(b, there.id, err);
	}
	if (!find_by_place(b->lib, article_get(&p->article, FIELD_URL),
		(const char *const[]){p->path, p->member}, &id, err))
		return false;
	if (id) {
		out->outcome = ADD_UPDATED;
		out->id = id;
		b->n_updated++;
		return update(b, p, id, err);
	}
	out->outcome = p->article.confidence < ARTICLE_DOUBTFUL ? ADD_DOUBTFUL : ADD_ADDED;
	b->n_added++;
	return write_new(b, p, &out->id, err) &&
	       db_int(b->lib, "SELECT ifnull(dup_of, 0) FROM article WHERE id = ?", &out->id, 1,
		   &out->duplicate_of, err);
}

bool
article_add_prepared(
    struct batch *b, const void *bytes, size_t len, struct add_result *out, struct err *err)
{
	struct prepared p;
	bool ok;

	*out = (struct add_result){ADD_ADDED, 0, 0};
	if (!prepared_read(&p, bytes, len)) {
		prepared_clear(&p);
		return err_set(err, ERR_DATA, "what its worker made of it makes no sense");
	}
	ok = add(b, &p, out, err);
	prepared_clear(&p);
	/* Half an article must not be committed: the transaction is lost with it. */
	if (!ok && b->is_open)
		b->lib->rollback = true;
	if (ok && batch_is_full(b))
		ok = batch_commit(b, err);
	return ok;
}

bool
article_add(struct batch *b, const struct article *a, const struct original *o,
    struct add_result *out, struct err *err)
{
	struct buf dictionary = BUF_INIT, bytes = BUF_INIT;
	struct preparer *p;
	bool ok;

	article_dictionary(b->lib, &dictionary);
	p = preparer_new(&dictionary);
	article_prepare(p, &bytes, a, o);
	ok = article_add_prepared(b, bytes.data, bytes.len, out, err);
	preparer_free(p);
	buf_clear(&dictionary);
	buf_clear(&bytes);
	return ok;
}
