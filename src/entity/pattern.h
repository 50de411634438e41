/* entity/pattern.h: dates, times, money, percent and quantities, with what they mean.
 *
 * Values are text:
 * - date: ISO 8601 as far as it is known, with X for unknown digits as in EDTF (ISO
 *   8601-2): "2011-07-14T10:31-04:00", "2011-07", "2011", "197X", "XXXX-04" (April, when
 *   the article has no date), "2011-07-11/2011-07-17" (a week or another span), "XXXX-WXX-2"
 *   (a Tuesday that nothing resolves), "" (a date, but no one can say which);
 * - time: "T10:31", "T22:00-04:00";
 * - money: ISO 4217 code and plain amount, "USD 1300000000"; "USD" when no amount is said;
 *   ranges with "/": "USD 1200000000000/1400000000000";
 * - percent: "12.5";
 * - quantity: amount and unit ("35 km", "1200000"), or an ISO 8601 duration ("P2Y", "PT90M").
 *
 * Relative dates ("on Tuesday", "last month", "July 20") are resolved against base, the
 * day the article was published. A weekday means the nearest such day not after base,
 * unless the words around it speak of the future. May and March are months only beside
 * a day, a year or a preposition of time. */
#ifndef ENTITY_PATTERN_H
#define ENTITY_PATTERN_H

#include "base/buf.h"
#include "doc/mention.h"
#include "entity/token.h"

struct value_span {
	size_t first, n;     /* tokens */
	uint32_t start, len; /* bytes */
	uint32_t value;      /* offset into strings, NUL-terminated */
	uint8_t kind;        /* MENTION_DATE .. MENTION_QUANTITY */
};

struct values {
	struct value_span *items;
	size_t n, cap;
	struct buf strings;
};

#define VALUES_INIT ((struct values){NULL, 0, 0, BUF_INIT})

/* Appends the values of a text in order; they never overlap. base is an ISO 8601 date of
 * any precision, or NULL. Linear in the number of tokens. */
void pattern_scan(
    struct values *out, const char *text, const struct tokens *t, const char *base);
void values_clear(struct values *v);

#endif
