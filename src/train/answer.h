/* train/answer.h: articles as the answers that score.py measures. */
#ifndef TRAIN_ANSWER_H
#define TRAIN_ANSWER_H

#include "doc/article.h"

/* Appends one line of JSON: the body's text without credits, every field, and "ms". */
void answer_add(struct buf *out, const struct article *a, double ms);

#endif
