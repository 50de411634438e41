/* entity/feature_part.h: what the files of the features share. Internal. */
#ifndef ENTITY_FEATURE_PART_H
#define ENTITY_FEATURE_PART_H

#include "entity/feature.h"

/* What a document tells of a word, all its occurrences taken together. */
enum seen_flag {
	SEEN_LOWER = 1 << 0,         /* in lower case */
	SEEN_INNER = 1 << 1,         /* capitalised inside a sentence */
	SEEN_AFTER_GIVEN = 1 << 2,   /* after a given name */
	SEEN_AFTER_TITLE = 1 << 3,   /* after Mr., President ... */
	SEEN_BEFORE_FORM = 1 << 4,   /* before Inc., Corp. ... */
	SEEN_AFTER_IN = 1 << 5,      /* after in, from, near ... */
	SEEN_SPEAKS = 1 << 6,        /* beside said, told ... */
	SEEN_BRACKETS = 1 << 7,      /* alone in brackets: an acronym's introduction */
	SEEN_PERSON_PHRASE = 1 << 8, /* in a longer phrase that the lists know */
	SEEN_ORG_PHRASE = 1 << 9,
	SEEN_PLACE_PHRASE = 1 << 10,
	SEEN_OTHER_PHRASE = 1 << 11,
	SEEN_ORG_RUN = 1 << 12, /* in a run of capitals that ends in Bank, Ministry ... */
	SEEN_MANY = 1 << 13,    /* three times or more, capitalised */
	SEEN_AFTER_THE = 1 << 14,
	SEEN_POSSESSIVE = 1 << 15,
	SEEN_ONCE_CAPITAL = 1 << 16,
	SEEN_TWICE_CAPITAL = 1 << 17,
	SEEN_INITIAL = 1 << 18 /* after an initial: R. Chandrasekhar */
};

/* Fills p->seen and each word's index into it. */
void page_see(struct page *p);

#endif
