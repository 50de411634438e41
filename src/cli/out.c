/* Standard output and the pager. */
#include "cli/out.h"

#include "base/proc.h"
#include "text/clean.h"
#include "text/segment.h"
#include "text/width.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { MAX_PAGER_WORDS = 15 };

static bool
is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t';
}

/* Bytes of the next piece that is not broken: a word, a wide character, or one blank. Its
 * cells go to *cells. */
static size_t
next_piece(const char *s, size_t len, int *cells)
{
	size_t at = 0, n;

	*cells = 0;
	while (at < len) {
		if (s[at] == '\033') {
			const char *end = memchr(s + at, 'm', len - at);

			at = end ? (size_t)(end + 1 - s) : len;
			continue;
		}
		n = segment_cluster(s + at, len - at);
		int w = width_cluster(s + at, n);

		if (*cells && (is_blank(s[at]) || w > 1))
			break;
		*cells += w;
		at += n;
		if (w > 1 || is_blank(s[at - n]))
			break;
	}
	return at;
}

void
out_add_wrapped(struct buf *out, const char *s, int indent, int columns)
{
	size_t len = strlen(s), n;
	int used = indent, cells;
	bool blank = false;

	buf_addf(out, "%*s", indent, "");
	for (; len; s += n, len -= n) {
		n = next_piece(s, len, &cells);
		if (n == 1 && is_blank(s[0])) {
			blank = used > indent;
			continue;
		}
		if (columns && used > indent && used + blank + cells > columns) {
			buf_addf(out, "\n%*s", indent, "");
			used = indent;
		} else if (blank) {
			buf_add_char(out, ' ');
			used++;
		}
		blank = false;
		buf_add(out, s, n);
		used += cells;
	}
	buf_add_char(out, '\n');
}

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
	if (pipe2(ends, O_CLOEXEC))
		return;
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
	bool ok = !fflush(stdout);

	if (ok && !ferror(stdout))
		return true;
	/* Why an earlier write failed is long forgotten; one more fails as it did. */
	if (ok)
		errno = write(STDOUT_FILENO, "\n", 1) < 0 ? errno : 0;
	return err_set(err, ERR_IO, "standard output could not be written: %s",
	    errno ? strerror(errno) : "its reader went away");
}
