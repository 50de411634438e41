/* The programs are killed (SIGKILL, workers and all) at many points of what changes a library:
 * always the library is whole, has nothing by halves, and doing it again ends as if nothing had
 * happened.
 *
 * A point is a system call that writes, counted by ptrace, so that a failure comes back. The
 * environment's LECTERN_KILLS says at how many points each command is killed ("make sweep"). */
#include "harm.h"
#include "program.h"
#include "tap.h"

#include <errno.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <linux/ptrace.h>

enum { KILLS = 3 };

static const struct {
	const char *words;
	bool fresh;           /* on no library, else on one that has all articles */
	bool grows;           /* doing it twice is not doing it once */
	const char *make_old; /* SQL after which the library has to be brought up to date */
} commands[] = {
    {"add in", true, false, NULL},
    {"reprocess", false, false, NULL},
    {"tag harbour,-nothing keeper", false, false, NULL},
    {"note add 3 'a word' --quote keeper", false, true, NULL},
    {"delete keeper", false, false, NULL},
    {"star keeper", false, false, "UPDATE meta SET value = '0' WHERE name = 'tokenizer'"},
    {"star keeper", false, false,
	"DROP INDEX term_frequent; DROP INDEX entity_count_common; PRAGMA user_version = 1"},
};

static bool
is_write(uint64_t call)
{
	static const uint64_t calls[] = {SYS_write, SYS_pwrite64, SYS_writev, SYS_fsync,
	    SYS_fdatasync, SYS_ftruncate, SYS_unlinkat, SYS_renameat2, SYS_fallocate};
	size_t i;

	for (i = 0; i < ARRAY_LEN(calls); i++)
		if (calls[i] == call)
			return true;
#ifdef SYS_unlink
	if (call == SYS_unlink || call == SYS_rename)
		return true;
#endif
	return false;
}

static _Noreturn void
run_traced(const char *words)
{
	const char *build = getenv("LECTERN_BUILD");
	struct buf line = BUF_INIT;

	buf_addf(&line, "exec '%s/lectern' -q %s", build ? build : ".", words);
	setpgid(0, 0);
	/* LeakSanitizer cannot look where somebody else looks already. */
	setenv("ASAN_OPTIONS", "detect_leaks=0", 1);
	if (ptrace(PTRACE_TRACEME, 0, NULL, NULL))
		_exit(77);
	raise(SIGSTOP);
	execl("/bin/sh", "sh", "-c", line.data, (char *)NULL);
	_exit(127);
}

/* Runs a command and kills it at its n-th write. Returns the writes that there were, -1 when
 * nothing can be traced here. */
static long
run_killed(const char *words, long n)
{
	struct ptrace_syscall_info info;
	long writes = 0;
	int status, sig;
	pid_t pid = fork();

	if (!pid)
		run_traced(words);
	if (pid < 0 || waitpid(pid, &status, 0) != pid || !WIFSTOPPED(status))
		return -1;
	ptrace(PTRACE_SETOPTIONS, pid, NULL,
	    (void *)(uintptr_t)(PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL));
	for (sig = 0; WIFSTOPPED(status);) {
		ptrace(PTRACE_SYSCALL, pid, NULL, (void *)(uintptr_t)sig);
		if (waitpid(pid, &status, 0) != pid)
			return -1;
		sig = WIFSTOPPED(status) ? WSTOPSIG(status) : 0;
		if (sig == SIGTRAP)
			sig = 0;
		if (sig != (SIGTRAP | 0x80))
			continue;
		sig = 0;
		if (ptrace(PTRACE_GET_SYSCALL_INFO, pid, (void *)sizeof(info), &info) <= 0) {
			kill(-pid, SIGKILL);
			waitpid(pid, &status, 0);
			return -1;
		}
		if (info.op == PTRACE_SYSCALL_INFO_ENTRY && is_write(info.entry.nr) &&
		    ++writes == n)
			kill(-pid, SIGKILL);
	}
	return writes;
}

static int
kills(void)
{
	const char *s = getenv("LECTERN_KILLS");

	return s && atoi(s) > 0 ? atoi(s) : KILLS;
}

/* The library as the command finds it. */
static void
set_library(size_t c)
{
	sqlite3 *db;

	harm_set_library(commands[c].fresh);
	if (!commands[c].make_old)
		return;
	if (sqlite3_open("lib.db", &db) ||
	    sqlite3_exec(db, commands[c].make_old, NULL, NULL, NULL))
		tap_ok(false, "the library is made old: %s", sqlite3_errmsg(db));
	sqlite3_close(db);
}

/* Kills a command at one write; is all well afterwards? */
static bool
survives(size_t c, long at, const char *want)
{
	const char *words = commands[c].words;
	struct ran again;
	bool ok = true, was_there;
	char *state;

	set_library(c);
	run_killed(words, at);
	was_there = !access("lib.db", F_OK);
	if (was_there && !harm_is_whole())
		ok = false;
	again = program_run(words, NULL);
	if (again.status > 1) { /* 1: the first time was enough, nothing is left to do */
		tap_note("again: %s", buf_str(&again.err));
		ok = false;
	}
	ran_clear(&again);
	state = harm_tell_state();
	if (want && strcmp(state, want)) {
		tap_is(state, want, "state after a kill at write %ld of %s", at, words);
		ok = false;
	}
	free(state);
	return ok && harm_is_whole();
}

static void
test_command(size_t c)
{
	const char *words = commands[c].words;
	long writes, at, last = 0;
	char *want = NULL;
	int i, bad = 0, n = kills();

	set_library(c);
	writes = run_killed(words, 0);
	if (writes < 0) {
		tap_skip("nothing can be traced here");
		return;
	}
	if (!commands[c].grows)
		want = harm_tell_state();
	tap_ok(writes > 0, "%s writes %ld times", words, writes);
	for (i = 0; i < n; i++) {
		at = 1 + writes * (2 * i + 1) / (2 * n);
		if (at != last)
			bad += !survives(c, at, want);
		last = at;
	}
	tap_is_int(bad, 0, "%s: killed at %d points", words, n);
	free(want);
}

int
main(void)
{
	size_t i;

	tap_ok(harm_begin(), "a library is there");
	for (i = 0; i < ARRAY_LEN(commands); i++)
		test_command(i);
	program_leave_home();
	return tap_done();
}
