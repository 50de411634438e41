/* Arithmetic on the tree of containers. */
#include "extract/html_outline.h"

#include "extract/group.h"

#include <stdlib.h>
#include <string.h>

static uint8_t
step(uint8_t n)
{
	return (uint8_t)(n < OUTLINE_FAR ? n + 1 : OUTLINE_FAR);
}

void
outline_steps_init(struct outline_steps *s, const struct page *p, uint32_t chosen)
{
	uint32_t c = chosen;
	uint8_t n = 0;
	size_t i;

	s->up = base_calloc(p->n_boxes, 1);
	s->down = base_calloc(p->n_boxes, 1);
	memset(s->up, 0xff, p->n_boxes);
	for (;; c = p->boxes[c].parent) {
		s->up[c] = 0;
		s->down[c] = n;
		n = step(n);
		if (!c)
			break;
	}
	for (i = 1; i < p->n_boxes; i++) {
		if (s->up[i] != 0xff)
			continue;
		s->up[i] = step(s->up[p->boxes[i].parent]);
		s->down[i] = s->down[p->boxes[i].parent];
	}
}

void
outline_steps_clear(struct outline_steps *s)
{
	free(s->up);
	free(s->down);
}

void
outline_sum(const struct page *p, float *weights)
{
	size_t i;

	for (i = p->n_boxes; i-- > 1;)
		weights[p->boxes[i].parent] += weights[i];
}

uint32_t
outline_half(const struct page *p, const float *weights)
{
	uint32_t best = 0;
	size_t i;

	/* Boxes with more than half lie on one path; the last in order is the innermost. */
	for (i = 0; i < p->n_boxes; i++)
		if (weights[i] * 2 > weights[0])
			best = (uint32_t)i;
	return best;
}

void
outline_alike(const struct page *p, uint16_t *alike, uint32_t *group)
{
	uint64_t *keys = base_calloc(p->n_boxes, sizeof(*keys));
	size_t i;

	for (i = 0; i < p->n_boxes; i++)
		keys[i] = p->boxes[i].style ^ (p->boxes[i].parent + 1) * 0x9e3779b97f4a7c15u;
	group_equal(keys, p->n_boxes, group);
	for (i = 0; i < p->n_boxes; i++)
		if (alike[group[i]] < UINT16_MAX)
			alike[group[i]]++;
	for (i = 0; i < p->n_boxes; i++)
		alike[i] = alike[group[i]];
	free(keys);
}

static uint64_t
style_of(const struct page *p, uint32_t box, unsigned levels)
{
	uint64_t h = 1;

	for (; levels; levels--, box = p->boxes[box].parent) {
		h = (h ^ p->boxes[box].style) * 0x9e3779b97f4a7c15u;
		h ^= h >> 29;
		if (!box)
			break;
	}
	return h;
}

void
outline_style(const struct page *p, unsigned levels, uint8_t *percent)
{
	size_t n = p->doc->n_blocks, i;
	uint64_t *keys = base_calloc(p->n_boxes, sizeof(*keys));
	uint32_t *first = base_calloc(p->n_boxes, sizeof(*first));
	uint64_t *words = base_calloc(p->n_boxes, sizeof(*words));

	for (i = 0; i < p->n_boxes; i++)
		keys[i] = style_of(p, (uint32_t)i, levels);
	group_equal(keys, p->n_boxes, first);
	for (i = 0; i < n; i++)
		if (p->pieces[i].prose)
			words[first[p->doc->blocks[i].container]] += p->pieces[i].words;
	for (i = 0; i < n && p->prose_words; i++)
		percent[i] =
		    (uint8_t)(words[first[p->doc->blocks[i].container]] * 100 / p->prose_words);
	free(keys);
	free(first);
	free(words);
}

uint32_t
outline_section(const struct page *p, uint32_t box)
{
	for (; box; box = p->boxes[box].parent) {
		switch (p->boxes[box].tag) {
		case PAGE_TAG_P:
		case PAGE_TAG_HEADING:
		case PAGE_TAG_LI:
		case PAGE_TAG_PRE:
		case PAGE_TAG_CELL:
		case PAGE_TAG_DL:
			continue;
		default:
			break;
		}
		if (p->boxes[box].pieces > 1)
			break;
	}
	return box;
}
