/* Who wrote a dump's article: bylines, and names that stand alone in its head. */
#include "extract/text_page.h"

#include "extract/people.h"
#include "text/date.h"
#include "text/letter.h"

#include <string.h>

enum {
	BELOW_BYLINE = 15, /* lines below the body where a marked byline may stand */
	BYLINE_MAX_BYTES = 200,
	BYLINE_MAX_WORDS = 30,
	NAME_MAX_BYTES = 90,
	FRONT = 8, /* lines of the body where a byline may stand */
	NEAR = 2   /* lines from a lone name to what backs it */
};

static void
set_authors(struct text_page *t, size_t line, struct buf *names, unsigned confidence)
{
	if (names->len && names->data[names->len - 1] == '\n')
		buf_truncate(names, names->len - 1);
	article_set(t->out, FIELD_AUTHORS, buf_str(names), names->len, ORIGIN_PAGE, WHERE_LINE,
	    confidence);
	if (line < t->first || line >= t->end)
		t->roles[line] = ROLE_BYLINE;
}

static bool
try_byline(struct text_page *t, size_t i)
{
	struct part p = line_part(&t->lines.items[i]);
	struct buf names = BUF_INIT, loose = BUF_INIT;
	bool found = false;

	if (p.len > BYLINE_MAX_BYTES || t->lines.items[i].words > BYLINE_MAX_WORDS)
		return false;
	part_unglue(p, &loose);
	if (people_byline(part_of(buf_str(&loose), loose.len), &names)) {
		set_authors(t, i, &names, 90);
		found = true;
	} else if (people_is_marker(p) && i + 1 < t->lines.n) {
		struct part next = line_part(&t->lines.items[i + 1]);

		if (people_take(&next, &names) && part_trim(next).len < 40) {
			set_authors(t, i + 1, &names, 85);
			found = true;
		}
	}
	buf_clear(&names);
	buf_clear(&loose);
	return found;
}

/* Does a line hold what stands beside an author's name: a date, a reading time? */
static bool
is_beside_name(const struct line *l)
{
	static const char *const words[] = {"min", "mins", "minutes", "minute", "read",
	    "lecture", "lesezeit", "updated", "published", "posted", "written", "author",
	    "reviewed", "by"};
	struct date date;
	size_t at, n;

	if (l->len > BYLINE_MAX_BYTES || l->words > BYLINE_MAX_WORDS)
		return false;
	return (l->digits && date_find(l->s, l->len, NULL, &date, &at, &n)) ||
	       (l->words < 12 && part_find_any(line_part(l), words, ARRAY_LEN(words), &at));
}

/* How often other lines name the same person as their author: "Written by ...", "About ...",
 * the name alone. */
static unsigned
count_backing(const struct text_page *t, size_t line, struct part name)
{
	static const char *const before[] = {"written by", "about", "posted by", "by", "author",
	    "view all posts by", "see more about", "more by", "articles by", "follow", "meet"};
	unsigned n = 0;
	size_t i;

	for (i = 0; i < t->lines.n; i++) {
		const struct line *l = &t->lines.items[i];
		const char *hit;

		if (i == line || l->len < name.len || l->len > 400)
			continue;
		hit = memmem(l->s, l->len, name.s, name.len);
		if (!hit)
			continue;
		if (hit == l->s) {
			n++;
		} else {
			struct part p = line_part(l);

			n += part_skip_any(&p, before, ARRAY_LEN(before)) >= 0;
		}
	}
	return n;
}

/* Is a word written small somewhere on the page? Then it is no name, though a heading or a menu
 * gives it a capital. */
static bool
is_written_small(const struct text_page *t, struct part word)
{
	const char *s = buf_str(&t->page->text), *end = s + t->page->text.len, *hit;
	char small[NAME_MAX_BYTES];

	if (word.len < 2 || word.len >= sizeof(small) || word.s[0] < 'A' || word.s[0] > 'Z')
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

/* A name at the front of a short line, nothing but a date or the like behind it. */
static bool
leading_name(struct part p, struct part *name)
{
	struct date date;
	size_t at, n;

	p = part_trim(p);
	if (!p.len || p.len > NAME_MAX_BYTES)
		return false;
	if (date_find(p.s, p.len, NULL, &date, &at, &n)) {
		if (!at)
			return false;
		p.len = at;
	}
	for (n = 0; n < p.len; n++) /* "Name • 5 min read", "Name | Mar 5" */
		if (p.s[n] == '|' || (n + 3 <= p.len && !memcmp(p.s + n, "\xe2\x80\xa2", 3)) ||
		    (n + 2 <= p.len && !memcmp(p.s + n, "\xc2\xb7", 2)))
			p.len = n;
	*name = part_trim(p);
	return people_is_name(*name);
}

/* A lone name in the head, when the lines beside it or others on the page back it. */
static bool
try_lone_name(struct text_page *t, size_t i)
{
	struct part name;
	struct buf loose = BUF_INIT;
	unsigned backing = 0;
	size_t k, from = i > NEAR ? i - NEAR : 0;
	bool found;

	part_unglue(line_part(&t->lines.items[i]), &loose);
	found = leading_name(part_of(buf_str(&loose), loose.len), &name);
	for (k = from; found && k <= i + NEAR && k < t->lines.n; k++) {
		backing += is_beside_name(&t->lines.items[k]);
		backing += k == t->title && (k == i + 1 || k + 1 == i);
	}
	if (found)
		backing += count_backing(t, i, name);
	found = found && backing >= 2 && !is_of_common_words(t, name);
	if (found) {
		struct buf one = BUF_INIT;

		buf_add(&one, name.s, name.len);
		set_authors(t, i, &one, 65);
		buf_clear(&one);
	}
	buf_clear(&loose);
	return found;
}

void
text_find_authors(struct text_page *t)
{
	size_t i, start = text_head_start(t), end = t->end + BELOW_BYLINE;

	end = end < t->lines.n ? end : t->lines.n;
	for (i = t->first + (t->first < t->end); i-- > start;)
		if (t->roles[i] != ROLE_TITLE && try_byline(t, i))
			return;
	for (i = t->first; i < t->end && i < t->first + FRONT; i++)
		if (try_byline(t, i))
			return;
	for (i = t->end; i < t->end + 4 && i < end; i++)
		if (try_byline(t, i))
			return;
	for (i = t->first + (t->first < t->end); i-- > start;)
		if (t->roles[i] != ROLE_TITLE && try_lone_name(t, i))
			return;
	for (i = t->end; i < end; i++)
		if (try_byline(t, i))
			return;
}
