/* extract/credit.h: who did what: the credits below a story and below a picture. */
#ifndef EXTRACT_CREDIT_H
#define EXTRACT_CREDIT_H

#include "base/buf.h"
#include "extract/part.h"

/* Reads "(Additional reporting by A, B; Writing by C; Editing by D)", with or without brackets,
 * in the languages of the table of roles. Appends "role\tname\n" for each name; returns how
 * many. 0, and nothing appended, when any piece of the line is something else. */
size_t credit_roles(struct part p, struct buf *out);
/* Reads a picture's credit: "Credit: Reuters/Rick Wilking", "Photo by A. Name / AFP". *who is
 * what stands behind the word; false when the line is no such credit. */
bool credit_image(struct part p, struct part *who);
/* A caption that carries its credit at its end: "... July 20. REUTERS/Rick Wilking", "...
 * (Photo: A. Name)". Cuts it off *caption. */
bool credit_split_caption(struct part *caption, struct part *who);

#endif
