/* cli/rows.h: articles of a list, a line each: columns on a terminal, fields parted by tabs in
 * a pipe, objects with --json. */
#ifndef CLI_ROWS_H
#define CLI_ROWS_H

#include "cli/session.h"
#include "store/list.h"

/* Fields in a pipe: id, date, state, source, title, and the passage when there is one. */
void rows_print(const struct cli *c, const struct row *row);

/* Called for each row until it returns false. */
typedef bool (*rows_fn)(void *arg, const struct row *row);
/* All that the session's query finds, at most max; with passages when wanted. */
bool rows_each(
    struct session *s, uint64_t max, bool passages, rows_fn fn, void *arg, struct err *err);

/* --max as a number; UINT64_MAX when it was not given. */
bool rows_max(const struct cli *c, uint64_t *max, struct err *err);

#endif
