/* Starting programs without a shell. */
#include "base/proc.h"

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

void
proc_outlive_limits(void)
{
	signal(SIGXFSZ, SIG_IGN);
}

static void
join_descriptor(int from, int to)
{
	if (from >= 0 && from != to)
		dup2(from, to);
	else if (from == to)
		fcntl(to, F_SETFD, 0);
}

static _Noreturn void
run_child(const char *const *argv, struct proc_io io, int report)
{
	static const int signals[] = {
	    SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGPIPE, SIGTSTP, SIGWINCH, SIGXFSZ};
	sigset_t none;
	size_t i;
	int e;

	for (i = 0; i < ARRAY_LEN(signals); i++)
		signal(signals[i], SIG_DFL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	join_descriptor(io.in, STDIN_FILENO);
	join_descriptor(io.out, STDOUT_FILENO);
	join_descriptor(io.err, STDERR_FILENO);
	execvp(argv[0], (char *const *)(uintptr_t)argv);
	e = errno;
	while (write(report, &e, sizeof(e)) < 0 && errno == EINTR)
		continue;
	_exit(127);
}

bool
proc_start(const char *const *argv, struct proc_io io, pid_t *pid, struct err *err)
{
	int report[2], e = 0;
	ssize_t got;

	if (pipe2(report, O_CLOEXEC) < 0)
		return err_set(
		    err, ERR_IO, "%s: cannot be started: %s", argv[0], strerror(errno));
	*pid = fork();
	if (*pid < 0) {
		e = errno;
		close(report[0]);
		close(report[1]);
		return err_set(err, ERR_IO, "%s: cannot be started: %s", argv[0], strerror(e));
	}
	if (!*pid)
		run_child(argv, io, report[1]);
	close(report[1]);
	do
		got = read(report[0], &e, sizeof(e));
	while (got < 0 && errno == EINTR);
	close(report[0]);
	if (got == (ssize_t)sizeof(e)) {
		waitpid(*pid, NULL, 0);
		return err_set(
		    err, ERR_NO_INPUT, "%s: cannot be started: %s", argv[0], strerror(e));
	}
	return true;
}

bool
proc_exec(const char *const *argv, struct err *err)
{
	execvp(argv[0], (char *const *)(uintptr_t)argv);
	return err_set(
	    err, ERR_NO_INPUT, "%s: cannot be started: %s", argv[0], strerror(errno));
}

bool
proc_wait(pid_t pid, int *status, struct err *err)
{
	int raw;

	while (waitpid(pid, &raw, 0) < 0)
		if (errno != EINTR)
			return err_set(
			    err, ERR_IO, "cannot wait for a program: %s", strerror(errno));
	*status = WIFSIGNALED(raw) ? 128 + WTERMSIG(raw) : WEXITSTATUS(raw);
	return true;
}

/* Feeds input and gathers output at once, so that neither side waits for the other. */
static void
exchange(int in, int out, const char *input, size_t len, struct buf *got, size_t max)
{
	struct pollfd fds[2] = {{in, POLLOUT, 0}, {out, POLLIN, 0}};
	char block[16 * 1024];
	size_t start = got ? got->len : 0, room;
	ssize_t n;

	fcntl(in, F_SETFL, O_NONBLOCK);
	while (fds[0].fd >= 0 || fds[1].fd >= 0) {
		if (fds[0].fd >= 0 && !len) {
			close(in);
			fds[0].fd = -1;
			continue;
		}
		if (poll(fds, 2, -1) < 0) {
			if (errno != EINTR)
				break;
			continue;
		}
		if (fds[0].fd >= 0 && fds[0].revents) {
			n = write(in, input, len);
			if (n > 0) {
				input += n;
				len -= (size_t)n;
			} else if (errno != EAGAIN && errno != EINTR)
				len = 0;
		}
		if (fds[1].fd >= 0 && fds[1].revents) {
			n = read(out, block, sizeof(block));
			room = max - (got->len - start);
			if (n > 0)
				buf_add(got, block, (size_t)n < room ? (size_t)n : room);
			else if (n == 0 || (n < 0 && errno != EINTR))
				fds[1].fd = -1;
		}
	}
	if (fds[0].fd >= 0)
		close(in);
}

bool
proc_run(const char *const *argv, const void *input, size_t len, struct buf *out, size_t max,
    int *status, struct err *err)
{
	int in[2] = {-1, -1}, back[2] = {-1, -1};
	struct sigaction ignore = {.sa_handler = SIG_IGN}, old;
	bool ok = false;
	pid_t pid;

	if (pipe2(in, O_CLOEXEC) < 0 || (out && pipe2(back, O_CLOEXEC) < 0)) {
		err_set(err, ERR_IO, "%s: cannot be started: %s", argv[0], strerror(errno));
		goto out;
	}
	if (!proc_start(argv, (struct proc_io){in[0], back[1], -1}, &pid, err))
		goto out;
	close(in[0]);
	in[0] = -1;
	if (out) {
		close(back[1]);
		back[1] = -1;
	}
	sigaction(SIGPIPE, &ignore, &old);
	exchange(in[1], back[0], input, len, out, max);
	sigaction(SIGPIPE, &old, NULL);
	in[1] = -1;
	ok = proc_wait(pid, status, err);
out:
	if (in[0] >= 0)
		close(in[0]);
	if (in[1] >= 0)
		close(in[1]);
	if (back[0] >= 0)
		close(back[0]);
	if (back[1] >= 0)
		close(back[1]);
	return ok;
}

char *
proc_find_sibling(const char *argv0, const char *name, const char *libexec)
{
	char self[4096], *slash, *path = NULL;
	ssize_t len = readlink("/proc/self/exe", self, sizeof(self) - 1);

	if (len <= 0) {
		if (!strchr(argv0, '/') || strlen(argv0) >= sizeof(self))
			len = 0;
		else
			len = (ssize_t)strlen(memcpy(self, argv0, strlen(argv0) + 1));
	}
	self[len < 0 ? 0 : len] = '\0';
	slash = strrchr(self, '/');
	if (slash) {
		*slash = '\0';
		path = file_join(self, name);
		if (!access(path, X_OK))
			return path;
		free(path);
	}
	path = file_join(libexec, name);
	if (!access(path, X_OK))
		return path;
	free(path);
	return NULL;
}
