/* Keys: probing for a free one. */
#include "store/key.h"

/* Times stay within some hundred thousand years of now, so that bands cannot meet. */
#define MAX_TIME ((int64_t)1 << 43)
#define UNDATED (-((int64_t)1 << 62))

static int64_t
bounded(int64_t time)
{
	if (time > MAX_TIME)
		return MAX_TIME;
	return time < -MAX_TIME ? -MAX_TIME : time;
}

int64_t
key_of_time(int64_t time)
{
	return bounded(time);
}

int64_t
key_of_undated(int64_t added)
{
	return UNDATED + bounded(added);
}

bool
key_find_free(struct library *lib, int64_t first, int64_t *out, struct err *err)
{
	const char *sql = "SELECT 1 FROM article WHERE key = ?";
	int64_t taken = 0, low, high, middle, step;

	if (!db_int(lib, sql, &first, 1, &taken, err))
		return false;
	*out = first;
	if (!taken)
		return true;
	/* low is taken; high is free once the doubling ends; between them lies a free key whose
	 * neighbour below is taken. */
	for (low = first, step = 1;; low = high, step *= 2) {
		high = first + step;
		taken = 0;
		if (!db_int(lib, sql, &high, 1, &taken, err))
			return false;
		if (!taken)
			break;
	}
	while (high - low > 1) {
		middle = low + (high - low) / 2;
		taken = 0;
		if (!db_int(lib, sql, &middle, 1, &taken, err))
			return false;
		if (taken)
			low = middle;
		else
			high = middle;
	}
	*out = high;
	return true;
}
