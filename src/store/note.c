/* Notes: highlights with comments, and the state of articles that have some. */
#include "store/note.h"

#include "store/article.h"
#include "store/db.h"
#include "store/journal.h"

#include <stdlib.h>
#include <string.h>

/* An article is noted as long as it has a note. */
static bool
bring_state(struct library *lib, int64_t article, struct err *err)
{
	return db_exec_ints(lib,
	    "UPDATE article SET state = CASE WHEN EXISTS (SELECT 1 FROM note"
	    " WHERE article = ?1) THEN state | 16 ELSE state & ~16 END WHERE id = ?1",
	    &article, 1, err);
}

/* Cuts what is marked from the body; a note that marks nothing quotes nothing. */
static bool
cut_quote(struct library *lib, struct note *note, struct buf *quote, struct err *err)
{
	struct buf text = BUF_INIT;
	bool ok = article_load_text(lib, note->article, &text, err);

	if (ok && (note->start > text.len || note->len > text.len - note->start))
		ok = err_set(err, ERR_USAGE, "article %lld ends before the place to be noted",
		    (long long)note->article);
	if (ok && !note->quote)
		buf_add(quote, text.data + note->start, note->len);
	buf_clear(&text);
	return ok;
}

static bool
insert_note(struct library *lib, struct note *note, const char *quote, struct err *err)
{
	sqlite3_stmt *stmt = db_prepare(lib,
	    "INSERT INTO note(article, start, len, quote, comment, time)"
	    " VALUES(?, ?, ?, ?, ?, ?)",
	    err);

	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, note->article);
	sqlite3_bind_int64(stmt, 2, note->start);
	sqlite3_bind_int64(stmt, 3, note->len);
	db_bind_text(stmt, 4, quote);
	db_bind_text(stmt, 5, note->comment ? note->comment : "");
	sqlite3_bind_int64(stmt, 6, lib->now);
	if (!db_run(lib, stmt, err))
		return false;
	note->id = sqlite3_last_insert_rowid(lib->db);
	note->time = lib->now;
	return true;
}

bool
note_add(struct library *lib, struct note *note, struct err *err)
{
	struct buf quote = BUF_INIT;
	bool ok;

	if (!cut_quote(lib, note, &quote, err) || !journal_begin(lib, "noting", err)) {
		buf_clear(&quote);
		return false;
	}
	ok = insert_note(lib, note, note->quote ? note->quote : buf_str(&quote), err) &&
	     bring_state(lib, note->article, err);
	buf_clear(&quote);
	return journal_end(lib, ok, err) && ok;
}

/* The article of a note; false when there is no such note. */
static bool
find_article(struct library *lib, int64_t id, int64_t *article, struct err *err)
{
	*article = 0;
	if (!db_int(lib, "SELECT article FROM note WHERE id = ?", &id, 1, article, err))
		return false;
	return *article || err_set(err, ERR_NO_INPUT, "there is no note %lld", (long long)id);
}

bool
note_set_comment(struct library *lib, int64_t id, const char *comment, struct err *err)
{
	sqlite3_stmt *stmt;
	int64_t article;
	bool ok;

	if (!find_article(lib, id, &article, err) || !journal_begin(lib, "editing a note", err))
		return false;
	stmt = db_prepare(lib, "UPDATE note SET comment = ? WHERE id = ?", err);
	if (stmt) {
		db_bind_text(stmt, 1, comment);
		sqlite3_bind_int64(stmt, 2, id);
	}
	ok = db_run(lib, stmt, err);
	return journal_end(lib, ok, err) && ok;
}

bool
note_remove(struct library *lib, int64_t id, struct err *err)
{
	int64_t article;
	bool ok;

	if (!find_article(lib, id, &article, err) ||
	    !journal_begin(lib, "removing a note", err))
		return false;
	ok = db_exec_ints(lib, "DELETE FROM note WHERE id = ?", &id, 1, err) &&
	     bring_state(lib, article, err);
	return journal_end(lib, ok, err) && ok;
}

bool
note_list(struct library *lib, int64_t article, note_fn fn, void *arg, struct err *err)
{
	sqlite3_stmt *stmt = db_prepare(lib,
	    article ? "SELECT id, article, start, len, quote, comment, time FROM note"
		      " WHERE article = ? ORDER BY start, id"
		    : "SELECT id, article, start, len, quote, comment, time FROM note"
		      " ORDER BY time DESC, id DESC",
	    err);
	bool go_on = true;
	int got = 0;

	if (!stmt)
		return false;
	if (article)
		sqlite3_bind_int64(stmt, 1, article);
	while (go_on && (got = db_step(lib, stmt, err)) > 0) {
		struct note note = {
		    .id = sqlite3_column_int64(stmt, 0),
		    .article = sqlite3_column_int64(stmt, 1),
		    .start = (uint32_t)sqlite3_column_int64(stmt, 2),
		    .len = (uint32_t)sqlite3_column_int64(stmt, 3),
		    .quote = db_text(stmt, 4),
		    .comment = db_text(stmt, 5),
		    .time = sqlite3_column_int64(stmt, 6),
		};

		go_on = fn(arg, &note);
	}
	db_done(stmt);
	return got >= 0;
}
