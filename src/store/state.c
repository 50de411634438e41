/* Changes to articles: state, fields, for good. */
#include "doc/pack.h"
#include "store/article.h"
#include "store/fts.h"
#include "store/journal.h"
#include "store/write.h"
#include "text/clean.h"
#include "text/date.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *
change_name(unsigned set, unsigned clear)
{
	static const struct {
		unsigned bit;
		const char *on, *off;
	} names[] = {
	    {STATE_DELETED, "deleting", "bringing back"},
	    {STATE_ARCHIVED, "archiving", "taking out of the archive"},
	    {STATE_STARRED, "starring", "taking the star away"},
	    {STATE_READ, "marking as read", "marking as unread"},
	};
	size_t i;

	for (i = 0; i < ARRAY_LEN(names); i++) {
		if (set & names[i].bit)
			return names[i].on;
		if (clear & names[i].bit)
			return names[i].off;
	}
	return "changing state";
}

/* Duplicates folded under an article that goes come to stand under the oldest of them. */
static bool
unfold(struct library *lib, int64_t id, struct err *err)
{
	int64_t heir = 0;

	if (!db_int(lib,
		"SELECT ifnull(min(id), 0) FROM article WHERE dup_of = ? AND state & 8 = 0",
		&id, 1, &heir, err))
		return false;
	if (!heir)
		return true;
	return db_exec_ints(lib,
		   "UPDATE article SET dup_of = ?1 WHERE dup_of = ?2 AND id <> ?1",
		   (int64_t[]){heir, id}, 2, err) &&
	       db_exec_ints(lib,
		   "UPDATE article SET dup_of = NULL, state = state & ~32,"
		   " n_dups = (SELECT count(*) FROM article WHERE dup_of = ?1) WHERE id = ?1",
		   &heir, 1, err) &&
	       db_exec_ints(lib, "UPDATE article SET n_dups = 0 WHERE id = ?", &id, 1, err);
}

static bool
set_state(struct library *lib, int64_t id, unsigned set, unsigned clear, struct err *err)
{
	return db_exec_ints(lib,
		   "UPDATE article SET state = (state | ?1) & ~?2"
		   " WHERE id = ?3 AND state <> ((state | ?1) & ~?2)",
		   (int64_t[]){set, clear, id}, 3, err) &&
	       (!(set & STATE_DELETED) || unfold(lib, id, err));
}

bool
article_set_state(struct library *lib, const int64_t *ids, size_t n, unsigned set,
    unsigned clear, struct err *err)
{
	bool ok = true;
	size_t i;

	if (!journal_begin(lib, change_name(set, clear), err))
		return false;
	for (i = 0; ok && i < n; i++)
		ok = set_state(lib, ids[i], set, clear, err);
	return journal_end(lib, ok, err) && ok;
}

bool
article_set_state_of(struct library *lib, const struct query *q, unsigned set, unsigned clear,
    uint64_t *n, struct err *err)
{
	int64_t *ids = NULL;
	size_t n_ids = 0;
	bool ok = list_collect(lib, q, &ids, &n_ids, err) &&
		  article_set_state(lib, ids, n_ids, set, clear, err);

	*n = ok ? n_ids : 0;
	free(ids);
	return ok;
}

/* Brings the columns in line after the user's values changed. */
static bool
refresh(struct library *lib, int64_t id, struct err *err)
{
	struct article a;
	bool ok;

	article_init(&a);
	ok = body_load(lib, id, &a, err) && write_columns(lib, id, &a, err);
	article_clear(&a);
	return ok;
}

static bool
write_edit(struct library *lib, int64_t id, enum article_field field, const char *value,
    struct err *err)
{
	sqlite3_stmt *stmt = db_prepare(lib,
	    value ? "INSERT OR REPLACE INTO edit(article, field, value) VALUES(?, ?, ?)"
		  : "DELETE FROM edit WHERE article = ? AND field = ?",
	    err);

	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, id);
	db_bind_text(stmt, 2, article_field_name(field));
	if (value)
		db_bind_text(stmt, 3, value);
	return db_run(lib, stmt, err);
}

bool
article_edit(struct library *lib, int64_t id, enum article_field field, const char *value,
    struct err *err)
{
	struct buf clean = BUF_INIT, iso = BUF_INIT, what = BUF_INIT;
	struct date d;
	int64_t key;
	bool ok, found;

	if (value && field != FIELD_AUTHORS && field != FIELD_CREDITS)
		clean_text(&clean, value, strlen(value), CLEAN_LINE);
	else if (value)
		clean_text(&clean, value, strlen(value), CLEAN_TEXT);
	if (value && clean.len && (field == FIELD_DATE || field == FIELD_MODIFIED)) {
		if (!date_parse(clean.data, clean.len, &d)) {
			err_set(err, ERR_USAGE,
			    "“%s” is no date; write 2011-07-14, 2011-07 or 2011", clean.data);
			buf_clear(&clean);
			return false;
		}
		date_add_iso(&iso, &d);
		buf_clear(&clean);
		clean = iso;
	}
	buf_addf(&what, "changing the %s", article_field_name(field));
	ok = journal_begin(lib, buf_str(&what), err);
	if (ok) {
		ok = write_key_of(lib, id, &key, &found, err) &&
		     (found || err_set(err, ERR_NO_INPUT, "there is no article %lld",
				   (long long)id)) &&
		     fts_delete(lib, key, err) &&
		     write_edit(lib, id, field, value ? buf_str(&clean) : NULL, err) &&
		     refresh(lib, id, err);
		ok = journal_end(lib, ok, err) && ok;
	}
	buf_clear(&clean);
	buf_clear(&what);
	return ok;
}

/* All rows of an article but those of the journal. */
static const char *const purged[] = {
    "DELETE FROM body WHERE article = ?",
    "DELETE FROM edit WHERE article = ?",
    "DELETE FROM original WHERE article = ?",
    "DELETE FROM replaced WHERE article = ?",
    "DELETE FROM place_in WHERE article = ?",
    "DELETE FROM article_tag WHERE article = ?",
    "DELETE FROM note WHERE article = ?",
    "DELETE FROM article_entity WHERE article = ?",
    "DELETE FROM article WHERE id = ?",
};

static bool
purge_one(struct library *lib, int64_t id, struct err *err)
{
	int64_t key, parent = 0;
	bool ok, found;
	size_t i;

	ok = write_key_of(lib, id, &key, &found, err) &&
	     db_int(lib, "SELECT ifnull(dup_of, 0) FROM article WHERE id = ?", &id, 1, &parent,
		 err) &&
	     unfold(lib, id, err) && write_forget_print(lib, id, err) &&
	     fts_delete(lib, key, err);
	for (i = 0; ok && i < ARRAY_LEN(purged); i++)
		ok = db_exec_ints(lib, purged[i], &id, 1, err);
	if (ok && parent)
		ok = db_exec_ints(lib,
		    "UPDATE article SET n_dups = (SELECT count(*) FROM article"
		    " WHERE dup_of = ?1) WHERE id = ?1",
		    &parent, 1, err);
	return ok;
}

/* An id is never given again; the journal might bring a purged article back. */
static bool
forget(struct library *lib, struct err *err)
{
	int64_t next = 0;
	char text[24], *old = db_meta(lib, "next-id");
	bool ok =
	    db_int(lib, "SELECT ifnull(max(id), 0) + 1 FROM article", NULL, 0, &next, err);

	if (old && strtoll(old, NULL, 10) > next)
		next = strtoll(old, NULL, 10);
	free(old);
	snprintf(text, sizeof(text), "%lld", (long long)next);
	return ok && db_set_meta(lib, "next-id", text, err) &&
	       db_exec(lib, "DELETE FROM journal", err) &&
	       db_exec(lib,
		   "DELETE FROM entity WHERE merged_into IS NULL AND user_kind IS NULL"
		   " AND NOT hidden AND id NOT IN (SELECT entity FROM article_entity)"
		   " AND id NOT IN"
		   " (SELECT merged_into FROM entity WHERE merged_into IS NOT NULL);"
		   "DELETE FROM alias WHERE entity NOT IN (SELECT id FROM entity)",
		   err);
}

bool
article_purge(struct library *lib, const struct query *q, uint64_t *n, struct err *err)
{
	int64_t *ids = NULL;
	size_t n_ids = 0;
	int64_t state;
	bool ok;
	size_t i;

	*n = 0;
	if (!db_begin(lib, err))
		return false;
	ok = list_collect(lib, q, &ids, &n_ids, err);
	if (ok)
		ok = forget(lib, err);
	for (i = 0; ok && i < n_ids; i++) {
		state = 0;
		ok = db_int(
		    lib, "SELECT state FROM article WHERE id = ?", &ids[i], 1, &state, err);
		if (!ok || !(state & STATE_DELETED))
			continue;
		ok = purge_one(lib, ids[i], err);
		++*n;
	}
	free(ids);
	return db_end(lib, ok, err) && ok;
}
