/* What the user says of entities, kept beside what the model said. */
#include "store/entity.h"

#include "store/entity_part.h"
#include "store/journal.h"
#include "store/names.h"
#include "text/fold.h"

#include <string.h>

/* Finds the root and opens a step of the journal. */
static bool
begin(struct library *lib, int64_t id, const char *what, int64_t *root, struct err *err)
{
	return entity_need_root(lib, id, root, err) && journal_begin(lib, what, err);
}

static bool
merge(struct library *lib, int64_t root, int64_t into, struct err *err)
{
	return db_exec_ints(lib, "UPDATE entity SET merged_into = ? WHERE id = ?",
	    (int64_t[]){into, root}, 2, err);
}

bool
entity_merge(struct library *lib, int64_t id, int64_t into, struct err *err)
{
	int64_t root, target;
	bool ok;

	if (!entity_need_root(lib, into, &target, err) ||
	    !entity_need_root(lib, id, &root, err))
		return false;
	if (root == target)
		return err_set(err, ERR_USAGE, "these names are one already");
	if (!journal_begin(lib, "merging names", err))
		return false;
	ok = merge(lib, root, target, err);
	return journal_end(lib, ok, err) && ok;
}

bool
entity_unmerge(struct library *lib, int64_t id, struct err *err)
{
	int64_t root, merged = 0;
	bool ok;

	if (!begin(lib, id, "taking names apart", &root, err))
		return false;
	ok =
	    db_int(lib, "SELECT count(*) FROM entity WHERE id = ?1 AND merged_into IS NOT NULL",
		&id, 1, &merged, err) &&
	    db_exec_ints(lib,
		merged ? "UPDATE entity SET merged_into = NULL WHERE id = ?"
		       : "UPDATE entity SET merged_into = NULL WHERE merged_into = ?",
		&id, 1, err);
	return journal_end(lib, ok, err) && ok;
}

bool
entity_hide(struct library *lib, int64_t id, bool hidden, struct err *err)
{
	int64_t root;
	bool ok;

	if (!begin(lib, id, hidden ? "hiding a name" : "showing a name", &root, err))
		return false;
	ok = db_exec_ints(lib, "UPDATE entity SET hidden = ? WHERE id = ?",
	    (int64_t[]){hidden, root}, 2, err);
	return journal_end(lib, ok, err) && ok;
}

bool
entity_set_kind(struct library *lib, int64_t id, enum mention_kind kind, struct err *err)
{
	int64_t root;
	bool ok;

	if (kind > MENTION_OTHER)
		return err_set(err, ERR_USAGE, "a name is a person, org, place or other");
	if (!begin(lib, id, "changing the kind of a name", &root, err))
		return false;
	ok = db_exec_ints(lib, "UPDATE entity SET user_kind = nullif(?, kind) WHERE id = ?",
	    (int64_t[]){kind, root}, 2, err);
	return journal_end(lib, ok, err) && ok;
}

static bool
write_alias(struct library *lib, int64_t root, const char *name, bool by_user, struct err *err)
{
	struct buf folded = BUF_INIT;
	sqlite3_stmt *stmt;
	bool ok;

	fold_text(&folded, name, strlen(name), 0);
	stmt = db_prepare(lib,
	    "INSERT INTO alias(folded, entity, name, by_user) VALUES(?, ?, ?, ?)"
	    " ON CONFLICT DO UPDATE SET by_user = max(by_user, excluded.by_user)",
	    err);
	if (stmt) {
		db_bind_text(stmt, 1, buf_str(&folded));
		sqlite3_bind_int64(stmt, 2, root);
		db_bind_text(stmt, 3, name);
		sqlite3_bind_int(stmt, 4, by_user);
	}
	ok = db_run(lib, stmt, err) && names_add_words(lib, root, name, err);
	buf_clear(&folded);
	return ok;
}

/* The name that it had, unless it is the new one, stays one of its forms. */
static bool
keep_name(struct library *lib, int64_t root, const char *new_name, struct err *err)
{
	sqlite3_stmt *stmt = db_prepare(lib,
	    "INSERT OR IGNORE INTO alias(folded, entity, name, by_user)"
	    " SELECT folded, id, ifnull(user_name, name), user_name IS NOT NULL FROM entity"
	    " WHERE id = ? AND ifnull(user_name, name) NOT IN ('', ?)",
	    err);

	if (stmt) {
		sqlite3_bind_int64(stmt, 1, root);
		db_bind_text(stmt, 2, new_name);
	}
	return db_run(lib, stmt, err);
}

static bool
write_name(struct library *lib, int64_t root, const char *name, struct err *err)
{
	struct buf folded = BUF_INIT;
	sqlite3_stmt *stmt;
	bool ok;

	fold_text(&folded, name, strlen(name), 0);
	stmt = db_prepare(
	    lib, "UPDATE entity SET user_name = nullif(?, name), folded = ? WHERE id = ?", err);
	if (stmt) {
		db_bind_text(stmt, 1, name);
		db_bind_text(stmt, 2, buf_str(&folded));
		sqlite3_bind_int64(stmt, 3, root);
	}
	ok = db_run(lib, stmt, err) && names_add_words(lib, root, name, err);
	buf_clear(&folded);
	return ok;
}

static bool
has_words(const char *name, struct err *err)
{
	return name[strspn(name, " \t\n")] ||
	       err_set(err, ERR_USAGE, "a name must not be empty");
}

bool
entity_rename(struct library *lib, int64_t id, const char *name, struct err *err)
{
	int64_t root;
	bool ok;

	if (!has_words(name, err) || !begin(lib, id, "renaming", &root, err))
		return false;
	ok = keep_name(lib, root, name, err) && write_name(lib, root, name, err);
	return journal_end(lib, ok, err) && ok;
}

/* Who is called so, is of the kind, and stands by himself, is it too. */
static bool
merge_named(struct library *lib, int64_t root, const char *name, struct err *err)
{
	struct buf folded = BUF_INIT;
	sqlite3_stmt *stmt;
	bool ok;

	fold_text(&folded, name, strlen(name), 0);
	stmt = db_prepare(lib,
	    "UPDATE entity SET merged_into = ?1 WHERE folded = ?2 AND id <> ?1"
	    " AND merged_into IS NULL AND kind = (SELECT kind FROM entity WHERE id = ?1)",
	    err);
	if (stmt) {
		sqlite3_bind_int64(stmt, 1, root);
		db_bind_text(stmt, 2, buf_str(&folded));
	}
	ok = db_run(lib, stmt, err);
	buf_clear(&folded);
	return ok;
}

bool
entity_add_alias(struct library *lib, int64_t id, const char *name, struct err *err)
{
	int64_t root;
	bool ok;

	if (!has_words(name, err) || !begin(lib, id, "adding another name", &root, err))
		return false;
	ok = write_alias(lib, root, name, true, err) && merge_named(lib, root, name, err);
	return journal_end(lib, ok, err) && ok;
}

/* One part of the whole in the article becomes an entity of the article's own. */
static bool
split_part(struct library *lib, int64_t part, int64_t article, int64_t *new_id, struct err *err)
{
	int64_t own = 0;

	if (!db_exec_ints(lib,
		"INSERT OR IGNORE INTO entity(kind, key, owner, name, folded, is_split)"
		" SELECT kind, key, ?2, name, folded, 1 FROM entity WHERE id = ?1",
		(int64_t[]){part, article}, 2, err) ||
	    !db_int(lib,
		"SELECT s.id FROM entity s JOIN entity e ON e.key = s.key AND e.kind = s.kind"
		" WHERE e.id = ?1 AND s.owner = ?2",
		(int64_t[]){part, article}, 2, &own, err))
		return false;
	if (!*new_id)
		*new_id = own;
	else if (own != *new_id && !merge(lib, own, *new_id, err))
		return false;
	return db_exec_ints(lib,
	    "UPDATE article_entity SET entity = ?3 WHERE article = ?2 AND entity = ?1",
	    (int64_t[]){part, article, own}, 3, err);
}

bool
entity_split(struct library *lib, int64_t id, int64_t article, int64_t *new_id, struct err *err)
{
	int64_t root, part = 0, own = 0;
	bool ok = true;

	*new_id = 0;
	if (!begin(lib, id, "telling two of one name apart", &root, err))
		return false;
	while (ok) {
		part = 0;
		ok = db_int(lib,
		    ENTITY_WHOLE "SELECT min(x.entity) FROM article_entity x JOIN entity e ON"
				 " e.id = x.entity WHERE x.article = ?2 AND e.owner <> ?2 AND"
				 " x.entity IN whole",
		    (int64_t[]){root, article}, 2, &part, err);
		if (!ok || !part)
			break;
		ok = split_part(lib, part, article, &own, err);
	}
	if (ok && !own)
		ok = err_set(err, ERR_USAGE,
		    "article %lld does not share this name with others", (long long)article);
	*new_id = own;
	return journal_end(lib, ok, err) && ok;
}
