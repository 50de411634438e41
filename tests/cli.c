/* The command line without a library: words, help, version, configuration, and what the build
 * makes from the tables: manuals and completion. */
#include "program.h"
#include "tap.h"

#include "app/command.h"
#include "app/option.h"
#include "base/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* line; exit status; a part of standard output; a part of standard error. NULL: nothing. */
static const struct {
	const char *words;
	int status;
	const char *out, *err;
} lines[] = {
    {"--help", 0, "Commands:\n", NULL},
    {"-h", 0, "Commands:\n", NULL},
    {"help", 0, "  add PATH...", NULL},
    {"help add", 0, "--max-size MB", NULL},
    {"add --help", 0, "--max-size MB", NULL},
    {"help help", 0, "lectern help [TOPIC]", NULL},
    {"help keys", 0, "one row or line down", NULL},
    {"help query", 0, "source:                       the publication or site\n", NULL},
    {"help settings", 0, "set width 72", NULL},
    {"help nonsense", 2, NULL, "no command or topic \"nonsense\""},
    {"help a b c", 2, NULL, "more words than it takes"},
    {"--version", 0, "SQLite 3.", NULL},
    {"--version", 0, "ncurses ", NULL},
    {"--version", 0, "libunistring ", NULL},
    {"--version", 0, "zstd ", NULL},
    {"--print-config", 0, "set width 72\n", NULL},
    {"--show-theme", 0, " person        the name of a person\n", NULL},
    {"--color always --show-theme", 0, "\033[0;36m person ", NULL},
    {"--color always --set theme=mono --show-theme", 0, "\033[0;4m person ", NULL},
    {"--color sometimes --show-theme", 2, NULL, "--color: expected auto|always|never"},
    {"--set theme --show-theme", 2, NULL, "expected OPTION=VALUE"},
    {"--set theme=pink --show-theme", 2, NULL, "theme is one of: default mono"},
    {"--set colour=pink --show-theme", 2, NULL, "no option of that name"},
    {"--set colour=pink extract ./missing", 2, NULL, "no option of that name"},
    {"--config missing extract ./missing", 66, NULL, "lectern: missing: "},
    {"--config missing --show-theme", 66, NULL, "missing: "},
    {"--config faulty --show-theme", 0, " person ",
	"lectern: faulty:2:5: there is no option of that name"},
    {"--config faulty --quiet --show-theme", 0, " person ", NULL},
    {"--nonsense", 2, NULL, "lectern: --nonsense: there is no such option"},
    {"--json=yes", 2, NULL, "this option takes no value"},
    {"--library", 2, NULL, "this option wants a value"},
    {"add", 2, NULL, "add: expected PATH... after it; see lectern help add"},
    {"add --max-size", 2, NULL, "this option wants a value"},
    {"--print-manual nonsense", 2, NULL, "there is no part"},
};

static void
test_lines(void)
{
	size_t i;

	program_write("faulty", "set width 60\nset colour pink\n");
	for (i = 0; i < ARRAY_LEN(lines); i++)
		program_check(lines[i].words, lines[i].status, lines[i].out, lines[i].err);
}

/* A message about a word from outside is one clean line. */
static void
test_clean(void)
{
	struct ran r = program_run("help '\033]0;owned\a\nlectern: fine'", NULL);

	tap_is(buf_str(&r.err),
	    "lectern: help: there is no command or topic \"]0;owned lectern: fine\"; "
	    "lectern help lists them\n",
	    "control characters stay out of messages");
	ran_clear(&r);
}

static char *
built(const char *name)
{
	const char *build = getenv("LECTERN_BUILD");

	return file_join(build ? build : ".", name);
}

/* Every option, command and key of the tables stands in the made manuals. */
static void
test_manuals(void)
{
	char *page = built("doc/lectern.1"), *config = built("doc/lectern-config.5");
	struct buf text = BUF_INIT, want = BUF_INIT;
	int i, missing = 0;

	tap_ok(file_read(page, 1 << 20, &text, NULL), "lectern.1 is made");
	for (i = 0; i < COMMAND_COUNT; i++) {
		buf_reset(&want);
		buf_addf(&want, ".It Cm %s\n", command_get((enum command)i)->name);
		missing += !strstr(buf_str(&text), buf_str(&want));
	}
	tap_is_int(missing, 0, "every command of the interface is in lectern.1");
	tap_ok(strstr(buf_str(&text), "\n.It Cm add Ar "), "and those of the command line");
	tap_ok(strstr(buf_str(&text), ".It Fl \\-library Ar "), "and the options");
	buf_reset(&text);
	tap_ok(file_read(config, 1 << 20, &text, NULL), "lectern-config.5 is made");
	for (i = missing = 0; i < OPTION_COUNT; i++) {
		buf_reset(&want);
		buf_addf(&want, ".It Cm %s", option_get((enum option)i)->name);
		missing += !strstr(buf_str(&text), buf_str(&want));
	}
	tap_is_int(missing, 0, "every option of the interface is in lectern-config.5");
	buf_clear(&text);
	buf_clear(&want);
	free(page);
	free(config);
}

/* What lint says beyond pages that are not installed yet and words it takes for slips. */
static void
test_lint(void)
{
	char *pages[] = {built("doc/lectern.1"), built("doc/lectern-config.5"),
	    built("doc/lectern-query.7")};
	const char *argv[] = {"mandoc", "-T", "lint", pages[0], pages[1], pages[2], NULL};
	struct ran r = program_run_argv(argv, NULL);
	struct buf left = BUF_INIT;
	char *line, *save = NULL;
	size_t i;

	buf_reserve(&r.out, 1);
	for (line = strtok_r(r.out.data, "\n", &save); line; line = strtok_r(NULL, "\n", &save))
		if (!strstr(line, "referenced manual not found") &&
		    !strstr(line, "possible typo") && !strstr(line, "outdated mandoc.db"))
			buf_addf(&left, "%s\n", line);
	if (r.status < 0 || r.status >= 126)
		tap_skip("mandoc was not found");
	else
		tap_is(buf_str(&left), "", "mandoc has nothing to say about the manuals");
	for (i = 0; i < ARRAY_LEN(pages); i++)
		free(pages[i]);
	buf_clear(&left);
	ran_clear(&r);
}

/* What bash offers for some words, the last of them begun. */
static const struct {
	const char *words, *offers;
} completions[] = {
    {"lectern he", "help"},
    {"lectern --col", "--color"},
    {"lectern --color n", "never"},
    {"lectern --set just", "justify="},
    {"lectern add --max", "--max-size"},
    {"lectern --json --library x ann", "annotate"},
    {"lectern add faul", "faulty"},
    {"lectern note l", "list"},
    {"lectern batch undo --quie", "--quiet"},
    {"lectern note add --quo", "--quote"},
    {"lectern show --as mark", "markdown"},
    {"lectern reprocess sour", "source:"},
    {"lectern reprocess is : star", "starred"},
    {"lectern reprocess date : y", "yesterday year"},
};

static void
test_bash(void)
{
	static const char script[] =
	    "source \"$0\"; COMP_WORDS=($1); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _lectern; "
	    "echo \"${COMPREPLY[*]}\"";
	char *path = built("doc/completion/lectern");
	size_t i;

	for (i = 0; i < ARRAY_LEN(completions); i++) {
		const char *argv[] = {"bash", "-c", script, path, completions[i].words, NULL};
		struct ran r = program_run_argv(argv, NULL);

		if (r.status < 0 || r.status == 127) {
			tap_skip("bash was not found");
		} else {
			buf_truncate(&r.out, r.out.len - (r.out.len > 0));
			tap_is(buf_str(&r.out), completions[i].offers, "bash completes: %s",
			    completions[i].words);
		}
		ran_clear(&r);
	}
	free(path);
}

static void
test_other_shells(void)
{
	static const char *const shells[][2] = {
	    {"zsh", "doc/completion/_lectern"}, {"fish", "doc/completion/lectern.fish"}};
	size_t i;

	for (i = 0; i < ARRAY_LEN(shells); i++) {
		char *path = built(shells[i][1]);
		const char *argv[] = {shells[i][0], "-n", path, NULL};
		struct ran r = program_run_argv(argv, NULL);

		if (r.status < 0 || r.status == 127)
			tap_skip("the shell was not found");
		else
			tap_ok(!r.status && !r.err.len && !access(path, R_OK),
			    "%s reads %s: %s", shells[i][0], shells[i][1], buf_str(&r.err));
		ran_clear(&r);
		free(path);
	}
}

int
main(void)
{
	program_enter_home();
	test_lines();
	test_clean();
	test_manuals();
	test_lint();
	test_bash();
	test_other_shells();
	program_leave_home();
	return tap_done();
}
