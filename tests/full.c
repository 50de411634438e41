/* Disks that are full, and files that may not grow: what was there stays, what happens is said
 * in a sentence, and when there is room again everything goes on. LECTERN_POINTS (0) says at
 * how many more sizes ("make sweep"). */
#include "harm.h"
#include "program.h"
#include "tap.h"

#include "base/buf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST_BLOCKS = 4000, MOST_KB = 2400 /* as the library of all articles, and more */ };

static int
points(void)
{
	const char *s = getenv("LECTERN_POINTS");

	return s ? atoi(s) : 0;
}

/* Runs a script of the shell's; $L is lectern. */
static struct ran
run_script(const char *script)
{
	const char *build = getenv("LECTERN_BUILD");
	const char *argv[] = {"sh", "-c", NULL, NULL};
	struct buf text = BUF_INIT;
	struct ran r;

	buf_addf(&text, "L='%s/lectern'; %s", build ? build : ".", script);
	argv[2] = text.data;
	r = program_run_argv(argv, NULL);
	buf_clear(&text);
	return r;
}

/* A clear end: no signal, and when it failed, a sentence of lectern's about it. */
static bool
ends_clearly(const struct ran *r)
{
	const char *text = buf_str(&r->out), *status = strstr(text, "status ");
	int number = status ? atoi(status + 7) : -1;

	return number == 0 || (number > 0 && number < 128 && strstr(text, "lectern: "));
}

/* Adds with a limit on the size of files. */
static bool
survives_limit(int blocks, const char *want)
{
	char script[96];
	struct ran r;
	char *state;
	bool ok;

	harm_set_library(true);
	snprintf(script, sizeof(script),
	    "(ulimit -f %d; \"$L\" -q add in; echo status $?) 2>&1 | cat", blocks);
	r = run_script(script);
	ok = ends_clearly(&r);
	if (!ok)
		tap_note("limit %d: %s", blocks, buf_str(&r.out));
	ran_clear(&r);
	if (!access("lib.db", F_OK) && !harm_is_whole())
		ok = false;
	r = program_run("add in", NULL);
	if (r.status) {
		tap_note(
		    "limit %d, then without: status %d: %s", blocks, r.status, buf_str(&r.err));
		ok = false;
	}
	ran_clear(&r);
	state = harm_tell_state();
	ok &= tap_is(state, want, "as if nothing had been, after a limit of %d blocks", blocks);
	free(state);
	return ok;
}

static void
test_limits(const char *want)
{
	static const int limits[] = {0, 1, 8, 40, 120, 300, 600};
	size_t i;

	for (i = 0; i < ARRAY_LEN(limits); i++)
		tap_ok(survives_limit(limits[i], want), "a file limit of %d blocks", limits[i]);
	for (i = 0; i < (size_t)points(); i++)
		tap_ok(survives_limit((int)i * MOST_BLOCKS / points() + 3, want),
		    "a file limit of %d blocks", (int)i * MOST_BLOCKS / points() + 3);
}

/* With its library at the limit already: writing fails clearly, reading goes on. */
static void
test_limited_reader(void)
{
	static const char *const words[] = {
	    "list", "search keeper", "show 1", "stats", "check"};
	struct buf script = BUF_INIT;
	struct ran r;
	size_t i;

	harm_set_library(false);
	for (i = 0; i < ARRAY_LEN(words); i++) {
		buf_reset(&script);
		buf_addf(&script, "(ulimit -f 0; exec \"$L\" %s 2>&1) | cat", words[i]);
		r = run_script(script.data);
		if (!tap_ok(
			r.out.len && !strstr(r.out.data, "failed"), "%s reads on", words[i]))
			tap_note("%s", buf_str(&r.out));
		ran_clear(&r);
	}
	r = run_script("(ulimit -f 0; exec \"$L\" tag x keeper 2>&1) | cat");
	tap_ok(strstr(buf_str(&r.out), "may not grow") && !strstr(r.out.data, "shared memory"),
	    "tag says that it cannot: %s", buf_str(&r.out));
	ran_clear(&r);
	tap_ok(harm_is_whole(), "and the library is whole");
	buf_clear(&script);
}

/* Runs a script in a mount namespace of its own, where $L is lectern. False: there is none. */
static bool
run_apart(const char *script, struct ran *r)
{
	struct buf text = BUF_INIT;
	bool may;

	buf_addf(&text, "cat >script <<'END'\nL=$1; %s\nEND\nexec unshare -m sh script \"$L\"",
	    script);
	*r = run_script(buf_str(&text));
	may = !strstr(buf_str(&r->err), "mount:") && !strstr(buf_str(&r->err), "unshare");
	if (!may) {
		tap_skip("no mounts of one's own here");
		ran_clear(r);
	}
	buf_clear(&text);
	return may;
}

/* Adds on a disk of that size; and again, when it has become larger. */
static bool
survives_disk(int kb, const char *want)
{
	static const char script[] =
	    "mkdir -p disk && mount -t tmpfs -o size=%dk none disk; "
	    "export LECTERN_LIBRARY=disk/l.db; \"$L\" -q add in 2>&1; echo status $?; "
	    "mount -o remount,size=64m disk; "
	    "test -s disk/l.db && { \"$L\" check >/dev/null || echo not whole; }; "
	    "\"$L\" -q add in 2>&1; echo again $?; rm -f lib.db; \"$L\" -q backup lib.db";
	struct buf text = BUF_INIT;
	struct ran r;
	bool ok = true;
	char *state;

	harm_set_library(true);
	buf_addf(&text, script, kb);
	if (run_apart(buf_str(&text), &r)) {
		/* 1: the first time was enough */
		ok = ends_clearly(&r) && !strstr(buf_str(&r.out), "not whole") &&
		     (strstr(r.out.data, "again 0") || strstr(r.out.data, "again 1"));
		if (!ok)
			tap_note("%s%s", buf_str(&r.out), buf_str(&r.err));
		state = harm_tell_state();
		ok &= tap_is(state, want, "as if nothing had been, after a disk of %d kB", kb);
		free(state);
		ran_clear(&r);
	}
	buf_clear(&text);
	return ok;
}

static void
test_disks(const char *want)
{
	int sizes[] = {400, 1200}, i;

	for (i = 0; i < (int)ARRAY_LEN(sizes); i++)
		tap_ok(survives_disk(sizes[i], want), "a disk of %d kB", sizes[i]);
	for (i = 1; i <= points(); i++)
		tap_ok(survives_disk(i * MOST_KB / points(), want), "a disk of %d kB",
		    i * MOST_KB / points());
}

/* A disk of its own that is full; with room for more in the end. Wants a mount namespace. */
static void
test_disk(void)
{
	static const char script[] =
	    "mkdir -p disk && mount -t tmpfs -o size=%dk none disk && cp full.db disk/l.db; "
	    "export LECTERN_LIBRARY=disk/l.db TMPDIR=$PWD; "
	    "cat /dev/zero >disk/rest 2>/dev/null; "
	    "\"$L\" list -q >/dev/null || echo list $?; \"$L\" show 1 >/dev/null || echo show "
	    "$?; "
	    "\"$L\" -q tag full keeper 2>tag; test -s tag && echo tag said; "
	    "\"$L\" -q reprocess >re 2>&1; echo reprocess $(( $? < 128 )); "
	    "rm disk/rest; mount -o remount,size=64m disk; "
	    "\"$L\" check >/dev/null && echo whole; \"$L\" tag full keeper && echo tagged";
	struct buf text = BUF_INIT;
	struct ran r;

	buf_addf(&text, script, 2048);
	if (!run_apart(buf_str(&text), &r)) {
		buf_clear(&text);
		return;
	}
	if (!tap_ok(strstr(buf_str(&r.out), "tag said\nreprocess 1\nwhole\n") &&
			strstr(r.out.data, "tagged\n") && !strstr(r.out.data, "list ") &&
			!strstr(r.out.data, "show "),
		"a full disk is read, told of, and left"))
		tap_note("%s%s", buf_str(&r.out), buf_str(&r.err));
	ran_clear(&r);
	buf_clear(&text);
}

int
main(void)
{
	char *want;

	tap_ok(harm_begin(), "a library is there");
	want = harm_tell_state();
	test_limits(want);
	test_limited_reader();
	test_disk();
	test_disks(want);
	free(want);
	program_leave_home();
	return tap_done();
}
