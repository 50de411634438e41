/* text/person.h: names of persons: may two be one? */
#ifndef TEXT_PERSON_H
#define TEXT_PERSON_H

#include "base/base.h"

/* A short given name and what it stands for, both folded. */
struct person_nickname {
	const char *from, *to;
};

/* Sorted by from. */
extern const struct person_nickname person_nicknames[];
extern const size_t person_n_nicknames;

/* Whether two different folded names may well be one person, so that a merge can be offered:
 * same surname, and given names that are nicknames ("jim lewis", "james lewis"), initials or
 * parts of each other, or none at all on one side. */
bool person_maybe_same(const char *a, const char *b);

#endif
