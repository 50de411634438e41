/* Who publishes, and in which section: a dump's copyright line and its trail. */
#include "extract/text_page.h"

#include "text/letter.h"

#include <string.h>

enum {
	NAME_MAX_BYTES = 50,
	NAME_MAX_WORDS = 6,
	TRAIL_ABOVE = 8, /* lines from the trail to the headline, or the body */
	TRAIL_MAX_BYTES = 160
};

/* Passes what stands between a copyright sign and a name: years, marks, "by". */
static struct part
skip_years(struct part p)
{
	static const char *const words[] = {"copyright", "(c)", "by", "content"};

	for (;;) {
		struct letter l;

		p = part_trim(p);
		if (!p.len)
			return p;
		l = letter_at(p.s, p.len);
		if (l.class_ == LETTER_DIGIT || l.code == 0xa9 || l.code == '(') {
			p.s += l.len;
			p.len -= l.len;
		} else if (part_skip_any(&p, words, ARRAY_LEN(words)) < 0) {
			return p;
		}
	}
}

/* Does a name end before the character at p.s + at? */
static bool
ends_name(struct part p, size_t at)
{
	struct letter l = letter_at(p.s + at, p.len - at);
	struct part rest = part_of(p.s + at, p.len - at);

	if (l.code == '.')
		return at + 1 == p.len || p.s[at + 1] == ' ';
	if (l.class_ == LETTER_PUNCT && l.code != '&' && l.code != '\'' && l.code != 0x2019 &&
	    l.code != '-' && l.code != '+')
		return true;
	return l.class_ == LETTER_SPACE && at + 1 < p.len &&
	       (part_skip(&rest, " all rights") || (p.s[at + 1] >= '0' && p.s[at + 1] <= '9'));
}

/* The name behind a copyright sign, without the company's legal form. */
static struct part
publisher_of(struct part p)
{
	static const char *const forms[] = {
	    " inc", " llc", " ltd", " limited", " gmbh", " company", " corp", " co"};
	size_t at, i;

	p = skip_years(p);
	for (at = 0; at < p.len && !ends_name(p, at);)
		at += letter_at(p.s + at, p.len - at).len;
	p.len = at;
	p = part_trim(p);
	for (i = 0; i < ARRAY_LEN(forms); i++) {
		size_t n = strlen(forms[i]);
		struct part tail = part_of(p.s + p.len - n, n);

		if (p.len > n && part_skip(&tail, forms[i]) && !tail.len)
			p.len -= n;
	}
	return p;
}

static bool
is_name(struct part p)
{
	static const char *const others[] = {"all rights", "the author", "terms", "privacy",
	    "notice", "information", "policy", "this", "permission"};
	struct part rest = p;
	struct letter l;

	if (p.len < 2 || p.len > NAME_MAX_BYTES || part_count(p) > NAME_MAX_WORDS ||
	    part_skip_any(&rest, others, ARRAY_LEN(others)) >= 0)
		return false;
	l = letter_at(p.s, p.len);
	return l.class_ == LETTER_UPPER || l.class_ == LETTER_IDEOGRAPH ||
	       l.class_ == LETTER_OTHER;
}

/* Where a line's copyright sign stands, or that word before a year; the word alone is a menu's.
 */
static bool
find_sign(const struct line *l, size_t *at)
{
	static const char sign[] = "\xc2\xa9";
	static const char *const word = "copyright";
	struct part p = line_part(l), rest;
	const char *found = l->copyright ? memmem(p.s, p.len, sign, strlen(sign)) : NULL;

	if (found) {
		*at = (size_t)(found - p.s);
		return true;
	}
	if (l->digits < 4 || !part_find_any(p, &word, 1, at))
		return false;
	rest = part_of(p.s + *at, p.len - *at);
	part_skip(&rest, word);
	return rest.len && (*rest.s == '(' || (*rest.s >= '0' && *rest.s <= '9'));
}

/* The last copyright line outside the body. */
static void
find_publisher(struct text_page *t)
{
	size_t i, at;

	for (i = t->lines.n; i-- > 0;) {
		struct part p = line_part(&t->lines.items[i]);

		if (text_is_body(t, i) || !find_sign(&t->lines.items[i], &at))
			continue;
		p = publisher_of(part_of(p.s + at, p.len - at));
		if (!is_name(p))
			continue;
		article_set(t->out, FIELD_SOURCE, p.s, p.len, ORIGIN_PAGE, WHERE_LINE, 60);
		return;
	}
}

/* The next step of a trail: up to one of the marks that part them. */
static struct part
next_step(struct part *p)
{
	struct part step = {p->s, 0};

	while (p->len) {
		struct letter l = letter_at(p->s, p->len);
		bool mark = l.code == '>' || l.code == 0x203a || l.code == 0xbb ||
			    l.code == '/' || l.code == 0x2192;

		p->s += l.len;
		p->len -= l.len;
		if (mark)
			break;
		step.len += l.len;
	}
	return part_trim(step);
}

/* "Home > News > Transport" above the headline: the step behind the first. */
static void
find_section(struct text_page *t)
{
	static const char *const homes[] = {
	    "home", "start", "startseite", "accueil", "inicio", "главная"};
	size_t below = t->title < t->lines.n ? t->title : t->first, i;

	for (i = below > TRAIL_ABOVE ? below - TRAIL_ABOVE : 0; i < below; i++) {
		struct part p = line_part(&t->lines.items[i]), step;

		if (p.len > TRAIL_MAX_BYTES)
			continue;
		step = next_step(&p);
		if (!p.len || part_skip_any(&step, homes, ARRAY_LEN(homes)) < 0 || step.len)
			continue;
		step = next_step(&p);
		if (step.len && step.len <= NAME_MAX_BYTES &&
		    part_count(step) <= NAME_MAX_WORDS && p.len)
			article_set(t->out, FIELD_SECTION, step.s, step.len, ORIGIN_PAGE,
			    WHERE_LINE, 60);
		return;
	}
}

void
text_find_source(struct text_page *t)
{
	find_publisher(t);
	find_section(t);
}
