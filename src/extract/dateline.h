/* extract/dateline.h: where a report was filed: "WASHINGTON (Reuters) - ". */
#ifndef EXTRACT_DATELINE_H
#define EXTRACT_DATELINE_H

#include "extract/part.h"
#include "text/date.h"

struct dateline {
	struct part place, agency; /* len 0: not said */
	struct date date;          /* DATE_NONE: not said */
	size_t text_at;            /* where the report itself begins */
};

/* Reads the front of a first paragraph: "LONDON, July 14 (Reuters) - ", "PARIS — ", "16 January
 * 2008 – ", "新华社北京7月14日电". False when it has none. */
bool dateline_read(struct part p, struct dateline *out);
/* A line that is a place alone, as above a story: "WASHINGTON |". */
bool dateline_is_place(struct part p);

#endif
