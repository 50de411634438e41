/* An article's names join those of the library, by kind and key. */
#include "store/write.h"

#include "store/names.h"
#include "text/fold.h"
#include "text/letter.h"

#include <stdlib.h>
#include <string.h>

/* A local entity on its way. */
struct joining {
	struct library *lib;
	int64_t article;
	const struct local_entity *entity;
	const char *key, *name;
	struct buf folded; /* the name */
	int64_t id;        /* of the library's entity; 0: not there */
	size_t name_len;   /* bytes of the name that the library shows */
	bool is_same_name;
	bool in_capitals; /* the name that the library shows */
};

/* The entity of that kind and key that is the article's own (owner), or everybody's (0). */
static bool
find_entity(struct joining *j, int64_t owner, struct err *err)
{
	sqlite3_stmt *stmt = db_prepare(j->lib,
	    "SELECT id, name, folded FROM entity"
	    " WHERE key = ? AND kind = ? AND owner = ?",
	    err);
	int got;

	if (!stmt)
		return false;
	db_bind_text(stmt, 1, j->key);
	sqlite3_bind_int(stmt, 2, j->entity->kind);
	sqlite3_bind_int64(stmt, 3, owner);
	got = db_step(j->lib, stmt, err);
	if (got > 0) {
		j->id = sqlite3_column_int64(stmt, 0);
		j->name_len = strlen(db_text(stmt, 1));
		j->in_capitals = letter_is_headline(db_text(stmt, 1), j->name_len);
		j->is_same_name = !strcmp(db_text(stmt, 2), buf_str(&j->folded));
	}
	db_done(stmt);
	return got >= 0;
}

/* Who is called as the user says that another one is called too, is that one. */
static bool
heed_alias(struct joining *j, struct err *err)
{
	sqlite3_stmt *stmt = db_prepare(j->lib,
	    "UPDATE entity SET merged_into = (SELECT x.entity FROM alias x JOIN entity e"
	    " ON e.id = x.entity WHERE x.folded = ?1 AND x.by_user AND e.kind = ?2 LIMIT 1)"
	    " WHERE id = ?3 AND EXISTS (SELECT 1 FROM alias WHERE folded = ?1 AND by_user)",
	    err);

	if (!stmt)
		return false;
	db_bind_text(stmt, 1, buf_str(&j->folded));
	sqlite3_bind_int(stmt, 2, j->entity->kind);
	sqlite3_bind_int64(stmt, 3, j->id);
	return db_run(j->lib, stmt, err);
}

/* A bare surname is its article's own. */
static bool
insert_entity(struct joining *j, struct err *err)
{
	sqlite3_stmt *stmt = db_prepare(j->lib,
	    "INSERT INTO entity(kind, key, owner, name, folded) VALUES(?, ?, ?, ?, ?)", err);

	if (!stmt)
		return false;
	sqlite3_bind_int(stmt, 1, j->entity->kind);
	db_bind_text(stmt, 2, j->key);
	sqlite3_bind_int64(stmt, 3, j->entity->bare ? j->article : 0);
	db_bind_text(stmt, 4, j->name);
	db_bind_text(stmt, 5, buf_str(&j->folded));
	if (!db_run(j->lib, stmt, err))
		return false;
	j->id = sqlite3_last_insert_rowid(j->lib->db);
	return names_add_words(j->lib, j->id, j->name, err) && heed_alias(j, err);
}

/* The name that is shown from now on. */
static bool
show_name(struct joining *j, struct err *err)
{
	sqlite3_stmt *stmt = db_prepare(j->lib,
	    "UPDATE entity SET name = ?,"
	    " folded = CASE WHEN user_name IS NULL THEN ? ELSE folded END WHERE id = ?",
	    err);

	if (!stmt)
		return false;
	db_bind_text(stmt, 1, j->name);
	db_bind_text(stmt, 2, buf_str(&j->folded));
	sqlite3_bind_int64(stmt, 3, j->id);
	return db_run(j->lib, stmt, err);
}

/* Another form of its name: the longer one is shown, the other is an alias. The same name in
 * small letters is shown rather than in capitals. */
static bool
add_form(struct joining *j, struct err *err)
{
	bool is_longer = strlen(j->name) > j->name_len;
	sqlite3_stmt *stmt;

	if (j->is_same_name)
		return !j->in_capitals || letter_is_headline(j->name, strlen(j->name)) ||
		       show_name(j, err);
	if (!names_add_words(j->lib, j->id, j->name, err))
		return false;
	stmt = db_prepare(j->lib,
	    is_longer ? "INSERT OR IGNORE INTO alias(folded, entity, name, by_user)"
			" SELECT folded, id, name, 0 FROM entity WHERE id = ? AND name <> ''"
		      : "INSERT OR IGNORE INTO alias(entity, folded, name, by_user)"
			" VALUES(?, ?, ?, 0)",
	    err);
	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, j->id);
	if (!is_longer) {
		db_bind_text(stmt, 2, buf_str(&j->folded));
		db_bind_text(stmt, 3, j->name);
		return db_run(j->lib, stmt, err);
	}
	return db_run(j->lib, stmt, err) && show_name(j, err);
}

static bool
join(struct joining *j, size_t nth, struct err *err)
{
	sqlite3_stmt *stmt;

	fold_text(&j->folded, j->name, strlen(j->name), 0);
	if (!find_entity(j, j->article, err) ||
	    (!j->id && !j->entity->bare && !find_entity(j, 0, err)) ||
	    !(j->id ? add_form(j, err) : insert_entity(j, err)))
		return false;
	stmt = db_prepare(j->lib,
	    "INSERT INTO article_entity(entity, article, nth, count)"
	    " VALUES(?, ?, ?, ?)",
	    err);
	if (stmt) {
		sqlite3_bind_int64(stmt, 1, j->id);
		sqlite3_bind_int64(stmt, 2, j->article);
		sqlite3_bind_int64(stmt, 3, (int64_t)nth);
		sqlite3_bind_int64(stmt, 4, j->entity->count);
	}
	return db_run(j->lib, stmt, err);
}

bool
write_names(struct library *lib, int64_t id, const struct mentions *m, struct err *err)
{
	struct joining j;
	bool ok = true;
	size_t i;

	for (i = 0; ok && i < m->n_entities; i++) {
		j = (struct joining){.lib = lib,
		    .article = id,
		    .entity = &m->entities[i],
		    .key = mentions_string(m, m->entities[i].key),
		    .name = mentions_string(m, m->entities[i].name)};
		ok = join(&j, i, err);
		buf_clear(&j.folded);
	}
	return ok;
}
