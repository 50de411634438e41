/* Pieces of lines. */
#include "extract/part.h"

#include "text/date.h"
#include "text/letter.h"
#include "text/utf8.h"

#include <string.h>

struct part
part_of(const char *s, size_t len)
{
	return (struct part){s, len};
}

static bool
is_separator(struct letter l)
{
	return l.class_ == LETTER_SPACE || l.code == '|' || l.code == '/' || l.code == ',' ||
	       l.code == ';' || l.code == ':' || l.code == '-' || l.code == '>' ||
	       l.code == '*' || l.code == 0xb7 || (l.code >= 0x2010 && l.code <= 0x2015) ||
	       l.code == 0x2022 || l.code == 0xbb || l.code == 0x203a || l.code == 0x3001 ||
	       l.code == 0xff0f || l.code == 0xff1a || l.code == 0xff5c || l.code == 0xff0c ||
	       l.code == 0x25cf;
}

struct part
part_trim(struct part p)
{
	while (p.len) {
		struct letter l = letter_at(p.s, p.len);

		if (!is_separator(l))
			break;
		p.s += l.len;
		p.len -= l.len;
	}
	while (p.len) {
		size_t at = utf8_prev(p.s, p.len);

		if (!is_separator(letter_at(p.s + at, p.len - at)))
			break;
		p.len = at;
	}
	return p;
}

static struct part
skip_space(struct part p)
{
	while (p.len) {
		struct letter l = letter_at(p.s, p.len);

		if (l.class_ != LETTER_SPACE)
			break;
		p.s += l.len;
		p.len -= l.len;
	}
	return p;
}

static bool
is_cased(enum letter_class c)
{
	return c == LETTER_UPPER || c == LETTER_LOWER || c == LETTER_DIGIT;
}

bool
part_skip(struct part *p, const char *word)
{
	struct part rest = *p;
	enum letter_class last = LETTER_SPACE;

	while (*word) {
		char folded[4];
		struct letter l;
		size_t n;

		if (!rest.len)
			return false;
		l = letter_at(rest.s, rest.len);
		if (l.class_ == LETTER_SPACE) {
			if (*word++ != ' ')
				return false;
			rest = skip_space(rest);
			continue;
		}
		n = letter_fold(l.code, folded);
		if (strncmp(word, folded, n) != 0)
			return false;
		word += n;
		last = (enum letter_class)l.class_;
		rest.s += l.len;
		rest.len -= l.len;
	}
	if (rest.len && is_cased(last) &&
	    is_cased((enum letter_class)letter_at(rest.s, rest.len).class_))
		return false;
	*p = skip_space(rest);
	return true;
}

int
part_skip_any(struct part *p, const char *const *words, size_t n)
{
	char first[4];
	size_t i;

	if (!p->len || !letter_fold(letter_at(p->s, p->len).code, first))
		return -1;
	for (i = 0; i < n; i++)
		if (words[i][0] == first[0] && part_skip(p, words[i]))
			return (int)i;
	return -1;
}

struct part
part_next(struct part *p)
{
	struct part rest = skip_space(*p), out = {rest.s, 0};

	while (rest.len) {
		struct letter l = letter_at(rest.s, rest.len);

		if (l.class_ == LETTER_SPACE)
			break;
		rest.s += l.len;
		rest.len -= l.len;
		out.len += l.len;
	}
	*p = skip_space(rest);
	return out;
}

bool
part_find_any(struct part p, const char *const *words, size_t n, size_t *at)
{
	const char *start = p.s;
	bool inside = false;

	while (p.len) {
		struct letter l = letter_at(p.s, p.len);
		bool is_word = l.class_ != LETTER_SPACE && l.class_ != LETTER_PUNCT;
		struct part rest = p;

		if (is_word && !inside && part_skip_any(&rest, words, n) >= 0) {
			*at = (size_t)(p.s - start);
			return true;
		}
		inside = is_word;
		p.s += l.len;
		p.len -= l.len;
	}
	return false;
}

size_t
part_count(struct part p)
{
	size_t n = 0;

	while (part_next(&p).len)
		n++;
	return n;
}

/* Is the word that ends before s + at one that a capital may follow without a space? */
static bool
takes_capital(struct part p, size_t at)
{
	static const char *const fronts[] = {
	    "Mc", "Mac", "De", "Di", "Le", "La", "Du", "Van", "O"};
	size_t i, start = at;

	while (start && ((p.s[start - 1] | 0x20) >= 'a' && (p.s[start - 1] | 0x20) <= 'z'))
		start--;
	for (i = 0; i < ARRAY_LEN(fronts); i++)
		if (strlen(fronts[i]) == at - start &&
		    !memcmp(p.s + start, fronts[i], at - start))
			return true;
	return at - start < 2;
}

/* Does a date that begins at or behind a byte end among digits, "May 5, 20197 Comments"? */
static bool
ends_year(struct part p, size_t from, size_t at)
{
	enum { FRONT = 28 }; /* bytes, enough for a day and a month */
	size_t found, len;
	struct date d;

	if (at < 6 || p.s[at - 5] != ' ' || (p.s[at - 4] != '1' && p.s[at - 4] != '2'))
		return false;
	for (from = at > from + FRONT ? at - FRONT : from; from < at; from += found + len) {
		if (!date_find(p.s + from, at - from, NULL, &d, &found, &len))
			return false;
		if (from + found + len == at)
			return d.precision >= DATE_DAY;
	}
	return false;
}

/* "2011-07-14T10:31": behind a capital the number goes on. */
static bool
is_digit_at(struct part p, size_t at)
{
	return at < p.len && p.s[at] >= '0' && p.s[at] <= '9';
}

void
part_unglue(struct part p, struct buf *out)
{
	enum letter_class before = LETTER_SPACE;
	size_t i = 0, done = 0;

	buf_reserve(out, p.len + 16);
	while (i < p.len) {
		struct letter l = letter_at(p.s + i, p.len - i);
		bool glued = (l.class_ == LETTER_UPPER && before == LETTER_LOWER &&
				 !takes_capital(p, i)) ||
			     (l.class_ == LETTER_UPPER && before == LETTER_DIGIT &&
				 !is_digit_at(p, i + l.len)) ||
			     (l.class_ == LETTER_DIGIT && before == LETTER_LOWER) ||
			     (l.class_ == LETTER_DIGIT && before == LETTER_DIGIT &&
				 ends_year(p, done, i));

		if (glued) {
			buf_add(out, p.s + done, i - done);
			buf_add_char(out, ' ');
			done = i;
		}
		before = (enum letter_class)l.class_;
		i += l.len;
	}
	buf_add(out, p.s + done, p.len - done);
}
