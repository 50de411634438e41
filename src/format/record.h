/* format/record.h: one line of a JSON lines file: an article that is told, not found.
 *
 * The object is the one of `lectern export --as json` (render/record.h documents it), of
 * which a foreign program may write any part: "title", "authors", "source", "date", "url",
 * "lang", "section", "tags" and "text" or "html" are enough. Members that are not known are
 * passed over. A member of the wrong type makes the line bad: nothing of it is taken. */
#ifndef FORMAT_RECORD_H
#define FORMAT_RECORD_H

#include "base/err.h"
#include "doc/article.h"

enum record_state { RECORD_READ = 1, RECORD_STARRED = 2, RECORD_ARCHIVED = 4 };

struct record_note {
	uint32_t start, len; /* bytes into the body */
	char *quote, *comment;
	int64_t time;
};

struct record {
	struct article article; /* the fields, and the body unless it is in html */
	bool is_whole;   /* body and mentions were given in full: nothing is to be found */
	struct buf html; /* a body that is a web page */
	unsigned state;  /* RECORD_ bits */
	bool has_state;
	char *tags; /* parted by '\n', or NULL */
	struct record_note *notes;
	size_t n_notes, cap_notes;
	char *repairs;       /* of entities: "verb\tkind\tkey\tvalue" a line, or NULL */
	int64_t added;       /* seconds since 1970, or 0 */
	uint32_t reading_at; /* where reading stopped, bytes into the body */
	struct {
		char *media, *charset, *path, *member; /* or NULL */
		struct buf bytes;
		int64_t hash; /* of the bytes, when they are not carried; 0: not known */
		uint64_t len;
	} original; /* when the line tells of one */
};

/* Fills *out from one line. On failure *out is cleared and the sentence says what was
 * expected where. Clear it in any case. */
bool record_read(const char *line, size_t len, struct record *out, struct err *err);
void record_clear(struct record *r);

#endif
