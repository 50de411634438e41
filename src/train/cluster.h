/* train/cluster.h: classes of words that stand in the same places, from unlabelled text.
 *
 * A word's vector is made of its neighbours (one and two places before and after), weighted by
 * positive pointwise mutual information (Church and Hanks 1990; contexts smoothed by 3/4 as in
 * Levy, Goldberg and Dagan 2015), projected at random (Achlioptas 2003), and put into classes
 * by spherical k-means (Dhillon and Modha 2001), coarse ones first, then each into fine ones.
 * All in a fixed order, with no chance but a seeded one. */
#ifndef TRAIN_CLUSTER_H
#define TRAIN_CLUSTER_H

#include "base/buf.h"
#include "entity/token.h"
#include "train/lists.h"

enum { CLUSTER_FINE = 8 /* fine classes in a coarse one */ };

/* Words as hashes, in the order of the text; 0 between sentences. */
struct cluster_text {
	uint64_t *items;
	size_t n, cap;
};

void cluster_add_text(struct cluster_text *c, const char *text, size_t len);
/* All files of a directory, in the order of their names. */
bool cluster_add_files(struct cluster_text *c, const char *dir, struct err *err);
/* Adds each word that is frequent enough with its class, 1 .. n_coarse * CLUSTER_FINE. */
void cluster_words(const struct cluster_text *c, size_t n_coarse, struct lists *out);
void cluster_text_clear(struct cluster_text *c);

#endif
