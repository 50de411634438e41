/* ingest/sandbox.h: what a worker gives up before it reads anything from outside. */
#ifndef INGEST_SANDBOX_H
#define INGEST_SANDBOX_H

#include "base/base.h"

enum {
	SANDBOX_MEMORY_MB = 512,  /* address space above what the worker has when it starts */
	SANDBOX_FILE_SECONDS = 10 /* processor time for one file */
};

/* Closes every descriptor but the first three, bounds memory, forbids new files and core
 * dumps, then installs the system call filter: read, write, memory, time and exit are left;
 * anything else fails with EPERM. Without libseccomp only the limits hold. Returns false
 * when a filter was wanted and could not be installed. Nothing of it under sanitizers. */
bool sandbox_enter(void);

/* Gives the next file its processor time. */
void sandbox_begin_file(void);

/* "limits and seccomp", "limits" or "none": for --version. */
const char *sandbox_name(void);

#endif
