/* store/leaf.h: the rows in the table leaf pages of a SQLite file, read without its trees.
 *
 * The format is that of sqlite.org/fileformat2.html, sections 1.3 to 2.1. Nothing in the file
 * is trusted: what does not fit is passed over. Pages of the freelist, which hold what was
 * deleted, are passed over too as long as that list can be read. What is read is the file
 * alone, not its write-ahead log. */
#ifndef STORE_LEAF_H
#define STORE_LEAF_H

#include "base/buf.h"
#include "store/db.h"

enum { LEAF_COLUMNS = 64 /* a row with more is none */ };

/* A value's storage class; bits, so that a set of them says what a column may hold. */
enum leaf_class { LEAF_NULL = 1, LEAF_INT = 2, LEAF_REAL = 4, LEAF_TEXT = 8, LEAF_BLOB = 16 };

struct leaf_value {
	enum leaf_class class;
	uint64_t at;    /* in the record */
	uint64_t len;   /* bytes there */
	int64_t number; /* LEAF_INT, once loaded */
	const char *bytes;
};

struct leaf_row {
	int64_t rowid;
	size_t n_values;
	struct leaf_value values[LEAF_COLUMNS];
};

struct leaf;

/* The file under an open database, however damaged; the handle must outlive it. A file whose
 * header is lost is taken to have the pages that lectern makes. NULL when it cannot be read. */
struct leaf *leaf_open(sqlite3 *db);
void leaf_close(struct leaf *l);
/* Could the freelist be read? Otherwise deleted rows are among the rows. */
bool leaf_knows_free(const struct leaf *l);

/* The next row: its rowid and the classes and lengths of its values. */
bool leaf_next(struct leaf *l, struct leaf_row *row);
/* Fills the values of the row that leaf_next gave; they live until the next call. False when
 * its overflow pages are damaged. */
bool leaf_load(struct leaf *l, struct leaf_row *row);

#endif
