/* format/dump.h: a tagless text dump as a document.
 *
 * Cleans the text; each line, or each paragraph where the text is hard-wrapped, becomes one
 * block; wider gaps than usual are kept in block.gap. Underlined and "#" headings, list
 * markers, ">" quotes, indented code and "---" rules of plain text and Markdown are read as
 * such only where the whole text is written that way. */
#ifndef FORMAT_DUMP_H
#define FORMAT_DUMP_H

#include "doc/doc.h"

/* Fills an initialised, empty document from decoded text. Total, linear. */
void dump_to_doc(const char *s, size_t len, struct doc *out);
/* Puts a space in place of each line end inside a paragraph, where a cleaned text is
 * hard-wrapped; every byte stays where it is. */
void dump_join_lines(struct buf *text);

#endif
