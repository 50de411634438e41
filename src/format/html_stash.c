/* Pieces and their marks. */
#include "format/html_stash.h"

#include <stdlib.h>
#include <string.h>

static const char MARK[] = "\xf4\x8f\xbf\xbd";
enum { MARK_CODE = 0x10fffd, MARK_LEN = 4, DIGITS = 12 };

void
html_stash_clear(struct html_stash *s)
{
	buf_clear(&s->text);
	free(s->pieces);
	*s = (struct html_stash){.text = BUF_INIT};
}

/* Puts len bytes without NUL aside and appends their mark to page. */
static void
put_aside(struct html_stash *s, const char *bytes, size_t len, struct buf *page)
{
	char digits[DIGITS];
	size_t n = s->n, at = DIGITS;

	s->pieces = base_grow(s->pieces, s->n, &s->cap, sizeof(*s->pieces));
	s->pieces[s->n++] = (struct html_piece){(uint32_t)s->text.len, (uint32_t)len};
	buf_add(&s->text, bytes, len);
	buf_add_char(&s->text, '\0');
	do
		digits[--at] = (char)('0' + n % 10);
	while (n /= 10);
	buf_add(page, MARK, MARK_LEN);
	buf_add(page, digits + at, DIGITS - at);
	buf_add(page, MARK, MARK_LEN);
}

bool
html_stash_is_marked(const char *text)
{
	return strstr(text, MARK) != NULL;
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

/* Length of a numeric reference at "&#", and its value as far as it matters. */
static size_t
read_number(const char *bytes, size_t len, uint32_t *value)
{
	bool hex = len > 2 && (bytes[2] == 'x' || bytes[2] == 'X');
	size_t n = hex ? 3 : 2;
	uint32_t digit;

	for (*value = 0; n < len; n++) {
		if (bytes[n] >= '0' && bytes[n] <= '9')
			digit = (uint32_t)(bytes[n] - '0');
		else if (hex && (bytes[n] | 0x20) >= 'a' && (bytes[n] | 0x20) <= 'f')
			digit = (uint32_t)((bytes[n] | 0x20) - 'a' + 10);
		else
			break;
		if (*value <= MARK_CODE)
			*value = *value * (hex ? 16 : 10) + digit;
	}
	return n;
}

/* Length of a character reference, and of what may belong to it. A reference to the mark is
 * one that *is_mark. */
static size_t
reference_len(const char *bytes, size_t len, bool *is_mark)
{
	enum { LONGEST = 40 };
	uint32_t value = 0;
	size_t n = 1;

	if (len > 1 && bytes[1] == '#')
		n = read_number(bytes, len, &value);
	else
		while (n < len && n < LONGEST && bytes[n] != ';' && bytes[n] != '&' &&
		       !is_space(bytes[n]))
			n++;
	*is_mark = value == MARK_CODE;
	return n < len && bytes[n] == ';' ? n + 1 : n;
}

void
html_stash_add_plain(const char *bytes, size_t len, struct buf *page)
{
	size_t i, from = 0, n;
	bool is_mark;

	for (i = 0; i < len; i += n) {
		n = 1;
		if (bytes[i] == '&')
			n = reference_len(bytes + i, len - i, &is_mark);
		else if (bytes[i] == MARK[0] && len - i >= MARK_LEN)
			n = (is_mark = !memcmp(bytes + i, MARK, MARK_LEN)) ? MARK_LEN : 1;
		else
			continue;
		if (!is_mark)
			continue;
		buf_add(page, bytes + from, i - from);
		buf_add_char(page, ' ');
		from = i + n;
	}
	buf_add(page, bytes + from, len - from);
}

void
html_stash_text(struct html_stash *s, const char *bytes, size_t len, struct buf *page)
{
	const char *ref;
	size_t at, end = len, n;
	bool is_mark;

	for (at = 0; at < len && is_space(bytes[at]); at++)
		;
	while (end > at && is_space(bytes[end - 1]))
		end--;
	buf_add(page, bytes, at);
	for (; at < end; at += n) {
		ref = memchr(bytes + at, '&', end - at);
		n = (ref ? (size_t)(ref - bytes) : end) - at;
		/* The parser would spoil C1 controls, which html_mend.c may make sense of. */
		if (n >= HTML_STASH_MIN || (n && memchr(bytes + at, 0xc2, n)))
			put_aside(s, bytes + at, n, page);
		else
			html_stash_add_plain(bytes + at, n, page);
		if (!ref)
			continue;
		at += n;
		n = reference_len(ref, end - at, &is_mark);
		html_stash_add_plain(ref, n, page);
	}
	buf_add(page, bytes + end, len - end);
}

/* The piece whose mark begins at text; *end is where the mark ends. NULL when it is none. */
static const struct html_piece *
piece_at(const struct html_stash *s, const char *text, const char **end)
{
	size_t n = 0;
	const char *at = text + MARK_LEN;

	for (; *at >= '0' && *at <= '9' && n <= s->n; at++)
		n = n * 10 + (size_t)(*at - '0');
	if (at == text + MARK_LEN || strncmp(at, MARK, MARK_LEN) || n >= s->n)
		return NULL;
	*end = at + MARK_LEN;
	return &s->pieces[n];
}

/* Both of the following: with out NULL it only counts. */
static size_t
expand(const struct html_stash *s, const char *text, struct buf *out)
{
	const struct html_piece *p;
	const char *mark, *end;
	size_t sum = 0;

	for (; *text; text = end) {
		mark = strstr(text, MARK);
		end = mark ? mark : text + strlen(text);
		sum += (size_t)(end - text);
		if (out)
			buf_add(out, text, (size_t)(end - text));
		if (!mark)
			break;
		p = piece_at(s, mark, &end);
		if (!p) {
			end = mark + MARK_LEN;
			continue;
		}
		sum += p->len;
		if (out)
			buf_add(out, s->text.data + p->at, p->len);
	}
	return sum;
}

size_t
html_stash_len(const struct html_stash *s, const char *text)
{
	return expand(s, text, NULL);
}

void
html_stash_expand(const struct html_stash *s, const char *text, struct buf *out)
{
	expand(s, text, out);
}
