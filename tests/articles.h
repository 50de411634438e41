/* tests/articles.h: a small library for tests of the interface, the same in every run. */
#ifndef TESTS_ARTICLES_H
#define TESTS_ARTICLES_H

#include "store/library.h"

enum { ARTICLES_NOW = 1700000000 }; /* 14 November 2023: when all of it happens */

/* Makes the libraries, an empty one and one of six articles, in a fresh directory. */
void articles_begin(const char *dir);
/* Opens a copy of one of them as path; NULL, told, when that fails. */
struct library *articles_open(const char *dir, bool empty, const char *path);
/* Removes a copy that was closed. */
void articles_remove(const char *path);
/* Removes the rest; false when something else was left in the directory. */
bool articles_end(const char *dir);

#endif
