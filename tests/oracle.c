/* Hostile files through every command: no byte of theirs that a terminal
 * would obey comes out. With ../shared/data/inputs/hostile beside the source, those files too.
 */
#include "oracle.h"
#include "program.h"
#include "tap.h"

#include "base/file.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { N_ARTICLES = 9 };

#define EVIL                                                                                   \
	"\033]0;PWNED\a\xc2\x9b"                                                               \
	"2J\xe2\x80\xae\x9b"

/* '%' stands for the number of each article in turn. */
static const char *const commands[] = {
    "list",
    "list --json",
    "list is:doubtful",
    "list --color always",
    "search keeper",
    "search --json keeper OR light",
    "search nobody --color always",
    "show %",
    "show % --as markdown",
    "show % --as html",
    "show % --as json",
    "show % --width 40",
    "show % --color always",
    "related %",
    "entities",
    "entities --json",
    "entity Obama",
    "entity 'Barack Obama'",
    "names -",
    "export",
    "export --as json",
    "export --as json --originals",
    "export --as html",
    "export --as text",
    "batch list",
    "batch list --json",
    "stats",
    "note add % '" EVIL " a note " EVIL "'",
    "note list",
    "note list --json",
    "export --as state",
    "tag 'evil" EVIL "' keeper",
    "tag evil keeper",
    "list tag:evil",
    "star keeper",
    "view add '" EVIL "' keeper",
    "view add v '" EVIL "'",
    "view list",
    "view list --json",
    "edit % 'title=Mine " EVIL "' 'authors=A " EVIL ";B'",
    "list",
    "show %",
    "undo",
    "redo",
    "reprocess",
    "reprocess keeper",
    "read keeper",
    "archive keeper",
    "delete keeper",
    "undo",
    "check",
    "extract 'in/dump.txt'",
    "extract --json 'in/page.html'",
    "annotate 'in/dump.txt'",
    "list '" EVIL "'",
    "search 'title:" EVIL "'",
    "list 'is:" EVIL "'",
    "show '" EVIL "'",
    "'" EVIL "'",
    "help '" EVIL "'",
    "--set '" EVIL "' list",
    "--set 'theme=" EVIL "' list",
    "--library '" EVIL "' list",
    "--config '" EVIL "' list",
    "list --'" EVIL "'",
    "add '" EVIL "'",
    "extract '" EVIL "'",
    "batch undo '" EVIL "'",
    "note remove '" EVIL "'",
    "backup 'in/dump.txt/" EVIL "'",
    "names '" EVIL "'",
    "export -o 'in/dump.txt/" EVIL "/'",
};

/* Runs a line; the number of streams that are not clean. */
static size_t
run(const char *words)
{
	bool colors = strstr(words, "--color always") != NULL;
	struct ran r = program_run(words, "Obama\n" EVIL "\nJohn Smith\n");
	size_t bad = 0;

	bad += !oracle_is_clean(&r.out, colors, words);
	bad += !oracle_is_clean(&r.err, false, words);
	if (r.status > 128) {
		tap_note("%s: ended with %d", words, r.status);
		bad++;
	}
	ran_clear(&r);
	return bad;
}

/* The line with each '%' made a number. */
static size_t
run_numbered(const char *words, unsigned number)
{
	struct buf line = BUF_INIT;
	size_t bad;

	for (; *words; words++) {
		if (*words == '%')
			buf_addf(&line, "%u", number);
		else
			buf_add_char(&line, *words);
	}
	bad = run(line.data);
	buf_clear(&line);
	return bad;
}

static void
test_commands(void)
{
	size_t i, bad = 0;
	unsigned number;

	for (i = 0; i < ARRAY_LEN(commands); i++) {
		if (!strchr(commands[i], '%'))
			bad += run(commands[i]);
		for (number = 1; strchr(commands[i], '%') && number <= N_ARTICLES; number++)
			bad += run_numbered(commands[i], number);
	}
	tap_is_int(
	    (long long)bad, 0, "%zu commands print no foreign byte", ARRAY_LEN(commands));
}

/* What the look must not let pass. */
static void
test_look(void)
{
	static const char *const evil[] = {"\033[2J", "\a", "\xc2\x9b", "\x9b", "\u202e",
	    "\u00ad", "\xc0\xaf", "\r", "\x7f", "\U000e0041"};
	static const char *const evil_there[] = {
	    "\033]0;x", "\033[97;101;5m", "\033[c", "\a", "\033P"};
	size_t i, passed = 0;
	struct buf b = BUF_INIT;

	for (i = 0; i < ARRAY_LEN(evil) + ARRAY_LEN(evil_there); i++) {
		bool there = i >= ARRAY_LEN(evil);

		buf_reset(&b);
		buf_add_str(&b, there ? evil_there[i - ARRAY_LEN(evil)] : evil[i]);
		passed += oracle_is_clean(&b, there, "as it should be");
	}
	buf_clear(&b);
	tap_is_int((long long)passed, 0, "the look finds what it should");
}

/* Others' hostile files, one by one through add, show and extract. */
static void
test_shared(void)
{
	static const char *const folders[] = {"esc", "uni", "enc", "search"};
	const char *src = getenv("LECTERN_SRC");
	size_t i, bad = 0, n = 0;

	for (i = 0; i < ARRAY_LEN(folders); i++) {
		struct buf path = BUF_INIT, line = BUF_INIT;

		buf_addf(
		    &path, "%s/../shared/data/inputs/hostile/%s", src ? src : ".", folders[i]);
		if (!access(path.data, R_OK)) {
			buf_addf(&line, "--library shared.db add --json %s", path.data);
			bad += run(line.data);
			bad += run("--library shared.db list -n 200");
			bad += run("--library shared.db export --as text");
			bad += run("--library shared.db export --as json");
			n++;
		}
		buf_clear(&path);
		buf_clear(&line);
	}
	if (n)
		tap_is_int((long long)bad, 0, "hostile files of others print no foreign byte");
	else
		tap_skip("../shared/data/inputs/hostile is not here");
}

int
main(void)
{
	test_look();
	program_enter_home();
	tap_ok(oracle_write_files("in"), "the files are written");
	tap_is_int((long long)run("add in"), 0, "add tells clean names and reasons");
	tap_is_int((long long)run("add --json in"), 0, "and as JSON");
	test_commands();
	test_shared();
	program_leave_home();
	return tap_done();
}
