/* Where text may be parted. */
#include "text/segment.h"

#include "text/unicode.h"
#include "text/utf8.h"

#include <string.h>

enum { LOOK_BACK = 1024 /* bytes of a cluster that is looked back over */ };

/* What the code points of a cluster so far say of the next one. */
struct cluster_state {
	enum unicode_cluster last;
	bool odd_regional; /* the last is the first of a pair of regional indicators */
	bool picture;      /* an emoji and marks: a ZWJ may join another one */
	bool joined;       /* the same, and the ZWJ */
};

static void
cluster_advance(struct cluster_state *st, unsigned record)
{
	enum unicode_cluster class = unicode_cluster_of(record);

	st->odd_regional = class == CLUSTER_REGIONAL && !st->odd_regional;
	st->joined = st->picture && class == CLUSTER_ZWJ;
	st->picture = (record & UNICODE_PICTURE) || (st->picture && class == CLUSTER_EXTEND);
	st->last = class;
}

/* Does a cluster end before a code point? (GB3 to GB13) */
static bool
is_boundary(const struct cluster_state *st, unsigned record)
{
	enum unicode_cluster a = st->last, b = unicode_cluster_of(record);

	if (a <= CLUSTER_CONTROL && a != CLUSTER_OTHER)
		return !(a == CLUSTER_CR && b == CLUSTER_LF);
	if (b <= CLUSTER_CONTROL && b != CLUSTER_OTHER)
		return true;
	if (b == CLUSTER_EXTEND || b == CLUSTER_ZWJ || b == CLUSTER_SPACING ||
	    a == CLUSTER_PREPEND)
		return false;
	switch (b) {
	case CLUSTER_L:
	case CLUSTER_LV:
	case CLUSTER_LVT:
		return a != CLUSTER_L;
	case CLUSTER_V:
		return a != CLUSTER_L && a != CLUSTER_V && a != CLUSTER_LV;
	case CLUSTER_T:
		return a != CLUSTER_V && a != CLUSTER_T && a != CLUSTER_LV && a != CLUSTER_LVT;
	case CLUSTER_REGIONAL:
		return !(a == CLUSTER_REGIONAL && st->odd_regional);
	default:
		return !(st->joined && (record & UNICODE_PICTURE));
	}
}

/* An invalid byte is as a control: a cluster of its own. */
static unsigned
record_at(const char *s, size_t len, size_t *n)
{
	uint32_t cp;

	*n = utf8_decode(s, len, &cp);
	if (cp == UTF8_REPLACEMENT && (*n != 3 || memcmp(s, "\xef\xbf\xbd", 3))) {
		*n = 1;
		return CLUSTER_CONTROL;
	}
	return unicode_of(cp);
}

size_t
segment_cluster(const char *s, size_t len)
{
	const unsigned char *u = (const unsigned char *)s;
	struct cluster_state st = {.last = CLUSTER_OTHER};
	size_t at, n;
	unsigned record;

	if (!len)
		return 0;
	if (u[0] < 0x80 && (len == 1 || u[1] < 0x80))
		return u[0] == '\r' && len > 1 && u[1] == '\n' ? 2 : 1;
	record = record_at(s, len, &at);
	do {
		cluster_advance(&st, record);
		if (at == len)
			break;
		record = record_at(s + at, len - at, &n);
		if (is_boundary(&st, record))
			break;
		at += n;
	} while (true);
	return at;
}

size_t
segment_cluster_before(const char *s, size_t at)
{
	const unsigned char *u = (const unsigned char *)s;
	struct cluster_state st = {.last = CLUSTER_OTHER};
	size_t start = at, before, n, next;
	unsigned record;

	if (at == 1 || (u[at - 1] < 0x80 && u[at - 2] < 0x80))
		return at > 1 && u[at - 1] == '\n' && u[at - 2] == '\r' ? at - 2 : at - 1;
	/* Back to where a cluster certainly begins: what only more of the text could tell
	 * (pairs of flags, joined emoji) counts as joined. */
	do {
		start = utf8_prev(s, start);
		record = record_at(s + start, at - start, &n);
		if (!start || at - start > LOOK_BACK)
			break;
		before = utf8_prev(s, start);
		st.last = unicode_cluster_of(record_at(s + before, start - before, &n));
		st.odd_regional = true;
		st.joined = st.last == CLUSTER_ZWJ;
	} while (before + n != start || !is_boundary(&st, record));
	for (; (next = start + segment_cluster(s + start, at - start)) < at; start = next)
		;
	return start;
}

static bool
is_ideograph(uint32_t cp)
{
	return (cp >= 0x2e80 && cp <= 0x9fff) || (cp >= 0xf900 && cp <= 0xfaff) ||
	       (cp >= 0x20000 && cp <= 0x3ffff);
}

static bool
is_word(uint32_t cp)
{
	if (cp < 0x80)
		return (cp >= '0' && cp <= '9') || ((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z');
	return unicode_of(cp) & UNICODE_WORD;
}

bool
segment_next_word(const char *s, size_t len, size_t *at, size_t *word_len)
{
	size_t i = *at, n, end;
	uint32_t cp = 0;

	for (; i < len; i += n) {
		n = utf8_decode(s + i, len - i, &cp);
		if (is_word(cp))
			break;
	}
	if (i >= len)
		return false;
	for (end = i + n; end < len && !is_ideograph(cp); end += n) {
		n = utf8_decode(s + end, len - end, &cp);
		if (!is_word(cp) || is_ideograph(cp))
			break;
	}
	*at = i;
	*word_len = end - i;
	return true;
}

size_t
segment_count_words(const char *s, size_t len)
{
	size_t at = 0, word_len, n = 0;

	for (; segment_next_word(s, len, &at, &word_len); at += word_len)
		n++;
	return n;
}
