/* layout/fit.h: which boxes of a paragraph share a line.
 *
 * A box is what a line break may not part: a word with its punctuation, an ideograph, a piece
 * of an over-long word. Fitting sets the line each box ends, by one of several methods. */
#ifndef LAYOUT_FIT_H
#define LAYOUT_FIT_H

#include "base/base.h"

struct box {
	uint32_t start; /* bytes into the document's text */
	uint32_t len;   /* bytes, without the spaces behind it */
	uint16_t width; /* cells */
	uint16_t space; /* cells of the spaces behind it, when no break is taken there */
	bool forced;    /* the line must end behind this box */
	bool hyphen;    /* a hyphen is drawn behind it when the line ends there */
	bool ends;      /* filled by the fitting: the line ends behind this box */
};

/* First fit: each line takes what it can. */
void fit_greedy(struct box *boxes, size_t n, int measure, int first_indent);

/* Minimum raggedness: the sum of the squares of the cells left free at the lines' ends, the
 * last one's excepted, is least. (Knuth and Plass, "Breaking Paragraphs into Lines", Software:
 * Practice and Experience 11, 1981, with unstretchable spaces.) Linear in n for a given
 * measure. Boxes wider than the measure must have been split before. */
void fit_ragged(struct box *boxes, size_t n, int measure, int first_indent);

/* Total fit, for lines set flush on both sides by wider spaces: the sum of the demerits is
 * least, as Knuth and Plass have them, with TeX's values for lines, hyphens, hyphens on two
 * lines running and neighbours of unlike looseness. Spaces only stretch, by whole cells.
 * Returns the looseness of the loosest line, in cells per hundred spaces. */
int fit_total(struct box *boxes, size_t n, int measure, int first_indent);

#endif
