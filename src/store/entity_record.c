/* Repairs as lines: told of one library, done again in another. */
#include "store/entity.h"

#include "store/db.h"
#include "store/entity_part.h"
#include "store/journal.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { HASH_DIGITS = 16 };

/* What an entity is called from outside: "key", or "key#hash" for one of an article's own. No
 * tab parts them: a repair is a line of fields that tabs part. */
static const char key_of[] =
    "CASE WHEN e.owner THEN e.key || '#' || ifnull((SELECT printf('%016x', hash) FROM"
    " original WHERE article = e.owner ORDER BY id DESC LIMIT 1), '') ELSE e.key END";

/* One repair a row: verb, kind, key, value, and the kind of a merge's target. */
static void
add_query(struct buf *sql, bool of_article)
{
	static const struct {
		const char *verb, *value, *condition;
	} verbs[] = {
	    {"split", "''", "e.is_split"},
	    {"kind", "e.user_kind", "e.user_kind IS NOT NULL"},
	    {"name", "e.user_name", "e.user_name IS NOT NULL"},
	    {"hide", "''", "e.hidden"},
	};
	const char *of = of_article ? " AND e.id IN up" : "";
	size_t i;

	if (of_article)
		buf_add_str(sql,
		    "WITH RECURSIVE up(id) AS (SELECT entity FROM article_entity"
		    " WHERE article = ?1 UNION SELECT e.merged_into FROM entity e JOIN up"
		    " ON e.id = up.id WHERE e.merged_into IS NOT NULL) ");
	for (i = 0; i < ARRAY_LEN(verbs); i++)
		buf_addf(sql,
		    "SELECT e.id, %zu, '%s', e.kind, %s, %s, 0"
		    " FROM entity e WHERE %s%s UNION ALL ",
		    i, verbs[i].verb, key_of, verbs[i].value, verbs[i].condition, of);
	buf_addf(sql,
	    "SELECT e.id, 8, 'alias', e.kind, %s, x.name, 0 FROM alias x JOIN entity e ON"
	    " e.id = x.entity WHERE x.by_user%s UNION ALL ",
	    key_of, of);
	buf_addf(sql,
	    "SELECT f.id, 9, 'merge', f.kind, (SELECT %s FROM entity e"
	    " WHERE e.id = f.id), %s, e.kind FROM entity f"
	    " JOIN entity e ON e.id = f.merged_into WHERE 1%s ORDER BY 1, 2",
	    key_of, key_of, of_article ? " AND f.id IN up" : "");
}

static const char *
kind_name(sqlite3_stmt *stmt, int column)
{
	int kind = sqlite3_column_int(stmt, column);

	return mention_kind_name(
	    kind >= 0 && kind <= MENTION_OTHER ? (enum mention_kind)kind : MENTION_OTHER);
}

bool
entity_repairs(
    struct library *lib, int64_t article, entity_repair_fn fn, void *arg, struct err *err)
{
	struct buf sql = BUF_INIT, value = BUF_INIT;
	sqlite3_stmt *stmt;
	bool go_on = true;
	int got = -1;

	add_query(&sql, article != 0);
	stmt = db_prepare(lib, buf_str(&sql), err);
	if (stmt && article)
		sqlite3_bind_int64(stmt, 1, article);
	while (stmt && go_on && (got = db_step(lib, stmt, err)) > 0) {
		struct entity_repair repair = {
		    .verb = db_text(stmt, 2),
		    .kind = kind_name(stmt, 3),
		    .key = db_text(stmt, 4),
		    .value = db_text(stmt, 5),
		};

		if (strcmp(repair.verb, "kind") == 0)
			repair.value = kind_name(stmt, 5);
		if (strcmp(repair.verb, "merge") == 0) {
			buf_reset(&value);
			buf_addf(&value, "%s\t%s", kind_name(stmt, 6), repair.value);
			repair.value = buf_str(&value);
		}
		go_on = fn(arg, &repair);
	}
	db_done(stmt);
	buf_clear(&sql);
	buf_clear(&value);
	return got >= 0;
}

/* Which entity a kind and key from outside mean. */
struct named {
	enum mention_kind kind;
	struct buf key;
	int64_t owner;
};

/* Where the hash of a key begins, behind its sign; NULL when it has none. */
static const char *
hash_of(const char *key)
{
	const char *sign = strrchr(key, '#');

	return sign && strspn(sign + 1, "0123456789abcdef") == HASH_DIGITS &&
		       !sign[1 + HASH_DIGITS]
		   ? sign + 1
		   : NULL;
}

static bool
read_named(
    struct library *lib, const char *kind, const char *key, struct named *out, struct err *err)
{
	const char *digits = hash_of(key);
	int found = mention_kind_find(kind);
	int64_t hash;

	*out = (struct named){.key = BUF_INIT};
	if (found < 0 || found > MENTION_OTHER || !*key)
		return err_set(err, ERR_DATA, "a repair of names speaks of no kind of name");
	out->kind = (enum mention_kind)found;
	buf_add(&out->key, key, digits ? (size_t)(digits - 1 - key) : strlen(key));
	if (!digits)
		return true;
	hash = (int64_t)strtoull(digits, NULL, 16);
	if (!db_int(lib, "SELECT article FROM original WHERE hash = ? ORDER BY id DESC LIMIT 1",
		&hash, 1, &out->owner, err))
		return false;
	return out->owner || err_set(err, ERR_NO_INPUT,
				 "the article of a repaired name is not in the library");
}

/* Its id; made when no article has named it yet: the first one gives it its name. */
static bool
find_or_make(struct library *lib, const struct named *n, int64_t *id, struct err *err)
{
	sqlite3_stmt *stmt = db_prepare(lib,
	    "INSERT OR IGNORE INTO entity(key, kind, owner, name, folded)"
	    " VALUES(?1, ?2, ?3, '', ?1)",
	    err);
	int pass, got = 0;

	*id = 0;
	for (pass = 0; pass < 2; pass++) {
		if (pass == 1)
			stmt = db_prepare(lib,
			    "SELECT id FROM entity WHERE key = ?1 AND kind = ?2 AND owner = ?3",
			    err);
		if (!stmt)
			return false;
		db_bind_text(stmt, 1, n->key.data);
		sqlite3_bind_int(stmt, 2, (int)n->kind);
		sqlite3_bind_int64(stmt, 3, n->owner);
		got = db_step(lib, stmt, err);
		if (got > 0)
			*id = sqlite3_column_int64(stmt, 0);
		db_done(stmt);
		if (got < 0)
			return false;
	}
	return *id != 0;
}

static bool
apply_split(struct library *lib, struct named *n, struct err *err)
{
	int64_t owner = n->owner, id, new_id, there = 0;

	n->owner = 0;
	if (!find_or_make(lib, n, &id, err) ||
	    !db_int(lib, "SELECT count(*) FROM article_entity WHERE entity = ? AND article = ?",
		(int64_t[]){id, owner}, 2, &there, err))
		return false;
	/* Done already, or nothing there to be told apart, is as well. */
	return !there || entity_split(lib, id, owner, &new_id, err);
}

static bool
apply_merge(struct library *lib, int64_t id, const char *value, struct err *err)
{
	const char *tab = strchr(value, '\t');
	char *kind = base_strndup(value, tab ? (size_t)(tab - value) : 0);
	struct named target = {.key = BUF_INIT};
	int64_t into, root = 0, other = 0;
	bool ok;

	ok = (tab || err_set(err, ERR_DATA, "a repair of names says not what to merge into")) &&
	     read_named(lib, kind, tab + 1, &target, err) &&
	     find_or_make(lib, &target, &into, err) && entity_root(lib, id, &root, err) &&
	     entity_root(lib, into, &other, err) &&
	     (root == other || entity_merge(lib, id, into, err));
	buf_clear(&target.key);
	free(kind);
	return ok;
}

static bool
apply(struct library *lib, const struct entity_repair *r, struct named *n, struct err *err)
{
	int64_t id;
	int kind;

	if (strcmp(r->verb, "split") == 0)
		return apply_split(lib, n, err);
	if (!find_or_make(lib, n, &id, err))
		return false;
	if (strcmp(r->verb, "merge") == 0)
		return apply_merge(lib, id, r->value, err);
	if (strcmp(r->verb, "hide") == 0)
		return entity_hide(lib, id, true, err);
	if (strcmp(r->verb, "name") == 0)
		return entity_rename(lib, id, r->value, err);
	if (strcmp(r->verb, "alias") == 0)
		return entity_add_alias(lib, id, r->value, err);
	kind = mention_kind_find(r->value);
	if (strcmp(r->verb, "kind") == 0 && kind >= 0)
		return entity_set_kind(lib, id, (enum mention_kind)kind, err);
	return err_set(err, ERR_DATA, "\"%s\" is no repair of names", r->verb);
}

bool
entity_repair_apply(struct library *lib, const struct entity_repair *repair, struct err *err)
{
	struct named named;
	bool ok;

	if (!read_named(lib, repair->kind, repair->key, &named, err)) {
		buf_clear(&named.key);
		return false;
	}
	ok = journal_begin(lib, "repairing a name", err);
	if (ok) {
		ok = db_part_begin(lib, err);
		if (ok) {
			ok = apply(lib, repair, &named, err);
			ok = db_part_end(lib, ok, err) && ok;
		}
		ok = journal_end(lib, true, ok ? err : NULL) && ok;
	}
	buf_clear(&named.key);
	return ok;
}
