/* extract/group.h: which of many keys are equal. */
#ifndef EXTRACT_GROUP_H
#define EXTRACT_GROUP_H

#include "base/base.h"

/* first[i] becomes the lowest index whose key is keys[i]. Linear in n. */
void group_equal(const uint64_t *keys, size_t n, uint32_t *first);

#endif
