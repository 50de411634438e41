/* ingest/walk.h: the regular files under some paths, one after the other, in byte order.
 *
 * Nothing is opened but regular files and directories, and nothing is waited for: named
 * pipes, sockets and devices are passed over with the reason, and so are files of /proc and
 * its like, hidden names, symbolic links to directories (so there are no loops), and what
 * cannot be read. A path given by the user is taken whatever it is called, and may be a link.
 * Directories are read relative to their parent, so a path may be longer than the system's
 * limit. Memory is bounded by the names of the directories that are open. */
#ifndef INGEST_WALK_H
#define INGEST_WALK_H

#include "base/buf.h"

enum { WALK_MAX_DEPTH = 200 };

enum walk_kind {
	WALK_FILE,
	WALK_SKIPPED, /* no file to read; reason says why */
	WALK_FAILED   /* it is there, or was named, but cannot be read */
};

struct walk_item {
	enum walk_kind kind;
	const char *path;   /* the given path and what is below it; any bytes but NUL. Borrowed
			     * until the next call */
	int fd;             /* WALK_FILE: open for reading; the caller closes it */
	uint64_t size;      /* bytes */
	const char *reason; /* a clause; borrowed until the next call */
	bool is_given;      /* the user named this very path */
};

struct walk;

/* paths are borrowed. */
struct walk *walk_new(const char *const *paths, size_t n);
void walk_free(struct walk *w);
/* False at the end. */
bool walk_next(struct walk *w, struct walk_item *item);

#endif
