/* base/clock.h: how much time has passed, whatever is done to the time of day. */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include "base/base.h"

#include <time.h>

/* Microseconds since some moment before the program began. */
static inline int64_t
clock_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

/* Microseconds that this process has had a processor: what its own work takes, whatever else the
 * machine does. */
static inline int64_t
clock_own_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

/* Milliseconds of clock_us. */
static inline int64_t
clock_ms(void)
{
	return clock_us() / 1000;
}

#endif
