/* extract/line_model.h: is a line part of the article?
 *
 * Three judgements, all learned from labelled pages: the chain (extract/line_chain.h) sees many
 * small questions about form and words and the order of things; trees (extract/forest.h) see
 * measures, and what the chain says of the line and around it; other trees see the same
 * measures with what the first trees say. "make lines EXTRACT=..." makes the tables. */
#ifndef EXTRACT_LINE_MODEL_H
#define EXTRACT_LINE_MODEL_H

#include "extract/forest.h"
#include "extract/line_chain.h"

enum { LINE_TREES = 90, LINE_SECOND_TREES = 50 };

struct line_model {
	struct line_chain chain;
	struct forest trees, second;
};

/* The model that ships. */
extern const struct line_model line_model;

/* Which lines the first trees are not asked of: those of menus, of which the chain has no
 * doubt. */
void line_model_skip(const struct lines *l, const struct line_odds *odds, bool *skip);
/* Puts what the first trees say into *odds, and adds to skip the lines of which those have no
 * doubt; first has an item a line, as all of them. */
void line_model_refine(
    const struct lines *l, const float *first, struct line_odds *odds, bool *skip);

/* The chance, 0 to 1, of each line of being body; out has l->n items. Linear in the page. */
void line_model_judge(const struct line_model *m, const struct lines *l, float *out);

/* Which lines to take: the choice whose F1, weighed by words, is the greatest to be expected
 * when each line is body with its chance (a threshold at half that F1: Lipton, Elkan,
 * Naryanaswamy 2014). Not empty when a line has words. */
void line_model_choose(const struct lines *l, const float *chances, bool *keep);

#endif
