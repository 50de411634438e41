/* Signals that ask to stop. */
#include "ingest/stop.h"

#include <signal.h>
#include <stddef.h>
#ifdef __linux__
#include <sys/signalfd.h>
#endif

static void
fill(sigset_t *set)
{
	sigemptyset(set);
	sigaddset(set, SIGINT);
	sigaddset(set, SIGTERM);
	sigaddset(set, SIGHUP);
}

int
stop_open(void)
{
	sigset_t set;

	fill(&set);
	sigprocmask(SIG_BLOCK, &set, NULL);
#ifdef __linux__
	return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
#else
	return -1;
#endif
}

/* A signal that is held back stays pending until it is taken; nobody takes it. */
bool
stop_wanted(void)
{
	sigset_t pending;

	return !sigpending(&pending) &&
	       (sigismember(&pending, SIGINT) == 1 || sigismember(&pending, SIGTERM) == 1 ||
		   sigismember(&pending, SIGHUP) == 1);
}
