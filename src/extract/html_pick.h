/* extract/html_pick.h: which blocks of a page are the article.
 *
 * Container scoring: each block votes for or against the containers around it with its
 * words (sentences outside links for, links and boilerplate against); the subtree with the
 * greatest sum wins. Where a block stands to that subtree, what it holds and what stands
 * about it are features, from which learned trees judge each block, twice: the second time
 * they see the first scores. Pages too big for that keep what the best subtree holds, less
 * boilerplate. */
#ifndef EXTRACT_HTML_PICK_H
#define EXTRACT_HTML_PICK_H

#include "extract/html_page.h"

/* Sets keep[i] (zeroed by the caller) for every block i of the article; when the page has any
 * text at all, at least one. Returns a confidence, percent. */
unsigned pick_blocks(const struct page *p, bool *keep);
/* Sets keep[i] for the blocks that such scores speak for. */
void pick_by_scores(const struct page *p, const float *scores, bool *keep);
/* The container whose subtree has the greatest sum of votes; each block has one. */
uint32_t pick_box(const struct page *p, const float *votes);
/* The same by votes that need nothing learned. */
uint32_t pick_voted_box(const struct page *p);

#endif
