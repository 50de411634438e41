/* The line of a text that shows best what a query found. */
#include "store/passage.h"

#include "text/segment.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_GROUPS = 64, GROUP_WEIGHT = 16 };

/* The run of hits within max bytes of one block that has most different groups. */
static struct passage
best_run(const char *text, const struct light_hits *list, size_t max)
{
	const struct light_hit *hits = list->items;
	struct passage best = {0, 0};
	unsigned best_score = 0;
	size_t i, k;

	for (i = 0; i < list->n; i++) {
		uint32_t from = hits[i].start, to = from + hits[i].len;
		unsigned score = 0;
		uint64_t seen = 0;

		for (k = i; k < list->n; k++) {
			uint32_t start = hits[k].start, end = start + hits[k].len;
			uint64_t bit = (uint64_t)1 << (hits[k].group % MAX_GROUPS);

			if (start < from)
				continue;
			if (end - from > max ||
			    (start > to && memchr(text + to, '\n', start - to)))
				break;
			score += seen & bit ? 1 : GROUP_WEIGHT;
			seen |= bit;
			if (end > to)
				to = end;
			if (score > best_score) {
				best_score = score;
				best = (struct passage){from, to - from};
			}
		}
	}
	return best;
}

static bool
ends_sentence(const char *text, size_t at)
{
	return at >= 2 && text[at - 1] == ' ' && strchr(".!?", text[at - 2]);
}

/* Where a passage that may go back to low begins: a sentence, else a word, else a cluster. */
static size_t
find_start(const char *text, size_t low, size_t hit)
{
	size_t at, word = hit;

	for (at = hit; at > low; at--) {
		if (text[at - 1] == '\n')
			return at;
		if (text[at - 1] == ' ')
			word = at;
	}
	if (at == 0 || text[at - 1] == '\n')
		return at;
	for (at = low; at < hit; at++)
		if (ends_sentence(text, at))
			return at;
	if (word < hit || text[hit - 1] == ' ')
		return word;
	while (low < hit && ((unsigned char)text[low] & 0xc0) == 0x80)
		low++;
	return low;
}

/* Where one that may go on to high ends. */
static size_t
find_end(const char *text, size_t len, size_t hit_end, size_t high)
{
	const char *line = memchr(text + hit_end, '\n', len - hit_end);
	size_t at, next;

	if (line && (size_t)(line - text) <= high)
		return (size_t)(line - text);
	if (high >= len)
		return len;
	for (at = high; at > hit_end; at--)
		if (text[at] == ' ')
			return at;
	while (
	    at < high && (next = segment_cluster(text + at, len - at)) > 0 && at + next <= high)
		at += next;
	return at;
}

struct passage
passage_cut(const char *text, size_t len, const struct light_hits *hits, size_t max)
{
	struct passage run = best_run(text, hits, max);
	size_t room, start, end;

	if (run.len == 0)
		return run;
	room = max - run.len;
	start = find_start(text, run.start > room / 3 ? run.start - room / 3 : 0, run.start);
	end = find_end(text, len, run.start + run.len, start + max);
	return (struct passage){(uint32_t)start, (uint32_t)(end - start)};
}

void
passage_give(struct page *page, struct row *row, const struct buf *text,
    const struct light_hits *hits, size_t max)
{
	struct passage p = passage_cut(buf_str(text), text->len, hits, max);
	struct light_hits inside = {NULL, 0, 0};
	struct hit_range *ranges;
	char *line;
	size_t i;

	if (p.len == 0)
		return;
	line = arena_strndup(&page->arena, text->data + p.start, p.len);
	for (i = 0; i < p.len; i++)
		if (line[i] == '\n' || line[i] == '\t')
			line[i] = ' ';
	for (i = 0; i < hits->n; i++) {
		struct light_hit h = hits->items[i];

		if (h.start < p.start || h.start + h.len > p.start + p.len)
			continue;
		h.start -= p.start;
		inside.items =
		    base_grow(inside.items, inside.n, &inside.cap, sizeof(*inside.items));
		inside.items[inside.n++] = h;
	}
	ranges = arena_alloc(&page->arena, (inside.n + 1) * sizeof(*ranges));
	row->n_hits = light_merge(&inside, ranges);
	row->hits = ranges;
	row->passage = line;
	row->passage_at = p.start;
	free(inside.items);
}
