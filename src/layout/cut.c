/* A paragraph cut into boxes. */
#include "layout/cut.h"

#include "base/word.h"
#include "layout/nobreak.h"
#include "text/segment.h"
#include "text/utf8.h"
#include "text/width.h"

#include <stdlib.h>
#include <string.h>

void
boxes_clear(struct boxes *b)
{
	free(b->items);
	*b = (struct boxes){0};
}

static void
add_box(struct boxes *b, struct box box)
{
	if (b->n == b->cap)
		b->items = base_grow(b->items, b->n, &b->cap, sizeof(*b->items));
	b->items[b->n++] = box;
}

/* width_text, the short way for ASCII, nearly all of most texts. */
static uint16_t
width_of(const char *s, size_t len)
{
	int width =
	    utf8_ascii_len(s, len) == len && len < UINT16_MAX ? (int)len : width_text(s, len);

	return (uint16_t)(width < UINT16_MAX ? width : UINT16_MAX);
}

/* Adds a run that no break parts; what is wider than the measure is split at clusters. */
static void
add_run(struct boxes *boxes, const char *text, struct box box, int measure)
{
	struct box piece = {.start = box.start};
	uint32_t end = box.start + box.len, at = box.start;
	size_t n;
	int w;

	while (box.width > measure && at < end) {
		n = segment_cluster(text + at, end - at);
		w = width_cluster(text + at, n);
		if (piece.width + w > measure && piece.len) {
			add_box(boxes, piece);
			box.width = width_of(text + at, end - at);
			piece = (struct box){.start = at};
			continue;
		}
		piece.len += (uint32_t)n;
		piece.width = (uint16_t)(piece.width + w);
		at += (uint32_t)n;
	}
	box.len = end - piece.start;
	box.start = piece.start;
	add_box(boxes, box);
}

/* The next break behind byte i. Seven bytes behind the last break are read. */
static uint32_t
next_break(const char *breaks, uint32_t i)
{
	uint64_t word;

	while (!(word = word_load(breaks + i)))
		i += sizeof(word);
	return i + (uint32_t)word_first(word);
}

void
cut_boxes(const char *text, uint32_t start, uint32_t len, int measure, struct boxes *out)
{
	char *breaks = base_alloc((size_t)len + sizeof(uint64_t));
	const char *s = text + start;
	uint32_t from, i = 0, end, special = 0; /* the next byte that is not ASCII */
	struct box box = {0};

	segment_line_breaks(s, len, breaks);
	nobreak_mend(s, len, breaks);
	memset(breaks + len, SEGMENT_MAY_BREAK, sizeof(uint64_t));
	if (!out->items) {
		out->cap = len / 4 + 8; /* words of most languages are longer */
		out->items = base_alloc(out->cap * sizeof(*out->items));
	}
	for (from = 0; from < len; from = i) {
		i = next_break(breaks, i + 1);
		for (end = i; end > from && (s[end - 1] == ' ' || s[end - 1] == '\n');)
			end--;
		if (special < from || !special)
			special = from + (uint32_t)utf8_ascii_len(s + from, len - from);
		box.start = start + from;
		box.len = end - from;
		box.width = special >= end && box.len < UINT16_MAX
				? (uint16_t)box.len
				: width_of(s + from, box.len);
		box.space = (uint16_t)(i - end < 8 ? i - end : 8);
		box.forced = i < len && breaks[i] == SEGMENT_MUST_BREAK;
		if (box.width <= measure)
			add_box(out, box);
		else
			add_run(out, text, box, measure);
	}
	free(breaks);
}

/* Where the box's words may be hyphenated; false when nowhere. */
static bool
find_points(const char *s, size_t len, const struct hyphen *h, bool *points)
{
	size_t at = 0, n, found = 0;

	if (memchr(s, '/', len) || memchr(s, '@', len) || memchr(s, '_', len))
		return false;
	memset(points, 0, len * sizeof(*points));
	while (segment_next_word(s, len, &at, &n)) {
		found += hyphen_word(h, s + at, n, points + at);
		at += n;
	}
	return found;
}

void
cut_words(const char *text, const struct hyphen *h, struct boxes *boxes)
{
	struct boxes out = {0};
	bool points[HYPHEN_MAX];
	struct box piece;
	uint32_t i, from;
	size_t k;

	for (k = 0; k < boxes->n; k++) {
		struct box *b = &boxes->items[k];

		if (b->width >= 5 && b->len <= HYPHEN_MAX &&
		    find_points(text + b->start, b->len, h, points)) {
			for (i = 1, from = 0; i < b->len; i++) {
				if (!points[i])
					continue;
				piece = (struct box){
				    .start = b->start + from, .len = i - from, .hyphen = true};
				piece.width = width_of(text + piece.start, piece.len);
				add_box(&out, piece);
				from = i;
			}
			b->start += from;
			b->len -= from;
			b->width = width_of(text + b->start, b->len);
		}
		add_box(&out, *b);
	}
	free(boxes->items);
	*boxes = out;
}
