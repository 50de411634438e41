/* Votes, the heaviest subtree, what is cut from it. */
#include "extract/html_pick.h"

#include "extract/html_feature.h"
#include "extract/html_trees.h"

#include <stdlib.h>
#include <string.h>

enum { MANY_BLOCKS = 20000 }; /* beyond, votes must do: time and memory are bounded */

static const float SURELY_NONE = .01f;
static const float LIMIT = .4f;           /* of the score of a block that is kept */
static const float RELATIVE_LIMIT = .55f; /* the same, as a share of the page's best */

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

uint32_t
pick_voted_box(const struct page *p)
{
	float *votes = base_calloc(p->doc->n_blocks + 1, sizeof(*votes));
	uint32_t box;
	size_t i;

	for (i = 0; i < p->doc->n_blocks; i++)
		votes[i] = vote(p, i);
	box = pick_box(p, votes);
	free(votes);
	return box;
}

/* Without the learned table: all of the best container that is not boilerplate. */
static void
pick_by_votes(const struct page *p, bool *keep)
{
	uint32_t box = pick_voted_box(p);
	size_t i;

	for (i = 0; i < p->doc->n_blocks; i++)
		keep[i] = page_holds(p, box, i) && !is_cut(p, box, i);
	cut_headings(p, keep);
}

/* Fills scores[n_blocks]: the learned probability, 0..1, that a block is of the article. */
static void
score_blocks(const struct page *p, float *scores)
{
	const struct forest first = {html_trees, HTML_TREES_FIRST},
			    second = {html_trees + HTML_TREES_FIRST, HTML_TREES_SECOND};
	size_t n = p->doc->n_blocks, i;
	struct feature_row *rows = base_calloc(n + 1, sizeof(*rows));

	feature_blocks(p, rows);
	for (i = 0; i < n; i++)
		scores[i] = forest_judge(&first, rows[i].v);
	feature_scores(p, scores, rows);
	/* What is surely none is not judged again. */
	for (i = 0; i < n; i++)
		if (scores[i] > SURELY_NONE)
			scores[i] = forest_judge(&second, rows[i].v);
	free(rows);
}

/* Of a page whose blocks all score low those are kept that score well for it. */
static float
limit_for(const struct page *p, const float *scores)
{
	float best = 0;
	size_t i;

	for (i = 0; i < p->doc->n_blocks; i++)
		if (p->pieces[i].words >= 8 && scores[i] > best)
			best = scores[i];
	return best * RELATIVE_LIMIT < LIMIT ? best * RELATIVE_LIMIT : LIMIT;
}

void
pick_by_scores(const struct page *p, const float *scores, bool *keep)
{
	float limit = limit_for(p, scores);
	size_t i;

	for (i = 0; i < p->doc->n_blocks; i++)
		keep[i] = scores[i] > limit && p->doc->blocks[i].len;
}

static uint32_t
count_words(const struct page *p, const bool *keep)
{
	uint32_t words = 0;
	size_t i;

	for (i = 0; i < p->doc->n_blocks; i++)
		words += keep[i] ? p->pieces[i].words : 0;
	return words;
}

/* How sure the scores are, a word one vote: percent. */
static unsigned
sureness(const struct page *p, const float *scores, const bool *keep)
{
	float sure = 0, words = 1, w;
	size_t i;

	for (i = 0; i < p->doc->n_blocks; i++) {
		if (scores[i] < .05f)
			continue;
		w = (float)p->pieces[i].words;
		words += w;
		sure += w * (keep[i] ? scores[i] : 1 - scores[i]);
	}
	return (unsigned)(100 * sure / words);
}

unsigned
pick_blocks(const struct page *p, bool *keep)
{
	size_t n = p->doc->n_blocks;
	float *scores;
	unsigned sure = 60;

	if (n <= MANY_BLOCKS) {
		scores = base_calloc(n + 1, sizeof(*scores));
		score_blocks(p, scores);
		pick_by_scores(p, scores, keep);
		sure = sureness(p, scores, keep);
		free(scores);
	}
	if (!count_words(p, keep)) {
		pick_by_votes(p, keep);
		sure = 30;
	}
	if (!count_words(p, keep))
		sure = keep_longest(p, keep) ? 10 : 0;
	return count_words(p, keep) < 20 ? sure / 2 : sure;
}
