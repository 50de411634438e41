/* train/titles.h: grows the trees that find headlines (extract/title_row.h). */
#ifndef TRAIN_TITLES_H
#define TRAIN_TITLES_H

#include "train/boost.h"
#include "train/dumps.h"

/* From the pages with use[i] whose headline is known and stands on a line. */
void titles_grow(const struct train_dump *dumps, const bool *use, size_t n, struct forest *out);

#endif
