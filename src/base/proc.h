/* base/proc.h: starting programs without a shell. */
#ifndef BASE_PROC_H
#define BASE_PROC_H

#include "base/buf.h"
#include "base/err.h"

#include <sys/types.h>

/* How a child's standard descriptors are joined: -1 leaves the parent's. */
struct proc_io {
	int in;
	int out;
	int err;
};

/* From now on a write beyond the limit on a file's size is an error like others (EFBIG) and
 * does not end the program. */
void proc_outlive_limits(void);
/* Starts argv[0] (looked up in PATH when it has no slash); argv ends with NULL. Signals
 * are put back to their defaults in the child. Fails when the program cannot be executed. */
bool proc_start(const char *const *argv, struct proc_io io, pid_t *pid, struct err *err);
/* Becomes another program; returns only when that fails. */
bool proc_exec(const char *const *argv, struct err *err);
/* Waits; *status is the exit status, or 128 + signal. */
bool proc_wait(pid_t pid, int *status, struct err *err);
/* Starts a program, gives it len bytes on standard input, waits; with out not NULL its
 * standard output is appended there, at most max bytes. */
bool proc_run(const char *const *argv, const void *input, size_t len, struct buf *out,
    size_t max, int *status, struct err *err);

/* The path of a sibling program: beside the running one, or under libexec. The caller
 * frees it. NULL when there is none. */
char *proc_find_sibling(const char *argv0, const char *name, const char *libexec);

#endif
