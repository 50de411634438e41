/* store/library.h: one library: a SQLite file and what is open on it.
 *
 * A handle belongs to one thread. All functions of store/ take one; those that may fail
 * return false with a sentence for the user in *err, and never let SQLite's own words out
 * as the only explanation. Readers never wait for writers (WAL); a second writer waits up
 * to ten seconds and then fails with ERR_BUSY; from then on less, until it may write again.
 *
 * Times are seconds since 1970, UTC; the clock is the caller's: library_set_now() before
 * something is changed. */
#ifndef STORE_LIBRARY_H
#define STORE_LIBRARY_H

#include "base/buf.h"
#include "base/err.h"

struct library;

enum library_mode {
	LIBRARY_READ,  /* writes nothing but an older schema's migration; the file must be there
			*/
	LIBRARY_WRITE, /* made when missing, its directory too: 0600 in 0700 */
	LIBRARY_IMPORT /* as LIBRARY_WRITE, with a large page cache for adding */
};

/* Opens a library, migrating an older one after a backup beside it ("FILE.1.backup" for
 * schema 1). Fails, with the file untouched, when it is missing (LIBRARY_READ), in a missing
 * or closed directory, not a database, another application's, made by a newer lectern,
 * locked or damaged. In LIBRARY_WRITE, a file or place that cannot be written is opened for
 * reading: library_read_only() tells, and library_notice() says so. */
bool library_open(
    const char *path, enum library_mode mode, struct library **out, struct err *err);
/* NULL is legal. */
void library_close(struct library *lib);

const char *library_path(const struct library *lib);
bool library_read_only(const struct library *lib);
/* What the user should know about how it was opened (read-only, migrated, no WAL here), one
 * sentence, or NULL. Borrowed. */
const char *library_notice(const struct library *lib);

/* True when another process has changed the library since the last call. */
bool library_changed(struct library *lib);
/* What is read between these two is the library as it stood at the first, and its lock is
 * taken once, not for each statement. They nest; a change in between ends the hold. */
void library_hold(struct library *lib);
void library_release(struct library *lib);
/* The time used for what is changed from now on. */
void library_set_now(struct library *lib, int64_t now);

/* Asked every few thousand steps of SQLite; true stops the running query, which then fails
 * with ERR_INTERRUPT. fn NULL: never. */
typedef bool (*library_interrupt_fn)(void *arg);
void library_set_interrupt(struct library *lib, library_interrupt_fn fn, void *arg);

/* Merges the index after much was added; in slices of about ms milliseconds of work, so that
 * it can be stopped between them. *done tells when nothing is left. */
bool library_optimize(struct library *lib, unsigned ms, bool *done, struct err *err);

#endif
