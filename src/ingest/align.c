/* Raw text beside cleaned text. */
#include "ingest/align.h"

#include "text/utf8.h"

#include <stdlib.h>

/* What cleaning turns into '\n', besides itself. */
static bool
is_line_end(uint32_t cp)
{
	return cp == '\r' || cp == '\v' || cp == '\f' || cp == 0x85 || cp == 0x2028 ||
	       cp == 0x2029;
}

static void
add_run(struct align *a, size_t clean, size_t raw, size_t len)
{
	struct align_run *last = a->n ? &a->runs[a->n - 1] : NULL;

	if (last && last->clean + last->len == clean && last->raw + last->len == raw) {
		last->len += len;
		return;
	}
	a->runs = base_grow(a->runs, a->n, &a->cap, sizeof(*a->runs));
	a->runs[a->n++] = (struct align_run){clean, raw, len};
}

/* Cleaning only leaves out or replaces code points one by one, so the first raw one that fits
 * is the one that stayed. Of CR LF the LF stays. */
void
align_texts(struct align *a, const struct buf *raw, const struct buf *clean)
{
	size_t i = 0, k = 0, n, m;
	uint32_t c, d;

	*a = (struct align){NULL, 0, 0};
	while (i < raw->len && k < clean->len) {
		n = utf8_decode(raw->data + i, raw->len - i, &c);
		m = utf8_decode(clean->data + k, clean->len - k, &d);
		if (c == '\r' && i + 1 < raw->len && raw->data[i + 1] == '\n') {
			i++;
			continue;
		}
		if (c == d || (d == '\n' && is_line_end(c))) {
			add_run(a, k, i, m);
			k += m;
		}
		i += n;
	}
	add_run(a, clean->len, raw->len, 0);
}

void
align_clear(struct align *a)
{
	free(a->runs);
	*a = (struct align){NULL, 0, 0};
}

size_t
align_raw_at(const struct align *a, size_t clean_at)
{
	size_t low = 0, high = a->n, mid;

	while (high - low > 1) {
		mid = low + (high - low) / 2;
		if (a->runs[mid].clean <= clean_at)
			low = mid;
		else
			high = mid;
	}
	return a->n ? a->runs[low].raw + (clean_at - a->runs[low].clean) : 0;
}
