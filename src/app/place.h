/* app/place.h: where one is: a list, a row of it, an article and how far it was read.
 *
 * Back and forward, marks, and a search that is taken back all keep places. */
#ifndef APP_PLACE_H
#define APP_PLACE_H

#include "app/reader.h"
#include "app/rows.h"
#include "app/screen.h"

struct place {
	bool is_set;
	struct source source;
	struct row row;  /* the cursor's; title and source are owned, other strings NULL */
	int64_t number;  /* rows before it, or -1 */
	int above;       /* rows shown above it */
	int64_t article; /* in the reader, or 0 */
	uint32_t byte;   /* at its top */
	bool opened, zoomed;
	uint8_t focus;
};

void place_clear(struct place *p);
/* Where one is now. */
void place_take(
    struct place *p, const struct rows *rows, struct reader *reader, const struct screen *s);

enum { PAST_KEPT = 64 };

/* Places left behind, oldest first; and those one went back from, farthest first. */
struct past {
	struct place back[PAST_KEPT], forward[PAST_KEPT];
	size_t n_back, n_forward;
};

void past_clear(struct past *p);
/* Keeps a place that is being left for somewhere new. Takes it over. */
void past_leave(struct past *p, struct place *here);
/* Forgets the last places as long as they are of that list. */
void past_drop(struct past *p, const struct source *source);
/* Back (-1) or forward (1): gives where to go and keeps here. false when there is nothing
 * there; here is the caller's still. The caller clears *to. */
bool past_step(struct past *p, int direction, struct place *here, struct place *to);

#endif
