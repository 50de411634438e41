/* extract/line_chain.h: a page's lines as a chain of states: boilerplate before the article,
 * its first line, its body, boilerplate inside it, the line that ends it, all after it.
 *
 * A linear-chain conditional random field (Lafferty, McCallum, Pereira 2001) over the features
 * of extract/line_feature.h. The article is one stretch with holes, so the states of before and
 * after need no page-long memory of their own, and some line is always body. */
#ifndef EXTRACT_LINE_CHAIN_H
#define EXTRACT_LINE_CHAIN_H

#include "extract/line_feature.h"

enum line_state {
	LINE_BEFORE,
	LINE_FIRST,
	LINE_BODY,
	LINE_INSIDE,
	LINE_END,
	LINE_AFTER,
	LINE_STATES
};

enum { LINE_CHAIN_UNIT = 64 }; /* a weight of this value adds 1 to a score */
enum { LINE_LANES = 8 };       /* states of a row, padded so that they are added in one step */

struct line_chain {
	const int8_t (*weights)[LINE_LANES];       /* [LINE_ROWS] */
	const int16_t (*transitions)[LINE_STATES]; /* from, to */
};

/* A number a state: scores of a line, or their chances; of a transition to each state. */
struct line_scores {
	float of[LINE_STATES];
};
/* A number a transition: from, to. */
struct line_pairs {
	double of[LINE_STATES][LINE_STATES];
};

/* What is thought of a line: the chances of what it is; and the signs for it in the line
 * itself, in weights' units, the order of lines put aside. */
struct line_odds {
	float before, body, inside, after;
	float words;  /* what its words say for the body against the likeliest else */
	float form;   /* what its form says */
	float ending; /* what its words say for the page's rest against the body */
};

/* Forward-backward: the chance of each state of each of n lines, from the lines' scores and
 * the transitions'. pairs, when not NULL, gets the expected number of each transition added. */
void line_chain_posteriors(const struct line_scores *scores,
    const struct line_scores transitions[LINE_STATES], size_t n, struct line_scores *out,
    struct line_pairs *pairs);

/* One answer a line; out has f->n_lines items. */
void line_chain_judge(
    const struct line_chain *c, const struct line_features *f, struct line_odds *out);

#endif
