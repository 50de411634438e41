/* Another program holds the library: as a writer, and so that it cannot even be read. Every
 * command reads on, or ends in time with a sentence; so does the interface; afterwards the
 * library is as it was and everything works. All wait at the same time, for waiting is most of
 * it. */
#include "harm.h"
#include "program.h"
#include "pty.h"
#include "tap.h"

#include "base/exit.h"
#include "base/file.h"

#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* Seconds: the library's are ten; the rest is for slow machines and sanitizers. */
enum { LIMIT = 30 };

/* How it is held. */
enum hold { WRITTEN, WHOLLY, HOLDS };

static const char *const libraries[HOLDS] = {"lib.db", "whole.db"};

static const struct {
	const char *words;
	int status[HOLDS];
} commands[] = {
    {"list -n 1", {0, EXIT_STATUS_BUSY}},
    {"search keeper -n 1", {0, EXIT_STATUS_BUSY}},
    {"show 1", {0, EXIT_STATUS_BUSY}},
    {"related 1", {0, EXIT_STATUS_BUSY}},
    {"entities", {0, EXIT_STATUS_BUSY}},
    {"stats", {0, EXIT_STATUS_BUSY}},
    {"export -n 3", {0, EXIT_STATUS_BUSY}},
    {"backup %s.backup", {0, EXIT_STATUS_BUSY}},
    {"check", {EXIT_STATUS_BUSY, EXIT_STATUS_BUSY}},
    {"check --repair", {EXIT_STATUS_BUSY, EXIT_STATUS_BUSY}},
    {"add in", {EXIT_STATUS_BUSY, EXIT_STATUS_BUSY}},
    {"reprocess", {EXIT_STATUS_BUSY, EXIT_STATUS_BUSY}},
    {"tag x keeper", {EXIT_STATUS_BUSY, EXIT_STATUS_BUSY}},
    {"note add 1 word", {EXIT_STATUS_BUSY, EXIT_STATUS_BUSY}},
    {"view add mine keeper", {EXIT_STATUS_BUSY, EXIT_STATUS_BUSY}},
    {"star keeper", {EXIT_STATUS_BUSY, EXIT_STATUS_BUSY}},
    {"delete keeper", {EXIT_STATUS_BUSY, EXIT_STATUS_BUSY}},
    {"undo", {EXIT_STATUS_BUSY, EXIT_STATUS_BUSY}},
};

/* Holds a library until it is killed. */
static _Noreturn void
hold(enum hold how, int ready)
{
	sqlite3 *db;

	if (sqlite3_open(libraries[how], &db) ||
	    (how == WHOLLY &&
		sqlite3_exec(db, "PRAGMA locking_mode = EXCLUSIVE", NULL, NULL, NULL)) ||
	    sqlite3_exec(db, "BEGIN EXCLUSIVE; UPDATE counter SET n = n", NULL, NULL, NULL) ||
	    write(ready, "y", 1) != 1)
		_exit(1);
	for (;;)
		pause();
}

static pid_t
start_holder(enum hold how)
{
	int ready[2] = {-1, -1};
	pid_t pid;
	char c;

	if (pipe(ready))
		return -1;
	pid = fork();
	if (!pid)
		hold(how, ready[1]);
	close(ready[1]);
	tap_ok(read(ready[0], &c, 1) == 1, "%s is held", libraries[how]);
	close(ready[0]);
	return pid;
}

static void
let_go(pid_t holder)
{
	int status = -1;

	kill(holder, SIGKILL);
	tap_ok(waitpid(holder, &status, 0) == holder && WIFSIGNALED(status), "and let go");
}

/* Runs a command on a held library. Exits with 0 when all is as it should be. */
static _Noreturn void
run_one(size_t i, enum hold how)
{
	struct buf words = BUF_INIT;
	time_t start = time(NULL), took;
	const char *sentence;
	struct ran r;
	bool ok;

	setenv("LECTERN_LIBRARY", libraries[how], 1);
	buf_addf(&words, "%s", commands[i].words);
	if (strstr(words.data, "%s")) {
		buf_reset(&words);
		buf_addf(&words, "backup %s.backup", libraries[how]);
	}
	r = program_run(buf_str(&words), NULL);
	took = time(NULL) - start;
	sentence = strstr(buf_str(&r.err), "lectern: ");
	ok = r.status == commands[i].status[how] && took < LIMIT &&
	     (!r.status || (sentence && strstr(sentence, "another program")));
	if (!ok)
		fprintf(stderr, "# %s: %s: status %d after %lld s: %s\n", libraries[how],
		    words.data, r.status, (long long)took, buf_str(&r.err));
	_exit(!ok);
}

static struct pty *
start_interface(enum hold how)
{
	static const char *const env[] = {"TERM=xterm-256color", "LC_ALL=C.UTF-8", NULL};
	const char *build = getenv("LECTERN_BUILD");
	char *program = file_join(build ? build : ".", "lectern");
	const char *argv[] = {program, NULL};
	struct pty *p;

	setenv("LECTERN_LIBRARY", libraries[how], 1);
	p = pty_start(argv, env, 100, 24);
	setenv("LECTERN_LIBRARY", libraries[WRITTEN], 1);
	free(program);
	return p;
}

/* A key that changes something is told that it could not; the rest works on. */
static void
check_reading(struct pty *p)
{
	tap_ok(pty_wait_row(p, -1, "another program"), "the interface tells why not");
	pty_keys(p, "{ENTER}");
	tap_ok(pty_wait(p, "tells of"), "and reads on");
	pty_keys(p, "q");
}

static void
check_later(struct pty *p)
{
	pty_keys(p, "s");
	tap_ok(pty_wait_row(p, 1, "★"), "it stars once the library is free");
	pty_keys(p, "Q");
	tap_is_int(pty_wait_end(p), 0, "and ends");
	tap_ok(!pty_insane(p), "with a sane terminal");
}

static void
test_held(const pid_t *holders)
{
	struct pty *reading = start_interface(WRITTEN), *opening = start_interface(WHOLLY);
	pid_t pids[HOLDS][ARRAY_LEN(commands)];
	int status;
	size_t i, how;

	tap_ok(pty_wait(reading, "articles"), "a library that is written to is shown");
	pty_keys(reading, "s");
	for (i = 0; i < ARRAY_LEN(commands); i++)
		for (how = 0; how < HOLDS; how++) {
			pids[how][i] = fork();
			if (!pids[how][i])
				run_one(i, how);
		}
	check_reading(reading);
	tap_is_int(pty_wait_end(opening), EXIT_STATUS_BUSY, "one that is held is not opened");
	tap_ok(strstr(buf_str(pty_output(opening)), "another program") != NULL, "saying why");
	for (how = 0; how < HOLDS; how++)
		for (i = 0; i < ARRAY_LEN(commands); i++)
			tap_ok(waitpid(pids[how][i], &status, 0) == pids[how][i] && status == 0,
			    "%s: %s", libraries[how], commands[i].words);
	for (how = 0; how < HOLDS; how++)
		let_go(holders[how]);
	check_later(reading);
	pty_free(reading);
	pty_free(opening);
}

int
main(void)
{
	pid_t holders[HOLDS];
	char *want, *state;
	size_t how;

	tap_ok(harm_begin(), "a library is there");
	program_check("backup whole.db", 0, NULL, "written");
	want = harm_tell_state();
	for (how = 0; how < HOLDS; how++)
		holders[how] = start_holder(how);
	test_held(holders);
	tap_ok(harm_is_whole(), "the library is whole");
	program_check("undo", 0, "", "");
	state = harm_tell_state();
	tap_is(state, want, "and as it was");
	free(state);
	setenv("LECTERN_LIBRARY", libraries[WHOLLY], 1);
	state = harm_tell_state();
	tap_is(state, want, "the other too");
	free(state);
	free(want);
	program_leave_home();
	return tap_done();
}
