/* Programs that run while the interface goes on. */
#include "ui/child.h"

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

void
children_init(struct children *c)
{
	memset(c, 0, sizeof(*c));
}

void
children_clear(struct children *c)
{
	size_t i;

	for (i = 0; i < c->n; i++) {
		if (!c->items[i].ended && c->items[i].id != CHILD_QUIET)
			kill(c->items[i].pid, SIGTERM);
		if (c->items[i].out >= 0)
			close(c->items[i].out);
	}
	free(c->items);
	children_init(c);
}

int
child_open_input(const char *input, size_t len, struct err *err)
{
	FILE *f = len ? tmpfile() : fopen("/dev/null", "re");
	int fd = -1;

	if (f && !file_write_fd(fileno(f), input, len, err)) {
		fclose(f);
		return -1;
	}
	if (f) {
		lseek(fileno(f), 0, SEEK_SET);
		fd = fcntl(fileno(f), F_DUPFD_CLOEXEC, 3);
	}
	if (fd < 0)
		err_set(err, ERR_NO_OUTPUT, "no temporary file: %s", strerror(errno));
	if (f)
		fclose(f);
	return fd;
}

bool
children_start(struct children *c, unsigned id, const char *const *argv, const char *input,
    size_t input_len, struct err *err)
{
	struct child child = {.id = id, .out = -1};
	struct proc_io io = {child_open_input(input, input_len, err), -1, -1};
	int back[2] = {-1, -1};
	bool ok = false;

	if (io.in < 0)
		return false;
	if (id == CHILD_QUIET) {
		back[1] = open("/dev/null", O_WRONLY | O_CLOEXEC);
	} else if (pipe2(back, O_CLOEXEC) == 0) {
		fcntl(back[0], F_SETFL, O_NONBLOCK);
	}
	io.out = io.err = back[1];
	if (back[1] < 0)
		err_set(err, ERR_IO, "%s: cannot be started: %s", argv[0], strerror(errno));
	else
		ok = proc_start(argv, io, &child.pid, err);
	if (back[1] >= 0)
		close(back[1]);
	close(io.in);
	if (!ok) {
		if (back[0] >= 0)
			close(back[0]);
		return false;
	}
	child.out = back[0];
	c->items = base_grow(c->items, c->n, &c->cap, sizeof(*c->items));
	c->items[c->n++] = child;
	return true;
}

void
children_interrupt(struct children *c, unsigned id)
{
	size_t i;

	for (i = 0; i < c->n; i++)
		if (c->items[i].id == id && !c->items[i].ended)
			kill(c->items[i].pid, SIGINT);
}

size_t
children_poll(const struct children *c, struct pollfd *fds, size_t max)
{
	size_t i, n = 0;

	for (i = 0; i < c->n && n < max; i++)
		if (c->items[i].out >= 0)
			fds[n++] = (struct pollfd){c->items[i].out, POLLIN, 0};
	return n;
}

/* At most one block a turn, so that a program that writes much does not starve the keys. */
static void
read_output(struct child *child, struct app *app)
{
	char bytes[16384];
	ssize_t n;

	if (child->out < 0)
		return;
	n = read(child->out, bytes, sizeof(bytes));
	if (n > 0)
		app_child_output(app, child->id, bytes, (size_t)n);
	else if (n == 0 || (errno != EAGAIN && errno != EINTR)) {
		close(child->out);
		child->out = -1;
	}
}

void
children_read(struct children *c, struct app *app)
{
	size_t i = 0;

	while (i < c->n) {
		struct child *child = &c->items[i];
		int raw;

		if (!child->ended && waitpid(child->pid, &raw, WNOHANG) == child->pid) {
			child->ended = true;
			child->status =
			    WIFSIGNALED(raw) ? 128 + WTERMSIG(raw) : WEXITSTATUS(raw);
		}
		read_output(child, app);
		if (!child->ended || child->out >= 0) {
			i++;
			continue;
		}
		if (child->id != CHILD_QUIET)
			app_child_ended(app, child->id, child->status, NULL);
		c->items[i] = c->items[--c->n];
	}
}
