/* Folded text with a map back. */
#include "app/seek.h"

#include "text/fold.h"
#include "text/segment.h"

#include <stdlib.h>
#include <string.h>

void
seek_clear(struct seek *s)
{
	buf_clear(&s->folded);
	free(s->origin);
	memset(s, 0, sizeof *s);
}

static void
add_origin(struct seek *s, size_t byte)
{
	s->origin = base_grow(s->origin, s->n_origin, &s->cap_origin, sizeof *s->origin);
	s->origin[s->n_origin++] = (uint32_t)byte;
}

/* What folding does to one ASCII byte. */
static char
fold_ascii(char c)
{
	if (c >= 'A' && c <= 'Z')
		return (char)(c - 'A' + 'a');
	return c == '\n' || c == '\t' ? ' ' : c;
}

void
seek_text(struct seek *s, const char *text, size_t len)
{
	size_t at = 0;

	buf_reset(&s->folded);
	s->n_origin = 0;
	while (at < len) {
		bool plain = (unsigned char)text[at] < 0x80 &&
			     (at + 1 == len || (unsigned char)text[at + 1] < 0x80);
		size_t n = plain ? 1 : segment_cluster(text + at, len - at);

		if (plain)
			buf_add_char(&s->folded, fold_ascii(text[at]));
		else
			fold_text(&s->folded, text + at, n, 0);
		while (s->n_origin < s->folded.len)
			add_origin(s, at);
		at += n;
	}
	add_origin(s, len);
}

void
seek_find(const struct seek *s, const char *what, size_t len, struct hit_range **out, size_t *n)
{
	struct buf needle = BUF_INIT;
	size_t at = 0, cap = 0;

	free(*out);
	*out = NULL;
	*n = 0;
	fold_text(&needle, what, len, 0);
	while (needle.len > 0 && at < s->folded.len) {
		const char *found =
		    memmem(s->folded.data + at, s->folded.len - at, needle.data, needle.len);

		if (found == NULL)
			break;
		at = (size_t)(found - s->folded.data);
		size_t end = at + needle.len, next = end;

		while (next < s->folded.len && s->origin[next] == s->origin[end - 1])
			next++; /* the whole of the last cluster */
		*out = base_grow(*out, *n, &cap, sizeof **out);
		(*out)[(*n)++] =
		    (struct hit_range){s->origin[at], s->origin[next] - s->origin[at]};
		at = next;
	}
	buf_clear(&needle);
}
