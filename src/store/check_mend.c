/* Rows that come from a damaged library, made consistent. */
#include "store/check_mend.h"

#include "doc/pack.h"
#include "store/body.h"
#include "store/key.h"
#include "store/zip.h"
#include "text/date.h"

#include <stdlib.h>
#include <string.h>

struct mend {
	struct library *lib;
	const struct check_ear *ear;
	uint64_t n_lost;
};

void
check_tell(const struct check_ear *ear, const char *format, ...)
{
	struct buf sentence = BUF_INIT;
	va_list args;

	va_start(args, format);
	buf_vaddf(&sentence, format, args);
	va_end(args);
	if (ear->fn)
		ear->fn(ear->arg, buf_str(&sentence));
	buf_clear(&sentence);
}

struct ids {
	int64_t *items;
	size_t n, cap;
};

static bool
collect(struct mend *r, const char *sql, struct ids *out, struct err *err)
{
	sqlite3_stmt *stmt = db_prepare(r->lib, sql, err);
	int got = -1;

	while (stmt && (got = db_step(r->lib, stmt, err)) > 0) {
		out->items = base_grow(out->items, out->n, &out->cap, sizeof(*out->items));
		out->items[out->n++] = sqlite3_column_int64(stmt, 0);
	}
	db_done(stmt);
	return got == 0;
}

/* A row of the list from a body, in which everything that the page said stands too. */
static bool
revive(struct mend *r, int64_t id, struct err *err)
{
	struct article a;
	struct columns c;
	sqlite3_stmt *stmt;
	int64_t key = 0;
	bool ok;

	article_init(&a);
	if (!body_load(r->lib, id, &a, NULL)) {
		r->n_lost++;
		article_clear(&a);
		return true;
	}
	columns_of(&a, r->lib->now, &c);
	ok = key_find_free(r->lib, c.key, &key, err);
	stmt = ok ? db_prepare(r->lib,
			"INSERT INTO article(key, id, title, title_derived, precision, added, "
			"words,"
			" state, batch, published, source, authors, lang, url, section)"
			" VALUES(?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?, ?, ?, ?, ?)",
			err)
		  : NULL;
	if (stmt) {
		sqlite3_bind_int64(stmt, 1, key);
		sqlite3_bind_int64(stmt, 2, id);
		db_bind_text(stmt, 3, c.title);
		sqlite3_bind_int(stmt, 4, c.title_is_derived);
		sqlite3_bind_int(stmt, 5, (int)c.precision);
		sqlite3_bind_int64(stmt, 6, r->lib->now);
		sqlite3_bind_int64(stmt, 7, a.words);
		if (c.precision)
			sqlite3_bind_int64(stmt, 8, c.published);
		db_bind_text(stmt, 9, c.source);
		db_bind_text(stmt, 10, c.authors);
		db_bind_text(stmt, 11, c.lang);
		db_bind_text(stmt, 12, c.url);
		db_bind_text(stmt, 13, c.section);
	}
	ok = db_run(r->lib, stmt, err);
	if (ok)
		check_tell(
		    r->ear, "article %lld: its row was made anew from its text", (long long)id);
	columns_clear(&c);
	article_clear(&a);
	return ok;
}

static bool
revive_rows(struct mend *r, struct err *err)
{
	struct ids ids = {NULL, 0, 0};
	bool ok;
	size_t i;

	ok =
	    collect(r, "SELECT article FROM body WHERE article NOT IN (SELECT id FROM article)",
		&ids, err);
	for (i = 0; ok && i < ids.n; i++)
		ok = revive(r, ids.items[i], err);
	free(ids.items);
	return ok;
}

/* What the row of the list says, as an article without a text. */
static bool
read_columns(struct mend *r, int64_t id, struct article *a, struct err *err)
{
	static const enum article_field fields[] = {
	    FIELD_TITLE, FIELD_SOURCE, FIELD_AUTHORS, FIELD_LANG, FIELD_URL, FIELD_SECTION};
	sqlite3_stmt *stmt = db_prepare(r->lib,
	    "SELECT title, source, authors, lang, url, section, published, precision, zone"
	    " FROM article WHERE id = ?",
	    err);
	struct buf iso = BUF_INIT;
	struct date d;
	size_t i;
	int got;

	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, id);
	got = db_step(r->lib, stmt, err);
	for (i = 0; got > 0 && i < ARRAY_LEN(fields); i++)
		article_set(a, fields[i], db_text(stmt, (int)i), strlen(db_text(stmt, (int)i)),
		    ORIGIN_PAGE, WHERE_NONE, 100);
	if (got > 0 && sqlite3_column_int(stmt, 7) > 0) {
		bool has_zone = sqlite3_column_type(stmt, 8) != SQLITE_NULL;

		date_of_time(sqlite3_column_int64(stmt, 6),
		    has_zone ? sqlite3_column_int(stmt, 8) : DATE_NO_ZONE, &d);
		d.precision = (uint8_t)sqlite3_column_int(stmt, 7);
		date_add_iso(&iso, &d);
		article_set(
		    a, FIELD_DATE, buf_str(&iso), iso.len, ORIGIN_PAGE, WHERE_NONE, 100);
	}
	db_done(stmt);
	buf_clear(&iso);
	return got >= 0;
}

/* Stands an empty text where the article's own is lost: title, notes and tags stay. Originals
 * that were compressed with it are lost too. */
static bool
replace_text(struct mend *r, int64_t id, struct err *err)
{
	struct buf packed = BUF_INIT, bytes = BUF_INIT;
	sqlite3_stmt *stmt;
	struct article a;
	bool ok;

	article_init(&a);
	ok = read_columns(r, id, &a, err);
	pack_article(&packed, &a);
	zip_pack(r->lib->zip, &bytes, packed.data, packed.len);
	stmt = ok ? db_prepare(r->lib,
			"INSERT OR REPLACE INTO body(article, bytes, text_len) VALUES(?, ?, 0)",
			err)
		  : NULL;
	if (stmt) {
		sqlite3_bind_int64(stmt, 1, id);
		sqlite3_bind_blob64(stmt, 2, bytes.data, bytes.len, SQLITE_STATIC);
	}
	ok = db_run(r->lib, stmt, err) &&
	     db_exec_ints(r->lib,
		 "UPDATE original SET bytes = NULL WHERE article = ? AND substr(bytes, 1, 1) = "
		 "x'01'",
		 &id, 1, err) &&
	     db_exec_ints(r->lib, "DELETE FROM article_entity WHERE article = ?", &id, 1, err);
	if (ok) {
		r->n_lost++;
		check_tell(r->ear, "article %lld: its text is lost", (long long)id);
	}
	buf_clear(&packed);
	buf_clear(&bytes);
	article_clear(&a);
	return ok;
}

/* Texts that are not there, and those that are but cannot be read. */
static bool
replace_texts(struct mend *r, struct err *err)
{
	struct ids ids = {NULL, 0, 0}, all = {NULL, 0, 0};
	struct article a;
	bool ok;
	size_t i;

	ok = collect(r, "SELECT id FROM article WHERE id NOT IN (SELECT article FROM body)",
		 &ids, err) &&
	     collect(r, "SELECT article FROM body WHERE article IN (SELECT id FROM article)",
		 &all, err);
	for (i = 0; ok && i < ids.n; i++)
		ok = replace_text(r, ids.items[i], err);
	for (i = 0; ok && i < all.n; i++) {
		article_init(&a);
		if (!body_load(r->lib, all.items[i], &a, NULL))
			ok = replace_text(r, all.items[i], err);
		article_clear(&a);
	}
	free(ids.items);
	free(all.items);
	return ok;
}

/* Can an original be unpacked, with its article's text where it needs that? */
static bool
is_readable(struct mend *r, int64_t article, const void *bytes, size_t len)
{
	struct buf packed = BUF_INIT, out = BUF_INIT;
	struct article a;
	bool ok;

	article_init(&a);
	buf_add(&packed, bytes, len);
	ok = body_load(r->lib, article, &a, NULL) &&
	     zip_unpack_with(r->lib->zip, &out, &packed, &a.doc.text);
	article_clear(&a);
	buf_clear(&packed);
	buf_clear(&out);
	return ok;
}

/* Forgets the bytes of originals that cannot be read; their facts stay. */
static bool
drop_originals(struct mend *r, struct err *err)
{
	sqlite3_stmt *stmt = db_prepare(
	    r->lib, "SELECT id, article, bytes FROM original WHERE bytes IS NOT NULL", err);
	struct ids lost = {NULL, 0, 0};
	int got = -1;
	bool ok;
	size_t i;

	while (stmt && (got = db_step(r->lib, stmt, err)) > 0) {
		int64_t article = sqlite3_column_int64(stmt, 1);

		if (is_readable(r, article, sqlite3_column_blob(stmt, 2),
			(size_t)sqlite3_column_bytes(stmt, 2)))
			continue;
		lost.items = base_grow(lost.items, lost.n, &lost.cap, sizeof(*lost.items));
		lost.items[lost.n++] = sqlite3_column_int64(stmt, 0);
		r->n_lost++;
		check_tell(r->ear, "article %lld: its original is lost", (long long)article);
	}
	db_done(stmt);
	ok = got == 0;
	for (i = 0; ok && i < lost.n; i++)
		ok = db_exec_ints(r->lib, "UPDATE original SET bytes = NULL WHERE id = ?",
		    &lost.items[i], 1, err);
	free(lost.items);
	return ok;
}

/* What nothing can be done with: rows that point nowhere. */
static bool
drop_strays(struct mend *r, struct err *err)
{
	static const char *const statements[] = {
	    "DELETE FROM body WHERE article NOT IN (SELECT id FROM article)",
	    "DELETE FROM original WHERE article NOT IN (SELECT id FROM article)",
	    "DELETE FROM note WHERE article NOT IN (SELECT id FROM article)",
	    "DELETE FROM edit WHERE article NOT IN (SELECT id FROM article)",
	    "DELETE FROM print WHERE article NOT IN (SELECT id FROM article)",
	    "DELETE FROM band WHERE article NOT IN (SELECT id FROM article)",
	    "DELETE FROM article_tag WHERE article NOT IN (SELECT id FROM article)"
	    " OR tag NOT IN (SELECT id FROM tag)",
	    "DELETE FROM article_entity WHERE article NOT IN (SELECT id FROM article)"
	    " OR entity NOT IN (SELECT id FROM entity)",
	    "DELETE FROM alias WHERE entity NOT IN (SELECT id FROM entity)",
	    "UPDATE entity SET merged_into = NULL WHERE merged_into NOT IN (SELECT id FROM "
	    "entity)",
	    "UPDATE article SET dup_of = NULL, state = state & ~32"
	    " WHERE dup_of NOT IN (SELECT id FROM article)",
	    "INSERT OR IGNORE INTO language SELECT DISTINCT lang FROM article WHERE lang IS "
	    "NOT NULL",
	};
	size_t i;

	for (i = 0; i < ARRAY_LEN(statements); i++)
		if (!db_exec(r->lib, statements[i], err))
			return false;
	return true;
}

bool
check_mend(struct library *lib, const struct check_ear *ear, uint64_t *n_lost, struct err *err)
{
	struct mend r = {.lib = lib, .ear = ear};
	bool ok = revive_rows(&r, err) && drop_strays(&r, err) && replace_texts(&r, err) &&
		  drop_originals(&r, err);

	*n_lost += r.n_lost;
	return ok;
}
