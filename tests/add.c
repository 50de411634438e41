/* lectern-ingest add, as a program, on directories made for it: outcomes, traps, limits,
 * interruption; what the library holds afterwards. */
#include "tap.h"

#include "base/file.h"
#include "base/proc.h"
#include "store/list.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static void
make(const char *path, const char *s)
{
	struct err err;

	if (!file_write(path, s, strlen(s), &err))
		tap_ok(false, "%s: %s", path, err.text);
}

/* An article that nobody doubts, different for each number. */
static void
make_article(const char *path, int n)
{
	struct buf b = BUF_INIT;
	int i;

	buf_addf(&b, "The tide of day %d\nBy Ada Ray\n14 March 2024\n\n", n);
	for (i = 0; i < 4; i++)
		buf_addf(&b,
		    "PORT LASKO (Northern Wire) - The harbour of number %d was full of boats "
		    "on "
		    "Thursday, and the keeper of light %d said that none of the %d crews would "
		    "go "
		    "out before the wind had turned again.\n\n",
		    n, n * 7 + i, n * 31 + i);
	make(path, buf_str(&b));
	buf_clear(&b);
}

static char *
program(void)
{
	const char *build = getenv("LECTERN_BUILD");

	return file_join(build ? build : ".", "lectern-ingest");
}

/* Runs add with further words, the library being "library". The summary's time is cut. */
static char *
add(const char *const *words, int *status)
{
	const char *argv[16] = {NULL, "add", "--library", "library"};
	char *path = program(), *at;
	struct buf out = BUF_INIT;
	struct err err;
	size_t n;

	argv[0] = path;
	for (n = 0; words[n]; n++)
		argv[n + 4] = words[n];
	if (!proc_run(argv, "", 0, &out, 1 << 20, status, &err))
		tap_ok(false, "%s", err.text);
	free(path);
	for (at = strstr(buf_str(&out), " in "); at && strstr(at + 1, " in ");)
		at = strstr(at + 1, " in ");
	if (at && strstr(at, " s"))
		buf_truncate(&out, (size_t)(at - out.data));
	return buf_take(&out);
}

static void
check(const char *const *words, int status, const char *want, const char *what)
{
	int got_status;
	char *got = add(words, &got_status);

	tap_is(got, want, "%s", what);
	tap_is_int(got_status, status, "%s: its status", what);
	free(got);
}

/* Articles in the library that are shown. */
static long long
count(void)
{
	struct library_counts counts = {0};
	struct library *lib;
	struct err err;

	if (!library_open("library", LIBRARY_READ, &lib, &err))
		return -1;
	list_library_counts(lib, &counts, &err);
	library_close(lib);
	return (long long)counts.shown;
}

static void
forget_library(void)
{
	unlink("library");
	unlink("library-wal");
	unlink("library-shm");
}

static void
test_outcomes(void)
{
	static const char *const words[] = {"in", NULL},
				 *const again[] = {"-j", "0", "in", NULL},
				 *const json[] = {"--json", "in/a.txt", NULL};
	int status;
	char *got;

	mkdir("in", 0700);
	make_article("in/a.txt", 1);
	make_article("in/b.txt", 2);
	make("in/empty.txt", "");
	make("in/paper.pdf", "%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n");
	make("in/.hidden.txt", "hidden");
	mkfifo("in/fifo", 0600);
	check(words, 0,
	    "skipped   in/.hidden.txt: hidden\n"
	    "added     in/a.txt\n"
	    "added     in/b.txt\n"
	    "skipped   in/empty.txt: nothing in it\n"
	    "skipped   in/fifo: a named pipe\n"
	    "skipped   in/paper.pdf: not a format that lectern reads: a PDF file\n"
	    "2 added, 4 skipped",
	    "what a directory holds");
	tap_is_int(count(), 2, "the library holds it");
	make_article("in/b.txt", 3);
	check(again, 0,
	    "skipped   in/.hidden.txt: hidden\n"
	    "duplicate in/a.txt\n"
	    "updated   in/b.txt\n"
	    "skipped   in/empty.txt: nothing in it\n"
	    "skipped   in/fifo: a named pipe\n"
	    "skipped   in/paper.pdf: not a format that lectern reads: a PDF file\n"
	    "1 updated, 1 duplicate, 4 skipped",
	    "again, without workers, one having changed");
	tap_is_int(count(), 2, "nothing is added twice");
	got = add(json, &status);
	tap_is(got,
	    "{\"outcome\":\"duplicate\",\"path\":\"in/a.txt\",\"id\":1}\n"
	    "{\"added\":0,\"updated\":0,\"duplicate\":1,\"doubtful\":0,\"skipped\":0,"
	    "\"failed\":0,"
	    "\"batch\":0}\n",
	    "objects; what adds nothing is no batch");
	free(got);
	unlink("in/a.txt");
	unlink("in/b.txt");
	unlink("in/empty.txt");
	unlink("in/paper.pdf");
	unlink("in/.hidden.txt");
	unlink("in/fifo");
	rmdir("in");
	forget_library();
}

/* Names that would write to the terminal. */
static void
test_names(void)
{
	static const char *const words[] = {"in", NULL};

	mkdir("in", 0700);
	make_article("in/\x1b]0;PWNED\a.txt", 1);
	make_article("in/caf\xe9.txt", 2);
	make_article("in/two\nlines.txt", 3);
	check(words, 0,
	    "added     in/]0;PWNED.txt\n"
	    "added     in/caf\xef\xbf\xbd.txt\n"
	    "added     in/two lines.txt\n"
	    "3 added",
	    "names are cleaned");
	unlink("in/\x1b]0;PWNED\a.txt");
	unlink("in/caf\xe9.txt");
	unlink("in/two\nlines.txt");
	rmdir("in");
	forget_library();
}

static void
test_given(void)
{
	static const char *const missing[] = {"missing", NULL}, *const none[] = {"empty", NULL},
				 *const mixed[] = {"a.txt", "missing", NULL},
				 *const bad[] = {"--jobs", "many", "a.txt", NULL},
				 *const large[] = {"--max-size", "1", "large.txt", NULL};
	struct buf b = BUF_INIT;
	int i;

	make_article("a.txt", 1);
	make("empty", "\n");
	for (i = 0; i < 200000; i++)
		buf_add_str(&b, "Words. ");
	make("large.txt", b.data);
	buf_clear(&b);
	check(missing, 66, "failed    missing: No such file or directory\n1 failed",
	    "a missing file");
	check(none, 1, "skipped   empty: nothing in it\n1 skipped", "nothing to add");
	check(mixed, 66,
	    "added     a.txt\nfailed    missing: No such file or directory\n1 added, 1 failed",
	    "a missing file beside another");
	check(bad, 2, "", "a wrong option");
	check(large, 1, "skipped   large.txt: larger than 1 MB (see --max-size)\n1 skipped",
	    "a limit");
	unlink("a.txt");
	unlink("empty");
	unlink("large.txt");
	forget_library();
}

static void
test_records(void)
{
	static const char *const words[] = {"lines.jsonl", NULL};

	make("lines.jsonl",
	    "{\"title\":\"One\",\"text\":\"The first of the texts.\\nIt has two lines.\"}\n"
	    "{\"title\":7}\n"
	    "\n"
	    "{\"title\":\"Two\",\"date\":\"2011-07-14\",\"text\":\"The second of the "
	    "texts.\"}\n");
	check(words, 65,
	    "failed    lines.jsonl:2: member \"title\": expected a string\n"
	    "added     lines.jsonl: 2 added, 1 failed\n"
	    "2 added, 1 failed",
	    "JSON lines");
	check(words, 65,
	    "failed    lines.jsonl:2: member \"title\": expected a string\n"
	    "duplicate lines.jsonl: 2 duplicate, 1 failed\n"
	    "2 duplicate, 1 failed",
	    "JSON lines again");
	unlink("lines.jsonl");
	forget_library();
}

/* The number of lines that begin with a word. */
static long long
count_lines(const char *s, const char *word)
{
	long long n = 0;

	for (; s; s = strchr(s, '\n')) {
		s += *s == '\n';
		n += !strncmp(s, word, strlen(word));
		if (!*s)
			break;
	}
	return n;
}

/* Adds the directory "in" and interrupts it once a line has come. */
static char *
add_interrupted(int *status)
{
	char *path = program();
	const char *argv[] = {path, "add", "--library", "library", "--progress", "in", NULL};
	struct buf out = BUF_INIT;
	struct err err;
	pid_t pid;
	int fds[2];
	ssize_t got;
	char block[4096];
	bool sent = false;

	if (pipe(fds) < 0 || !proc_start(argv, (struct proc_io){-1, fds[1], -1}, &pid, &err)) {
		tap_ok(false, "started");
		return base_strdup("");
	}
	close(fds[1]);
	while ((got = read(fds[0], block, sizeof(block))) > 0 || (got < 0 && errno == EINTR)) {
		buf_add(&out, block, got > 0 ? (size_t)got : 0);
		if (!sent && out.len)
			sent = !kill(pid, SIGINT);
	}
	close(fds[0]);
	proc_wait(pid, status, &err);
	free(path);
	return buf_take(&out);
}

static void
test_interrupt(void)
{
	static const char *const words[] = {"--quiet", "in", NULL};
	char path[40], *got;
	long long told;
	int i, status;

	mkdir("in", 0700);
	for (i = 0; i < 400; i++) {
		snprintf(path, sizeof(path), "in/%03d.txt", i);
		make_article(path, i);
	}
	got = add_interrupted(&status);
	told = count_lines(got, "added ");
	tap_is_int(status, 130, "an interruption has its status");
	tap_ok(told > 0 && told < 400, "it stopped after %lld of 400", told);
	tap_is_int(count(), told, "what was told is kept, and no more");
	tap_is_int(count_lines(got, "failed"), 0, "nothing failed of it");
	free(got);
	check(words, 0, "", "quietly to the end");
	tap_is_int(count(), 400, "the rest is added");
	for (i = 0; i < 400; i++) {
		snprintf(path, sizeof(path), "in/%03d.txt", i);
		unlink(path);
	}
	rmdir("in");
	forget_library();
}

/* Starts adding a folder; *out is where it tells. */
static pid_t
start_add(const char *folder, int *out)
{
	char *path = program();
	const char *argv[] = {path, "add", "--library", "library", folder, NULL};
	struct err err;
	pid_t pid = -1;
	int fds[2];

	if (pipe(fds) < 0 || !proc_start(argv, (struct proc_io){-1, fds[1], -1}, &pid, &err))
		tap_ok(false, "%s: add starts", folder);
	close(fds[1]);
	*out = fds[0];
	free(path);
	return pid;
}

/* Three importers make one library together. */
static void
test_together(void)
{
	static const char *const folders[] = {"x", "y", "z"};
	enum { N = 20 };
	pid_t pids[ARRAY_LEN(folders)];
	int outs[ARRAY_LEN(folders)], status, k;
	char path[40], block[4096];
	struct err err;
	ssize_t n;
	size_t i;

	for (i = 0; i < ARRAY_LEN(folders); i++) {
		mkdir(folders[i], 0700);
		for (k = 0; k < N; k++) {
			snprintf(path, sizeof(path), "%s/%03d.txt", folders[i], k);
			make_article(path, 1000 * (int)(i + 1) + k);
		}
	}
	for (i = 0; i < ARRAY_LEN(folders); i++)
		pids[i] = start_add(folders[i], &outs[i]);
	for (i = 0; i < ARRAY_LEN(folders); i++) {
		struct buf told = BUF_INIT;

		while ((n = read(outs[i], block, sizeof(block))) > 0)
			buf_add(&told, block, (size_t)n);
		close(outs[i]);
		proc_wait(pids[i], &status, &err);
		tap_is_int(status, 0, "importer %zu of three", i);
		if (status)
			printf("# %s\n", buf_str(&told));
		buf_clear(&told);
		for (k = 0; k < N; k++) {
			snprintf(path, sizeof(path), "%s/%03d.txt", folders[i], k);
			unlink(path);
		}
		rmdir(folders[i]);
	}
	tap_is_int(
	    count(), N * (long long)ARRAY_LEN(folders), "what all three brought is there");
	forget_library();
}

int
main(void)
{
	char dir[] = "/tmp/lectern-add.XXXXXX";

	if (!mkdtemp(dir) || chdir(dir) < 0) {
		tap_ok(false, "a directory of its own");
		return tap_done();
	}
	test_outcomes();
	test_names();
	test_given();
	test_records();
	test_interrupt();
	test_together();
	if (chdir("/") < 0 || rmdir(dir) < 0)
		tap_ok(false, "%s is empty again", dir);
	return tap_done();
}
