/* tests/library.h: a library in a directory of its own, and articles for it. */
#ifndef TESTS_LIBRARY_H
#define TESTS_LIBRARY_H

#include "store/article.h"

#define TEST_NOW 1700000000 /* 2023-11-14 */

/* Makes the directory; removes it with everything in it. */
void test_begin(const char *name);
void test_end(void);
/* A path in it; valid until the next call. */
const char *test_path(const char *name);

/* Opens a library there, for writing. A failure ends the test. */
struct library *test_open(const char *name);
/* Adds an article, and gives its id. Fields may be NULL. The text may mark names:
 * "[P James Lewis]" is a person, O an organisation, L a place, M another, p a bare surname;
 * "\n" parts paragraphs. */
int64_t test_add(struct library *lib, const char *title, const char *date, const char *source,
    const char *marked);
/* The same of a title, date, source and language. */
int64_t test_add_fields(struct library *lib, const char *const values[4], const char *marked);
/* Runs SQL behind the library's back. */
void test_sql(const char *name, const char *sql);
/* The ids that a query finds, in order, as "3 1 2"; a failure's sentence instead. Valid until
 * the next call. */
const char *test_ids(struct library *lib, const char *query);

#endif
