/* Runs the built programs as a user would. */
#include "program.h"

#include "tap.h"

#include "base/file.h"
#include "base/proc.h"

#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MAX_WORDS = 40 };

void
program_enter_home(void)
{
	static const char *const unset[] = {"PAGER", "LECTERN_PAGER", "NO_COLOR",
	    "LECTERN_LIBRARY", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "BROWSER", "LESS"};
	const char *tmp = getenv("TMPDIR");
	char *path = file_join(tmp ? tmp : "/tmp", "lectern-test.XXXXXX");
	size_t i;

	for (i = 0; i < ARRAY_LEN(unset); i++)
		unsetenv(unset[i]);
	setenv("TZ", "UTC0", 1);
	if (!mkdtemp(path) || chdir(path) || setenv("HOME", path, 1)) {
		perror(path);
		exit(99);
	}
	free(path);
}

static int
remove_one(const char *path, const struct stat *s, int kind, struct FTW *at)
{
	(void)s, (void)kind, (void)at;
	return remove(path);
}

void
program_leave_home(void)
{
	const char *home = getenv("HOME");

	if (!chdir("/"))
		nftw(home, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

static void
read_back(FILE *f, struct buf *out)
{
	char bytes[4096];
	size_t n;

	rewind(f);
	while ((n = fread(bytes, 1, sizeof(bytes), f)) > 0)
		buf_add(out, bytes, n);
	fclose(f);
}

struct ran
program_run_argv(const char *const *argv, const char *input)
{
	struct ran r = {BUF_INIT, BUF_INIT, -1};
	FILE *in = tmpfile(), *out = tmpfile(), *err = tmpfile();
	struct proc_io io = {fileno(in), fileno(out), fileno(err)};
	pid_t pid;

	if (input)
		fputs(input, in);
	rewind(in);
	if (proc_start(argv, io, &pid, NULL))
		proc_wait(pid, &r.status, NULL);
	fclose(in);
	read_back(out, &r.out);
	read_back(err, &r.err);
	return r;
}

/* Parts *line at a space and returns the word before, or NULL. */
static char *
next_word(char **line)
{
	char *word, stop = ' ';

	*line += strspn(*line, " ");
	if (!**line)
		return NULL;
	if (**line == '\'') {
		stop = '\'';
		(*line)++;
	}
	word = *line;
	*line += strcspn(word, (char[]){stop, '\0'});
	if (**line)
		*(*line)++ = '\0';
	return word;
}

struct ran
program_run(const char *words, const char *input)
{
	const char *argv[MAX_WORDS + 2], *build = getenv("LECTERN_BUILD");
	char *program = file_join(build ? build : ".", "lectern");
	char *line = base_strdup(words), *rest = line;
	struct ran r;
	size_t n = 0;

	argv[n++] = program;
	while (n <= MAX_WORDS && (argv[n] = next_word(&rest)))
		n++;
	argv[n] = NULL;
	r = program_run_argv(argv, input);
	free(line);
	free(program);
	return r;
}

void
ran_clear(struct ran *r)
{
	buf_clear(&r->out);
	buf_clear(&r->err);
}

static bool
fits(const struct buf *got, const char *want)
{
	return want ? strstr(buf_str(got), want) != NULL : got->len == 0;
}

void
program_check(const char *words, int status, const char *out, const char *err)
{
	struct ran r = program_run(words, NULL);

	if (!tap_ok(r.status == status && fits(&r.out, out) && fits(&r.err, err), "lectern %s",
		words)) {
		tap_note("status %d, wanted %d", r.status, status);
		tap_note("out: %s", buf_str(&r.out));
		tap_note("err: %s", buf_str(&r.err));
	}
	ran_clear(&r);
}

void
program_write(const char *path, const char *text)
{
	if (file_write(path, text, strlen(text), NULL))
		return;
	perror(path);
	exit(99);
}
