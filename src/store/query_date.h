/* store/query_date.h: the dates of a query, as people type them. Pure: now is given.
 *
 * 2011 · 2011-06 · 2011-06-14 · june 2011 · 14 july 2011 · june · monday · 2010s · 2011-q2
 * today · yesterday · week, month, year (this one) · last week · 7d, 12h, 3 weeks, last 3 days,
 * past month (up to now) · 2 weeks ago · A..B, A.., ..B. Hyphens and underscores stand for
 * spaces: last-week. Whatever else text/date.h reads is a date too. */
#ifndef STORE_QUERY_DATE_H
#define STORE_QUERY_DATE_H

#include "store/query.h"

/* Seconds: from <= t < to. Open ends are INT64_MIN and INT64_MAX. */
struct query_span {
	int64_t from, to;
	bool is_past; /* counted back from now: "after" it means since it began */
};

/* instants: what is compared are moments, so days begin where the user is; else they are
 * dates without a zone, kept as UTC. False when it is no date. */
bool query_date_read(const char *s, size_t len, const struct query_env *env, bool instants,
    struct query_span *out);

#endif
