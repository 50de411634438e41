/* Runs one transcript: a script of keys and of what the screen must then show, played to
 * the real program in a pseudo-terminal. A line is a verb and its words:
 *
 *   size 80x24          before start; resize 60x20 after it
 *   env NAME=VALUE      for the programs that follow
 *   lectern ARG...      runs to its end outside the terminal; must exit with 0
 *   start ARG...        starts lectern in the terminal; this and those above and below
 *                       again after an end
 *   stage               starts the stand-in app (tests/stage.c) there
 *   shell               starts an interactive shell there; both are in its PATH
 *   keys KEYS           {ENTER} {ESC} {C-x} {DOWN} {PASTE:text} ... stand for keys
 *   wait TEXT           until the screen shows it; gone TEXT: until no more
 *   row N TEXT          until the row does, from 0, or from -1 upwards
 *   cursor TEXT         until the cursor's row does
 *   signal NAME         TERM, HUP, INT, QUIT, SEGV, CONT, WINCH
 *   hangup              closes the terminal
 *   end STATUS          until the program has ended so (128 + signal)
 *   sane                the terminal is as a shell expects it
 *   silent              no byte comes for a while
 *   screen NAME         the whole screen equals tests/golden/tty-NAME.txt
 *
 * $DIR is a fresh directory that is also HOME, $SRC the source tree. TAP comes out. */
#include "pty.h"
#include "tap.h"

#include "base/file.h"
#include "base/proc.h"

#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MAX_WORDS = 32 };

struct script {
	struct pty *pty;
	int cols, rows;
	char dir[64];
	char *program; /* lectern */
};

static char *
expand(const struct script *s, const char *text)
{
	const char *src = getenv("LECTERN_SRC");
	struct buf out = BUF_INIT;

	while (*text) {
		if (!strncmp(text, "$DIR", 4)) {
			buf_add_str(&out, s->dir);
			text += 4;
		} else if (!strncmp(text, "$SRC", 4)) {
			buf_add_str(&out, src ? src : ".");
			text += 4;
		} else {
			buf_add_char(&out, *text++);
		}
	}
	return out.data ? buf_take(&out) : base_strdup("");
}

/* Splits at spaces; words[0] is lectern. */
static void
split_words(const struct script *s, char *text, const char *words[MAX_WORDS])
{
	size_t n = 0;
	char *save = NULL, *word;

	words[n++] = s->program;
	for (word = strtok_r(text, " ", &save); word && n < MAX_WORDS - 1;
	     word = strtok_r(NULL, " ", &save))
		words[n++] = word;
	words[n] = NULL;
}

static bool
run_outside(const struct script *s, char *text)
{
	const char *words[MAX_WORDS];
	struct proc_io io = {-1, open("/dev/null", O_WRONLY | O_CLOEXEC), -1};
	struct err err = {0};
	int status = -1;
	pid_t pid;

	split_words(s, text, words);
	if (!proc_start(words, io, &pid, &err) || !proc_wait(pid, &status, &err))
		tap_note("%s", err.text);
	close(io.out);
	return status == 0;
}

static bool
start(struct script *s, const char *const *argv)
{
	static const char *const env[] = {"PS1=$ ", "ENV", NULL};

	s->pty = pty_start(argv, env, s->cols, s->rows);
	return s->pty != NULL;
}

static bool
start_lectern(struct script *s, char *text)
{
	const char *words[MAX_WORDS];

	split_words(s, text, words);
	return start(s, words);
}

static int
signal_number(const char *name)
{
	static const struct {
		const char *name;
		int number;
	} names[] = {{"TERM", SIGTERM}, {"HUP", SIGHUP}, {"INT", SIGINT}, {"QUIT", SIGQUIT},
	    {"SEGV", SIGSEGV}, {"ABRT", SIGABRT}, {"CONT", SIGCONT}, {"WINCH", SIGWINCH}};
	size_t i;

	for (i = 0; i < ARRAY_LEN(names); i++)
		if (!strcmp(names[i].name, name))
			return names[i].number;
	return 0;
}

static bool
compare_screen(struct script *s, const char *name)
{
	char path[128], *screen = pty_screen(s->pty);
	bool ok;

	snprintf(path, sizeof(path), "tty-%s.txt", name);
	ok = tap_golden(screen, strlen(screen), path);
	free(screen);
	return ok;
}

/* Verbs that need no program in the terminal. */
static bool
is_set_up(const char *verb)
{
	static const char *const verbs[] = {
	    "size", "env", "lectern", "start", "stage", "shell"};
	size_t i;

	for (i = 0; i < ARRAY_LEN(verbs); i++)
		if (!strcmp(verbs[i], verb))
			return true;
	return false;
}

static bool
set_env(char *assignment)
{
	char *equals = strchr(assignment, '=');

	if (!equals)
		return false;
	*equals = '\0';
	return setenv(assignment, equals + 1, 1) == 0;
}

static bool
set_up(struct script *s, const char *verb, char *rest)
{
	static const char *const shell[] = {"sh", "-i", NULL}, *const stage[] = {"stage", NULL};

	if (!strcmp(verb, "size"))
		return sscanf(rest, "%dx%d", &s->cols, &s->rows) == 2;
	if (!strcmp(verb, "env"))
		return set_env(rest);
	if (!strcmp(verb, "lectern"))
		return run_outside(s, rest);
	if (!strcmp(verb, "start"))
		return start_lectern(s, rest);
	if (!strcmp(verb, "stage"))
		return start(s, stage);
	if (!strcmp(verb, "shell"))
		return start(s, shell);
	return false;
}

/* Verbs that change something. 1 done, 0 failed, -1 another verb. */
static int
act(struct script *s, const char *verb, const char *rest)
{
	int cols, rows;

	if (!strcmp(verb, "keys"))
		pty_keys(s->pty, rest);
	else if (!strcmp(verb, "signal"))
		pty_signal(s->pty, signal_number(rest));
	else if (!strcmp(verb, "hangup"))
		pty_hang_up(s->pty);
	else if (!strcmp(verb, "resize") && sscanf(rest, "%dx%d", &cols, &rows) == 2)
		pty_resize(s->pty, cols, rows);
	else
		return -1;
	return 1;
}

/* Verbs that check. */
static bool
check(struct script *s, const char *verb, const char *rest)
{
	int number = 0, at = 0;

	if (!strcmp(verb, "wait"))
		return pty_wait(s->pty, rest);
	if (!strcmp(verb, "gone"))
		return pty_wait_gone(s->pty, rest);
	if (!strcmp(verb, "row") && sscanf(rest, "%d %n", &number, &at) == 1)
		return pty_wait_row(s->pty, number, rest + at);
	if (!strcmp(verb, "cursor"))
		return pty_wait_cursor_row(s->pty, rest);
	if (!strcmp(verb, "end")) {
		number = pty_wait_end(s->pty);
		if (number != atoi(rest))
			tap_note("ended with %d", number);
		return number == atoi(rest);
	}
	if (!strcmp(verb, "sane")) {
		if (pty_insane(s->pty))
			tap_note("%s", pty_insane(s->pty));
		return !pty_insane(s->pty);
	}
	if (!strcmp(verb, "silent"))
		return pty_read_for(s->pty, 100) == 0;
	return false;
}

static void
note_screen(struct pty *p)
{
	char *screen = pty_screen(p), *line, *save = NULL;

	for (line = strtok_r(screen, "\n", &save); line; line = strtok_r(NULL, "\n", &save))
		tap_note("|%s", line);
	free(screen);
}

/* Plays one line; false ends the script. */
static bool
play(struct script *s, int number, char *line)
{
	char *rest = line + strcspn(line, " "), *text;
	bool ok;
	int acted;

	if (*rest)
		*rest++ = '\0';
	text = expand(s, rest);
	if (s->pty && is_set_up(line)) { /* once more, after the end */
		pty_free(s->pty);
		s->pty = NULL;
	}
	if (!s->pty) {
		ok = set_up(s, line, text);
		if (!ok || !strcmp(line, "start"))
			tap_ok(ok, "%d: %s %s", number, line, rest);
	} else if (!strcmp(line, "screen")) {
		ok = compare_screen(s, text);
	} else {
		acted = act(s, line, text);
		ok = acted > 0 || (acted < 0 && check(s, line, text));
		if (!ok || acted < 0)
			tap_ok(ok, "%d: %s %s", number, line, rest);
		if (!ok)
			note_screen(s->pty);
	}
	free(text);
	return ok;
}

static int
remove_one(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	(void)st;
	(void)type;
	(void)ftw;
	return remove(path);
}

static bool
make_home(struct script *s)
{
	const char *build = getenv("LECTERN_BUILD"), *path = getenv("PATH");
	static const char *const unset[] = {"XDG_DATA_HOME", "XDG_CONFIG_HOME",
	    "XDG_STATE_HOME", "XDG_CACHE_HOME", "LECTERN_LIBRARY", "NO_COLOR", "DISPLAY",
	    "WAYLAND_DISPLAY"};
	struct buf entry = BUF_INIT;
	size_t i;

	snprintf(s->dir, sizeof(s->dir), "/tmp/lectern-tty-XXXXXX");
	if (!mkdtemp(s->dir))
		return false;
	for (i = 0; i < ARRAY_LEN(unset); i++)
		unsetenv(unset[i]);
	setenv("HOME", s->dir, 1);
	setenv("TERM", "xterm-256color", 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	setenv("TZ", "UTC0", 1);
	build = build ? build : ".";
	buf_addf(&entry, "%s:%s/tests:%s", build, build, path ? path : "/usr/bin:/bin");
	setenv("PATH", entry.data, 1);
	buf_clear(&entry);
	s->program = file_join(build, "lectern");
	return true;
}

int
main(int argc, char **argv)
{
	struct script s = {.cols = 80, .rows = 24};
	struct buf text = BUF_INIT;
	struct err err = {0};
	char *line, *next;
	int number = 0;

	if (argc != 2 || !file_read(argv[1], SIZE_MAX, &text, &err) || !make_home(&s)) {
		fprintf(
		    stderr, "transcript: %s\n", argc == 2 ? err.text : "one script, please");
		return 99;
	}
	for (line = text.data; line && *line; line = next) {
		next = line + strcspn(line, "\n");
		if (*next)
			*next++ = '\0';
		number++;
		if (*line && *line != '#' && !play(&s, number, line))
			break;
	}
	pty_free(s.pty);
	nftw(s.dir, remove_one, 16, FTW_DEPTH | FTW_PHYS);
	free(s.program);
	buf_clear(&text);
	return tap_done();
}
