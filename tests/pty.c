/* A program in a pseudo-terminal, its screen kept by libvterm. */
#include "pty.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <vterm.h>

struct pty {
	pid_t pid;
	int fd; /* our side; -1 after pty_hang_up */
	int status;
	bool ended;
	int cols, rows;
	VTerm *vt;
	VTermScreen *screen;
	bool alt_screen, cursor_hidden;
	int mouse;
	struct buf output;
};

static long long
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (long long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static int
deadline_ms(void)
{
	const char *s = getenv("LECTERN_PTY_DEADLINE");

	return s && atoi(s) > 0 ? atoi(s) * 1000 : PTY_DEADLINE_MS;
}

static int
on_property(VTermProp property, VTermValue *value, void *user)
{
	struct pty *p = user;

	if (property == VTERM_PROP_ALTSCREEN)
		p->alt_screen = value->boolean;
	else if (property == VTERM_PROP_CURSORVISIBLE)
		p->cursor_hidden = !value->boolean;
	else if (property == VTERM_PROP_MOUSE)
		p->mouse = value->number;
	return 1;
}

static const VTermScreenCallbacks screen_callbacks = {.settermprop = on_property};

static void
on_reply(const char *bytes, size_t len, void *user)
{
	pty_send(user, bytes, len);
}

static void
set_environment(const char *const *env)
{
	size_t i;

	unsetenv("LINES");
	unsetenv("COLUMNS");
	unsetenv("TMUX");
	unsetenv("STY");
	for (i = 0; env && env[i]; i++) {
		if (strchr(env[i], '='))
			putenv(base_strdup(env[i]));
		else
			unsetenv(env[i]);
	}
}

struct pty *
pty_start(const char *const *argv, const char *const *env, int cols, int rows)
{
	struct winsize size = {(unsigned short)rows, (unsigned short)cols, 0, 0};
	struct pty *p = base_calloc(1, sizeof(*p));

	alarm(600); /* whatever hangs, the test ends */

	p->cols = cols;
	p->rows = rows;
	p->pid = forkpty(&p->fd, NULL, NULL, &size);
	if (p->pid < 0) {
		free(p);
		return NULL;
	}
	if (p->pid == 0) {
		/* As a shell at a terminal starts it, whatever the tests were started to
		 * ignore. */
		signal(SIGINT, SIG_DFL);
		signal(SIGQUIT, SIG_DFL);
		signal(SIGHUP, SIG_DFL);
		set_environment(env);
		execvp(argv[0], (char *const *)(uintptr_t)argv);
		perror(argv[0]);
		_exit(127);
	}
	fcntl(p->fd, F_SETFL, O_NONBLOCK);
	fcntl(p->fd, F_SETFD, FD_CLOEXEC);
	p->vt = vterm_new(rows, cols);
	vterm_set_utf8(p->vt, 1);
	vterm_output_set_callback(p->vt, on_reply, p);
	p->screen = vterm_obtain_screen(p->vt);
	vterm_screen_set_callbacks(p->screen, &screen_callbacks, p);
	vterm_screen_enable_altscreen(p->screen, 1);
	vterm_screen_reset(p->screen, 1);
	return p;
}

static bool
reap(struct pty *p, int options)
{
	int status;

	if (!p->ended && waitpid(p->pid, &status, options) == p->pid) {
		p->ended = true;
		p->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
	}
	return p->ended;
}

void
pty_free(struct pty *p)
{
	if (!p)
		return;
	pty_hang_up(p);
	if (!reap(p, WNOHANG)) {
		kill(p->pid, SIGKILL);
		reap(p, 0);
	}
	vterm_free(p->vt);
	buf_clear(&p->output);
	free(p);
}

/* Reads what is there; false at the end of the terminal or after ms milliseconds. */
static bool
read_some(struct pty *p, int ms)
{
	struct pollfd poll_fd = {p->fd, POLLIN, 0};
	char bytes[65536];
	ssize_t n;

	if (p->fd < 0 || poll(&poll_fd, 1, ms) <= 0)
		return false;
	n = read(p->fd, bytes, sizeof(bytes));
	if (n <= 0)
		return n < 0 && (errno == EINTR || errno == EAGAIN);
	buf_add(&p->output, bytes, (size_t)n);
	vterm_input_write(p->vt, bytes, (size_t)n);
	return true;
}

void
pty_send(struct pty *p, const char *bytes, size_t len)
{
	while (len > 0 && p->fd >= 0) {
		struct pollfd poll_fd = {p->fd, POLLIN | POLLOUT, 0};
		ssize_t n;

		if (poll(&poll_fd, 1, deadline_ms()) <= 0)
			return;
		if ((poll_fd.revents & POLLIN) && !read_some(p, 0))
			return;
		n = poll_fd.revents & POLLOUT ? write(p->fd, bytes, len) : 0;
		if (n < 0 && errno != EAGAIN && errno != EINTR)
			return;
		if (n > 0) {
			bytes += n;
			len -= (size_t)n;
		}
	}
}

static const struct {
	const char *name, *bytes;
} key_names[] = {
    {"ENTER", "\r"},
    {"ESC", "\033"},
    {"TAB", "\t"},
    {"S-TAB", "\033[Z"},
    {"BS", "\177"},
    {"SPC", " "},
    {"UP", "\033OA"},
    {"DOWN", "\033OB"},
    {"RIGHT", "\033OC"},
    {"LEFT", "\033OD"},
    {"HOME", "\033OH"},
    {"END", "\033OF"},
    {"PGUP", "\033[5~"},
    {"PGDN", "\033[6~"},
    {"DEL", "\033[3~"},
    {"{", "{"},
};

static void
send_named(struct pty *p, const char *name, size_t len)
{
	size_t i;

	if (len == 3 && name[0] == 'C' && name[1] == '-') {
		char c = (char)(name[2] & 31);

		pty_send(p, &c, 1);
	} else if (len == 3 && name[0] == 'M' && name[1] == '-') {
		char c[2] = {'\033', name[2]};

		pty_send(p, c, 2);
	} else if (len > 6 && !memcmp(name, "PASTE:", 6)) {
		pty_send(p, "\033[200~", 6);
		pty_send(p, name + 6, len - 6);
		pty_send(p, "\033[201~", 6);
	}
	for (i = 0; i < ARRAY_LEN(key_names); i++)
		if (strlen(key_names[i].name) == len && !memcmp(key_names[i].name, name, len))
			pty_send(p, key_names[i].bytes, strlen(key_names[i].bytes));
}

void
pty_keys(struct pty *p, const char *keys)
{
	while (*keys) {
		const char *end = *keys == '{' ? strchr(keys + 1, '}') : NULL;

		if (end && end > keys + 1) {
			send_named(p, keys + 1, (size_t)(end - keys - 1));
			keys = end + 1;
		} else {
			pty_send(p, keys++, 1);
		}
	}
}

void
pty_resize(struct pty *p, int cols, int rows)
{
	struct winsize size = {(unsigned short)rows, (unsigned short)cols, 0, 0};

	p->cols = cols;
	p->rows = rows;
	vterm_set_size(p->vt, rows, cols);
	ioctl(p->fd, TIOCSWINSZ, &size);
}

void
pty_signal(struct pty *p, int signal)
{
	kill(p->pid, signal);
}

void
pty_hang_up(struct pty *p)
{
	if (p->fd >= 0)
		close(p->fd);
	p->fd = -1;
}

void
pty_size(const struct pty *p, int *cols, int *rows)
{
	*cols = p->cols;
	*rows = p->rows;
}

struct VTermScreen *
pty_vterm(struct pty *p)
{
	return p->screen;
}

static void
add_row(struct pty *p, int row, struct buf *out)
{
	VTermRect rect = {row, row + 1, 0, p->cols};
	size_t max = (size_t)p->cols * VTERM_MAX_CHARS_PER_CELL * 4, start = out->len;

	buf_reserve(out, max);
	out->len += vterm_screen_get_text(p->screen, out->data + start, max, rect);
	while (out->len > start && out->data[out->len - 1] == ' ')
		out->len--;
	buf_truncate(out, out->len);
}

char *
pty_screen(struct pty *p)
{
	struct buf out = BUF_INIT;
	int row;

	for (row = 0; row < p->rows; row++) {
		add_row(p, row, &out);
		buf_add_char(&out, '\n');
	}
	return buf_take(&out);
}

/* Does a row from first to last show the text? */
static bool
shows(struct pty *p, int first, int last, const char *text)
{
	struct buf row = BUF_INIT;
	bool found = false;

	for (; first <= last && !found; first++) {
		buf_reset(&row);
		add_row(p, first, &row);
		found = strstr(buf_str(&row), text) != NULL;
	}
	buf_clear(&row);
	return found;
}

bool
pty_wait(struct pty *p, const char *text)
{
	long long end = now_ms() + deadline_ms();

	while (!shows(p, 0, p->rows - 1, text))
		if (now_ms() > end || !read_some(p, (int)(end - now_ms())))
			return shows(p, 0, p->rows - 1, text);
	return true;
}

bool
pty_wait_gone(struct pty *p, const char *text)
{
	long long end = now_ms() + deadline_ms();

	while (shows(p, 0, p->rows - 1, text))
		if (now_ms() > end || !read_some(p, (int)(end - now_ms())))
			return !shows(p, 0, p->rows - 1, text);
	return true;
}

bool
pty_wait_row(struct pty *p, int row, const char *text)
{
	long long end = now_ms() + deadline_ms();

	if (row < 0)
		row += p->rows;
	while (!shows(p, row, row, text))
		if (now_ms() > end || !read_some(p, (int)(end - now_ms())))
			return shows(p, row, row, text);
	return true;
}

bool
pty_wait_cursor_row(struct pty *p, const char *text)
{
	long long end = now_ms() + deadline_ms();

	for (;;) {
		VTermPos at;

		vterm_state_get_cursorpos(vterm_obtain_state(p->vt), &at);
		if (shows(p, at.row, at.row, text))
			return true;
		if (now_ms() > end || !read_some(p, (int)(end - now_ms())))
			return false;
	}
}

int
pty_wait_end(struct pty *p)
{
	long long end = now_ms() + deadline_ms();

	while (now_ms() < end && read_some(p, (int)(end - now_ms())))
		;
	/* The terminal has closed, so the program is at its end; or it is late. */
	while (!reap(p, p->fd < 0 || now_ms() < end ? 0 : WNOHANG) && now_ms() < end)
		;
	return p->ended ? p->status : -1;
}

size_t
pty_read_for(struct pty *p, int ms)
{
	long long end = now_ms() + ms;
	size_t before = p->output.len;

	while (now_ms() < end && read_some(p, (int)(end - now_ms())))
		;
	return p->output.len - before;
}

const struct buf *
pty_output(const struct pty *p)
{
	return &p->output;
}

/* Which of two strings came last in the output: -1 the first, 1 the second, 0 neither. */
static int
came_last(const struct buf *out, const char *first, const char *second)
{
	size_t i, n = strlen(first), m = strlen(second);

	for (i = out->len; i-- > 0;) {
		if (out->len - i >= n && !memcmp(out->data + i, first, n))
			return -1;
		if (out->len - i >= m && !memcmp(out->data + i, second, m))
			return 1;
	}
	return 0;
}

/* What is wrong with the terminal at the moment; NULL: nothing. */
static const char *
insane_now(const struct pty *p)
{
	struct termios modes;

	if (p->alt_screen)
		return "the alternate screen is still shown";
	if (p->cursor_hidden)
		return "the cursor is hidden";
	if (p->mouse || came_last(&p->output, "\033[?1006h", "\033[?1006l") < 0)
		return "the mouse is still reported";
	if (came_last(&p->output, "\033[?2004h", "\033[?2004l") < 0)
		return "pastes are still bracketed";
	if (came_last(&p->output, "\033[?1004h", "\033[?1004l") < 0)
		return "focus is still reported";
	if (came_last(&p->output, "\033[?1h", "\033[?1l") < 0)
		return "cursor keys are still in application mode";
	if (p->fd < 0 || tcgetattr(p->fd, &modes) < 0)
		return "the terminal is gone";
	if ((modes.c_lflag & (ICANON | ECHO | ISIG)) != (ICANON | ECHO | ISIG))
		return "the terminal is not cooked";
	if (!(modes.c_iflag & ICRNL) || !(modes.c_oflag & OPOST))
		return "line ends are not translated";
	return NULL;
}

/* Its modes come back after the last output, so that there is nothing to wait for but time. */
const char *
pty_insane(struct pty *p)
{
	enum { STEP_MS = 10 };
	long long end = now_ms() + deadline_ms();
	const char *why;

	while ((why = insane_now(p)) && p->fd >= 0 && now_ms() < end)
		if (!read_some(p, STEP_MS))
			poll(NULL, 0, STEP_MS);
	return why;
}
