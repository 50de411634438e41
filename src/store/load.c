/* Articles and originals read back; another body in the place of one. */
#include "doc/pack.h"
#include "store/article.h"
#include "store/journal.h"
#include "store/write.h"
#include "store/zip.h"

#include <stdlib.h>
#include <string.h>

bool
article_load(struct library *lib, int64_t id, struct article *out, struct err *err)
{
	return body_load(lib, id, out, err) && body_lay_edits(lib, id, out, err);
}

bool
article_load_text(struct library *lib, int64_t id, struct buf *out, struct err *err)
{
	struct article a;
	bool ok;

	article_init(&a);
	ok = body_load(lib, id, &a, err);
	if (ok)
		buf_add(out, a.doc.text.data, a.doc.text.len);
	article_clear(&a);
	return ok;
}

void
original_info_clear(struct original_info *o)
{
	free(o->media);
	free(o->charset);
	free(o->path);
	free(o->member);
	buf_clear(&o->bytes);
	*o = (struct original_info){.added = 0};
}

static char *
copy_column(sqlite3_stmt *stmt, int column)
{
	const char *s = (const char *)sqlite3_column_text(stmt, column);

	return s ? base_strdup(s) : NULL;
}

/* The facts, and the compressed bytes when packed is not NULL. */
static bool
load_original(struct library *lib, const int64_t id_version[2], struct original_info *out,
    struct buf *packed, struct err *err)
{
	sqlite3_stmt *stmt = db_prepare(lib,
	    "SELECT media, charset, path, member, added, hash, len, bytes FROM original"
	    " WHERE article = ? ORDER BY id DESC LIMIT 1 OFFSET ?",
	    err);
	int got;

	*out = (struct original_info){.added = 0};
	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, id_version[0]);
	sqlite3_bind_int64(stmt, 2, id_version[1]);
	got = db_step(lib, stmt, err);
	if (got > 0) {
		out->media = copy_column(stmt, 0);
		out->charset = copy_column(stmt, 1);
		out->path = copy_column(stmt, 2);
		out->member = copy_column(stmt, 3);
		out->added = sqlite3_column_int64(stmt, 4);
		out->hash = sqlite3_column_int64(stmt, 5);
		out->len = (uint64_t)sqlite3_column_int64(stmt, 6);
		if (packed)
			buf_add(packed, sqlite3_column_blob(stmt, 7),
			    (size_t)sqlite3_column_bytes(stmt, 7));
	}
	db_done(stmt);
	return got > 0 ||
	       (!got && err_set(err, ERR_NO_INPUT, "there is no original of article %lld",
			    (long long)id_version[0]));
}

bool
article_original_facts(struct library *lib, int64_t id, unsigned version,
    struct original_info *out, struct err *err)
{
	return load_original(lib, (int64_t[]){id, version}, out, NULL, err);
}

bool
article_original(struct library *lib, int64_t id, unsigned version, struct original_info *out,
    struct err *err)
{
	struct buf packed = BUF_INIT;
	struct article a;
	bool ok = load_original(lib, (int64_t[]){id, version}, out, &packed, err);

	article_init(&a);
	if (ok && !packed.len)
		ok = err_set(err, ERR_NO_INPUT, "article %lld came without bytes of its own",
		    (long long)id);
	ok = ok && body_load(lib, id, &a, err);
	if (ok && !zip_unpack_with(lib->zip, &out->bytes, &packed, &a.doc.text))
		ok = err_set(err, ERR_DATA,
		    "%s: the original of article %lld is damaged; "
		    "`lectern check --repair` saves what can be read",
		    lib->path, (long long)id);
	article_clear(&a);
	buf_clear(&packed);
	if (!ok)
		original_info_clear(out);
	return ok;
}

static void
pack_body(struct library *lib, const struct article *a, struct buf *out)
{
	struct buf packed = BUF_INIT;

	body_load_dictionary(lib);
	pack_article(&packed, a);
	zip_pack(lib->zip, out, packed.data, packed.len);
	buf_clear(&packed);
}

/* The user's notes find their words again in another text. */
static bool
move_notes(struct library *lib, int64_t id, const struct buf *text, struct err *err)
{
	sqlite3_stmt *stmt =
	    db_prepare(lib, "SELECT id, start, quote FROM note WHERE article = ?", err);
	const char *quote, *hit, *best, *end = text->data + text->len;
	int64_t start, moved;
	size_t len;
	int got = 0;
	bool ok = true;

	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, id);
	while (ok && (got = db_step(lib, stmt, err)) > 0) {
		start = sqlite3_column_int64(stmt, 1);
		quote = db_text(stmt, 2);
		len = (size_t)sqlite3_column_bytes(stmt, 2);
		best = NULL;
		/* Of several places the one nearest to where it was. */
		for (hit = text->data;
		     len && hit && (hit = memmem(hit, (size_t)(end - hit), quote, len)); hit++)
			if (!best ||
			    llabs(hit - text->data - start) < llabs(best - text->data - start))
				best = hit;
		moved = best ? best - text->data : 0;
		ok = db_exec_ints(lib, "UPDATE note SET start = ?, len = ? WHERE id = ?",
		    (int64_t[]){moved, best ? (int64_t)len : 0, sqlite3_column_int64(stmt, 0)},
		    3, err);
	}
	db_done(stmt);
	return ok && got >= 0;
}

/* Where reading stopped moves to the same words, or stays a share of the way. */
static bool
move_place(struct library *lib, int64_t id, const struct buf *old, const struct buf *new,
    struct err *err)
{
	enum { WORDS = 48 };
	int64_t at = 0;
	const char *hit = NULL;

	if (!db_int(lib, "SELECT at FROM place_in WHERE article = ?", &id, 1, &at, err))
		return false;
	if (at <= 0 || (size_t)at >= old->len)
		return true;
	if ((size_t)at + WORDS <= old->len && new->len)
		hit = memmem(new->data, new->len, old->data + at, WORDS);
	at =
	    hit ? hit - new->data : (int64_t)((double)at / (double)old->len * (double)new->len);
	return db_exec_ints(
	    lib, "UPDATE place_in SET at = ? WHERE article = ?", (int64_t[]){at, id}, 2, err);
}

bool
article_replace(struct library *lib, int64_t id, const struct article *a, struct err *err)
{
	struct buf bytes = BUF_INIT, old = BUF_INIT;
	bool ok;

	if (!db_begin(lib, err))
		return false;
	pack_body(lib, a, &bytes);
	ok = article_load_text(lib, id, &old, err) && write_again(lib, id, a, &bytes, err) &&
	     move_notes(lib, id, &a->doc.text, err) &&
	     move_place(lib, id, &old, &a->doc.text, err);
	buf_clear(&bytes);
	buf_clear(&old);
	return db_end(lib, ok, err) && ok;
}

bool
article_set_place(struct library *lib, int64_t id, uint32_t at, struct err *err)
{
	if (lib->read_only)
		return true;
	return db_exec_ints(lib,
	    at ? "INSERT OR REPLACE INTO place_in(article, at) VALUES(?, ?)"
	       : "DELETE FROM place_in WHERE article = ?",
	    (int64_t[]){id, at}, at ? 2 : 1, err);
}
