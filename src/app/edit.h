/* app/edit.h: one line of text under edit, by grapheme clusters.
 *
 * Invariants: text is clean UTF-8 without line ends; at is a cluster boundary in it. */
#ifndef APP_EDIT_H
#define APP_EDIT_H

#include "base/buf.h"

struct edit {
	struct buf text;
	size_t at;         /* the caret, bytes */
	struct buf erased; /* what yank puts back */
};

void edit_init(struct edit *e);
void edit_clear(struct edit *e);
/* Replaces the text; the caret goes to its end. */
void edit_set(struct edit *e, const char *s, size_t len);
/* Inserts at the caret. Any bytes: they are cleaned. */
void edit_insert(struct edit *e, const char *s, size_t len);
/* Replaces the bytes from start to the caret. */
void edit_replace(struct edit *e, size_t start, const char *s, size_t len);

/* Moves of the caret, and erasing from the caret to where the move would end. */
enum edit_move { EDIT_LEFT, EDIT_RIGHT, EDIT_WORD_LEFT, EDIT_WORD_RIGHT, EDIT_START, EDIT_END };
void edit_move(struct edit *e, enum edit_move move);
/* Whether something was there to erase. Erasing more than a cluster is kept for edit_yank. */
bool edit_erase(struct edit *e, enum edit_move move);
void edit_yank(struct edit *e);

/* The part of the text that fits into cols cells with the caret in it: its range in bytes,
 * and the caret's column. */
void edit_visible(const struct edit *e, int cols, size_t *start, size_t *len, int *caret);

#endif
