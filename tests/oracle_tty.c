/* Hostile files on the screen: list, reader, search, panels, prompts, whatever shows what came
 * from outside; the bytes that reach the terminal are the interface's own and no others. */
#include "oracle.h"
#include "program.h"
#include "pty.h"
#include "tap.h"

#include "base/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SETTLE_MS = 30, ESC_MS = 150 /* when no key follows, it is the key Esc */ };

/* Each is typed by itself, and what it shows is shown. */
static const char *const keys[] = {"j", "j", "g", "{ENTER}", " ", "e", "{DOWN}", "{ENTER}", "q",
    "q", "L", "{DOWN}", "q", "O", " ", "q", "A", "q", "r", "q", "]", "e", "q", "]", "L", "q",
    "]", "O", "q", "]", "z", "]", "q", "g", "V", "t", "e", "{TAB}", "{C-c}", "v", "i", "{ESC}",
    "/keeper", "{ENTER}", "j", "{ENTER}", "n", "q",
    "/{PASTE:a\033]0;PWNED\a\033[2Jb\xc2\x9b"
    "c}",
    "{ENTER}", "{ESC}", "/source:", "{TAB}", "{TAB}", "{ESC}", "{ESC}", ":", "{TAB}", "{C-c}",
    ":nonsense\xe2\x80\xae", "{ENTER}", ":messages{ENTER}", "q", ":open in/{TAB}", "{C-c}", "a",
    "in/", "{TAB}", "{TAB}", "{C-c}", "a", "in{ENTER}", "c", "q", "=", "j", "j", "j", "=", "?",
    "q", "H", "y", "Y", "s", "D", "U", "{C-l}", "{ESC}"};

static void
note_screen(struct pty *p)
{
	char *screen = pty_screen(p), *line, *save = NULL;

	for (line = strtok_r(screen, "\n", &save); line; line = strtok_r(NULL, "\n", &save))
		tap_note("|%s", line);
	free(screen);
}

static void
test_size(int cols, int rows)
{
	const char *build = getenv("LECTERN_BUILD");
	char *program = file_join(build ? build : ".", "lectern");
	const char *argv[] = {program, NULL};
	static const char *const env[] = {"TERM=xterm-256color", "LC_ALL=C.UTF-8", NULL};
	struct pty *p = pty_start(argv, env, cols, rows);
	char where[64];
	size_t i;

	snprintf(where, sizeof(where), "at %dx%d", cols, rows);
	tap_ok(pty_wait(p, "keeper"), "the list is there %s", where);
	for (i = 0; i < ARRAY_LEN(keys); i++) {
		pty_keys(p, keys[i]);
		pty_read_for(p, strcmp(keys[i], "{ESC}") ? SETTLE_MS : ESC_MS);
	}
	pty_keys(p, "Q");
	if (!tap_is_int(pty_wait_end(p), 0, "it ends %s", where))
		note_screen(p);
	tap_ok(oracle_is_clean(pty_output(p), true, where),
	    "no foreign byte on the terminal %s", where);
	tap_ok(!pty_insane(p), "the terminal is sane %s", where);
	pty_free(p);
	free(program);
}

int
main(void)
{
	struct ran r;

	program_enter_home();
	tap_ok(oracle_write_files("in"), "the files are written");
	r = program_run("add in", NULL);
	ran_clear(&r);
	test_size(100, 30);
	test_size(40, 10);
	program_leave_home();
	return tap_done();
}
