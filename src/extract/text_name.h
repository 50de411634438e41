/* extract/text_name.h: names in a dump that no byline's word announces. Inside extract/ only.
 *
 * Each finder appends to names and returns whether it found any. */
#ifndef EXTRACT_TEXT_NAME_H
#define EXTRACT_TEXT_NAME_H

#include "extract/text_page.h"

/* A line of the head that is one name, a date or the like beside it on the line left out, when
 * the lines around it or others on the page back it. */
bool text_lone_name(const struct text_page *t, size_t i, struct buf *names);
/* A line below the headline that is nothing but full names, a dated line near it. */
bool text_list_of_names(const struct text_page *t, size_t i, struct buf *names);
/* The name in a line where it runs into a date, a tag in front of it: "BoatsAda FenwickMay 5".
 */
bool text_glued_name(const struct text_page *t, size_t i, struct buf *names);
/* A name with prose below that tells who it is ("Ada Fenwick is ..."). */
bool text_portrait(const struct text_page *t, size_t i, struct buf *names);
/* Does prose of the page begin with a name and tell who it is? */
bool text_tells_of(const struct text_page *t, struct part name);
/* Can it be a name: no piece of the headline, no words that the page writes small? */
bool text_may_name(const struct text_page *t, struct part name);
/* The line with a space between words that were run together (part_unglue), but for those that
 * other lines spell so as well. */
void text_unglue(const struct text_page *t, size_t i, struct buf *out);

#endif
