/* entity/crf.h: inference in a linear-chain conditional random field over the labels of
 * entity/label.h (Lafferty, McCallum, Pereira 2001). Only legal successions are walked:
 * after O, an end or a single comes O, a beginning or a single; after a beginning or an
 * inside comes an inside or an end of the same kind.
 *
 * unary holds LABEL_COUNT scores a token. Used by the tagger and by its trainer, so both
 * compute the same. exp and log are our own: results are the same with every C library. */
#ifndef ENTITY_CRF_H
#define ENTITY_CRF_H

#include "entity/label.h"

#include "base/base.h"

/* Scores of successions, [from][to]; illegal ones are not read. */
struct crf_transitions {
	float score[LABEL_COUNT][LABEL_COUNT];
	float weight[LABEL_COUNT][LABEL_COUNT]; /* exp of score; 0 where illegal */
};

/* Fills weight from score. */
void crf_prepare(struct crf_transitions *t);
bool crf_is_legal(int from, int to);
/* May a sentence begin or end with the label? */
bool crf_may_begin(int label);
bool crf_may_end(int label);

/* Expected numbers of successions, [from][to]. */
struct crf_pairs {
	float n[LABEL_COUNT][LABEL_COUNT];
};

/* One sentence and the room to work on it; each array holds n * LABEL_COUNT values, scratch
 * twice as many. */
struct crf_sentence {
	size_t n; /* tokens */
	const float *unary;
	float *scratch;
	float *marginals; /* probability of each label of each token */
	uint8_t *back;
	uint8_t *labels; /* n: the best legal labelling */
};

void crf_viterbi(const struct crf_transitions *t, const struct crf_sentence *s);
/* Fills s->marginals. pairs, when not NULL, gets the expected number of each succession
 * added. Returns the log of the partition function. */
float crf_marginals(
    const struct crf_transitions *t, const struct crf_sentence *s, struct crf_pairs *pairs);

float crf_exp(float x);

#endif
