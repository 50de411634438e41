/* app/rows.h: the list: a window of rows over a source that may be a million rows long.
 *
 * The window holds neighbouring pages, got by keyset paging as the cursor nears an end and
 * dropped at the far one. Rows are named by their index in the window, which changes when
 * pages come and go above; the functions here keep top and at right.
 * Invariants: 0 <= top <= at < n, or all are 0 when nothing was found. */
#ifndef APP_ROWS_H
#define APP_ROWS_H

#include "app/source.h"

enum { ROWS_PAGES = 16 };

struct rows {
	struct library *lib;
	struct source source;
	struct page pages[ROWS_PAGES];
	size_t n_pages;
	int n;              /* rows in the window */
	bool before, after; /* are there rows beyond the window? */
	int64_t number;     /* rows before the window; -1: unknown */
	int top, at;        /* the first row shown, and the cursor's */
	struct list_count count;
	struct list_count unread; /* of them; n 0 when nobody counted */
	bool counted;
	size_t passage; /* bytes of a passage; 0: none are shown */
};

void rows_init(struct rows *r, struct library *lib);
void rows_clear(struct rows *r);

/* Shows a source from its beginning. Takes the source over and leaves an empty one; when it
 * fails (or was interrupted) nothing has changed. */
bool rows_open(struct rows *r, struct source *source, struct err *err);
/* The same with the cursor on the article of a row that was got before, wherever it stands now,
 * or on what stands in its place when the list has it no more; with `above` rows shown above
 * it. number: how many rows were before it, or -1. */
bool rows_open_at(struct rows *r, struct source *source, const struct row *row, int64_t number,
    int above, struct err *err);

/* The row with that index; NULL outside the window. */
struct row *rows_get(const struct rows *r, int i);
/* The row under the cursor, or NULL. */
struct row *rows_current(const struct rows *r);
/* Its number in the list from 1, 0 when unknown. */
int64_t rows_number(const struct rows *r);
/* Lines of the screen that a row takes. */
int rows_height(const struct rows *r, int i);

/* Moves the cursor, getting pages as needed; stops at the ends. */
bool rows_move(struct rows *r, int64_t by, struct err *err);
bool rows_first(struct rows *r, struct err *err);
bool rows_last(struct rows *r, struct err *err);
/* Makes the window fill so many lines of the screen with the cursor in them. */
bool rows_fit(struct rows *r, int lines, struct err *err);
/* Rows that fit into so many lines from top on. */
int rows_in(const struct rows *r, int lines);
/* A row of the window was read. It stays, even where only unread ones are shown. */
void rows_mark_read(struct rows *r, struct row *row);
/* Counts them up to cap, and the unread of them unless words are searched. */
bool rows_count(struct rows *r, uint64_t cap, struct err *err);

#endif
