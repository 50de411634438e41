/* store/leaf: every row is found without the trees, and noise is no row. */
#include "library.h"
#include "tap.h"

#include "base/file.h"
#include "store/leaf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { ROWS = 200, ROUNDS = 400 };

static uint32_t
next_random(uint32_t *seed)
{
	*seed = *seed * 1664525 + 1013904223;
	return *seed >> 8;
}

/* A new file, made by plain SQLite. */
static void
run_sql(const char *name, bool fresh, const char *sql)
{
	sqlite3 *db = NULL;

	if (fresh)
		unlink(test_path(name));
	if (sqlite3_open(test_path(name), &db) ||
	    sqlite3_exec(db, "PRAGMA synchronous = 0", NULL, NULL, NULL) ||
	    sqlite3_exec(db, sql, NULL, NULL, NULL))
		tap_ok(false, "%s: %s", sql, sqlite3_errmsg(db));
	sqlite3_close(db);
}

/* Without waiting for the disk, as file_write does. */
static void
put(const char *name, const struct buf *bytes)
{
	FILE *f = fopen(test_path(name), "wb");

	if (!f || fwrite(bytes->data, 1, bytes->len, f) != bytes->len)
		tap_ok(false, "%s is written", name);
	if (f)
		fclose(f);
}

/* A table with values of all classes and sizes: those of some rows fill several pages. */
static void
make_file(const char *name, int page_size)
{
	struct buf sql = BUF_INIT;

	buf_addf(&sql,
	    "PRAGMA page_size = %d; CREATE TABLE t(id INTEGER PRIMARY KEY, n, s, b, r);"
	    "WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < %d)"
	    " INSERT INTO t SELECT (i - 100) * 123456789 * (i * i), CASE WHEN i %% 7 = 0"
	    " THEN NULL ELSE ((i & 1) * 2 - 1) * ((1 << (i %% 63)) - i %% 3) END,"
	    " CASE WHEN i %% 5 = 0 THEN '' ELSE hex(zeroblob(i * i %% 900)) END,"
	    " CASE WHEN i %% 3 THEN zeroblob(i * 17 %% 900) END, i / 2.0 + 0.3 FROM c",
	    page_size, ROWS);
	run_sql(name, true, buf_str(&sql));
	buf_clear(&sql);
}

/* A row as text, in the same words as SELECT_ROW. */
static void
add_row(struct buf *out, const struct leaf_row *row)
{
	const struct leaf_value *v = row->values;

	buf_addf(out, "%lld %s ", (long long)row->rowid, v[0].class == LEAF_NULL ? "" : "?");
	if (v[1].class == LEAF_INT)
		buf_addf(out, "%lld", (long long)v[1].number);
	buf_addf(out, " %s%llu", v[2].class == LEAF_TEXT ? "text" : "?",
	    (unsigned long long)v[2].len);
	if (v[3].class == LEAF_BLOB)
		buf_addf(out, " blob%llu", (unsigned long long)v[3].len);
	buf_add_str(out, "\n");
}

#define SELECT_ROW                                                                             \
	"SELECT id || '  ' || ifnull(n, '') || ' text' || length(s) || ifnull(' blob' ||"      \
	" length(b), '') || char(10) FROM t"

/* All rows that the leaves give; those of the schema are not among them. */
static size_t
read_leaves(const char *name, struct buf *out)
{
	struct leaf_row row;
	struct leaf *l;
	sqlite3 *db = NULL;
	size_t n = 0;

	sqlite3_open(test_path(name), &db);
	l = leaf_open(db);
	while (l && leaf_next(l, &row)) {
		if (!leaf_load(l, &row))
			continue;
		n++;
		if (row.n_values == 5)
			add_row(out, &row);
	}
	leaf_close(l);
	sqlite3_close(db);
	return n;
}

static int
compare_lines(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The lines of a text in order, for the leaves lie in none. */
static void
sort_lines(struct buf *text)
{
	char *lines[ROWS + 1], *copy = base_strdup(buf_str(text)), *at;
	size_t n = 0, i;

	for (at = strtok(copy, "\n"); at && n < ARRAY_LEN(lines); at = strtok(NULL, "\n"))
		lines[n++] = at;
	qsort(lines, n, sizeof(*lines), compare_lines);
	buf_reset(text);
	for (i = 0; i < n; i++)
		buf_addf(text, "%s\n", lines[i]);
	free(copy);
}

static void
read_rows(const char *name, struct buf *out)
{
	sqlite3_stmt *stmt = NULL;
	sqlite3 *db = NULL;

	sqlite3_open(test_path(name), &db);
	sqlite3_prepare_v2(db, SELECT_ROW, -1, &stmt, NULL);
	while (sqlite3_step(stmt) == SQLITE_ROW)
		buf_add_str(out, (const char *)sqlite3_column_text(stmt, 0));
	sqlite3_finalize(stmt);
	sqlite3_close(db);
}

static void
test_sizes(void)
{
	static const int sizes[] = {512, 1024, 4096, 16384, 65536};
	struct buf leaves = BUF_INIT, rows = BUF_INIT;
	size_t i, n;

	for (i = 0; i < ARRAY_LEN(sizes); i++) {
		make_file("sizes", sizes[i]);
		buf_reset(&leaves);
		buf_reset(&rows);
		n = read_leaves("sizes", &leaves);
		read_rows("sizes", &rows);
		sort_lines(&leaves);
		sort_lines(&rows);
		tap_is_int((long)n, ROWS, "pages of %d bytes: all rows", sizes[i]);
		tap_ok(strcmp(buf_str(&leaves), buf_str(&rows)) == 0, "as SQLite reads them");
	}
	buf_clear(&leaves);
	buf_clear(&rows);
}

/* Deleted rows lie in pages of the freelist; once that cannot be read they are rows again. */
static void
test_free(void)
{
	static const char zeros[4] = "";
	struct buf bytes = BUF_INIT, rows = BUF_INIT;
	size_t n;

	make_file("free", 1024);
	run_sql("free", false, "PRAGMA secure_delete = 0; DELETE FROM t WHERE id > 0");
	file_read(test_path("free"), SIZE_MAX, &bytes, NULL);
	read_rows("free", &rows);
	n = read_leaves("free", &rows);
	sort_lines(&rows);
	tap_ok(n > 80 && n < 120, "deleted rows are none: %zu", n);
	memcpy(bytes.data + 32, zeros, sizeof(zeros));
	put("free", &bytes);
	n = read_leaves("free", &rows);
	tap_ok(n > 120, "unless the freelist is lost: %zu", n);
	buf_clear(&bytes);
	buf_clear(&rows);
}

/* Bytes, and whole pages, become others. */
static void
add_noise(struct buf *b, uint32_t *seed)
{
	size_t n = next_random(seed) % 200, i, at, len;

	for (i = 0; i < n; i++) {
		at = next_random(seed) % b->len;
		/* What pages begin with counts most. */
		if (next_random(seed) & 1)
			at = at / 512 * 512 + at % 40;
		b->data[at] = (char)next_random(seed);
	}
	at = next_random(seed) % b->len;
	len = next_random(seed) % 2048;
	for (i = at; i < at + len && i < b->len; i++)
		b->data[i] = (char)next_random(seed);
}

static void
test_noise(void)
{
	struct buf whole = BUF_INIT, bytes = BUF_INIT, rows = BUF_INIT;
	uint32_t seed = 1;
	size_t n = 0;
	int i;

	make_file("noise", 512);
	file_read(test_path("noise"), SIZE_MAX, &whole, NULL);
	for (i = 0; i < ROUNDS; i++) {
		buf_reset(&bytes);
		buf_add(&bytes, whole.data, whole.len - next_random(&seed) % 600);
		add_noise(&bytes, &seed);
		put("noise", &bytes);
		buf_reset(&rows);
		n += read_leaves("noise", &rows);
	}
	tap_ok(n > (size_t)ROUNDS * ROWS / 4 && n <= (size_t)ROUNDS * ROWS,
	    "%d files with noise: %zu rows of %d", ROUNDS, n, ROUNDS * ROWS);
	buf_clear(&whole);
	buf_clear(&bytes);
	buf_clear(&rows);
}

/* A chain of overflow pages that comes back to itself ends. */
static void
test_circle(void)
{
	struct buf bytes = BUF_INIT, rows = BUF_INIT;
	size_t at, n;

	run_sql("circle", true,
	    "PRAGMA page_size = 512; CREATE TABLE t(b); INSERT INTO t VALUES(zeroblob(40000))");
	n = read_leaves("circle", &rows);
	tap_is_int((long)n, 1, "a row of many pages");
	file_read(test_path("circle"), SIZE_MAX, &bytes, NULL);
	/* Each page of the chain names the next one; the 20th now names the 5th. */
	at = 19 * 512;
	memcpy(bytes.data + at, "\0\0\0\5", 4);
	put("circle", &bytes);
	n = read_leaves("circle", &rows);
	tap_is_int((long)n, 0, "and none when they go round");
	buf_clear(&bytes);
	buf_clear(&rows);
}

static void
test_none(void)
{
	struct buf rows = BUF_INIT;

	file_write(test_path("empty"), "", 0, NULL);
	tap_is_int((long)read_leaves("empty", &rows), 0, "an empty file");
	file_write(test_path("text"), "hello\r\n", 7, NULL);
	tap_is_int((long)read_leaves("text", &rows), 0, "a text");
	buf_clear(&rows);
}

int
main(void)
{
	test_begin("leaf");
	test_sizes();
	test_free();
	test_noise();
	test_circle();
	test_none();
	test_end();
	return tap_done();
}
