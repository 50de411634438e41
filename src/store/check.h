/* store/check.h: whether a library is whole; a copy of what can be read; a backup. */
#ifndef STORE_CHECK_H
#define STORE_CHECK_H

#include "store/library.h"

/* Told each finding, one sentence, as it comes. */
typedef void (*check_fn)(void *arg, const char *finding);

/* Looks at pages, references between tables, every body, and the index against the text.
 * *n_faults counts what is wrong; true as long as the looking itself worked. Works on files
 * that library_open refuses as damaged. */
bool check_library(
    const char *path, check_fn fn, void *arg, uint64_t *n_faults, struct err *err);

/* Copies every row that can be read to a new file, indexes it anew, and puts it in the place
 * of the old one, which is kept as "FILE.damaged". *n_lost counts what could not be read. */
bool check_repair(const char *path, check_fn fn, void *arg, uint64_t *n_lost, struct err *err);

/* Copies the library, while it is in use, to a new file (0600), which must not exist. */
bool check_backup(struct library *lib, const char *to, struct err *err);

#endif
