/* store/names.h: the words of entities' names, by which they are found. */
#ifndef STORE_NAMES_H
#define STORE_NAMES_H

#include "store/db.h"

/* Lets an entity be found by each word of a name. Within a transaction. */
bool names_add_words(struct library *lib, int64_t entity, const char *name, struct err *err);
/* Appends a SELECT of the ids of entities that have all words of a text in their names, the
 * last one perhaps going on; texts collects what is bound to parameters, each closed by a NUL,
 * behind those that are in it. Returns how many it adds; 0, with nothing appended, when there
 * is no word. */
size_t names_add_select(
    struct library *lib, struct buf *sql, struct buf *texts, const char *text, bool goes_on);

#endif
