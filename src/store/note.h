/* store/note.h: notes: a highlight in an article with a comment.
 *
 * A note keeps the words it marks, so that it finds its place again when the article's text
 * has changed. */
#ifndef STORE_NOTE_H
#define STORE_NOTE_H

#include "store/library.h"

struct note {
	int64_t id;
	int64_t article;
	uint32_t start, len; /* bytes into the body; len 0: about the whole article */
	const char *quote;   /* the words marked, "" when none */
	const char *comment; /* "" when only highlighted */
	int64_t time;
};

/* Adds it (id and time are ignored and set); quote NULL is cut from the body. */
bool note_add(struct library *lib, struct note *note, struct err *err);
bool note_set_comment(struct library *lib, int64_t id, const char *comment, struct err *err);
bool note_remove(struct library *lib, int64_t id, struct err *err);

/* Until fn returns false; the strings live during the call. Of one article in text order, or
 * with article 0 of all, newest first. */
typedef bool (*note_fn)(void *arg, const struct note *note);
bool note_list(struct library *lib, int64_t article, note_fn fn, void *arg, struct err *err);

#endif
