/* store/check_mend.h: a library whose rows come from a damaged one, made consistent. */
#ifndef STORE_CHECK_MEND_H
#define STORE_CHECK_MEND_H

#include "store/check.h"
#include "store/db.h"

/* Who is told of findings; fn may be NULL. */
struct check_ear {
	check_fn fn;
	void *arg;
};

void check_tell(const struct check_ear *ear, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Makes rows of articles anew from texts, stands an empty text where one is lost, and takes
 * away what points nowhere. Adds the texts that are lost to *n_lost. Within a transaction;
 * the index is built afterwards. */
bool check_mend(
    struct library *lib, const struct check_ear *ear, uint64_t *n_lost, struct err *err);

#endif
