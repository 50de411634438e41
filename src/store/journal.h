/* store/journal.h: undo and redo of every change that a key or command makes.
 *
 * A change is kept as images of the rows it touched, before and after, so undoing and
 * redoing are the same step in two directions. Changes made between journal_begin and
 * journal_end are one step; a change made outside is a step of its own. */
#ifndef STORE_JOURNAL_H
#define STORE_JOURNAL_H

#include "store/library.h"

/* Opens a transaction and names the step: "star", "tag politics". Nests; the outer one counts.
 */
bool journal_begin(struct library *lib, const char *what, struct err *err);
/* Commits it; with keep false takes everything back. */
bool journal_end(struct library *lib, bool keep, struct err *err);

/* Undoes the newest step, redoes the newest undone one. *what (the caller frees it) says
 * which; NULL, with true, when there was nothing to do. *id is an article it touched, or 0. */
bool journal_undo(struct library *lib, char **what, int64_t *id, struct err *err);
bool journal_redo(struct library *lib, char **what, int64_t *id, struct err *err);

#endif
