/* Two importers, a reader and a tagger on one library at once: no article is lost, no fault is
 * found, and nobody is told that the library is busy. LECTERN_ROUNDS (2) says how long: how
 * many times each does its work. */
#include "harm.h"
#include "program.h"
#include "tap.h"

#include "base/buf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { N_OTHERS = 120 };

static int
rounds(void)
{
	const char *s = getenv("LECTERN_ROUNDS");

	return s && atoi(s) > 0 ? atoi(s) : 2;
}

/* Records that importer who adds in a round. */
static void
write_records(int who, int round)
{
	struct buf records = BUF_INIT;
	char path[32];
	int i;

	for (i = 0; i < N_OTHERS; i++)
		buf_addf(&records,
		    "{\"title\":\"Part "
		    "%d.%d.%d\",\"url\":\"http://example.org/%d/%d/%d\",\"text\":"
		    "\"The harbour of Skarholm, part %d of %d, has a keeper again: John "
		    "Smith.\"}\n",
		    who, round, i, who, round, i, i, round * 7 + who);
	snprintf(path, sizeof(path), "%d-%d.jsonl", who, round);
	program_write(path, records.data);
	buf_clear(&records);
}

/* Runs a line; 1 when it failed or said something on standard error. */
static int
run(const char *words, int most)
{
	struct ran r = program_run(words, NULL);
	int bad = r.status > most || r.err.len > 0;

	if (bad)
		fprintf(stderr, "# %s: status %d: %s\n", words, r.status, buf_str(&r.err));
	ran_clear(&r);
	return bad;
}

static int
import(int who)
{
	char line[64];
	int i, bad = 0;

	for (i = 0; i < rounds(); i++) {
		write_records(who, i);
		snprintf(line, sizeof(line), "-q add %d-%d.jsonl", who, i);
		bad += run(line, 0);
	}
	return bad;
}

static int
read_on(int who)
{
	static const char *const words[] = {"list -n 50", "search keeper -n 20", "show 1",
	    "entities -n 10", "list --json -n 5 is:unread"};
	int i, bad = 0;
	size_t k;

	(void)who;
	for (i = 0; i < 3 * rounds(); i++)
		for (k = 0; k < ARRAY_LEN(words); k++)
			bad += run(words[k], 0);
	return bad;
}

static int
tag(int who)
{
	char line[64];
	int i, bad = 0;

	(void)who;
	for (i = 0; i < 4 * rounds(); i++) {
		snprintf(line, sizeof(line), "-q tag t%d light", i);
		bad += run(line, 0);
		bad += run("-q star harbour", 1);
	}
	return bad;
}

static pid_t
start(int (*work)(int), int who)
{
	pid_t pid = fork();

	if (!pid)
		_exit(work(who) != 0);
	return pid;
}

static int
count_lines(const char *words)
{
	struct ran r = program_run(words, NULL);
	int n = 0;
	size_t i;

	for (i = 0; i < r.out.len; i++)
		n += r.out.data[i] == '\n';
	ran_clear(&r);
	return n;
}

int
main(void)
{
	static const struct {
		const char *what;
		int (*work)(int);
	} users[] = {{"one importer", import}, {"another", import}, {"a reader", read_on},
	    {"a tagger", tag}};
	pid_t pids[ARRAY_LEN(users)];
	int before, status;
	size_t i;

	tap_ok(harm_begin(), "a library is there");
	before = count_lines("list --json -n 100000");
	for (i = 0; i < ARRAY_LEN(users); i++)
		pids[i] = start(users[i].work, (int)i);
	for (i = 0; i < ARRAY_LEN(users); i++)
		tap_ok(waitpid(pids[i], &status, 0) == pids[i] && status == 0,
		    "%s was never hindered", users[i].what);
	tap_is_int(count_lines("list --json -n 100000"), before + 2 * rounds() * N_OTHERS,
	    "every article came in");
	tap_ok(harm_is_whole(), "the library is whole");
	program_leave_home();
	return tap_done();
}
