/* train/learn.h: fits the weights of the conditional random field.
 *
 * Stochastic gradient ascent on the log-likelihood, one sentence a step, with AdaGrad
 * step sizes (Duchi, Hazan, Singer 2011) and features left out at random (Hinton et al.
 * 2012), which keeps rare words from explaining everything. The order of sentences and
 * what is left out come from one seeded generator, so a run can be repeated exactly. */
#ifndef TRAIN_LEARN_H
#define TRAIN_LEARN_H

#include "entity/label.h"
#include "entity/crf.h"

struct learn_sentence {
	size_t first, n; /* tokens, in the arrays of struct learn_data */
	float weight;
};

struct learn_data {
	uint32_t *features; /* rows, all tokens one after the other */
	size_t n_features, cap_features;
	size_t *starts; /* where each token's begin; one more at the end */
	uint8_t *labels;
	size_t n_tokens, cap_starts, cap_labels;
	struct learn_sentence *sentences;
	size_t n_sentences, cap_sentences;
};

struct learn_row {
	float w[LABEL_NAMES]; /* O is always 0 */
	float g[LABEL_NAMES]; /* sums of squared gradients */
};

struct learner {
	unsigned bits;
	struct learn_row *rows;
	uint8_t *dead; /* rows that are not to be learned */
	struct crf_transitions transitions;
	struct crf_pairs squares; /* of the transitions' gradients */
	float rate, dropout;
	uint64_t random;
};

void learner_init(struct learner *l, unsigned bits);
void learner_clear(struct learner *l);
/* One pass over the data; returns the mean loss of a sentence. */
double learner_pass(struct learner *l, const struct learn_data *d);
void learn_data_clear(struct learn_data *d);

#endif
