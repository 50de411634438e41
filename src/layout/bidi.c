/* Text that runs from right to left. */
#include "layout/bidi.h"

#include "config.h"
#include "text/segment.h"
#include "text/utf8.h"

#include <stdlib.h>
#include <string.h>

#ifdef HAVE_FRIBIDI
#include <fribidi.h>
#endif

bool
bidi_is_wanted(const char *s, size_t len)
{
	size_t i = 0;
	unsigned char c;

	for (; i < len; i++) {
		i += utf8_ascii_len(s + i, len - i);
		if (i == len)
			break;
		c = (unsigned char)s[i];
		/* U+0590 .. U+08FF, U+FB1D .. U+FEFF, U+10800 .. U+10FFF, U+1E800 .. U+1EFFF.
		 */
		if (c >= 0xd6 && c <= 0xdf)
			return true;
		if (i + 1 >= len)
			break;
		if ((c == 0xe0 && (unsigned char)s[i + 1] < 0xa4) ||
		    (c == 0xef && (unsigned char)s[i + 1] >= 0xac &&
			(unsigned char)s[i + 1] <= 0xbb))
			return true;
		if (c == 0xf0 && i + 2 < len) {
			unsigned char d = (unsigned char)s[i + 1], e = (unsigned char)s[i + 2];

			if ((d == 0x90 && e >= 0xa0) || (d == 0x9e && e >= 0xa0))
				return true;
		}
	}
	return false;
}

#ifdef HAVE_FRIBIDI

bool
bidi_is_built_in(void)
{
	return true;
}

static void
paragraph_levels(const char *s, size_t len, uint8_t *levels)
{
	FriBidiChar *cps = base_alloc(len * sizeof(*cps) + 1);
	FriBidiCharType *types = base_alloc(len * sizeof(*types) + 1);
	FriBidiBracketType *brackets = base_alloc(len * sizeof(*brackets) + 1);
	FriBidiLevel *out = base_calloc(len + 1, sizeof(*out));
	FriBidiParType base = FRIBIDI_PAR_ON;
	size_t at, used, n = 0;
	uint32_t cp;
	int level;

	for (at = 0; at < len; at += utf8_decode(s + at, len - at, &cp), cps[n++] = cp)
		continue;
	fribidi_get_bidi_types(cps, (FriBidiStrIndex)n, types);
	fribidi_get_bracket_types(cps, (FriBidiStrIndex)n, types, brackets);
	if (!fribidi_get_par_embedding_levels_ex(
		types, brackets, (FriBidiStrIndex)n, &base, out))
		memset(out, 0, n);
	for (at = 0, n = 0; at < len; at += used, n++) {
		used = utf8_decode(s + at, len - at, &cp);
		level = out[n] < 0 ? 0 : out[n];
		memset(levels + at,
		    (level & BIDI_LEVEL) | (FRIBIDI_IS_RTL(base) ? BIDI_FROM_RIGHT : 0), used);
	}
	free(cps);
	free(types);
	free(brackets);
	free(out);
}

uint32_t
bidi_mirror(uint32_t cp)
{
	FriBidiChar other;

	return fribidi_get_mirror_char(cp, &other) ? other : cp;
}

#else

bool
bidi_is_built_in(void)
{
	return false;
}

static void
paragraph_levels(const char *s, size_t len, uint8_t *levels)
{
	(void)s;
	memset(levels, 0, len);
}

uint32_t
bidi_mirror(uint32_t cp)
{
	return cp;
}

#endif

void
bidi_levels(const char *s, size_t len, uint8_t *levels)
{
	size_t at = 0, end;

	while (at < len) {
		for (end = at; end < len && s[end] != '\n' && s[end] != '\t';)
			end++;
		if (bidi_is_wanted(s + at, end - at))
			paragraph_levels(s + at, end - at, levels + at);
		else
			memset(levels + at, 0, end - at);
		if (end < len)
			levels[end] = end > at ? levels[at] & BIDI_FROM_RIGHT : 0;
		at = end + 1;
	}
}

static void
reverse(struct bidi_run *runs, size_t n)
{
	struct bidi_run one;
	size_t i;

	for (i = 0; i < n / 2; i++) {
		one = runs[i];
		runs[i] = runs[n - 1 - i];
		runs[n - 1 - i] = one;
	}
}

/* Rule L2: from the highest level down to the lowest odd one, what is at that level or
 * higher is turned around. */
void
bidi_line_runs(const uint8_t *levels, size_t len, struct bidi_runs *out)
{
	uint8_t high = 0, level;
	size_t at = 0, end, i;

	out->n = 0;
	for (; at < len; at = end) {
		level = levels[at] & BIDI_LEVEL;
		for (end = at; end < len && (levels[end] & BIDI_LEVEL) == level;)
			end++;
		out->items = base_grow(out->items, out->n, &out->cap, sizeof(*out->items));
		out->items[out->n++] =
		    (struct bidi_run){(uint32_t)at, (uint32_t)(end - at), level & 1};
		high = level > high ? level : high;
	}
	/* Runs are told apart by their level, which their first byte still has. */
	for (level = high; level > 0; level--)
		for (at = 0; at < out->n; at = end + 1) {
			for (end = at; end < out->n; end++)
				if ((levels[out->items[end].start] & BIDI_LEVEL) < level)
					break;
			i = end - at;
			if (i > 1)
				reverse(out->items + at, i);
		}
}

void
bidi_runs_clear(struct bidi_runs *r)
{
	free(r->items);
	*r = (struct bidi_runs){0};
}

static void
add_mirrored(struct buf *out, const char *s, size_t len)
{
	char bytes[4];
	uint32_t cp;
	size_t n = utf8_decode(s, len, &cp);

	buf_add(out, bytes, utf8_encode(bidi_mirror(cp), bytes));
	buf_add(out, s + n, len - n);
}

void
bidi_visual(struct buf *out, const char *s, size_t len)
{
	uint8_t *levels = base_alloc(len + 1);
	struct bidi_runs runs = {0};
	size_t i, at, before;

	bidi_levels(s, len, levels);
	bidi_line_runs(levels, len, &runs);
	for (i = 0; i < runs.n; i++) {
		const struct bidi_run *r = &runs.items[i];

		if (!r->from_right) {
			buf_add(out, s + r->start, r->len);
			continue;
		}
		for (at = r->len; at > 0; at = before) {
			before = segment_cluster_before(s + r->start, at);
			add_mirrored(out, s + r->start + before, at - before);
		}
	}
	bidi_runs_clear(&runs);
	free(levels);
}
