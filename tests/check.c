/* store/check: a whole library, damaged ones, what is saved of them, backups. */
#include "library.h"
#include "tap.h"

#include "base/file.h"
#include "store/check.h"
#include "store/note.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { ARTICLES = 100 };

static void
add_finding(void *arg, const char *finding)
{
	buf_addf(arg, "%s\n", finding);
}

static void
fill(struct library *lib)
{
	struct buf text = BUF_INIT;
	struct note note = {.article = 7, .start = 0, .len = 3, .comment = "kept?"};
	struct err err = {ERR_NONE, ""};
	int i, k;

	for (i = 0; i < ARTICLES; i++) {
		buf_reset(&text);
		for (k = 0; k < 60; k++)
			buf_addf(&text, "word%d of [P Ann Number%d] and %d. ",
			    (i * 7919 + k * 104729) % 10007, i % 40, i * k);
		test_add(lib, i % 2 ? "An odd one" : "An even one", "2011-07-14", "Post",
		    buf_str(&text));
	}
	note_add(lib, &note, &err);
	buf_clear(&text);
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

/* Pages written over: whatever can be read is saved, and the result is whole. */
static void
test_pages(int from, int to)
{
	struct buf findings = BUF_INIT, path = BUF_INIT;
	struct err err = {ERR_NONE, ""};
	struct library *lib;
	struct list_count count = {0, false};
	struct query q = {.order = LIST_DATE};
	uint64_t n_lost = 0;
	bool ok;
	int n;

	copy("backup", "pages");
	spoil("pages", from, to);
	buf_add_str(&path, test_path("pages"));
	tap_ok(faults("pages", &findings) > 0, "spoiled from %d to %d: found", from, to);
	buf_reset(&findings);
	tap_ok(check_repair(buf_str(&path), add_finding, &findings, &n_lost, &err),
	    "repaired %s", err.text);
	n = faults("pages", &findings);
	tap_is_int(n, 0, "then it is whole %s", buf_str(&findings));
	lib = test_open("pages");
	query_parse(&q, "is:read OR is:unread", 20, &(struct query_env){.now = TEST_NOW});
	ok = list_count(lib, &q, 1000, &count, &err);
	tap_ok(ok && count.n > ARTICLES / 2, "%llu of %d articles are there, %llu rows lost",
	    (unsigned long long)count.n, ARTICLES, (unsigned long long)n_lost);
	query_clear(&q);
	library_close(lib);
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
	test_refused();
	library_close(lib);
	test_end();
	return tap_done();
}
