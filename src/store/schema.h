/* store/schema.h: the library's tables, as numbered migrations.
 *
 * Migration n takes a library from schema n - 1 to n; each stands in a file of its own
 * (schema_1.c ...) as SQL. The number is the file's user_version. */
#ifndef STORE_SCHEMA_H
#define STORE_SCHEMA_H

#include "store/db.h"

enum { SCHEMA_NOW = 2 };

extern const char schema_1[], schema_2[];

/* Brings the library from a schema (0: an empty file) to SCHEMA_NOW in one transaction. */
bool schema_migrate(struct library *lib, int from, struct err *err);

#endif
