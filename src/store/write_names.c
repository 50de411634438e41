/* An article's names join those of the library, by kind and key. */
#include "store/write.h"

#include "text/fold.h"

#include <string.h>

struct found {
	int64_t id; /* 0: not there */
	size_t name_len;
	char folded[256];
};

/* The entity of a kind and key that is the article's own (owner), or everybody's (0). */
static bool
find_entity(struct library *lib, const struct mentions *m, const struct local_entity *e,
    int64_t owner, struct found *out, struct err *err)
{
	sqlite3_stmt *stmt = db_prepare(lib,
	    "SELECT id, length(name), folded FROM entity WHERE key = ? AND kind = ? AND owner "
	    "= ?",
	    err);
	const char *folded;
	int got;

	out->id = 0;
	if (!stmt)
		return false;
	db_bind_text(stmt, 1, mentions_string(m, e->key));
	sqlite3_bind_int(stmt, 2, e->kind);
	sqlite3_bind_int64(stmt, 3, owner);
	got = db_step(lib, stmt, err);
	if (got > 0) {
		out->id = sqlite3_column_int64(stmt, 0);
		out->name_len = (size_t)sqlite3_column_int64(stmt, 1);
		folded = db_text(stmt, 2);
		strncpy(out->folded, folded, sizeof(out->folded) - 1);
		out->folded[sizeof(out->folded) - 1] = '\0';
	}
	db_done(stmt);
	return got >= 0;
}

static bool
insert_entity(struct library *lib, const struct mentions *m, const struct local_entity *e,
    int64_t owner, const char *folded, int64_t *id, struct err *err)
{
	sqlite3_stmt *stmt = db_prepare(lib,
	    "INSERT INTO entity(kind, key, owner, name, folded) VALUES(?, ?, ?, ?, ?)", err);

	if (!stmt)
		return false;
	sqlite3_bind_int(stmt, 1, e->kind);
	db_bind_text(stmt, 2, mentions_string(m, e->key));
	sqlite3_bind_int64(stmt, 3, owner);
	db_bind_text(stmt, 4, mentions_string(m, e->name));
	db_bind_text(stmt, 5, folded);
	if (!db_run(lib, stmt, err))
		return false;
	*id = sqlite3_last_insert_rowid(lib->db);
	return true;
}

/* Another form of its name: the longer one is shown, the other is an alias. */
static bool
add_form(struct library *lib, const struct found *e, const char *name, const char *folded,
    struct err *err)
{
	sqlite3_stmt *stmt;

	if (!strcmp(folded, e->folded))
		return true;
	stmt = db_prepare(lib,
	    "INSERT OR IGNORE INTO alias(folded, entity, name, by_user)"
	    " SELECT CASE WHEN ?4 THEN folded ELSE ?1 END, id,"
	    " CASE WHEN ?4 THEN name ELSE ?2 END, 0 FROM entity WHERE id = ?3",
	    err);
	if (!stmt)
		return false;
	db_bind_text(stmt, 1, folded);
	db_bind_text(stmt, 2, name);
	sqlite3_bind_int64(stmt, 3, e->id);
	sqlite3_bind_int(stmt, 4, strlen(name) > e->name_len);
	if (!db_run(lib, stmt, err))
		return false;
	if (strlen(name) <= e->name_len)
		return true;
	stmt = db_prepare(lib, "UPDATE entity SET name = ?, folded = ? WHERE id = ?", err);
	if (stmt) {
		db_bind_text(stmt, 1, name);
		db_bind_text(stmt, 2, folded);
		sqlite3_bind_int64(stmt, 3, e->id);
	}
	return db_run(lib, stmt, err);
}

static bool
join(
    struct library *lib, int64_t article, const struct mentions *m, size_t nth, struct err *err)
{
	const struct local_entity *e = &m->entities[nth];
	const char *name = mentions_string(m, e->name);
	struct found found;
	struct buf folded = BUF_INIT;
	sqlite3_stmt *stmt;
	bool ok, is_new;

	fold_text(&folded, name, strlen(name), 0);
	ok = find_entity(lib, m, e, article, &found, err) &&
	     (found.id || e->bare || find_entity(lib, m, e, 0, &found, err));
	is_new = !found.id;
	if (ok && is_new)
		ok = insert_entity(
		    lib, m, e, e->bare ? article : 0, buf_str(&folded), &found.id, err);
	else if (ok)
		ok = add_form(lib, &found, name, buf_str(&folded), err);
	buf_clear(&folded);
	stmt = ok ? db_prepare(lib,
			"INSERT OR REPLACE INTO article_entity(entity, article, nth, count)"
			" VALUES(?, ?, ?, ?)",
			err)
		  : NULL;
	if (stmt) {
		sqlite3_bind_int64(stmt, 1, found.id);
		sqlite3_bind_int64(stmt, 2, article);
		sqlite3_bind_int64(stmt, 3, (int64_t)nth);
		sqlite3_bind_int64(stmt, 4, e->count);
	}
	return db_run(lib, stmt, err);
}

bool
write_names(struct library *lib, int64_t id, const struct mentions *m, struct err *err)
{
	size_t i;

	for (i = 0; i < m->n_entities; i++)
		if (!join(lib, id, m, i, err))
			return false;
	return true;
}
