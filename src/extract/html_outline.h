/* extract/html_outline.h: how containers stand to each other. Inside extract/ only. */
#ifndef EXTRACT_HTML_OUTLINE_H
#define EXTRACT_HTML_OUTLINE_H

#include "extract/html_page.h"

enum { OUTLINE_FAR = 30 };

/* Steps between a box and one chosen box: up to their common ancestor, down to the chosen. */
struct outline_steps {
	uint8_t *up, *down; /* one a box, at most OUTLINE_FAR */
};

void outline_steps_init(struct outline_steps *s, const struct page *p, uint32_t chosen);
void outline_steps_clear(struct outline_steps *s);

/* The innermost box that holds more than half of the weight (one weight a box, of its whole
 * subtree). */
uint32_t outline_half(const struct page *p, const float *weights);
/* Sums each box's weight into the boxes around it. */
void outline_sum(const struct page *p, float *weights);
/* How many boxes beside each, itself with them, have its element and classes: alike[n_boxes].
 * group[n_boxes] numbers the sets of such boxes. */
void outline_alike(const struct page *p, uint16_t *alike, uint32_t *group);
/* How much of the page's prose looks like each block: percent[n_blocks] of the words of prose
 * stand in boxes with the same element and classes, up to levels boxes around it alike
 * (levels 1: its own only). */
void outline_style(const struct page *p, unsigned levels, uint8_t *percent);
/* The nearest box at or above that is no paragraph, heading, list item or other wrapper of one
 * block's text. */
uint32_t outline_section(const struct page *p, uint32_t box);

#endif
