/* store/check_scan.h: rows of a damaged library that its tables no longer lead to.
 *
 * When a table's upper pages are lost, its rows still lie in its leaf pages, which do not say
 * whose they are. A row is taken for a table's when it has its columns, and when what is known
 * of the table's values holds. A schema that adds columns to a table must let older, shorter
 * rows through here. */
#ifndef STORE_CHECK_SCAN_H
#define STORE_CHECK_SCAN_H

#include "store/db.h"

struct check_scan {
	uint64_t n_found;  /* rows that were added */
	bool may_be_stale; /* deleted ones may be among them: the file cannot say */
};

/* Looks through the old file for rows of a table, and adds those whose rowid the new library
 * does not have. Rows of an article that the old one no longer has stay away as long as either
 * its freelist or its index of ids can be read. Does nothing for tables of which a row could
 * as well be another table's. Within a transaction of the new library. */
bool check_scan_table(sqlite3 *old, struct library *lib, const char *table,
    struct check_scan *out, struct err *err);

/* Is there anything in the file that looks like an article's row? For files that do not say
 * what they are. */
bool check_scan_finds_article(sqlite3 *old, struct library *lib);

#endif
