/* train/vary.h: pages made of labelled pages, for there are few.
 *
 * Each page comes again, changed: lines left out here and there; a stretch of another page's
 * boilerplate (menus, teasers, comments) put before, behind or into it; what stands before or
 * behind the article cut off; the headline put at the top once more. What is learned then leans
 * less on any one sign. The other page is one that is always held out together with the first:
 * what measures a page has not seen any line of it. */
#ifndef TRAIN_VARY_H
#define TRAIN_VARY_H

#include "train/dumps.h"

/* Appends `times` changed copies of each of the first *n pages, with its group. Deterministic.
 */
void train_dumps_vary(struct train_dump **dumps, size_t *n, unsigned times);

#endif
