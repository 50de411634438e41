/* Tags. */
#include "store/tag.h"

#include "store/db.h"
#include "store/journal.h"
#include "text/clean.h"
#include "text/fold.h"

#include <stdlib.h>
#include <string.h>

/* A tag's name in clean form and folded; false when nothing is left of it. */
static bool
read_name(const char *name, struct buf *clean, struct buf *key, struct err *err)
{
	clean_text(clean, name, strlen(name), CLEAN_LINE);
	fold_text(key, buf_str(clean), clean->len, 0);
	return key->len || err_set(err, ERR_USAGE, "a tag needs a name");
}

static bool
tag_id(struct library *lib, const char *key, int64_t *id, struct err *err)
{
	sqlite3_stmt *stmt = db_prepare(lib, "SELECT id FROM tag WHERE key = ?", err);
	int got;

	*id = 0;
	if (!stmt)
		return false;
	db_bind_text(stmt, 1, key);
	got = db_step(lib, stmt, err);
	if (got > 0)
		*id = sqlite3_column_int64(stmt, 0);
	db_done(stmt);
	return got >= 0;
}

static bool
make_tag(struct library *lib, const char *name, const char *key, int64_t *id, struct err *err)
{
	sqlite3_stmt *stmt;

	if (!tag_id(lib, key, id, err))
		return false;
	if (*id)
		return true;
	stmt = db_prepare(lib, "INSERT INTO tag(name, key) VALUES(?, ?)", err);
	if (stmt) {
		db_bind_text(stmt, 1, name);
		db_bind_text(stmt, 2, key);
	}
	if (!db_run(lib, stmt, err))
		return false;
	*id = sqlite3_last_insert_rowid(lib->db);
	return true;
}

/* A tag that nothing has any more is gone. */
static bool
drop_unused(struct library *lib, struct err *err)
{
	return db_exec(
	    lib, "DELETE FROM tag WHERE id NOT IN (SELECT tag FROM article_tag)", err);
}

bool
tag_set(struct library *lib, const int64_t *ids, size_t n, const char *name, bool on,
    struct err *err)
{
	struct buf clean = BUF_INIT, key = BUF_INIT, what = BUF_INIT;
	int64_t tag = 0;
	bool ok = read_name(name, &clean, &key, err);
	size_t i;

	buf_addf(&what, on ? "tagging %s" : "taking the tag %s away", buf_str(&clean));
	if (ok && (ok = journal_begin(lib, buf_str(&what), err))) {
		ok = on ? make_tag(lib, clean.data, key.data, &tag, err)
			: tag_id(lib, key.data, &tag, err);
		for (i = 0; ok && tag && i < n; i++)
			ok = db_exec_ints(lib,
			    on ? "INSERT OR IGNORE INTO article_tag(tag, article) VALUES(?, ?)"
			       : "DELETE FROM article_tag WHERE tag = ? AND article = ?",
			    (int64_t[]){tag, ids[i]}, 2, err);
		ok = ok && (on || drop_unused(lib, err));
		ok = journal_end(lib, ok, err) && ok;
	}
	buf_clear(&clean);
	buf_clear(&key);
	buf_clear(&what);
	return ok;
}

bool
tag_set_of(struct library *lib, const struct query *q, const char *name, bool on, uint64_t *n,
    struct err *err)
{
	int64_t *ids = NULL;
	size_t n_ids = 0;
	bool ok =
	    list_collect(lib, q, &ids, &n_ids, err) && tag_set(lib, ids, n_ids, name, on, err);

	*n = ok ? n_ids : 0;
	free(ids);
	return ok;
}

bool
tag_list(struct library *lib, int64_t id, tag_fn fn, void *arg, struct err *err)
{
	sqlite3_stmt *stmt = db_prepare(lib,
	    "SELECT t.name, (SELECT count(*) FROM article_tag x WHERE x.tag = t.id) FROM tag t"
	    " WHERE ?1 = 0 OR t.id IN (SELECT tag FROM article_tag WHERE article = ?1)"
	    " ORDER BY t.key",
	    err);
	int got;

	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, id);
	while ((got = db_step(lib, stmt, err)) > 0)
		if (!fn(arg, db_text(stmt, 0), (uint64_t)sqlite3_column_int64(stmt, 1)))
			break;
	db_done(stmt);
	return got >= 0;
}
