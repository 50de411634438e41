/* The rows of a new article. */
#include "store/write.h"

#include "doc/pack.h"
#include "store/fts.h"
#include "store/key.h"
#include "store/list.h"
#include "store/term.h"
#include "store/zip.h"
#include "text/date.h"
#include "text/fold.h"

#include <stdlib.h>
#include <string.h>

static void
bind_columns(sqlite3_stmt *stmt, const struct columns *c)
{
	sqlite3_bind_text(stmt, 1, c->title, -1, SQLITE_STATIC);
	sqlite3_bind_int(stmt, 2, c->title_is_derived);
	db_bind_text(stmt, 3, c->source ? c->source : "");
	db_bind_text(stmt, 4, c->authors);
	db_bind_text(stmt, 5, c->lang);
	db_bind_text(stmt, 6, c->url);
	db_bind_text(stmt, 7, c->section);
	if (c->precision)
		sqlite3_bind_int64(stmt, 8, c->published);
	sqlite3_bind_int(stmt, 9, (int)c->precision);
	if (c->zone != DATE_NO_ZONE)
		sqlite3_bind_int(stmt, 10, c->zone);
	if (c->url)
		sqlite3_bind_int64(stmt, 11, print_place(c->url, NULL));
}

/* The small tables that completing and stemming go by. */
static bool
note_values(struct library *lib, const struct columns *c, struct err *err)
{
	struct buf folded = BUF_INIT;
	sqlite3_stmt *stmt;
	bool ok = true;

	if (c->source) {
		fold_text(&folded, c->source, strlen(c->source), 0);
		stmt = db_prepare(
		    lib, "INSERT OR IGNORE INTO source(key, name) VALUES(?, ?)", err);
		if (stmt) {
			db_bind_text(stmt, 1, buf_str(&folded));
			db_bind_text(stmt, 2, c->source);
		}
		ok = db_run(lib, stmt, err);
		buf_clear(&folded);
	}
	if (!ok || !c->lang)
		return ok;
	stmt = db_prepare(lib, "INSERT OR IGNORE INTO language(lang) VALUES(?)", err);
	if (stmt)
		db_bind_text(stmt, 1, c->lang);
	return db_run(lib, stmt, err);
}

static bool
insert_body(
    struct library *lib, int64_t id, const struct buf *bytes, size_t text_len, struct err *err)
{
	sqlite3_stmt *stmt = db_prepare(
	    lib, "INSERT OR REPLACE INTO body(article, bytes, text_len) VALUES(?, ?, ?)", err);

	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, id);
	sqlite3_bind_blob64(stmt, 2, bytes->data, bytes->len, SQLITE_STATIC);
	sqlite3_bind_int64(stmt, 3, (int64_t)text_len);
	return db_run(lib, stmt, err);
}

bool
write_original(
    struct library *lib, int64_t id, const struct prepared *p, int64_t batch, struct err *err)
{
	sqlite3_stmt *stmt = db_prepare(lib,
	    "INSERT INTO original(article, added, media, charset, path, member, hash, place,"
	    " len, bytes, batch) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
	    err);

	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, id);
	sqlite3_bind_int64(stmt, 2, lib->now);
	db_bind_text(stmt, 3, p->media);
	db_bind_text(stmt, 4, p->charset);
	db_bind_text(stmt, 5, p->path);
	db_bind_text(stmt, 6, p->member);
	sqlite3_bind_int64(stmt, 7, p->hash);
	if (p->path)
		sqlite3_bind_int64(stmt, 8, print_place(p->path, p->member));
	sqlite3_bind_int64(stmt, 9, (int64_t)p->len);
	if (p->has_bytes)
		sqlite3_bind_blob64(stmt, 10, p->original.data, p->original.len, SQLITE_STATIC);
	sqlite3_bind_int64(stmt, 11, batch);
	return db_run(lib, stmt, err);
}

/* The article under which one with this fingerprint is folded; 0: none. */
static bool
find_same(struct library *lib, const struct print *print, int64_t *same, struct err *err)
{
	sqlite3_stmt *stmt;
	unsigned band;
	int got = 0;

	*same = 0;
	for (band = 0; band < PRINT_BANDS && !*same; band++) {
		stmt = db_prepare(lib,
		    "SELECT p.print, ifnull(a.dup_of, a.id) FROM band b"
		    " JOIN print p ON p.article = b.article JOIN article a ON a.id = b.article"
		    " WHERE b.band = ? AND a.state & 8 = 0 LIMIT 40",
		    err);
		if (!stmt)
			return false;
		sqlite3_bind_int64(stmt, 1, print_band(print, band));
		while (!*same && (got = db_step(lib, stmt, err)) > 0)
			if (sqlite3_column_bytes(stmt, 0) == sizeof(*print) &&
			    print_same(print, sqlite3_column_blob(stmt, 0)))
				*same = sqlite3_column_int64(stmt, 1);
		db_done(stmt);
		if (got < 0)
			return false;
	}
	return true;
}

static bool
insert_print(struct library *lib, int64_t id, const struct print *print, struct err *err)
{
	sqlite3_stmt *stmt =
	    db_prepare(lib, "INSERT OR REPLACE INTO print(article, print) VALUES(?, ?)", err);
	unsigned band;
	bool ok;

	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, id);
	sqlite3_bind_blob(stmt, 2, print, sizeof(*print), SQLITE_STATIC);
	ok = db_run(lib, stmt, err);
	for (band = 0; ok && band < PRINT_BANDS; band++)
		ok = db_exec_ints(lib, "INSERT OR IGNORE INTO band(band, article) VALUES(?, ?)",
		    (int64_t[]){print_band(print, band), id}, 2, err);
	return ok;
}

bool
write_forget_print(struct library *lib, int64_t id, struct err *err)
{
	sqlite3_stmt *stmt = db_prepare(lib, "SELECT print FROM print WHERE article = ?", err);
	struct print print;
	unsigned band;
	bool found = false, ok;
	int got;

	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, id);
	got = db_step(lib, stmt, err);
	if (got > 0 && sqlite3_column_bytes(stmt, 0) == sizeof(print)) {
		memcpy(&print, sqlite3_column_blob(stmt, 0), sizeof(print));
		found = true;
	}
	db_done(stmt);
	ok = got >= 0;
	for (band = 0; found && ok && band < PRINT_BANDS; band++)
		ok = db_exec_ints(lib, "DELETE FROM band WHERE band = ? AND article = ?",
		    (int64_t[]){print_band(&print, band), id}, 2, err);
	return ok && db_exec_ints(lib, "DELETE FROM print WHERE article = ?", &id, 1, err);
}

/* Where a new article comes to stand. */
struct row_ids {
	int64_t key, id;
	int64_t same; /* the article it is folded under, or 0 */
};

static bool
insert_row(struct batch *b, const struct prepared *p, const struct columns *c,
    const struct row_ids *ids, struct err *err)
{
	struct library *lib = b->lib;
	unsigned state = (p->article.confidence < ARTICLE_DOUBTFUL ? STATE_DOUBTFUL : 0) |
			 (ids->same ? STATE_DUPLICATE : 0);
	sqlite3_stmt *stmt = db_prepare(lib,
	    "INSERT INTO article(title, title_derived, source, authors, lang, url, section,"
	    " published, precision, zone, address, key, id, added, words, state, dup_of, batch)"
	    " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
	    err);

	if (!stmt)
		return false;
	bind_columns(stmt, c);
	sqlite3_bind_int64(stmt, 12, ids->key);
	sqlite3_bind_int64(stmt, 13, ids->id);
	sqlite3_bind_int64(stmt, 14, lib->now);
	sqlite3_bind_int64(stmt, 15, p->article.words);
	sqlite3_bind_int64(stmt, 16, state);
	if (ids->same)
		sqlite3_bind_int64(stmt, 17, ids->same);
	sqlite3_bind_int64(stmt, 18, b->id);
	return db_run(lib, stmt, err) &&
	       (!ids->same ||
		   db_exec_ints(lib, "UPDATE article SET n_dups = n_dups + 1 WHERE id = ?",
		       &ids->same, 1, err));
}

/* Ids are never given twice, also when the newest was purged. */
static bool
next_id(struct batch *b, struct err *err)
{
	char *kept;

	if (b->next_id)
		return true;
	if (!db_int(b->lib, "SELECT ifnull(max(id), 0) + 1 FROM article", NULL, 0, &b->next_id,
		err))
		return false;
	kept = db_meta(b->lib, "next-id");
	if (kept && strtoll(kept, NULL, 10) > b->next_id)
		b->next_id = strtoll(kept, NULL, 10);
	free(kept);
	return true;
}

static void
wait_for_index(struct batch *b, int64_t key, const struct columns *c, const struct article *a)
{
	struct waiting_row *r;

	b->rows = base_grow(b->rows, b->n_rows, &b->cap_rows, sizeof(*b->rows));
	r = &b->rows[b->n_rows++];
	r->key = key;
	r->title = b->texts.len;
	buf_add_str(&b->texts, c->title);
	r->authors = b->texts.len;
	buf_add_str(&b->texts, c->authors ? c->authors : "");
	r->body = b->texts.len;
	buf_add(&b->texts, a->doc.text.data, a->doc.text.len);
	r->end = b->texts.len;
}

bool
write_new(struct batch *b, const struct prepared *p, int64_t *id, struct err *err)
{
	struct columns c;
	struct row_ids ids = {0, 0, 0};
	bool ok;

	columns_of(&p->article, b->lib->now, &c);
	ok = next_id(b, err) && key_find_free(b->lib, c.key, &ids.key, err) &&
	     (!p->has_print || find_same(b->lib, &p->print, &ids.same, err));
	if (ok) {
		*id = ids.id = b->next_id++;
		ok = insert_row(b, p, &c, &ids, err) &&
		     insert_body(b->lib, *id, &p->body, p->article.doc.text.len, err) &&
		     write_original(b->lib, *id, p, b->id, err) &&
		     note_values(b->lib, &c, err) &&
		     (!p->has_print || insert_print(b->lib, *id, &p->print, err)) &&
		     write_names(b->lib, *id, &p->article.mentions, err);
	}
	if (ok)
		wait_for_index(b, ids.key, &c, &p->article);
	columns_clear(&c);
	return ok;
}

static int
compare_rows(const void *a, const void *b)
{
	const struct waiting_row *x = a, *y = b;

	return x->key < y->key ? -1 : x->key > y->key;
}

bool
write_waiting(struct batch *b, struct err *err)
{
	struct library *lib = b->lib;
	const struct waiting_row *r;
	sqlite3_stmt *stmt;
	bool ok = true;
	size_t i;

	if (b->n_rows)
		qsort(b->rows, b->n_rows, sizeof(*b->rows), compare_rows);
	if (!lib->terms)
		lib->terms = terms_new();
	for (i = 0; ok && i < b->n_rows; i++) {
		r = &b->rows[i];
		stmt = db_prepare(lib,
		    "INSERT INTO fts(rowid, title, authors, body) VALUES(?, ?, ?, ?)", err);
		if (!stmt)
			return false;
		terms_next(lib->terms);
		sqlite3_bind_int64(stmt, 1, r->key);
		sqlite3_bind_text(stmt, 2, b->texts.data + r->title,
		    (int)(r->authors - r->title), SQLITE_STATIC);
		sqlite3_bind_text(stmt, 3, b->texts.data + r->authors,
		    (int)(r->body - r->authors), SQLITE_STATIC);
		sqlite3_bind_text(
		    stmt, 4, b->texts.data + r->body, (int)(r->end - r->body), SQLITE_STATIC);
		ok = db_run(lib, stmt, err);
	}
	b->n_rows = 0;
	buf_reset(&b->texts);
	return ok;
}

bool
write_key_of(struct library *lib, int64_t id, int64_t *key, bool *found, struct err *err)
{
	sqlite3_stmt *stmt = db_prepare(lib, "SELECT key FROM article WHERE id = ?", err);
	int got;

	*found = false;
	*key = 0;
	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, id);
	got = db_step(lib, stmt, err);
	if (got > 0) {
		*key = sqlite3_column_int64(stmt, 0);
		*found = true;
	}
	db_done(stmt);
	return got >= 0;
}

bool
write_columns(struct library *lib, int64_t id, struct article *a, struct err *err)
{
	struct columns c;
	sqlite3_stmt *stmt;
	int64_t key = 0, added = 0, published = INT64_MIN, free_key;
	bool ok, found;

	if (!write_key_of(lib, id, &key, &found, err) || !body_lay_edits(lib, id, a, err) ||
	    !db_int(lib, "SELECT added FROM article WHERE id = ?", &id, 1, &added, err) ||
	    !db_int(lib, "SELECT published FROM article WHERE id = ? AND precision", &id, 1,
		&published, err))
		return false;
	columns_of(a, added, &c);
	free_key = key;
	ok = note_values(lib, &c, err);
	if (ok && published != (c.precision ? c.published : INT64_MIN))
		ok = key_find_free(lib, c.key, &free_key, err);
	stmt =
	    ok ? db_prepare(lib,
		     "UPDATE article SET title = ?, title_derived = ?, source = ?, authors = ?,"
		     " lang = ?, url = ?, section = ?, published = ?, precision = ?, zone = ?,"
		     " address = ?, key = ?, words = ? WHERE id = ?",
		     err)
	       : NULL;
	if (stmt) {
		bind_columns(stmt, &c);
		sqlite3_bind_int64(stmt, 12, free_key);
		sqlite3_bind_int64(stmt, 13, a->words);
		sqlite3_bind_int64(stmt, 14, id);
	}
	ok = db_run(lib, stmt, err) && fts_insert(lib, free_key, err);
	columns_clear(&c);
	return ok;
}

/* Compresses the kept originals of an article again, after its body's text, their prefix,
 * changed from one to another. */
static bool
pack_again(struct library *lib, int64_t id, const struct buf *from, const struct buf *to,
    struct err *err)
{
	sqlite3_stmt *stmt = db_prepare(
	    lib, "SELECT id, bytes FROM original WHERE article = ? AND bytes IS NOT NULL", err);
	sqlite3_stmt *update;
	struct buf bytes = BUF_INIT, packed = BUF_INIT;
	bool ok = true;
	int got = 0;

	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, id);
	while (ok && (got = db_step(lib, stmt, err)) > 0) {
		buf_reset(&packed);
		buf_reset(&bytes);
		buf_add(&packed, sqlite3_column_blob(stmt, 1),
		    (size_t)sqlite3_column_bytes(stmt, 1));
		if (!zip_unpack_with(lib->zip, &bytes, &packed, from))
			continue;
		buf_reset(&packed);
		zip_pack_with(lib->zip, &packed, bytes.data, bytes.len, to);
		update = db_prepare(lib, "UPDATE original SET bytes = ? WHERE id = ?", err);
		if (update) {
			sqlite3_bind_blob64(update, 1, packed.data, packed.len, SQLITE_STATIC);
			sqlite3_bind_int64(update, 2, sqlite3_column_int64(stmt, 0));
		}
		ok = db_run(lib, update, err);
	}
	db_done(stmt);
	buf_clear(&bytes);
	buf_clear(&packed);
	return ok && got >= 0;
}

bool
write_again(struct library *lib, int64_t id, const struct article *a, const struct buf *bytes,
    struct err *err)
{
	struct article old, copy;
	struct buf packed = BUF_INIT;
	int64_t key;
	bool ok, found;

	article_init(&old);
	article_init(&copy);
	ok = write_key_of(lib, id, &key, &found, err) && body_load(lib, id, &old, err) &&
	     fts_delete(lib, key, err) &&
	     pack_again(lib, id, &old.doc.text, &a->doc.text, err) &&
	     insert_body(lib, id, bytes, a->doc.text.len, err) &&
	     db_exec_ints(lib, "DELETE FROM article_entity WHERE article = ?", &id, 1, err) &&
	     write_names(lib, id, &a->mentions, err);
	if (ok) {
		pack_article(&packed, a);
		ok = unpack_article(packed.data, packed.len, &copy) &&
		     write_columns(lib, id, &copy, err);
	}
	buf_clear(&packed);
	article_clear(&old);
	article_clear(&copy);
	return ok;
}
