/* extract/byline.h: names of people in bylines and credits. */
#ifndef EXTRACT_BYLINE_H
#define EXTRACT_BYLINE_H

#include "base/buf.h"

/* Where the names begin when the text opens as a byline does ("By ", "Posted by: ",
 * "Von "), else 0. */
size_t byline_start(const char *s, size_t len);
/* Appends the people that a byline or a metadata value names, a line each: parted at commas,
 * "and", "&" and the like; roles, titles, addresses, dates and what comes before "by" are
 * left out; names that *out already has are not repeated. Returns how many were added. With
 * strict, each must look like a person's or a team's name: words with capital letters. */
size_t byline_split(struct buf *out, const char *s, size_t len, bool strict);

#endif
