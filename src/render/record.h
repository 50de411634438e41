/* render/record.h: an article as one line of JSON with nothing lost: what `export --as json`
 * writes and `add` reads back (format/record.h).
 *
 * The object's members; a reader takes any of them for missing or null:
 *   title source date modified url section lang dateline agency caption image_credit
 *                 strings; dates are ISO 8601
 *   authors tags  arrays of strings
 *   credits       {"role":["name", ...], ...}
 *   state         array of "read", "starred", "archived"
 *   added         seconds since 1970
 *   reading_at    where reading stopped, bytes into text
 *   text          the body, its blocks parted by "\n"; all offsets are bytes of it
 *   html          instead of text: a web page; is read, never written
 *   confidence    of the body, percent
 *   fields        {"title":["page","meta",90], ...}: each field's origin (page, derived,
 *                 user), place and confidence
 *   blocks        [[start, len, "paragraph", level, gap, ordinal], ...]
 *   spans         [[start, len, "link", "https://..."], ...]; others have no fourth item
 *   entities      [["person", "Henry Kissinger", "henry kissinger", count, bare], ...]
 *   mentions      [[start, len, "person", score, entity], ...] with an index into entities;
 *                 [[start, len, "date", score, "2011-07-14"], ...] with a value
 *   notes         [[start, len, "quote", "comment", time], ...]
 *   repairs       [["merge", "person", "henry kissinger", "person\tkissinger"], ...]
 *   original      {"media", "charset", "path", "member", "hash", "size", "base64"}; base64
 *                 only when the bytes are wanted; hash (16 hexadecimal digits) and size tell
 *                 which they are
 * A record without text and html tells what the user added to an article that is there: it is
 * found by its original's hash, its url, its path. blocks says that the record is whole: then
 * body and mentions are taken as they stand. */
#ifndef RENDER_RECORD_H
#define RENDER_RECORD_H

#include "doc/article.h"
#include "store/article.h"
#include "store/note.h"

/* What is kept with an article beside it. */
struct record_extra {
	unsigned state; /* STATE_ bits */
	int64_t added;
	uint32_t reading_at;
	const char *tags; /* parted by '\n', or NULL */
	const struct note *notes;
	size_t n_notes;
	/* "verb\tkind\tkey\tvalue" a line, or NULL; a value may hold '\t'. */
	const char *repairs;
	const struct original *original; /* or NULL */
};

/* Appends the object, without a line end; render_state leaves out what the page says,
 * and appends nothing when the user added nothing. */
void render_record(struct buf *out, const struct article *a, const struct record_extra *x);
void render_state(struct buf *out, const struct article *a, const struct record_extra *x);
/* The same of an article of the library, with the bytes of its original when they are wanted;
 * false with ERR_NO_INPUT when there is none. */
bool render_record_of(
    struct buf *out, struct library *lib, int64_t id, bool with_original, struct err *err);

/* What the user added to it, and whose it is: a record without a body, which `add` gives to
 * the article that is there already (`export --as state`). */
bool render_state_of(struct buf *out, struct library *lib, int64_t id, struct err *err);

#endif
