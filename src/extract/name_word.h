/* extract/name_word.h: what the words of a byline are. Inside extract/ only. */
#ifndef EXTRACT_NAME_WORD_H
#define EXTRACT_NAME_WORD_H

#include "extract/part.h"

enum name_word {
	NAME_NOT,
	NAME_ROLE, /* "Editor", "Staff"; an agency behind a name */
	NAME_WORD,
	NAME_PARTICLE, /* "van", "de" */
	NAME_CONNECTOR /* between two names */
};

/* The kind of a word before the text behind; inside: words of a name or a comma stand before
 * it. "May" is no month in "Theresa May", nor is "Dan" an Indonesian "and". */
enum name_word name_word_of(struct part w, struct part behind, bool inside);
/* Is it a word that no name begins with, or what stands where a name is missing ("admin")? */
bool name_word_is_stranger(struct part w);
/* A bare line of two capitalised words is no name when such a word is among them. */
bool name_word_is_menu(struct part w);
/* Skips a degree ("MD", "Ph.D.") that no name goes on behind, and the comma after it. */
bool name_word_skip_degree(struct part *p);

#endif
