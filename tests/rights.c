/* Libraries and places that may not be written to or read: reading goes on where it can,
 * everything else says why not, and nothing is changed. The superuser may do everything, so as
 * the superuser the commands are run as nobody, with copies of the programs that nobody can
 * reach. */
#include "harm.h"
#include "program.h"
#include "tap.h"

#include "base/exit.h"
#include "base/file.h"

#include <grp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { NOBODY = 65534, CANNOT_RUN = 77 };

struct command {
	const char *words;
	int status;
	const char *out, *err; /* what they hold; NULL: anything */
};

static const struct command readable[] = {
    {"list", 0, "Record 149", NULL},
    {"search keeper", 0, "keeper", NULL},
    {"show 1", 0, "harbour", NULL},
    {"entities", 0, "", NULL},
    {"stats", 0, "articles", NULL},
    {"check", 0, "", NULL},
    {"export -n 1", 0, "", NULL},
    {"tag x keeper", EXIT_STATUS_NO_OUTPUT, NULL, "can be read only"},
    {"note add 1 word", EXIT_STATUS_NO_OUTPUT, NULL, "can be read only"},
    {"delete keeper", EXIT_STATUS_NO_OUTPUT, NULL, "can be read only"},
    {"undo", EXIT_STATUS_NO_OUTPUT, NULL, "can be read only"},
    {"add ../in", EXIT_STATUS_NO_OUTPUT, NULL, "lectern: "},
    {"reprocess", EXIT_STATUS_NO_OUTPUT, NULL, "lectern: "},
    {"backup b.db", EXIT_STATUS_NO_OUTPUT, NULL, "cannot be made"},
    {"check --repair", EXIT_STATUS_NO_OUTPUT, NULL, "lectern: "},
};

static const struct command closed[] = {
    {"list", EXIT_STATUS_NO_INPUT, NULL, "cannot be read: Permission denied"},
    {"search keeper", EXIT_STATUS_NO_INPUT, NULL, "Permission denied"},
    {"tag x keeper", EXIT_STATUS_NO_INPUT, NULL, "Permission denied"},
    {"add ../in", EXIT_STATUS_NO_INPUT, NULL, "Permission denied"},
    {"check", EXIT_STATUS_NO_INPUT, NULL, "lectern: "},
};

static const struct command missing[] = {
    {"list", EXIT_STATUS_NO_INPUT, NULL, "lectern: "},
    {"add ../in", EXIT_STATUS_NO_OUTPUT, NULL, "cannot be made: Permission denied"},
};

static const struct {
	const char *what;
	mode_t file, dir; /* file 0: there is none */
	const struct command *commands;
	size_t n;
} places[] = {
    {"file and directory that can only be read", 0444, 0555, readable, ARRAY_LEN(readable)},
    {"directory that can only be read", 0666, 0555, readable, ARRAY_LEN(readable)},
    {"file that cannot be read", 0600, 0555, closed, ARRAY_LEN(closed)},
    {"directory without a library", 0, 0555, missing, ARRAY_LEN(missing)},
};

static void
copy_program(const char *name)
{
	const char *build = getenv("LECTERN_BUILD");
	char *from = file_join(build ? build : ".", name), *to = file_join("bin", name);
	struct buf bytes = BUF_INIT;

	if (file_read(from, SIZE_MAX, &bytes, NULL))
		file_write(to, bytes.data, bytes.len, NULL);
	chmod(to, 0755);
	buf_clear(&bytes);
	free(from);
	free(to);
}

static bool
has(const struct buf *b, const char *text)
{
	return !text || strstr(buf_str(b), text);
}

/* Runs a command in the place; its exit status is 0 when all is as it should be. */
static _Noreturn void
run_one(const struct command *c)
{
	struct ran r;
	bool ok;

	if (!geteuid() && (setgroups(0, NULL) || setresgid(NOBODY, NOBODY, NOBODY) ||
			      setresuid(NOBODY, NOBODY, NOBODY)))
		_exit(CANNOT_RUN);
	if (access("bin/lectern", X_OK) || chdir("place"))
		_exit(CANNOT_RUN);
	r = program_run(c->words, NULL);
	ok = r.status == c->status && has(&r.out, c->out) && has(&r.err, c->err);
	if (!ok)
		fprintf(stderr, "# %s: status %d\n# out: %.300s\n# err: %s\n", c->words,
		    r.status, buf_str(&r.out), buf_str(&r.err));
	_exit(!ok);
}

/* Is the file what it was? Where there was none there must be none. */
static bool
is_same(const struct buf *want)
{
	struct buf now = BUF_INIT;
	bool same = file_read("place/lib.db", SIZE_MAX, &now, NULL)
			? now.len == want->len && !memcmp(now.data, want->data, now.len)
			: !want->len;

	buf_clear(&now);
	return same;
}

static void
test_place(size_t p)
{
	struct buf bytes = BUF_INIT;
	int status;
	size_t i;
	pid_t pid;

	chmod("place", 0700);
	unlink("place/lib.db");
	if (places[p].file) {
		file_read("full.db", SIZE_MAX, &bytes, NULL);
		file_write("place/lib.db", bytes.data, bytes.len, NULL);
		chmod("place/lib.db", geteuid() ? places[p].file & 0444 : places[p].file);
		if (places[p].commands == closed && geteuid())
			chmod("place/lib.db", 0);
	}
	chmod("place", places[p].dir);
	for (i = 0; i < places[p].n; i++) {
		pid = fork();
		if (!pid)
			run_one(&places[p].commands[i]);
		waitpid(pid, &status, 0);
		if (WIFEXITED(status) && WEXITSTATUS(status) == CANNOT_RUN)
			tap_skip("nobody cannot reach this test's directory");
		else
			tap_is_int(
			    status, 0, "%s: %s", places[p].what, places[p].commands[i].words);
	}
	chmod("place", 0700);
	chmod("place/lib.db", 0600);
	tap_ok(is_same(&bytes), "%s: nothing is changed", places[p].what);
	buf_clear(&bytes);
}

int
main(void)
{
	static const char *const programs[] = {"lectern", "lectern-ingest", "names.model"};
	const char *home;
	char *bin;
	size_t i;

	tap_ok(harm_begin(), "a library is there");
	home = getenv("HOME");
	file_make_dirs("bin", NULL);
	file_make_dirs("place", NULL);
	for (i = 0; i < ARRAY_LEN(programs); i++)
		copy_program(programs[i]);
	chmod(home, 0755);
	chmod("bin", 0755);
	chmod("in", 0755);
	bin = file_join(home, "bin");
	setenv("LECTERN_BUILD", bin, 1);
	setenv("LECTERN_LIBRARY", "lib.db", 1);
	for (i = 0; i < ARRAY_LEN(places); i++)
		test_place(i);
	free(bin);
	program_leave_home();
	return tap_done();
}
