/* tests/fuzz/fuzz.h: what a fuzz target is: libFuzzer's one function. Each target asserts what
 * must hold for every input; a crash, an assertion or a sanitizer's report is a bug.
 *
 * With clang's runtime, tests/fuzz/run searches for such inputs. Everywhere, replay.c is the
 * target's main and make check plays the files of tests/fuzz/corpus/NAME to it. */
#ifndef TESTS_FUZZ_FUZZ_H
#define TESTS_FUZZ_FUZZ_H

#include <stddef.h>
#include <stdint.h>

#include <stdlib.h>

/* assert() that no NDEBUG takes away. */
#define FUZZ_CHECK(condition)                                                                  \
	do {                                                                                   \
		if (!(condition))                                                              \
			abort();                                                               \
	} while (0)

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

#endif
