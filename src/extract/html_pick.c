/* Votes, the heaviest subtree, what is cut from it. */
#include "extract/html_pick.h"

#include <stdlib.h>
#include <string.h>

/* Words for (above 0) or against the block's being of the article. */
static float
vote(const struct page *p, size_t i)
{
	const struct page_piece *k = &p->pieces[i];
	const struct block *b = &p->doc->blocks[i];
	float words = (float)k->words;

	if (k->hints & HINT_NOT_BODY)
		return k->hints & (HINT_ARTICLE | HINT_CONTENT) && k->prose ? -0.2f * words
									    : -words;
	if (k->hints & HINT_SIDE && !(k->hints & HINT_CONTENT))
		return -0.5f * words;
	if (k->prose)
		return words;
	if (b->kind == BLOCK_CODE || b->kind == BLOCK_TABLE)
		return 0.2f * words;
	if (k->link_words * 2 > k->words)
		return -1.5f * words - 1;
	return b->kind == BLOCK_HEADING ? 0 : -1;
}

uint32_t
pick_box(const struct page *p, const float *votes)
{
	float *sums = base_calloc(p->n_boxes, sizeof(*sums));
	uint32_t best = 0;
	size_t i;

	for (i = 0; i < p->doc->n_blocks; i++)
		sums[p->doc->blocks[i].container] += votes[i];
	for (i = p->n_boxes; i-- > 1;)
		sums[p->boxes[i].parent] += sums[i];
	/* Of equal ones the innermost: it comes last. */
	for (i = 0; i < p->n_boxes; i++)
		if (sums[i] >= sums[best])
			best = (uint32_t)i;
	free(sums);
	return best;
}

static bool
is_cut(const struct page *p, uint32_t box, size_t i)
{
	const struct page_piece *k = &p->pieces[i];
	uint32_t outside = p->boxes[box].all_hints | p->boxes[box].hints,
		 hints = k->hints & ~outside;

	if (p->doc->blocks[i].kind == BLOCK_RULE)
		return true;
	if (hints & HINT_NOT_BODY)
		return true;
	if (hints & (HINT_FORM | HINT_AUTHOR) && !k->prose)
		return true;
	return k->link_words * 3 > k->words * 2 && !k->prose;
}

/* Headings with nothing under them, and the article's own title, are no body. */
static void
cut_headings(const struct page *p, bool *keep)
{
	const struct block *b = p->doc->blocks;
	bool follows = false;
	size_t i;

	for (i = p->doc->n_blocks; i-- > 0;) {
		if (!keep[i])
			continue;
		if (b[i].kind != BLOCK_HEADING)
			follows = true;
		else if (!follows || b[i].level == 1)
			keep[i] = false;
	}
}

static bool
keep_longest(const struct page *p, bool *keep)
{
	size_t i, best = 0;

	for (i = 0; i < p->doc->n_blocks; i++)
		if (p->doc->blocks[i].len > p->doc->blocks[best].len)
			best = i;
	if (!p->doc->n_blocks || !p->doc->blocks[best].len)
		return false;
	return keep[best] = true;
}

unsigned
pick_blocks(const struct page *p, bool *keep)
{
	size_t n = p->doc->n_blocks, i;
	float *votes = base_calloc(n + 1, sizeof(*votes));
	uint32_t box, kept = 0;

	for (i = 0; i < n; i++)
		votes[i] = vote(p, i);
	box = pick_box(p, votes);
	for (i = 0; i < n; i++)
		keep[i] = page_holds(p, box, i) && !is_cut(p, box, i);
	cut_headings(p, keep);
	for (i = 0; i < n; i++)
		kept += keep[i] ? p->pieces[i].words : 0;
	free(votes);
	if (!kept)
		return keep_longest(p, keep) ? 10 : 0;
	return kept < 30 ? 40 : 80;
}
