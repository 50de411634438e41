/* A line of text. Lines are short: moving left walks from the start. */
#include "app/edit.h"

#include "text/clean.h"
#include "text/segment.h"
#include "text/width.h"

#include <string.h>

void
edit_init(struct edit *e)
{
	memset(e, 0, sizeof *e);
}

void
edit_clear(struct edit *e)
{
	buf_clear(&e->text);
	buf_clear(&e->erased);
	e->at = 0;
}

void
edit_replace(struct edit *e, size_t start, const char *s, size_t len)
{
	struct buf whole = BUF_INIT;

	buf_add(&whole, buf_str(&e->text), start);
	buf_add(&whole, s, len);
	size_t caret = whole.len;

	buf_add(&whole, buf_str(&e->text) + e->at, e->text.len - e->at);
	buf_clear(&e->text);
	e->text = whole;
	e->at = caret;
}

void
edit_set(struct edit *e, const char *s, size_t len)
{
	e->at = e->text.len;
	edit_replace(e, 0, "", 0);
	edit_insert(e, s, len);
}

void
edit_insert(struct edit *e, const char *s, size_t len)
{
	struct buf clean = BUF_INIT;

	if (len == 1 && s[0] == ' ') /* cleaning would fold it away */
		buf_add_char(&clean, ' ');
	else
		clean_text(&clean, s, len, CLEAN_LINE);
	edit_replace(e, e->at, buf_str(&clean), clean.len);
	buf_clear(&clean);
}

static size_t
cluster_after(const struct edit *e, size_t at)
{
	return at < e->text.len ? at + segment_cluster(e->text.data + at, e->text.len - at)
				: at;
}

static size_t
cluster_before(const struct edit *e, size_t at)
{
	size_t before = 0;

	for (size_t next = 0; next < at; next = cluster_after(e, next))
		before = next;
	return before;
}

static bool
is_space_at(const struct edit *e, size_t at)
{
	return e->text.data[at] == ' ';
}

static size_t
target(const struct edit *e, enum edit_move move)
{
	size_t at = e->at;

	switch (move) {
	case EDIT_LEFT:
		return cluster_before(e, at);
	case EDIT_RIGHT:
		return cluster_after(e, at);
	case EDIT_WORD_LEFT:
		while (at > 0 && is_space_at(e, at - 1))
			at--;
		while (at > 0 && !is_space_at(e, at - 1))
			at--;
		return at;
	case EDIT_WORD_RIGHT:
		while (at < e->text.len && is_space_at(e, at))
			at++;
		while (at < e->text.len && !is_space_at(e, at))
			at++;
		return at;
	case EDIT_START:
		return 0;
	default:
		return e->text.len;
	}
}

void
edit_move(struct edit *e, enum edit_move move)
{
	e->at = target(e, move);
}

bool
edit_erase(struct edit *e, enum edit_move move)
{
	size_t to = target(e, move);
	size_t from = e->at < to ? e->at : to;
	size_t end = e->at < to ? to : e->at;

	if (from == end)
		return false;
	if (move != EDIT_LEFT && move != EDIT_RIGHT) {
		buf_reset(&e->erased);
		buf_add(&e->erased, e->text.data + from, end - from);
	}
	e->at = end;
	edit_replace(e, from, "", 0);
	return true;
}

void
edit_yank(struct edit *e)
{
	edit_replace(e, e->at, buf_str(&e->erased), e->erased.len);
}

void
edit_visible(const struct edit *e, int cols, size_t *start, size_t *len, int *caret)
{
	const char *s = buf_str(&e->text);
	int before = width_text(s, e->at);
	size_t from = 0;

	while (before >= cols && from < e->at) { /* the caret needs a cell of its own */
		size_t next = cluster_after(e, from);

		before -= width_cluster(s + from, next - from);
		from = next;
	}
	*caret = before;
	*start = from;
	size_t end = e->at;

	for (int used = before; end < e->text.len;) {
		size_t next = cluster_after(e, end);

		used += width_cluster(s + end, next - end);
		if (used > cols)
			break;
		end = next;
	}
	*len = end - from;
}
