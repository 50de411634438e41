/* Looks for the rows of a table in every page of a file. */
#include "store/check_scan.h"

#include "doc/pack.h"
#include "store/body.h"
#include "store/leaf.h"
#include "store/zip.h"
#include "text/utf8.h"

#include <assert.h>
#include <string.h>

struct scan {
	struct library *lib;
	struct leaf *leaf;
	const struct kind *kind;
	/* What each column may hold: LEAF_ bits. The one that stands for the rowid is NULL. */
	unsigned classes[LEAF_COLUMNS];
	size_t n_columns;
	sqlite3_stmt *insert, *is_there; /* in the new library */
	sqlite3_stmt *is_live;           /* in the old one; NULL when it cannot be asked */
};

/* Rows that can be told from those of all other tables. */
struct kind {
	const char *table;
	bool (*fits)(struct scan *s, const struct leaf_row *row); /* or NULL */
	int article;    /* the column with an article's id, or NONE */
	bool only_sure; /* nothing is better than what was deleted */
};

enum { NONE = -1 };

/* zstd's dictionaries begin with a number of their own, unlike other tables' blobs. */
static bool
fits_dictionary(struct scan *s, const struct leaf_row *row)
{
	static const char magic[] = "\x37\xa4\x30\xec";
	const struct leaf_value *bytes = &row->values[1];

	(void)s;
	return row->rowid > 0 && row->rowid <= ZIP_DICTIONARIES && bytes->len > 4 &&
	       memcmp(bytes->bytes, magic, 4) == 0;
}

static bool
fits_body(struct scan *s, const struct leaf_row *row)
{
	struct buf packed = BUF_INIT;
	struct article a;
	bool ok;

	article_init(&a);
	ok = body_unzip(s->lib, &packed, row->values[1].bytes, (size_t)row->values[1].len) &&
	     unpack_article(packed.data, packed.len, &a) &&
	     (int64_t)a.doc.text.len == row->values[2].number;
	article_clear(&a);
	buf_clear(&packed);
	return ok;
}

static const struct kind kinds[] = {
    {"dictionary", fits_dictionary, NONE, false},
    {"article", NULL, 1, false},
    {"body", fits_body, 0, false},
    {"original", NULL, 1, false},
    {"batch", NULL, NONE, false},
    {"tag", NULL, NONE, false},
    {"note", NULL, 1, false},
    {"entity", NULL, NONE, false},
    /* A purge empties it, lest an undo bring back what was purged. */
    {"journal", NULL, NONE, true},
};

static const struct kind *
find_kind(const char *table)
{
	size_t i;

	for (i = 0; i < ARRAY_LEN(kinds); i++)
		if (strcmp(kinds[i].table, table) == 0)
			return &kinds[i];
	return NULL;
}

/* What a column's declaration lets it hold. */
static unsigned
classes_of(sqlite3_stmt *info)
{
	const char *type = (const char *)sqlite3_column_text(info, 2);
	unsigned classes = strcmp(type, "INTEGER") == 0 ? LEAF_INT
			   : strcmp(type, "TEXT") == 0  ? LEAF_TEXT
							: LEAF_BLOB;

	if (sqlite3_column_int(info, 5))
		return LEAF_NULL;
	return sqlite3_column_int(info, 3) ? classes : classes | LEAF_NULL;
}

static void
read_columns(struct scan *s)
{
	struct buf sql = BUF_INIT;
	sqlite3_stmt *stmt = NULL;

	buf_addf(&sql, "PRAGMA table_info(%s)", s->kind->table);
	if (!sqlite3_prepare_v2(s->lib->db, buf_str(&sql), -1, &stmt, NULL))
		while (sqlite3_step(stmt) == SQLITE_ROW && s->n_columns < LEAF_COLUMNS)
			s->classes[s->n_columns++] = classes_of(stmt);
	sqlite3_finalize(stmt);
	buf_clear(&sql);
}

static bool
begin(struct scan *s, sqlite3 *old, struct err *err)
{
	struct buf sql = BUF_INIT;
	bool ok;
	size_t i;

	read_columns(s);
	buf_addf(&sql, "INSERT OR IGNORE INTO %s VALUES(?", s->kind->table);
	for (i = 1; i < s->n_columns; i++)
		buf_add_str(&sql, ", ?");
	buf_add_char(&sql, ')');
	ok = !sqlite3_prepare_v2(s->lib->db, buf_str(&sql), -1, &s->insert, NULL);
	buf_reset(&sql);
	buf_addf(&sql, "SELECT 1 FROM %s WHERE rowid = ?", s->kind->table);
	ok = ok && !sqlite3_prepare_v2(s->lib->db, buf_str(&sql), -1, &s->is_there, NULL);
	if (s->kind->article != NONE)
		sqlite3_prepare_v2(
		    old, "SELECT id FROM article WHERE id = ?", -1, &s->is_live, NULL);
	buf_clear(&sql);
	return ok || db_fail(s->lib, err, "writing the new library");
}

static void
end(struct scan *s)
{
	sqlite3_finalize(s->insert);
	sqlite3_finalize(s->is_there);
	sqlite3_finalize(s->is_live);
	leaf_close(s->leaf);
}

/* SQLITE_ROW, SQLITE_DONE, or what went wrong. */
static int
ask(sqlite3_stmt *stmt, int64_t n)
{
	int code;

	sqlite3_bind_int64(stmt, 1, n);
	code = sqlite3_step(stmt);
	sqlite3_reset(stmt);
	return code;
}

static bool
has_shape(const struct scan *s, const struct leaf_row *row)
{
	size_t i;

	if (row->n_values != s->n_columns)
		return false;
	for (i = 0; i < s->n_columns; i++)
		if (!(row->values[i].class & s->classes[i]))
			return false;
	return true;
}

static bool
has_clean_texts(const struct leaf_row *row)
{
	size_t i;

	for (i = 0; i < row->n_values; i++)
		if (row->values[i].class == LEAF_TEXT &&
		    !utf8_valid(row->values[i].bytes, (size_t)row->values[i].len))
			return false;
	return true;
}

/* The old library's index of ids says whether there is such an article; where that index is
 * damaged it may have been. */
static bool
is_of_purged(struct scan *s, const struct leaf_row *row, struct check_scan *out)
{
	int code;

	if (s->kind->article == NONE)
		return false;
	code = s->is_live
		   ? ask(s->is_live,
			 s->kind->article ? row->values[s->kind->article].number : row->rowid)
		   : SQLITE_ERROR;
	if (code != SQLITE_ROW && code != SQLITE_DONE && !leaf_knows_free(s->leaf))
		out->may_be_stale = true;
	return code == SQLITE_DONE;
}

static bool
add_row(struct scan *s, const struct leaf_row *row, struct check_scan *out, struct err *err)
{
	const struct leaf_value *v;
	bool ok;
	size_t i;
	int at;

	sqlite3_clear_bindings(s->insert);
	for (i = 0; i < row->n_values; i++) {
		v = &row->values[i];
		at = (int)i + 1;
		if (v->class == LEAF_INT)
			sqlite3_bind_int64(s->insert, at, v->number);
		else if (v->class == LEAF_TEXT)
			sqlite3_bind_text64(
			    s->insert, at, v->bytes, v->len, SQLITE_STATIC, SQLITE_UTF8);
		else if (v->class == LEAF_BLOB)
			sqlite3_bind_blob64(s->insert, at, v->bytes, v->len, SQLITE_STATIC);
		else if (s->classes[i] == LEAF_NULL)
			sqlite3_bind_int64(s->insert, at, row->rowid);
	}
	ok = sqlite3_step(s->insert) == SQLITE_DONE ||
	     db_fail(s->lib, err, "writing the new library");
	if (ok)
		out->n_found += (uint64_t)sqlite3_changes(s->lib->db);
	sqlite3_reset(s->insert);
	return ok;
}

bool
check_scan_table(sqlite3 *old, struct library *lib, const char *table, struct check_scan *out,
    struct err *err)
{
	struct scan s = {.lib = lib, .kind = find_kind(table)};
	struct leaf_row row;
	bool ok = true;

	*out = (struct check_scan){0, false};
	s.leaf = s.kind ? leaf_open(old) : NULL;
	if (!s.leaf)
		return true;
	if (leaf_knows_free(s.leaf) || !s.kind->only_sure)
		ok = begin(&s, old, err);
	while (ok && s.insert && leaf_next(s.leaf, &row)) {
		if (!has_shape(&s, &row) || ask(s.is_there, row.rowid) == SQLITE_ROW ||
		    !leaf_load(s.leaf, &row) || is_of_purged(&s, &row, out) ||
		    !has_clean_texts(&row) || (s.kind->fits && !s.kind->fits(&s, &row)))
			continue;
		ok = add_row(&s, &row, out, err);
	}
	if (s.kind->article == NONE)
		out->may_be_stale = !leaf_knows_free(s.leaf);
	end(&s);
	return ok;
}

bool
check_scan_finds_article(sqlite3 *old, struct library *lib)
{
	struct scan s = {.lib = lib, .leaf = leaf_open(old), .kind = find_kind("article")};
	struct leaf_row row;
	bool found = false;

	assert(s.kind);
	read_columns(&s);
	while (s.leaf && !found && leaf_next(s.leaf, &row))
		found = has_shape(&s, &row) && leaf_load(s.leaf, &row);
	end(&s);
	return found;
}
