/* text/segment.h: where text may be parted: grapheme clusters, words, lines. */
#ifndef TEXT_SEGMENT_H
#define TEXT_SEGMENT_H

#include "base/base.h"

/* Bytes of the grapheme cluster at the start (UAX #29, extended); 0 when len is 0. An
 * invalid byte is a cluster of its own. */
size_t segment_cluster(const char *s, size_t len);
/* Start of the cluster that ends at byte at (at > 0), looking back in a text of clusters. */
size_t segment_cluster_before(const char *s, size_t at);

enum segment_break { SEGMENT_NO_BREAK, SEGMENT_MAY_BREAK, SEGMENT_MUST_BREAK };

/* Fills breaks[0 .. len - 1] with an enum segment_break: may a line end before that byte?
 * UAX #14 with LB29 (nothing parts "U.S." or "www.example.org"). */
void segment_line_breaks(const char *s, size_t len, char *breaks);

/* The start of the next word at or behind byte at, and its length; false when there is none.
 * A word is a run of letters, digits and marks; an ideograph is a word of its own. */
bool segment_next_word(const char *s, size_t len, size_t *at, size_t *word_len);
/* How many words a text has. */
size_t segment_count_words(const char *s, size_t len);

#endif
