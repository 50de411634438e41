/* entity/label.h: the labels of the tagger: BIOES over four kinds of names, and O. */
#ifndef ENTITY_LABEL_H
#define ENTITY_LABEL_H

enum label_place { LABEL_BEGIN, LABEL_INSIDE, LABEL_END, LABEL_SINGLE };

enum {
	LABEL_O = 0,
	LABEL_KINDS = 4,               /* MENTION_PERSON .. MENTION_OTHER, in that order */
	LABEL_NAMES = 4 * LABEL_KINDS, /* labels that are not O */
	LABEL_COUNT = LABEL_NAMES + 1,
};

#define LABEL_OF(kind, place) (1 + 4 * (kind) + (place))
#define LABEL_KIND(label) (((label)-1) / 4)
#define LABEL_PLACE(label) (((label)-1) % 4)

#endif
