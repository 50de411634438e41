/* tests/fuzz/check_doc.h: the invariants of a document (doc/doc.h) that format/ made. */
#ifndef TESTS_FUZZ_CHECK_DOC_H
#define TESTS_FUZZ_CHECK_DOC_H

#include "doc/doc.h"

/* Aborts when one is broken. */
void check_doc(const struct doc *d);

#endif
