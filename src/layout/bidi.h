/* layout/bidi.h: text that runs from right to left: Hebrew, Arabic (UAX #9, by FriBidi).
 *
 * Text stays in reading order everywhere; only where cells are drawn is it put in the order
 * of the eye. Built without FriBidi everything runs from left to right. Nothing is shaped:
 * terminals that can, join Arabic letters themselves. */
#ifndef LAYOUT_BIDI_H
#define LAYOUT_BIDI_H

#include "base/buf.h"

enum {
	BIDI_LEVEL = 0x7f, /* of a byte's level: how deep it is embedded; odd: right to left */
	BIDI_FROM_RIGHT = 0x80 /* its paragraph runs from right to left */
};

/* A part of a line that runs one way. */
struct bidi_run {
	uint32_t start, len; /* bytes, from the line's start */
	bool from_right;
};

struct bidi_runs {
	struct bidi_run *items;
	size_t n, cap;
};

/* Is text reordered at all: was this built with FriBidi? */
bool bidi_is_built_in(void);
/* Is there a letter that runs from right to left? A quick look. */
bool bidi_is_wanted(const char *s, size_t len);
/* Fills levels[0 .. len - 1]. What '\n' or '\t' part are paragraphs of their own, each of
 * which runs as its first letter does. */
void bidi_levels(const char *s, size_t len, uint8_t *levels);
/* The runs of a line, as they stand from left to right; *out is overwritten. */
void bidi_line_runs(const uint8_t *levels, size_t len, struct bidi_runs *out);
void bidi_runs_clear(struct bidi_runs *r);
/* The character that stands for it in text from right to left: ")" for "(". */
uint32_t bidi_mirror(uint32_t cp);

/* Appends a short text, such as a title, in the order of the eye. */
void bidi_visual(struct buf *out, const char *s, size_t len);

#endif
