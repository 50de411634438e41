/* The walk over files, through a directory full of traps. */
#include "tap.h"

#include "base/file.h"
#include "base/proc.h"
#include "ingest/walk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

enum { NOBODY = 65534 };

static void
touch(const char *path)
{
	tap_ok(file_write(path, "x", 1, NULL), "made a file");
}

static void
make_socket(const char *path)
{
	struct sockaddr_un a = {.sun_family = AF_UNIX};
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);

	snprintf(a.sun_path, sizeof(a.sun_path), "%s", path);
	tap_ok(!bind(fd, (struct sockaddr *)&a, sizeof(a)), "made a socket");
	close(fd);
}

/* What the walk tells, a line each: kind, path, reason. */
static char *
walk(const char *const *paths, size_t n)
{
	static const char *const kinds[] = {"file", "skipped", "failed"};
	struct walk *w = walk_new(paths, n);
	struct buf out = BUF_INIT;
	struct walk_item item;

	while (walk_next(w, &item)) {
		buf_addf(&out, "%s %s%s%s\n", kinds[item.kind], item.path,
		    item.reason ? ": " : "", item.reason ? item.reason : "");
		if (item.fd >= 0)
			close(item.fd);
	}
	walk_free(w);
	return buf_take(&out);
}

static void
test_traps(void)
{
	static const char *const paths[] = {"."};
	char *got;

	touch("./b.txt");
	touch("./-rf.txt");
	touch("./.hidden");
	touch("./two\nlines");
	mkdir("./dir", 0700);
	touch("./dir/a.txt");
	mkfifo("./fifo", 0600);
	make_socket("./socket");
	tap_ok(!symlink(".", "./loop") && !symlink("self", "./self") &&
		   !symlink("/nowhere", "./dangling") && !symlink("/dev/zero", "./zero") &&
		   !symlink("/proc/self/mem", "./proc") && !symlink("b.txt", "./link.txt"),
	    "made links");
	got = walk(paths, 1);
	tap_is(got,
	    "file ./-rf.txt\n"
	    "skipped ./.hidden: hidden\n"
	    "file ./b.txt\n"
	    "skipped ./dangling: a symbolic link to nothing\n"
	    "file ./dir/a.txt\n"
	    "skipped ./fifo: a named pipe\n"
	    "file ./link.txt\n"
	    "skipped ./loop: a symbolic link to a directory\n"
	    "skipped ./proc: a file of the kernel's\n"
	    "skipped ./self: a symbolic link to itself\n"
	    "skipped ./socket: a socket\n"
	    "file ./two\nlines\n"
	    "skipped ./zero: a device\n",
	    "every trap is passed over with its reason");
	free(got);
}

static void
test_given(void)
{
	static const char *const paths[] = {
	    ".hidden", "missing", "loop/dir", "/dev/null", "/proc/self", "dir/"};
	char *got = walk(paths, ARRAY_LEN(paths));

	tap_is(got,
	    "file .hidden\n"
	    "failed missing: No such file or directory\n"
	    "file loop/dir/a.txt\n"
	    "skipped /dev/null: a device\n"
	    "skipped /proc/self: a directory of the kernel's\n"
	    "file dir/a.txt\n",
	    "paths that the user gives");
	free(got);
}

/* The superuser reads everything, and so becomes nobody for this. 0: all is told. */
static int
walk_unreadable(void)
{
	static const char *const paths[] = {"closed"};
	char *file, *directory;
	bool ok;

	if (!geteuid() &&
	    (chown("closed", NOBODY, NOBODY) || setresuid(NOBODY, NOBODY, NOBODY)))
		return 1;
	file = walk(paths, 1);
	chmod("closed", 0);
	directory = walk(paths, 1);
	chmod("closed", 0700);
	ok = !strcmp(file, "failed closed/x: Permission denied\n") &&
	     !strcmp(directory, "failed closed: Permission denied\n");
	if (!ok)
		fprintf(stderr, "# %s# %s", file, directory);
	free(file);
	free(directory);
	return !ok;
}

static void
test_unreadable(void)
{
	int status = -1;
	pid_t pid;

	mkdir("closed", 0700);
	touch("closed/x");
	chmod("closed/x", 0);
	chmod(".", 0711);
	pid = fork();
	if (!pid)
		_exit(walk_unreadable());
	waitpid(pid, &status, 0);
	tap_is_int(status, 0, "an unreadable file and directory are told");
}

/* Deeper than a path may be long. */
static void
test_deep(void)
{
	static const char *const paths[] = {"deep"};
	static const char name[] = "dddddddddddddddddddddddddddddddddddddddddddddddddd";
	int i, made = 0;
	char *got;

	mkdir("deep", 0700);
	made += !chdir("deep");
	for (i = 0; i < 120; i++)
		made += !mkdir(name, 0700) && !chdir(name);
	touch("x.txt");
	for (i = 0; i < 121; i++)
		made -= !chdir("..");
	tap_is_int(made, 0, "made deep directories");
	got = walk(paths, 1);
	tap_ok(
	    strlen(got) > 6000 && strstr(got, "/x.txt\n"), "a path beyond the system's limit");
	free(got);
}

int
main(void)
{
	char template[] = "/tmp/lectern-walk-XXXXXX";
	const char *const remove[] = {"rm", "-rf", template, NULL};
	int status;

	if (!mkdtemp(template) || chdir(template) < 0) {
		tap_ok(false, "a directory for the test");
		return tap_done();
	}
	test_traps();
	test_given();
	test_unreadable();
	test_deep();
	tap_ok(!chdir("/") && proc_run(remove, NULL, 0, NULL, 0, &status, NULL), "cleaned up");
	return tap_done();
}
