/* extract/html_pick.h: which blocks of a page are the article.
 *
 * Container scoring: each block votes for or against the containers around it with its
 * words (sentences outside links for, links and boilerplate against); the subtree with the
 * greatest sum wins. Inside it, boilerplate is cut. */
#ifndef EXTRACT_HTML_PICK_H
#define EXTRACT_HTML_PICK_H

#include "extract/html_page.h"

/* Sets keep[i] (zeroed by the caller) for every block i of the article; when the page has any
 * text at all, at least one. Returns a confidence, percent. */
unsigned pick_blocks(const struct page *p, bool *keep);
/* The container whose subtree has the greatest sum of votes; each block has one. */
uint32_t pick_box(const struct page *p, const float *votes);

#endif
