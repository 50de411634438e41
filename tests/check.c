/* store/check: a whole library, damaged ones, what is saved of them, backups. */
#include "library.h"
#include "tap.h"

#include "base/file.h"
#include "store/check.h"
#include "store/db.h"
#include "store/note.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { ARTICLES = 100, KEPT = 40, PAGE = 16384 };

static void
add_finding(void *arg, const char *finding)
{
	buf_addf(arg, "%s\n", finding);
}

static void
fill(struct library *lib)
{
	struct buf text = BUF_INIT, title = BUF_INIT;
	struct note note = {.article = 7, .start = 0, .len = 3, .comment = "kept?"};
	struct err err = {ERR_NONE, ""};
	int i, k;

	for (i = 0; i < ARTICLES; i++) {
		buf_reset(&text);
		for (k = 0; k < 60; k++)
			buf_addf(&text, "word%d of [P Ann Number%d] and %d. ",
			    (i * 7919 + k * 104729) % 10007, i % 40, i * k);
		/* Long, so that their rows fill several pages. */
		buf_reset(&title);
		buf_addf(&title, "An %s one", i % 2 ? "odd" : "even");
		for (k = 0; k < 20; k++)
			buf_addf(&title, " and thing%d", i * k);
		test_add(lib, buf_str(&title), "2011-07-14", "Post", buf_str(&text));
	}
	note_add(lib, &note, &err);
	buf_clear(&text);
	buf_clear(&title);
}

/* Looks at a library, and gives the number of faults; -1 when it cannot look. */
static int
faults(const char *name, struct buf *findings)
{
	struct err err = {ERR_NONE, ""};
	uint64_t n = 0;

	buf_reset(findings);
	if (!check_library(test_path(name), add_finding, findings, &n, &err)) {
		buf_add_str(findings, err.text);
		return -1;
	}
	return (int)n;
}

static void
copy(const char *from, const char *to)
{
	struct buf bytes = BUF_INIT;
	struct err err = {ERR_NONE, ""};

	tap_ok(file_read(test_path(from), SIZE_MAX, &bytes, &err) &&
		   file_write(test_path(to), bytes.data, bytes.len, &err),
	    "%s is a copy of %s %s", to, from, err.text);
	buf_clear(&bytes);
}

/* Writes over a part of a file, in thousandths of its length. */
static void
spoil(const char *name, int from, int to)
{
	int fd = open(test_path(name), O_RDWR);
	struct stat st;
	char junk[512];
	off_t at, end;

	memset(junk, 0xa5, sizeof(junk));
	if (fd < 0 || fstat(fd, &st))
		return;
	at = st.st_size * from / 1000;
	end = st.st_size * to / 1000;
	for (; at < end; at += (off_t)sizeof(junk))
		if (pwrite(fd, junk, sizeof(junk), at) < 0)
			break;
	close(fd);
}

static void
test_whole(void)
{
	struct buf findings = BUF_INIT;
	int n;

	n = faults("library", &findings);
	tap_is_int(n, 0, "a library is whole %s", buf_str(&findings));
	n = faults("nothing", &findings);
	tap_is_int(n, -1, "%s", buf_str(&findings));
	file_write(test_path("text"), "hello\n", 6, NULL);
	n = faults("text", &findings);
	tap_is_int(n, -1, "%s", buf_str(&findings));
	buf_clear(&findings);
}

static void
test_backup(struct library *lib)
{
	struct err err = {ERR_NONE, ""};
	struct buf findings = BUF_INIT, to = BUF_INIT;
	struct stat st;
	int n;

	buf_add_str(&to, test_path("backup"));
	tap_ok(check_backup(lib, buf_str(&to), &err), "a backup, in use %s", err.text);
	tap_ok(!stat(buf_str(&to), &st) && (st.st_mode & 0777) == 0600, "for its owner alone");
	n = faults("backup", &findings);
	tap_is_int(n, 0, "the backup is whole %s", buf_str(&findings));
	tap_ok(!check_backup(lib, buf_str(&to), &err), "never over a file: %s", err.text);
	buf_clear(&findings);
	buf_clear(&to);
}

/* A text that no longer unpacks, an index that no longer fits, rows that point nowhere. */
static void
test_rows(void)
{
	static const char *const damages[] = {
	    "UPDATE body SET bytes = x'00112233' WHERE article = 7",
	    "UPDATE article SET title = 'Changed behind the index' WHERE id = 8",
	    "DELETE FROM article WHERE id = 9",
	    "UPDATE counter SET n = n + 1",
	};
	static const char *const told[] = {"article 7: its text", "index does not fit",
	    "texts without an article: 1", "wrong counters"};
	struct buf findings = BUF_INIT, path = BUF_INIT;
	struct err err = {ERR_NONE, ""};
	struct library *lib;
	uint64_t n_lost = 0;
	size_t i;
	int n;

	copy("backup", "rows");
	for (i = 0; i < ARRAY_LEN(damages); i++)
		test_sql("rows", damages[i]);
	tap_ok(faults("rows", &findings) >= (int)ARRAY_LEN(told), "damaged rows are found");
	for (i = 0; i < ARRAY_LEN(told); i++)
		tap_ok(strstr(buf_str(&findings), told[i]), "told: %s", told[i]);
	buf_add_str(&path, test_path("rows"));
	buf_reset(&findings);
	tap_ok(
	    check_repair(buf_str(&path), add_finding, &findings, &n_lost, &err) && n_lost == 1,
	    "repaired, one text lost %s", err.text);
	n = faults("rows", &findings);
	tap_is_int(n, 0, "then it is whole %s", buf_str(&findings));
	lib = test_open("rows");
	tap_is(test_ids(lib, "title:changed"), "8", "the index fits again");
	tap_is(test_ids(lib, "id:9 title:even"), "9", "a lost row comes back from its text");
	tap_is(test_ids(lib, "is:noted"), "7", "the note of the lost text is kept");
	library_close(lib);
	tap_ok(access(test_path("rows.damaged"), F_OK) == 0, "the damaged one is kept");
	buf_clear(&findings);
	buf_clear(&path);
}

/* What a library says, as a number. */
static int64_t
number(const char *name, const char *sql)
{
	struct library *lib = test_open(name);
	struct err err = {ERR_NONE, ""};
	int64_t n = -1;

	if (!db_int(lib, sql, NULL, 0, &n, &err))
		tap_note("%s: %s", sql, err.text);
	library_close(lib);
	return n;
}

/* Repairs it, and looks whether it is whole then; adds what was told. */
static uint64_t
repair(const char *name, struct buf *findings)
{
	struct buf path = BUF_INIT, faults_then = BUF_INIT;
	struct err err = {ERR_NONE, ""};
	uint64_t n_lost = 0;
	int n;

	buf_add_str(&path, test_path(name));
	buf_reset(findings);
	tap_ok(check_repair(buf_str(&path), add_finding, findings, &n_lost, &err),
	    "repaired %s", err.text);
	n = faults(name, &faults_then);
	tap_is_int(n, 0, "then it is whole %s", buf_str(&faults_then));
	buf_clear(&path);
	buf_clear(&faults_then);
	return n_lost;
}

/* Pages written over: whatever can be read is saved, and the result is whole. */
static void
test_pages(int from, int to)
{
	struct buf findings = BUF_INIT;
	uint64_t n_lost;
	int64_t n;

	copy("backup", "pages");
	spoil("pages", from, to);
	tap_ok(faults("pages", &findings) > 0, "spoiled from %d to %d: found", from, to);
	n_lost = repair("pages", &findings);
	n = number("pages", "SELECT count(*) FROM body WHERE text_len > 0");
	tap_ok(n > ARTICLES / 2, "%d of %d articles are there, %llu rows lost", (int)n,
	    ARTICLES, (unsigned long long)n_lost);
	buf_clear(&findings);
}

/* Writes noise over a page; they count from 1. */
static void
spoil_page(const char *name, int64_t page, uint32_t seed)
{
	unsigned char noise[PAGE];
	int fd = open(test_path(name), O_RDWR);
	size_t i;

	for (i = 0; i < sizeof(noise); i++) {
		seed = seed * 1664525 + 1013904223;
		noise[i] = (unsigned char)(seed >> 24);
	}
	tap_ok(fd >= 0 && page > 0 &&
		   pwrite(fd, noise, sizeof(noise), (off_t)(page - 1) * PAGE) == PAGE,
	    "page %d of %s is spoiled", (int)page, name);
	if (fd >= 0)
		close(fd);
}

/* Spoils where tables begin, "body article"; "1" is the file's first page. */
static void
spoil_roots(const char *name, const char *tables)
{
	char *copied = base_strdup(tables), *table;
	struct library *lib = test_open(name);
	struct buf sql = BUF_INIT;
	int64_t pages[8] = {0};
	size_t n = 0, i;

	for (table = strtok(copied, " "); table && n < ARRAY_LEN(pages);
	     table = strtok(NULL, " "), n++) {
		buf_reset(&sql);
		buf_addf(&sql,
		    "SELECT ifnull(max(rootpage), 1) FROM sqlite_master"
		    " WHERE name = '%s'",
		    table);
		db_int(lib, buf_str(&sql), NULL, 0, &pages[n], NULL);
	}
	library_close(lib);
	for (i = 0; i < n; i++)
		spoil_page(name, pages[i], (uint32_t)i);
	buf_clear(&sql);
	free(copied);
}

/* Tables that have lost their root page: their rows are looked for in every page. */
static void
test_roots(void)
{
	static const struct {
		const char *roots;
		const char *told;
	} cases[] = {
	    {"body", "body: 100 rows were found"},
	    {"article body original", "original: 100 rows were found"},
	    {"body article sqlite_autoindex_article_1", "article: 100 rows were found"},
	    {"1", "note: 1 rows were found"},
	};
	struct buf findings = BUF_INIT;
	uint64_t n_lost;
	size_t i;

	for (i = 0; i < ARRAY_LEN(cases); i++) {
		copy("backup", "roots");
		spoil_roots("roots", cases[i].roots);
		n_lost = repair("roots", &findings);
		tap_ok(strstr(buf_str(&findings), cases[i].told), "told: %s", cases[i].told);
		tap_is_int(number("roots", "SELECT count(*) FROM article a JOIN body b"
					   " ON b.article = a.id WHERE text_len > 1000"),
		    ARTICLES, "without %s: all articles, %llu rows lost", cases[i].roots,
		    (unsigned long long)n_lost);
		tap_is_int(number("roots", "SELECT count(*) FROM article WHERE state & 16"), 1,
		    "and what was done with them");
	}
	buf_clear(&findings);
}

/* Purged articles stay away, as long as either the freelist or the index of ids says so. */
static void
test_purged(void)
{
	static const struct {
		const char *roots;
		bool keeps_freelist;
		int want;
	} cases[] = {
	    {"body", false, KEPT},
	    {"article body sqlite_autoindex_article_1", true, KEPT},
	    {"article body sqlite_autoindex_article_1", false, ARTICLES},
	};
	struct buf findings = BUF_INIT, sql = BUF_INIT;
	int64_t n;
	size_t i;
	int fd;

	for (i = 0; i < ARRAY_LEN(cases); i++) {
		copy("backup", "purged");
		buf_reset(&sql);
		buf_addf(&sql,
		    "PRAGMA secure_delete = 0; DELETE FROM body WHERE article > %d;"
		    "DELETE FROM article WHERE id > %d",
		    KEPT, KEPT);
		test_sql("purged", buf_str(&sql));
		spoil_roots("purged", cases[i].roots);
		fd = open(test_path("purged"), O_RDWR);
		if (!cases[i].keeps_freelist && pwrite(fd, "\0\0\0\0", 4, 32) != 4)
			tap_ok(false, "the freelist is spoiled");
		close(fd);
		repair("purged", &findings);
		n = number("purged", "SELECT count(*) FROM body WHERE text_len > 0");
		tap_ok(n >= KEPT && n <= cases[i].want, "%s: %d of %d texts, at most %d",
		    cases[i].roots, (int)n, KEPT, cases[i].want);
		tap_is_int(strstr(buf_str(&findings), "may have been deleted") != NULL,
		    cases[i].want > KEPT, "told when there may be others");
	}
	buf_clear(&findings);
	buf_clear(&sql);
}

/* A page that is in the log is newer than the one in the file, also when it is looked for
 * without its table. */
static void
test_log(void)
{
	struct buf findings = BUF_INIT;
	struct err err = {ERR_NONE, ""};
	struct library *lib;

	copy("backup", "first");
	copy("backup", "log");
	lib = test_open("first");
	db_exec(lib, "UPDATE original SET len = 7 WHERE id = 50", &err);
	spoil_roots("log", "original");
	copy("first-wal", "log-wal");
	library_close(lib);
	repair("log", &findings);
	tap_ok(strstr(buf_str(&findings), "original: 100 rows were found"),
	    "a table that is not in the log is looked for");
	tap_is_int(number("log", "SELECT len FROM original WHERE id = 50"), 7,
	    "in the log's pages too");
	buf_clear(&findings);
}

/* Noise in any pages, the first one and the roots included: a sentence or a library. */
static void
test_noise(void)
{
	struct buf findings = BUF_INIT, path = BUF_INIT;
	struct err err = {ERR_NONE, ""};
	uint64_t n_lost;
	uint32_t round, i;
	struct stat st;
	int n;

	buf_add_str(&path, test_path("noise"));
	for (round = 1; round <= 4; round++) {
		copy("backup", "noise");
		if (stat(buf_str(&path), &st))
			continue;
		for (i = 0; i < round; i++)
			spoil_page("noise",
			    1 + (round * 7919 + i * 31) % (st.st_size / PAGE / (1 + i % 3)),
			    round * 10 + i);
		n = 0;
		if (check_repair(buf_str(&path), NULL, NULL, &n_lost, &err))
			n = faults("noise", &findings);
		tap_is_int(n, 0, "noise in %d pages: %s", (int)round, buf_str(&findings));
	}
	buf_clear(&findings);
	buf_clear(&path);
}

static void
test_refused(void)
{
	static const char *const names[] = {"text", "nothing"};
	struct err err = {ERR_NONE, ""};
	struct buf path = BUF_INIT;
	uint64_t n_lost;
	size_t i;

	for (i = 0; i < ARRAY_LEN(names); i++) {
		buf_reset(&path);
		buf_add_str(&path, test_path(names[i]));
		tap_ok(
		    !check_repair(buf_str(&path), NULL, NULL, &n_lost, &err), "%s", err.text);
	}
	buf_clear(&path);
}

int
main(void)
{
	struct library *lib;

	test_begin("check");
	lib = test_open("library");
	fill(lib);
	test_whole();
	test_backup(lib);
	test_rows();
	test_pages(70, 110);
	test_pages(600, 640);
	test_pages(950, 990);
	test_roots();
	test_purged();
	test_log();
	test_noise();
	test_refused();
	library_close(lib);
	test_end();
	return tap_done();
}
