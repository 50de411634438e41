/* Names below a dump's story: over a portrait, or run together with a tag and a date. */
#include "extract/text_name.h"

#include "extract/name_word.h"
#include "extract/people.h"
#include "text/date.h"
#include "text/letter.h"

#include <string.h>

enum { LINE_MAX_BYTES = 200, NAME_MAX_BYTES = 60, PORTRAIT_BYTES = 60, PORTRAIT_LINES = 2 };

/* "Ada Fenwick is ...", "Ada covers ...", "Hi, I'm Ada ...": prose that tells of a person. */
static bool
tells_of(const struct line *l, struct part name)
{
	static const char *const verbs[] = {"is", "was", "has", "joined", "founded", "covers",
	    "leads", "worked", "works", "writes", "lives", "holds", "ist", "est", "es", "er"};
	static const char *const greetings[] = {"i'm", "i\xe2\x80\x99m", "i am"};
	struct part rest = name, p = line_part(l), first = part_next(&rest);
	const char *close;
	size_t at;

	if (l->len < PORTRAIT_BYTES)
		return false;
	if (part_find_any(
		part_of(p.s, PORTRAIT_BYTES / 2), greetings, ARRAY_LEN(greetings), &at)) {
		p = part_of(p.s + at, p.len - at);
		part_skip_any(&p, greetings, ARRAY_LEN(greetings));
		return p.len > first.len && !memcmp(p.s, first.s, first.len);
	}
	if (p.len <= name.len || memcmp(p.s, first.s, first.len))
		return false;
	at = memcmp(p.s, name.s, name.len) ? first.len : name.len;
	if (p.s[at] != ' ')
		return false;
	p = part_trim(part_of(p.s + at, p.len - at));
	close = p.len && p.s[0] == '(' ? memchr(p.s, ')', p.len) : NULL;
	if (close) /* "Ada Fenwick (@ada) is" */
		p = part_trim(part_of(close + 1, (size_t)(p.s + p.len - close - 1)));
	return part_skip_any(&p, verbs, ARRAY_LEN(verbs)) >= 0;
}

bool
text_tells_of(const struct text_page *t, struct part name)
{
	size_t i;

	for (i = 0; i < t->lines.n; i++)
		if (tells_of(&t->lines.items[i], name))
			return true;
	return false;
}

static bool
begins_with_date(struct part p)
{
	struct buf loose = BUF_INIT;
	struct date date;
	size_t at, n;
	bool found;

	part_unglue(p, &loose);
	found = date_find(buf_str(&loose), loose.len, NULL, &date, &at, &n) && !at;
	buf_clear(&loose);
	return found;
}

/* "HarbourAda FenwickMay 5, 2016boats": the name that a date and a tag run into. */
bool
text_glued_name(const struct text_page *t, size_t i, struct buf *names)
{
	struct part p = line_part(&t->lines.items[i]);
	enum letter_class before = LETTER_SPACE;
	size_t k, start = 0;
	struct letter l;

	if (p.len > LINE_MAX_BYTES || !t->lines.items[i].digits)
		return false;
	for (k = 0; k < p.len; k += l.len) {
		l = letter_at(p.s + k, p.len - k);
		if (l.class_ == LETTER_UPPER && before == LETTER_LOWER) {
			struct part name = part_of(p.s + start, k - start);

			if (start && begins_with_date(part_of(p.s + k, p.len - k)) &&
			    people_is_name(name)) {
				buf_add(names, name.s, name.len);
				return true;
			}
			start = k;
		}
		before = (enum letter_class)l.class_;
	}
	return false;
}

bool
text_portrait(const struct text_page *t, size_t i, struct buf *names)
{
	struct part p = part_trim(line_part(&t->lines.items[i])), rest = p,
		    w = part_next(&rest);
	size_t k;

	if (!w.len || p.len > NAME_MAX_BYTES ||
	    !(people_is_name(p) || (!rest.len && name_word_of(w, rest, false) == NAME_WORD &&
				       !name_word_is_menu(w))))
		return false;
	for (k = i + 1; k <= i + PORTRAIT_LINES && k < t->lines.n; k++)
		if (tells_of(&t->lines.items[k], p) && text_may_name(t, p)) {
			buf_add(names, p.s, p.len);
			return true;
		}
	return false;
}
