/* train/chain.h: fits the weights of the chain of lines.
 *
 * Stochastic gradient ascent on the log-likelihood of a page's states, one page a step, with
 * AdaGrad step sizes (Duchi, Hazan, Singer 2011); features are left out at random, and all
 * words of a page now and then, so that form alone has to do where words are unknown. Weights
 * are averages over the later passes of some runs with other orders. Features that occur on
 * fewer than CHAIN_MIN_GROUPS hosts are not learned. Deterministic. */
#ifndef TRAIN_CHAIN_H
#define TRAIN_CHAIN_H

#include "train/dumps.h"

enum { CHAIN_MIN_GROUPS = 3 };

struct chain_table {
	int8_t weights[LINE_ROWS][LINE_LANES];
	int16_t transitions[LINE_STATES][LINE_STATES];
};

/* Fits the pages with use[i]. The caller frees the table. */
struct chain_table *chain_fit(const struct train_dump *dumps, const bool *use, size_t n);

#endif
