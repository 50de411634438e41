/* Words and their counts. */
#include "store/term.h"

#include "base/arena.h"
#include "store/known.h"
#include "store/print.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct entry {
	const char *word; /* in the arena; NULL: free */
	uint32_t len;
	uint32_t n;
	uint32_t article; /* the last one that had it */
};

struct terms {
	struct arena arena;
	struct entry *entries;
	size_t n, cap; /* cap is a power of two */
	size_t bytes;
	uint32_t article;
};

struct terms *
terms_new(void)
{
	struct terms *t = base_calloc(1, sizeof(*t));

	t->cap = 1 << 14;
	t->entries = base_calloc(t->cap, sizeof(*t->entries));
	return t;
}

void
terms_free(struct terms *t)
{
	if (!t)
		return;
	arena_clear(&t->arena);
	free(t->entries);
	free(t);
}

void
terms_next(struct terms *t)
{
	t->article++;
}

static struct entry *
find_entry(const struct terms *t, const char *word, size_t len)
{
	size_t at = (size_t)print_hash(word, len) & (t->cap - 1);
	struct entry *e;

	for (;; at = (at + 1) & (t->cap - 1)) {
		e = &t->entries[at];
		if (!e->word || (e->len == len && !memcmp(e->word, word, len)))
			return e;
	}
}

static void
grow(struct terms *t)
{
	struct entry *old = t->entries;
	size_t cap = t->cap, i;

	t->cap *= 2;
	t->entries = base_calloc(t->cap, sizeof(*t->entries));
	for (i = 0; i < cap; i++)
		if (old[i].word)
			*find_entry(t, old[i].word, old[i].len) = old[i];
	free(old);
}

void
terms_add(struct terms *t, const char *word, size_t len)
{
	struct entry *e;

	if (len > TERM_MAX || !len)
		return;
	e = find_entry(t, word, len);
	if (!e->word) {
		e->word = arena_strndup(&t->arena, word, len);
		e->len = (uint32_t)len;
		e->n = 0;
		e->article = t->article - 1;
		t->bytes += len + 1 + sizeof(*e) * 2;
	}
	if (e->article != t->article)
		e->n++;
	e->article = t->article;
	if (e->n == 1 && ++t->n * 2 > t->cap)
		grow(t);
}

size_t
terms_size(const struct terms *t)
{
	return t->bytes;
}

static int
compare_entries(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	return strcmp(x->word, y->word);
}

/* In the table's order, so that neighbouring rows are met one after the other. */
bool
terms_write(struct library *lib, struct terms *t, struct err *err)
{
	sqlite3_stmt *stmt;
	size_t i, n = 0;
	bool ok = true;

	lib->words_version++;
	for (i = 0; i < t->cap; i++)
		if (t->entries[i].word)
			t->entries[n++] = t->entries[i];
	qsort(t->entries, n, sizeof(*t->entries), compare_entries);
	for (i = 0; ok && i < n; i++) {
		stmt = db_prepare(lib,
		    "INSERT INTO term(word, n) VALUES(?, ?) ON CONFLICT(word) DO UPDATE"
		    " SET n = n + excluded.n",
		    err);
		if (!stmt)
			return false;
		sqlite3_bind_text(
		    stmt, 1, t->entries[i].word, (int)t->entries[i].len, SQLITE_STATIC);
		sqlite3_bind_int64(stmt, 2, t->entries[i].n);
		ok = db_run(lib, stmt, err);
	}
	arena_clear(&t->arena);
	memset(t->entries, 0, t->cap * sizeof(*t->entries));
	t->n = t->bytes = 0;
	return ok;
}

bool
term_rebuild(struct library *lib, struct err *err)
{
	return db_exec(lib,
	    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary"
	    " USING fts5vocab(main, fts, row);"
	    "DELETE FROM term;"
	    "INSERT INTO term(word, n) SELECT term, doc FROM temp.vocabulary"
	    " WHERE substr(term, 1, 1) <> char(1) AND length(CAST(term AS BLOB)) <= 32;"
	    "DROP TABLE temp.vocabulary",
	    err);
}

bool
term_mark_behind(struct library *lib, bool behind, struct err *err)
{
	char pid[24];

	if (!behind)
		return db_exec(lib, "DELETE FROM meta WHERE name = 'counting'", err);
	snprintf(pid, sizeof(pid), "%ld", (long)getpid());
	return db_set_meta(lib, "counting", pid, err);
}

bool
term_catch_up(struct library *lib, struct err *err)
{
	char *pid = db_meta(lib, "counting");
	bool is_left = pid && atol(pid) > 0 && kill((pid_t)atol(pid), 0) && errno == ESRCH;
	bool ok = true;

	free(pid);
	if (!is_left)
		return true;
	if (!db_begin(lib, err))
		return false;
	ok = term_rebuild(lib, err) && term_mark_behind(lib, false, err);
	return db_end(lib, ok, err) && ok;
}

/* The best so far, kept in order: the commonest first. */
struct best {
	char words[256][TERM_MAX + 1];
	int64_t counts[256];
	size_t n, max;
};

static void
offer(struct best *b, const char *word, int64_t count)
{
	size_t at = b->n;

	if (strlen(word) > TERM_MAX || (b->n == b->max && count <= b->counts[b->n - 1]))
		return;
	if (b->n < b->max)
		b->n++;
	else
		at--;
	for (; at && b->counts[at - 1] < count; at--) {
		b->counts[at] = b->counts[at - 1];
		memcpy(b->words[at], b->words[at - 1], sizeof(b->words[at]));
	}
	b->counts[at] = count;
	memcpy(b->words[at], word, strlen(word) + 1);
}

/* False when it was stopped. */
static bool
collect(struct library *lib, const char *sql, const char *prefix, struct best *b)
{
	sqlite3_stmt *stmt = db_prepare(lib, sql, NULL);
	struct buf end = BUF_INIT;
	int code;

	if (!stmt)
		return false;
	buf_add_str(&end, prefix);
	buf_add_str(&end, "\xf4\x8f\xbf\xbf");
	db_bind_text(stmt, 1, prefix);
	db_bind_text(stmt, 2, buf_str(&end));
	while ((code = sqlite3_step(stmt)) == SQLITE_ROW)
		offer(b, db_text(stmt, 0), sqlite3_column_int64(stmt, 1));
	db_done(stmt);
	buf_clear(&end);
	return code == SQLITE_DONE;
}

/* Finds them, among the words of many articles if there are enough of these; false when it was
 * stopped. */
static bool
find_best(struct library *lib, const char *prefix, struct best *b)
{
	static const char *const among[] = {
	    "SELECT word, n FROM term INDEXED BY term_frequent"
	    " WHERE n >= 4096 AND word >= ? AND word < ? LIMIT 6000",
	    "SELECT word, n FROM term INDEXED BY term_common"
	    " WHERE n >= 64 AND word >= ? AND word < ? LIMIT 6000",
	    "SELECT word, n FROM term WHERE word >= ? AND word < ? LIMIT 6000",
	};
	size_t i;

	for (i = 0; i < ARRAY_LEN(among); i++) {
		b->n = 0;
		if (!collect(lib, among[i], prefix, b))
			return false;
		if (b->n == b->max)
			break;
	}
	return true;
}

size_t
term_complete(
    struct library *lib, const char *prefix, size_t max, struct buf *out, int64_t *counts)
{
	size_t start = out->len, i, n;
	char name[TERM_MAX + 40];
	struct best *b;
	bool whole;

	if (strlen(prefix) > TERM_MAX)
		return 0;
	snprintf(name, sizeof(name), "%zu beginning with %s", max, prefix);
	if (!counts && known_get(lib, name, out, &n))
		return n;
	b = base_calloc(1, sizeof(*b));
	b->max = max < ARRAY_LEN(b->counts) ? max : ARRAY_LEN(b->counts);
	whole = find_best(lib, prefix, b);
	n = b->n;
	for (i = 0; i < n; i++) {
		buf_add(out, b->words[i], strlen(b->words[i]) + 1);
		if (counts)
			counts[i] = b->counts[i];
	}
	if (whole)
		known_keep(lib, name, out, start, n);
	free(b);
	return n;
}

size_t
term_next(
    struct library *lib, const char *prefix, const char *after, size_t max, struct buf *out)
{
	sqlite3_stmt *stmt = db_prepare(lib,
	    "SELECT word FROM term WHERE word >= ?1 AND word > ?2 AND word < ?1 || x'f48fbfbf'"
	    " ORDER BY word LIMIT ?3",
	    NULL);
	size_t n = 0;

	if (!stmt)
		return 0;
	db_bind_text(stmt, 1, prefix);
	db_bind_text(stmt, 2, after);
	sqlite3_bind_int64(stmt, 3, (int64_t)max);
	for (; sqlite3_step(stmt) == SQLITE_ROW; n++)
		buf_add(out, db_text(stmt, 0), (size_t)sqlite3_column_bytes(stmt, 0) + 1);
	db_done(stmt);
	return n;
}

int64_t
term_count(struct library *lib, const char *word, size_t len)
{
	sqlite3_stmt *stmt = db_prepare(lib, "SELECT n FROM term WHERE word = ?", NULL);
	int64_t n = 0;

	if (!stmt)
		return 0;
	sqlite3_bind_text(stmt, 1, word, (int)len, SQLITE_STATIC);
	if (sqlite3_step(stmt) == SQLITE_ROW)
		n = sqlite3_column_int64(stmt, 0);
	db_done(stmt);
	return n;
}
