/* What a worker gives up. */
#include "config.h"

#include "ingest/sandbox.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>
#if defined(HAVE_SECCOMP) && !defined(WITH_SANITIZERS)
#include <seccomp.h>
#endif

#ifdef WITH_SANITIZERS

bool
sandbox_enter(void)
{
	return true;
}

void
sandbox_begin_file(void)
{
}

const char *
sandbox_name(void)
{
	return "none";
}

#else

static void
limit(int what, rlim_t value)
{
	struct rlimit l;

	if (getrlimit((__rlimit_resource_t)what, &l) < 0)
		return;
	if (l.rlim_max == RLIM_INFINITY || l.rlim_max > value)
		l.rlim_max = value;
	l.rlim_cur = l.rlim_max;
	setrlimit((__rlimit_resource_t)what, &l);
}

/* What the process has mapped by now, in bytes. */
static rlim_t
mapped(void)
{
	unsigned long pages = 0;
	FILE *f = fopen("/proc/self/statm", "re");

	if (f) {
		if (fscanf(f, "%lu", &pages) != 1)
			pages = 0;
		fclose(f);
	}
	return (rlim_t)pages * (rlim_t)sysconf(_SC_PAGESIZE);
}

#ifdef HAVE_SECCOMP

static bool
allow(scmp_filter_ctx filter, int call)
{
	/* A call that this machine does not have needs no leave. */
	return call < 0 || !seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0);
}

static bool
install_filter(void)
{
	static const int calls[] = {SCMP_SYS(read), SCMP_SYS(write), SCMP_SYS(writev),
	    SCMP_SYS(brk), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise),
	    SCMP_SYS(exit), SCMP_SYS(exit_group), SCMP_SYS(rt_sigreturn),
	    SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigaction), SCMP_SYS(getpid),
	    SCMP_SYS(gettid), SCMP_SYS(tgkill), SCMP_SYS(futex), SCMP_SYS(clock_gettime),
	    SCMP_SYS(getrusage), SCMP_SYS(getrandom), SCMP_SYS(close), SCMP_SYS(fstat),
	    SCMP_SYS(newfstatat), SCMP_SYS(lseek), SCMP_SYS(restart_syscall),
	    SCMP_SYS(sched_yield)};
#ifdef WITH_COVERAGE
	static const int files[] = {SCMP_SYS(openat), SCMP_SYS(open), SCMP_SYS(fcntl),
	    SCMP_SYS(mkdir), SCMP_SYS(ftruncate), SCMP_SYS(getcwd)};
#endif
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
	bool ok = filter;
	size_t i;

	for (i = 0; ok && i < ARRAY_LEN(calls); i++)
		ok = allow(filter, calls[i]);
#ifdef WITH_COVERAGE
	for (i = 0; ok && i < ARRAY_LEN(files); i++)
		ok = allow(filter, files[i]);
#endif
	/* Memory, but none that can be executed; its own processor time, and no other limit. */
	ok = ok && !seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1,
		       SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
	ok = ok && !seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1,
		       SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
	ok = ok && !seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), 2,
		       SCMP_A0(SCMP_CMP_EQ, 0), SCMP_A1(SCMP_CMP_EQ, RLIMIT_CPU));
	ok = ok && !seccomp_load(filter);
	if (filter)
		seccomp_release(filter);
	return ok;
}

#else

static bool
install_filter(void)
{
	return true;
}

#endif

bool
sandbox_enter(void)
{
	rlim_t start = mapped();

	close_range(3, ~0U, 0);
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	limit(RLIMIT_CORE, 0);
#ifndef WITH_COVERAGE
	limit(RLIMIT_NOFILE, 3);
	limit(RLIMIT_FSIZE, 0);
#endif
	limit(RLIMIT_AS, start + ((rlim_t)SANDBOX_MEMORY_MB << 20));
	return install_filter();
}

void
sandbox_begin_file(void)
{
	struct rusage used;
	struct rlimit l;

	if (getrusage(RUSAGE_SELF, &used) < 0 || getrlimit(RLIMIT_CPU, &l) < 0)
		return;
	l.rlim_cur =
	    (rlim_t)(used.ru_utime.tv_sec + used.ru_stime.tv_sec + 1 + SANDBOX_FILE_SECONDS);
	if (l.rlim_max != RLIM_INFINITY && l.rlim_cur > l.rlim_max)
		l.rlim_cur = l.rlim_max;
	setrlimit(RLIMIT_CPU, &l);
}

const char *
sandbox_name(void)
{
#ifdef HAVE_SECCOMP
	return "limits and seccomp";
#else
	return "limits";
#endif
}

#endif
