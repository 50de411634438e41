/* Other people's hostile files and directory traps (../shared/data/inputs/hostile beside the
 * source, when it is there): each ends in a clear line, none costs more than itself, and what
 * is to be found in them is found. */
#include "program.h"
#include "tap.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Each line begins with an outcome; a file is skipped or fails for a reason of its own. */
static void
check_lines(char *lines, const char *what)
{
	static const char *const outcomes[] = {
	    "added ", "updated ", "duplicate ", "doubtful ", "skipped ", "failed "};
	static const char *const faults[] = {"crashed", "takes longer", "needs more memory",
	    "made no sense", "its worker ended"};
	size_t i, n = 0, unknown = 0, bad = 0;
	char *line, *rest = lines;

	while ((line = strsep(&rest, "\n")) && rest && *rest) {
		for (i = 0; i < ARRAY_LEN(outcomes); i++)
			if (!strncmp(line, outcomes[i], strlen(outcomes[i])))
				break;
		unknown += i == ARRAY_LEN(outcomes);
		for (i = 0; i < ARRAY_LEN(faults); i++) {
			if (!strstr(line, faults[i]))
				continue;
			tap_note("%s", line);
			bad++;
		}
		n++;
	}
	tap_ok(n > 10, "%s: %zu lines", what, n);
	tap_is_int((long long)unknown, 0, "%s: each tells an outcome", what);
	tap_is_int((long long)bad, 0, "%s: no worker was lost", what);
}

static void
test_files(const char *folder)
{
	static const char *const found[] = {
	    "'\"tail must be found\"'", "'\"deep text\"'", "password", "oProxyCommand"};
	struct buf words = BUF_INIT, bomb = BUF_INIT;
	struct ran r;
	size_t i;

	buf_addf(&bomb, "%s/bomb/02-deep-html.html.gz", folder);
	r = program_run_argv((const char *const[]){"gzip", "-dc", buf_str(&bomb), NULL}, NULL);
	program_write("bomb.html", buf_str(&r.out));
	ran_clear(&r);
	buf_addf(&words, "add %s bomb.html", folder);
	r = program_run(buf_str(&words), NULL);
	check_lines(r.out.data, "hostile files");
	ran_clear(&r);
	for (i = 0; i < ARRAY_LEN(found); i++) {
		buf_reset(&words);
		buf_addf(&words, "search %s", found[i]);
		r = program_run(buf_str(&words), NULL);
		tap_is_int(r.status, 0, "%s is found", found[i]);
		ran_clear(&r);
	}
	buf_clear(&words);
	buf_clear(&bomb);
}

static void
test_traps(const char *folder)
{
	static const char *const lines[] = {"skipped   traps/01-fifo.txt: a named pipe\n",
	    "skipped   traps/02-loop: a symbolic link to a directory\n",
	    "skipped   traps/03-self.txt: a symbolic link to itself\n",
	    "skipped   traps/04-dev-zero.txt: a device\n",
	    "skipped   traps/04-proc.txt: a file of the kernel's\n",
	    "skipped   traps/08-sparse-1G.txt: larger than 16 MB"};
	struct buf script = BUF_INIT;
	struct ran r;
	size_t i;

	buf_addf(&script, "%s/traps.sh", folder);
	r = program_run_argv(
	    (const char *const[]){"sh", buf_str(&script), "traps", NULL}, NULL);
	ran_clear(&r);
	/* Large, and nothing else. */
	unlink("traps/09-10MB.txt");
	r = program_run("add traps", NULL);
	for (i = 0; i < ARRAY_LEN(lines); i++)
		tap_ok(strstr(r.out.data, lines[i]), "trap %zu is passed over", i);
	tap_ok(strstr(r.out.data, " traps/00-good.txt\n") &&
		   strstr(r.out.data, " traps/-rf.txt\n") && strstr(r.out.data, "/x.txt\n"),
	    "what is no trap is taken in");
	check_lines(r.out.data, "traps");
	ran_clear(&r);
	r = program_run_argv(
	    (const char *const[]){"chmod", "-R", "u+rwx", "traps", NULL}, NULL);
	ran_clear(&r);
	buf_clear(&script);
}

int
main(void)
{
	const char *src = getenv("LECTERN_SRC");
	struct buf folder = BUF_INIT;

	buf_addf(&folder, "%s/../shared/data/inputs/hostile", src ? src : ".");
	if (access(buf_str(&folder), R_OK)) {
		tap_skip("../shared/data/inputs/hostile is not here");
	} else {
		program_enter_home();
		test_files(buf_str(&folder));
		test_traps(buf_str(&folder));
		program_leave_home();
	}
	buf_clear(&folder);
	return tap_done();
}
