/* extract/people.h: names of people in bylines and lists. */
#ifndef EXTRACT_PEOPLE_H
#define EXTRACT_PEOPLE_H

#include "base/buf.h"
#include "extract/part.h"

/* Reads names, or a team's, from the front of p: "Diane Bartz and Paul Eckert, Reuters". Each
 * goes to out, closed by '\n'. Stops at what is no name: a small word, a number, an agency
 * behind a comma. Returns how many; *p is what is left. */
size_t people_take(struct part *p, struct buf *out);
/* Reads a byline: "By Diane Bartz", "Par ...", "Posted on May 3 by ...", "作者：...". Requires
 * the word that makes it one. Names go to out; returns how many. */
size_t people_byline(struct part p, struct buf *out);
/* Does p consist of a byline's word alone ("Written by")? The next line is the name then. */
bool people_is_marker(struct part p);
/* Is p one full name and nothing else: two to four capitalised words, or a few ideographs? */
bool people_is_name(struct part p);
/* Is p a team and nothing else: "The Echo Team", "Echo Staff"? */
bool people_is_team(struct part p);
/* Are these names nothing but words of menus ("Recent Posts")? */
bool people_are_menu(struct part names);

#endif
