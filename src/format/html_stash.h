/* format/html_stash.h: text that the parser need not look at.
 *
 * The parser handles text one character at a time, each a token. What holds no character
 * reference and no tag is the same before and after parsing, so it is put aside and the parser
 * gets a short mark for it: the last private-use character, the number of the piece, the
 * character again. No page can write a mark: both the character and references to it are
 * taken out of what the parser gets. */
#ifndef FORMAT_HTML_STASH_H
#define FORMAT_HTML_STASH_H

#include "base/buf.h"

enum { HTML_STASH_MIN = 12 }; /* bytes; a shorter piece is not worth a mark */

struct html_piece {
	uint32_t at, len; /* bytes into text; each piece is closed by a NUL */
};

struct html_stash {
	struct buf text;
	struct html_piece *pieces;
	size_t n, cap;
};

void html_stash_clear(struct html_stash *s);
/* Appends text to page, its long runs as marks; around them stay white space at the ends and
 * character references. */
void html_stash_text(struct html_stash *s, const char *bytes, size_t len, struct buf *page);
/* Appends bytes as they are, but for what could be a mark: a space stands for it. */
void html_stash_add_plain(const char *bytes, size_t len, struct buf *page);
/* Does parsed text hold a mark? */
bool html_stash_is_marked(const char *text);
/* Bytes of a text whose marks are put back. */
size_t html_stash_len(const struct html_stash *s, const char *text);
/* Appends a text with its marks put back. */
void html_stash_expand(const struct html_stash *s, const char *text, struct buf *out);

#endif
