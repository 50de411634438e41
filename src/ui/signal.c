/* Signals as data. */
#include "ui/signal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MAX_RESCUE = 512, CRASH_STACK = 65536 };

static const int watched[] = {
    SIGWINCH, SIGCHLD, SIGTSTP, SIGCONT, SIGTERM, SIGHUP, SIGINT, SIGPIPE};
static const int crashes[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGQUIT};

static struct {
	volatile sig_atomic_t resize, child, stop, go_on, end;
	int pipe[2];
	struct sigaction old_watched[ARRAY_LEN(watched)];
	struct sigaction old_crashes[ARRAY_LEN(crashes)];
	volatile sig_atomic_t rescue_len; /* 0: the terminal is as it was found */
	int rescue_fd;
	char rescue[MAX_RESCUE];
	struct termios modes;
	char *stack; /* a crash may have run out of its own */
} state;

static void
on_signal(int number)
{
	int saved = errno;
	ssize_t ignored;

	if (number == SIGWINCH)
		state.resize = 1;
	else if (number == SIGCHLD)
		state.child = 1;
	else if (number == SIGTSTP)
		state.stop = 1;
	else if (number == SIGCONT)
		state.go_on = 1;
	else
		state.end = number;
	ignored = write(state.pipe[1], "", 1); /* a full pipe wakes too */
	(void)ignored;
	errno = saved;
}

static void
on_crash(int number)
{
	ssize_t ignored;
	size_t i;

	if (state.rescue_len > 0) {
		ignored = write(state.rescue_fd, state.rescue, (size_t)state.rescue_len);
		(void)ignored;
		tcsetattr(state.rescue_fd, TCSANOW, &state.modes);
	}
	for (i = 0; i < ARRAY_LEN(crashes); i++)
		if (crashes[i] == number)
			sigaction(number, &state.old_crashes[i], NULL);
	raise(number); /* delivered when this handler returns */
}

static void
install(int number, void (*handler)(int), int flags, struct sigaction *old)
{
	struct sigaction action;

	memset(&action, 0, sizeof(action));
	action.sa_handler = handler;
	action.sa_flags = flags;
	sigfillset(&action.sa_mask);
	sigaction(number, &action, old);
}

static bool
prepare_pipe(int fd)
{
	return fcntl(fd, F_SETFL, O_NONBLOCK) == 0 && fcntl(fd, F_SETFD, FD_CLOEXEC) == 0;
}

bool
signals_start(struct err *err)
{
	stack_t stack;
	size_t i;

	if (pipe(state.pipe) < 0 || !prepare_pipe(state.pipe[0]) ||
	    !prepare_pipe(state.pipe[1]))
		return err_set(err, ERR_IO, "no pipe for signals: %s", strerror(errno));
	state.resize = state.child = state.stop = state.go_on = state.end = 0;
	state.rescue_len = 0;
	for (i = 0; i < ARRAY_LEN(watched); i++)
		install(watched[i], watched[i] == SIGPIPE ? SIG_IGN : on_signal, SA_RESTART,
		    &state.old_watched[i]);
	memset(&stack, 0, sizeof(stack));
	stack.ss_sp = state.stack = base_alloc(CRASH_STACK);
	stack.ss_size = CRASH_STACK;
	sigaltstack(&stack, NULL);
	for (i = 0; i < ARRAY_LEN(crashes); i++)
		install(crashes[i], on_crash, SA_ONSTACK, &state.old_crashes[i]);
	/* A signal that we were started to ignore stays ignored. */
	for (i = 0; i < ARRAY_LEN(crashes); i++)
		if (state.old_crashes[i].sa_handler == SIG_IGN)
			sigaction(crashes[i], &state.old_crashes[i], NULL);
	return true;
}

void
signals_stop(void)
{
	stack_t off;
	size_t i;

	for (i = 0; i < ARRAY_LEN(watched); i++)
		sigaction(watched[i], &state.old_watched[i], NULL);
	for (i = 0; i < ARRAY_LEN(crashes); i++)
		sigaction(crashes[i], &state.old_crashes[i], NULL);
	memset(&off, 0, sizeof(off));
	off.ss_flags = SS_DISABLE;
	sigaltstack(&off, NULL);
	free(state.stack);
	state.stack = NULL;
	close(state.pipe[0]);
	close(state.pipe[1]);
}

int
signals_fd(void)
{
	return state.pipe[0];
}

unsigned
signals_take(void)
{
	unsigned events = 0;
	char bytes[64];

	while (read(state.pipe[0], bytes, sizeof(bytes)) > 0)
		continue;
	/* A flag is put down before it is acted on, so that a signal in between comes again. */
	if (state.resize) {
		state.resize = 0;
		events |= SIGNAL_RESIZE;
	}
	if (state.child) {
		state.child = 0;
		events |= SIGNAL_CHILD;
	}
	if (state.stop) {
		state.stop = 0;
		events |= SIGNAL_STOP;
	}
	if (state.go_on) {
		state.go_on = 0;
		events |= SIGNAL_CONTINUE;
	}
	if (state.end)
		events |= SIGNAL_END;
	return events;
}

bool
signals_urgent(void)
{
	return state.end || state.resize || state.stop;
}

int
signals_end_number(void)
{
	return state.end;
}

void
signals_set_rescue(int fd, const char *bytes, size_t len, const struct termios *modes)
{
	state.rescue_len = 0;
	if (!bytes || len > MAX_RESCUE)
		return;
	memcpy(state.rescue, bytes, len);
	state.modes = *modes;
	state.rescue_fd = fd;
	state.rescue_len = (sig_atomic_t)len;
}

void
signals_suspend(void)
{
	struct sigaction ours;

	install(SIGTSTP, SIG_DFL, 0, &ours);
	kill(0, SIGTSTP); /* the whole job, as the terminal's driver does it */
	sigaction(SIGTSTP, &ours, NULL);
	state.go_on = 0;
}
