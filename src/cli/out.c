/* Standard output and the pager. */
#include "cli/out.h"

#include "base/proc.h"
#include "text/clean.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { MAX_PAGER_WORDS = 15 };

void
out_text(const char *s, size_t len)
{
	struct buf clean = BUF_INIT;

	clean_text(&clean, s, len, CLEAN_TEXT);
	out_buf(&clean);
}

void
out_line(const char *s)
{
	out_text(s, strlen(s));
	putchar('\n');
}

void
out_buf(struct buf *b)
{
	fwrite(buf_str(b), 1, b->len, stdout);
	buf_clear(b);
}

bool
out_is_terminal(void)
{
	return isatty(STDOUT_FILENO);
}

int
out_columns(void)
{
	struct winsize size;

	if (!out_is_terminal())
		return 0;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) || !size.ws_col)
		return 80;
	return size.ws_col;
}

bool
out_is_colored(const struct cli *c)
{
	const char *wish = c->values[CLI_COLOR], *none = getenv("NO_COLOR"),
		   *term = getenv("TERM");

	if (wish && strcmp(wish, "auto"))
		return !strcmp(wish, "always");
	return out_is_terminal() && !(none && *none) && term && strcmp(term, "dumb");
}

/* Parts a command line at its spaces; the pager is the user's own, but no shell is needed. */
static void
split_words(char *line, const char **argv, size_t max)
{
	size_t n = 0;
	char *save = NULL, *word;

	for (word = strtok_r(line, " \t", &save); word && n < max;
	     word = strtok_r(NULL, " \t", &save))
		argv[n++] = word;
	argv[n] = NULL;
}

void
out_begin_pager(const struct cli *c, struct pager *pager)
{
	const char *argv[MAX_PAGER_WORDS + 1], *wish = getenv("LECTERN_PAGER");
	struct proc_io io = {-1, -1, -1};
	char *line;
	int ends[2];

	pager->pid = 0;
	if (!wish)
		wish = getenv("PAGER");
	if (!wish)
		wish = "less";
	if (!out_is_terminal() || c->values[CLI_JSON] || !*wish || !strcmp(wish, "cat"))
		return;
	if (pipe(ends))
		return;
	fcntl(ends[0], F_SETFD, FD_CLOEXEC);
	fcntl(ends[1], F_SETFD, FD_CLOEXEC);
	/* One screen needs no pager, colours pass, the screen stays as it was left. */
	setenv("LESS", "FRX", 0);
	line = base_strdup(wish);
	split_words(line, argv, MAX_PAGER_WORDS);
	io.in = ends[0];
	if (argv[0] && proc_start(argv, io, &pager->pid, NULL)) {
		fflush(stdout);
		dup2(ends[1], STDOUT_FILENO);
		/* The list ends by itself when the pager is left; then it is waited for. */
		signal(SIGPIPE, SIG_IGN);
	} else {
		pager->pid = 0;
	}
	close(ends[0]);
	close(ends[1]);
	free(line);
}

void
out_end_pager(struct pager *pager)
{
	int status;

	if (!pager->pid)
		return;
	fflush(stdout);
	clearerr(stdout);
	close(STDOUT_FILENO);
	/* Later messages must not land in a file that takes its number. */
	open("/dev/null", O_WRONLY);
	proc_wait(pager->pid, &status, NULL);
	pager->pid = 0;
}

bool
out_is_closed(void)
{
	return ferror(stdout);
}

bool
out_flush(struct err *err)
{
	if (!fflush(stdout) && !ferror(stdout))
		return true;
	return err_set(err, ERR_IO, "standard output could not be written: %s",
	    errno ? strerror(errno) : "its reader went away");
}
