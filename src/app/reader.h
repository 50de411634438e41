/* app/reader.h: the article that is being read: its text as a column of lines, what is marked
 * in it, and where one is.
 *
 * Everything refers to the body by byte, so that a resize only wraps anew. Marks are layers
 * over the text (layout/draw.h), lowest first: names and values, notes, hits, the hit one has
 * come to, what Tab has chosen, the highlight being made. */
#ifndef APP_READER_H
#define APP_READER_H

#include "app/option.h"
#include "app/seek.h"
#include "layout/draw.h"
#include "layout/hyphen.h"
#include "store/article.h"

enum reader_layer {
	LAYER_NAMES,
	LAYER_NOTES,
	LAYER_HITS,
	LAYER_HIT,
	LAYER_TARGET,
	LAYER_CARET,
	LAYER_COUNT
};

/* What Tab goes to: a name, or a link. */
struct reader_target {
	uint32_t start, len;
	uint32_t entity; /* index into the mentions' entities, or MENTION_NO_ENTITY */
	uint32_t link;   /* a link's address: offset into the document's strings, or 0 */
};

struct reader {
	int64_t id; /* 0: nothing is shown */
	struct article article;
	struct doc head;        /* title and byline */
	struct doc tail;        /* the addresses of links, when they are wanted */
	struct number *numbers; /* of links in the text, when they are wanted */
	size_t n_numbers;
	int64_t *entities; /* the library's, of each local one; 0: hidden */
	struct flow flow;
	struct area area; /* where it was drawn last; places need it */
	bool plain;
	const char *hyphen_dir; /* where patterns are, or NULL; borrowed */
	struct hyphen *hyphen;  /* of the article's language, when it is wanted; owned */
	bool opened;            /* opened, not only seen as a preview: places are kept */
	struct flow_at top;     /* the first line shown */
	uint32_t place;         /* the byte that was at the top when the user moved last */
	int scroll;             /* cells that code is moved to the left */

	struct mark *marks[LAYER_COUNT];
	size_t n_marks[LAYER_COUNT], cap_marks[LAYER_COUNT];
	bool hide_names;

	struct reader_target *targets; /* in text order */
	size_t n_targets, cap_targets;
	int target; /* -1: none */

	struct hit_range *hits; /* in text order; owned */
	size_t n_hits;
	int hit;          /* the one come to, or -1 */
	bool finding;     /* the hits are those of find, not of the list's search */
	struct seek seek; /* made at the first find */

	bool visual;            /* a highlight is being made */
	uint32_t anchor, caret; /* its ends; the caret is on a cluster's first byte */
};

void reader_init(struct reader *r);
/* Forgets the article. */
void reader_clear(struct reader *r);
/* Shows another article from its beginning. On failure nothing is shown. */
bool reader_load(struct reader *r, struct library *lib, int64_t id, const struct options *o,
    struct err *err);

/* Where it is drawn, and how; keeps the place when the width changed. */
void reader_set_area(struct reader *r, struct area area, const struct options *o);
/* Options changed: wraps anew and marks anew. */
void reader_set_options(struct reader *r, const struct options *o);

/* Moves by lines; false when it was at the end already. */
bool reader_move(struct reader *r, int lines);
void reader_top(struct reader *r);
void reader_bottom(struct reader *r);
/* Shows the byte: where it is on the screen already nothing moves, else its line comes to a
 * third of the height. */
void reader_show(struct reader *r, uint32_t byte);
/* Puts the line that holds the byte at the top. */
void reader_go(struct reader *r, uint32_t byte);
/* The byte at the top of the screen, and the first one below the screen. */
uint32_t reader_byte(struct reader *r);
uint32_t reader_end_byte(struct reader *r);
int reader_percent(struct reader *r);

/* Replaces the hits; takes the array over. Goes to none yet. */
void reader_set_hits(struct reader *r, struct hit_range *hits, size_t n, bool finding);
/* Goes to a hit by index and shows it. */
void reader_go_hit(struct reader *r, int hit);
/* The first hit at or behind a byte, -1 when there is none. */
int reader_hit_from(const struct reader *r, uint32_t byte);

/* Chooses the next or previous target on the screen; false when there is none. */
bool reader_next_target(struct reader *r, int direction);
const struct reader_target *reader_current_target(const struct reader *r);
/* Chooses the target at a byte, or none. */
void reader_choose_target(struct reader *r, uint32_t byte);
void reader_drop_target(struct reader *r);

/* Reads the marks of notes from the library. */
bool reader_load_notes(struct reader *r, struct library *lib, struct err *err);
/* The highlight being made, as a range; its marks. */
struct hit_range reader_highlight(const struct reader *r);
void reader_mark_highlight(struct reader *r);

/* The library's entity of a target; 0 when it is a link or hidden. */
int64_t reader_entity(const struct reader *r, const struct reader_target *t);
/* How many entities of a kind it names. */
unsigned reader_count(const struct reader *r, enum mention_kind kind);

/* Draws it. Gives the cell of hit, target or caret; leaves it alone where there is none. */
void reader_draw(struct reader *r, struct grid *grid, int *row, int *col);
/* What layout/draw.h wants to know. */
void reader_fill_draw(
    struct reader *r, struct grid *grid, struct layer layers[LAYER_COUNT], struct draw *d);

#endif
