/* Names that stand alone: in the head of a dump, and over a portrait below its body. */
#include "extract/text_name.h"

#include "extract/name_word.h"
#include "extract/people.h"
#include "text/date.h"
#include "text/letter.h"

#include <string.h>

enum {
	SITE_COPIES = 4, /* what stands on so many lines is what the site is called */
	LINE_MAX_BYTES = 200,
	LINE_MAX_WORDS = 30,
	NAME_MAX_BYTES = 120,
	DECK_WORDS = 8,
	COPY_LINES = 60, /* from a copy of the headline above the story */
	LIST_MAX_BYTES = 300,
	NEAR = 2 /* lines from a lone name to what backs it */
};

static bool
has_digit(struct part p)
{
	size_t i;

	for (i = 0; i < p.len; i++)
		if (p.s[i] >= '0' && p.s[i] <= '9')
			return true;
	return false;
}

/* Is a word, which looks like two run together, on other lines as well? */
static bool
is_spelled_so(const struct text_page *t, size_t i, struct part word)
{
	const struct line *l = &t->lines.items[i];
	size_t k;

	word = part_trim(word);
	for (k = 0; k < t->lines.n; k++)
		if (t->lines.items[k].hash != l->hash &&
		    memmem(t->lines.items[k].s, t->lines.items[k].len, word.s, word.len))
			return true;
	return false;
}

/* Would part_unglue take a word apart? */
static bool
is_glued(struct part word)
{
	struct buf loose = BUF_INIT;
	bool glued;

	part_unglue(word, &loose);
	glued = loose.len > word.len;
	buf_clear(&loose);
	return glued;
}

void
text_unglue(const struct text_page *t, size_t i, struct buf *out)
{
	struct part p = line_part(&t->lines.items[i]), w;
	const char *from = p.s, *end = p.s + p.len;
	size_t start = out->len;

	part_unglue(p, out);
	if (out->len - start == p.len) /* no words that run together */
		return;
	buf_truncate(out, start);
	while ((w = part_next(&p)).len) {
		if (has_digit(w) || !is_glued(w) || !is_spelled_so(t, i, w))
			continue;
		part_unglue(part_of(from, (size_t)(w.s - from)), out);
		buf_add(out, w.s, w.len);
		from = w.s + w.len;
	}
	part_unglue(part_of(from, (size_t)(end - from)), out);
}

/* Does a line hold what stands beside an author's name: a date, a reading time? */
static bool
is_beside_name(const struct line *l)
{
	static const char *const words[] = {"min", "mins", "minutes", "minute", "read",
	    "lecture", "lesezeit", "updated", "published", "posted", "written", "author",
	    "reviewed", "by", "ago"};
	struct date date;
	size_t at, n;

	if (l->len > LINE_MAX_BYTES || l->words > LINE_MAX_WORDS)
		return false;
	return (l->digits && date_find(l->s, l->len, NULL, &date, &at, &n)) ||
	       (l->words < 12 && part_find_any(line_part(l), words, ARRAY_LEN(words), &at));
}

/* Dated lines near a line. */
static unsigned
count_dated(const struct text_page *t, size_t i)
{
	size_t k = i > NEAR ? i - NEAR : 0, at, len;
	unsigned n = 0;
	struct date date;

	for (; k <= i + NEAR && k < t->lines.n; k++) {
		const struct line *l = &t->lines.items[k];

		n += l->digits && l->len <= LINE_MAX_BYTES &&
		     date_find(l->s, l->len, NULL, &date, &at, &len);
	}
	return n;
}

/* How often other lines name the same person as their author: "Written by ...", "About ...",
 * the name alone. */
static unsigned
count_backing(const struct text_page *t, size_t line, struct part name)
{
	static const char *const before[] = {"written by", "about", "posted by", "by", "author",
	    "view all posts by", "see more about", "more by", "articles by", "follow", "meet"};
	unsigned n = 0, same = 0;
	size_t i;

	for (i = 0; i < t->lines.n; i++) {
		const struct line *l = &t->lines.items[i];
		const char *hit;

		if (i == line || l->len < name.len || l->len > 400)
			continue;
		hit = memmem(l->s, l->len, name.s, name.len);
		if (!hit)
			continue;
		if (l->len == name.len) {
			same = 1; /* a menu repeats its lines */
		} else if (hit == l->s) {
			n++;
		} else {
			struct part p = line_part(l);

			n += part_skip_any(&p, before, ARRAY_LEN(before)) >= 0;
		}
	}
	return n + same;
}

/* Is a word written small somewhere on the page? Then it is no name, though a heading or a menu
 * gives it a capital. */
static bool
is_written_small(const struct text_page *t, struct part word)
{
	const char *s = buf_str(&t->page->text), *end = s + t->page->text.len, *hit;
	char small[NAME_MAX_BYTES];

	if (word.len < 3 || word.len >= sizeof(small) || word.s[0] < 'A' || word.s[0] > 'Z')
		return false;
	memcpy(small, word.s, word.len);
	small[0] |= 0x20;
	for (; (hit = memmem(s, (size_t)(end - s), small, word.len)); s = hit + 1) {
		enum letter_class after = hit + word.len < end
					      ? (enum letter_class)letter_at(hit + word.len,
						    (size_t)(end - hit) - word.len)
						    .class_
					      : LETTER_SPACE;

		if ((hit == t->page->text.data || hit[-1] == ' ') &&
		    (after == LETTER_SPACE || after == LETTER_PUNCT))
			return true;
	}
	return false;
}

/* "CRM" among words that are not all capitals, or a word that the page writes small. */
static bool
is_of_common_words(const struct text_page *t, struct part name)
{
	bool shouts = true;
	size_t i;

	for (i = 0; i < name.len; i++)
		shouts &= name.s[i] < 'a' || name.s[i] > 'z';
	while (name.len) {
		struct part word = part_next(&name);

		for (i = 0; i < word.len && word.s[i] >= 'A' && word.s[i] <= 'Z'; i++)
			;
		if ((!shouts && word.len > 2 && i == word.len) || is_written_small(t, word))
			return true;
	}
	return false;
}

/* Appends a line with a bar in the place of every date. */
static void
cut_dates(struct part p, struct buf *out)
{
	struct date date;
	size_t at, n;

	while (p.len && date_find(p.s, p.len, NULL, &date, &at, &n) && n) {
		buf_add(out, p.s, at);
		buf_add_char(out, '|');
		p = part_of(p.s + at + n, p.len - at - n);
	}
	buf_add(out, p.s, p.len);
}

static size_t
mark_at(struct part p, size_t i)
{
	static const char *const marks[] = {"|", "\xe2\x80\xa2", "\xc2\xb7", "\xe2\x80\x94"};
	size_t k, n;

	for (k = 0; k < ARRAY_LEN(marks); k++) {
		n = strlen(marks[k]);
		if (i + n <= p.len && !memcmp(p.s + i, marks[k], n))
			return n;
	}
	return 0;
}

/* "Ada Fenwick, Harbour Writer": does a comma part a name from a role? */
static size_t
comma_before_role(struct part p)
{
	const char *comma = memchr(p.s, ',', p.len);
	struct part rest, w;

	if (!comma)
		return p.len;
	rest = part_of(comma + 1, (size_t)(p.s + p.len - comma - 1));
	while ((w = part_next(&rest)).len)
		if (name_word_of(w, rest, false) == NAME_ROLE)
			return (size_t)(comma - p.s);
	return p.len;
}

/* A piece of a line without "on" and "by" at its edges, a role or an address behind it. */
static struct part
trim_edges(struct part p)
{
	static const char *const words[] = {
	    "on", "at", "by", "posted by", "posted on", "am", "pm"};
	const char *at;
	size_t k;

	p = part_trim(p);
	while (part_skip_any(&p, words, ARRAY_LEN(words)) >= 0)
		p = part_trim(p);
	for (k = 0; k < 3; k++)
		if (p.len > 3 && !memcmp(p.s + p.len - 2, words[k], 2) && p.s[p.len - 3] == ' ')
			p = part_trim(part_of(p.s, p.len - 3));
	p.len = comma_before_role(p);
	at = memchr(p.s, '@', p.len);
	if (at)
		p.len = (size_t)(at - p.s);
	return part_trim(p);
}

/* The first piece of a short line that is more than a date or a number, when it is a name. */
static bool
name_among_marks(struct part p, struct part *name)
{
	size_t i, start = 0, n;

	for (i = 0; i <= p.len; i++) {
		struct part piece;

		n = i < p.len ? mark_at(p, i) : 1;
		if (!n)
			continue;
		piece = trim_edges(part_of(p.s + start, i - start));
		start = i + n;
		i = start - 1;
		if (!piece.len || has_digit(piece))
			continue;
		*name = piece;
		return people_is_name(piece) || people_is_team(piece);
	}
	return false;
}

static bool
title_holds(const struct text_page *t, struct part name)
{
	const struct line *l = &t->lines.items[t->title];

	return t->title < t->lines.n && memmem(l->s, l->len, name.s, name.len);
}

bool
text_may_name(const struct text_page *t, struct part name)
{
	return !title_holds(t, name) && !is_of_common_words(t, name);
}

static bool
is_title(const struct text_page *t, size_t i)
{
	return t->title < t->lines.n && t->lines.items[i].hash == t->lines.items[t->title].hash;
}

/* Does the headline, or a copy of it, stand right above a line, or a deck between them? */
static bool
is_at_title(const struct text_page *t, size_t i)
{
	return (i >= 1 && is_title(t, i - 1)) ||
	       (i >= 2 && is_title(t, i - 2) && t->lines.items[i - 1].words >= DECK_WORDS);
}

static unsigned
count_beside(const struct text_page *t, size_t i)
{
	size_t k = i > NEAR ? i - NEAR : 0;
	unsigned n = 0;

	for (; k <= i + NEAR && k < t->lines.n; k++)
		n += is_beside_name(&t->lines.items[k]);
	return n + is_at_title(t, i);
}

/* What stands above the headline is a menu's line or a section's name. */
static bool
is_above_title(const struct text_page *t, size_t i)
{
	size_t k = i;

	if (t->title >= t->first || t->title < i)
		return false;
	while (k-- > 0 && i - k <= COPY_LINES)
		if (is_title(t, k))
			return false;
	return true;
}

/* Do the lines around a lone name, or others on the page, back it? */
static bool
is_backed(const struct text_page *t, size_t i, struct part name)
{
	bool told;

	if (title_holds(t, name) || t->lines.items[i].copies >= SITE_COPIES)
		return false;
	if (people_is_team(name))
		return is_at_title(t, i);
	if (is_of_common_words(t, name))
		return false;
	told = text_tells_of(t, name);
	if (is_above_title(t, i) && !told)
		return false;
	return count_beside(t, i) + count_backing(t, i, name) + told >= 2;
}

bool
text_lone_name(const struct text_page *t, size_t i, struct buf *names)
{
	struct part name = {0}, p = line_part(&t->lines.items[i]);
	struct buf loose = BUF_INIT, bare = BUF_INIT;
	bool found;

	if (p.len > NAME_MAX_BYTES)
		return false;
	text_unglue(t, i, &loose);
	if (t->lines.items[i].digits)
		cut_dates(part_of(buf_str(&loose), loose.len), &bare);
	else
		buf_add(&bare, buf_str(&loose), loose.len);
	found =
	    name_among_marks(part_of(buf_str(&bare), bare.len), &name) && is_backed(t, i, name);
	if (found)
		buf_add(names, name.s, name.len);
	buf_clear(&loose);
	buf_clear(&bare);
	return found;
}

/* Two names with a comma between them may be a place and an agency. */
bool
text_list_of_names(const struct text_page *t, size_t i, struct buf *names)
{
	struct part p = line_part(&t->lines.items[i]);
	size_t at = names->len, n;
	bool comma = memchr(p.s, ',', p.len), good;

	if (p.len > LIST_MAX_BYTES || t->title >= i || i > t->title + 3 || !count_dated(t, i) ||
	    people_take(&p, names) < (comma ? 3 : 2) || part_trim(p).len) {
		buf_truncate(names, at);
		return false;
	}
	for (good = true, n = at; good && n < names->len;) {
		struct part name = {names->data + n, strcspn(names->data + n, "\n")};

		good = letter_at(name.s, name.len).class_ == LETTER_UPPER &&
		       people_is_name(name) && !is_of_common_words(t, name);
		n += name.len + 1;
	}
	if (!good)
		buf_truncate(names, at);
	return good;
}
