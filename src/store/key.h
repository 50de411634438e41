/* store/key.h: date-ordered keys of articles.
 *
 * A key is the second of its date for the first article of a second and the next free number
 * after it for the others: newest first is then a walk down the keys. Keys lie close, because
 * the index keeps the differences between them: four bytes for eight bits more between seconds
 * cost a tenth of the library. Undated articles have a band of their own below all dates,
 * ordered by when they were added. */
#ifndef STORE_KEY_H
#define STORE_KEY_H

#include "store/db.h"

/* How far articles of one second are taken to spill over: a bound for walks by date. */
enum { KEY_SPILL = 1 << 18 };

/* The lowest key of a time, and of undated articles added at a time. */
int64_t key_of_time(int64_t time);
int64_t key_of_undated(int64_t added);

/* A free key at or above first, near to it: found by probing, O(log n) of the articles that
 * share it. */
bool key_find_free(struct library *lib, int64_t first, int64_t *out, struct err *err);

#endif
