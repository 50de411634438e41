/* tests/tap.h: the smallest TAP producer. A test program calls tap_ok and friends and
 * ends with return tap_done(). */
#ifndef TESTS_TAP_H
#define TESTS_TAP_H

#include <stdbool.h>
#include <stddef.h>

bool tap_ok(bool ok, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Compares strings (NULL is a value of its own) and prints both when they differ. */
bool tap_is(const char *got, const char *want, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
bool tap_is_int(long long got, long long want, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void tap_skip(const char *reason);
void tap_note(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* Compares bytes with the file tests/golden/name (under $LECTERN_SRC). With
 * LECTERN_GOLDEN=write in the environment the file is written instead. */
bool tap_golden(const char *got, size_t len, const char *name);
/* Removes a directory that a test made, with all that is in it. */
void tap_remove_tree(const char *path);
/* Prints the plan; the exit status. */
int tap_done(void);

#endif
