/* Names in bylines. */
#include "extract/people.h"

#include "extract/name_word.h"
#include "text/date.h"
#include "text/letter.h"
#include "text/utf8.h"

#include <string.h>

enum {
	HANDLE_MIN = 4,
	HANDLE_LEFT = 12,
	TEAM_MAX_WORDS = 4,
	NAME_MAX_WORDS = 6,
	NAME_MAX_BYTES = 80
};

/* Words that stand before a name, longest first where one begins another. A line that holds the
 * word alone announces the name on the next. */
static const char *const markers[] = {"written by", "posted by", "published by", "authored by",
    "story by", "text by", "words by", "report by", "reported by", "article by", "created by",
    "submitted by", "contributed by", "review by", "recipe by", "guest author", "by",
    "authors of this article", "authors", "author bio", "author", "article written by",
    "article authors", "article author", "about the author", "about the authors", "the authors",
    "uber den autor", "a propos de l'auteur", "sobre el autor", "geschrieben von",
    "verfasst von", "ein artikel von", "ecrit par", "publie par", "escrito por",
    "publicado por", "scritto da", "a cura di", "geschreven door", "skrevet av", "skrevet af",
    "skriven av", "autorin", "autores", "autor", "autore", "auteur", "forfatter", "redaktor",
    "редактор", "автор", "текст", "yazar", "penulis", "oleh", "撰文", "作者", "记者", "記者",
    "著者", "執筆", "文", "글"};

/* These are common words besides: the line must be nothing but the byline. */
static const char *const weak_markers[] = {
    "par", "von", "por", "door", "di", "av", "af", "tekst", "text", "przez"};

/* "Posted on 3 May 2011 by ...", "Updated ... by ..." */
static const char *const inner_markers[] = {"by", "von", "par", "por"};

/* A name being read. */
struct reading {
	const char *start, *end;
	const char *last;   /* where the name before it ends */
	const char *behind; /* ... with the comma or the word after it */
	size_t words;       /* in this name */
	size_t names;       /* so far */
	bool capital;       /* it has a word that is more than a particle */
	bool after_comma;
};

static bool
close_name(struct reading *r, struct buf *out)
{
	struct part name;

	/* Behind a comma stands an agency, a title or a place as often as another name. */
	if (r->words == 0 || !r->capital)
		return false;
	if (r->after_comma && r->words < 2 &&
	    letter_at(r->start, (size_t)(r->end - r->start)).class_ == LETTER_UPPER)
		return false;
	name = part_trim(part_of(r->start, (size_t)(r->end - r->start)));
	if (!name.len || name.len > NAME_MAX_BYTES)
		return false;
	buf_add(out, name.s, name.len);
	buf_add_char(out, '\n');
	r->names++;
	r->last = r->behind = r->end;
	r->words = 0;
	r->capital = false;
	return true;
}

/* Cuts a word at the mark that ends a name: "Bartz," -> "Bartz". Returns the mark or 0. */
static uint32_t
cut_mark(struct part *w)
{
	size_t i;

	for (i = 0; i < w->len;) {
		struct letter l = letter_at(w->s + i, w->len - i);

		if (l.code == ',' || l.code == ';' || l.code == '/' || l.code == 0x3001 ||
		    l.code == 0xff0c || l.code == '|' || l.code == 0xb7 || l.code == 0x2022 ||
		    l.code == '(' || l.code == ':' || l.code == ')' || l.code == 0xff5c ||
		    l.code == 0xff08) {
			w->len = i;
			return l.code;
		}
		i += l.len;
	}
	return 0;
}

static bool
is_list_mark(uint32_t mark)
{
	return mark == ',' || mark == ';' || mark == '/' || mark == 0x3001 || mark == 0xff0c;
}

/* Takes a word and the mark behind it; a mark that parts names is taken as well. */
static struct part
take_word(struct part *p, uint32_t *mark)
{
	const char *end = p->s + p->len;
	struct part w = part_next(p);

	*mark = cut_mark(&w);
	if (*mark) {
		size_t n = (size_t)(end - (w.s + w.len));

		*p = part_of(w.s + w.len, n);
		if (is_list_mark(*mark)) {
			for (n = letter_at(p->s, p->len).len; n < p->len && p->s[n] == ' ';)
				n++;
			*p = part_of(p->s + n, p->len - n);
		}
	}
	return w;
}

/* "Ada Fenwick Business" before "Writer": drops what a section is called. */
static void
drop_section(struct reading *r)
{
	for (; r->words > 2; r->words--) {
		const char *at = r->end;

		while (at > r->start && at[-1] != ' ')
			at--;
		if (at == r->start || !name_word_is_menu(part_of(at, (size_t)(r->end - at))))
			return;
		while (at > r->start && at[-1] == ' ')
			at--;
		r->end = at;
	}
}

/* At what is no name: closes the last one. */
static void
end_reading(struct reading *r, enum name_word stop, struct buf *out)
{
	const char *end = r->end;

	if (stop == NAME_ROLE && r->after_comma) { /* ", AP Business" before "Writer" */
		r->behind = r->last;
		return;
	}
	if (stop == NAME_ROLE)
		drop_section(r);
	if (!r->words)
		return;
	if (close_name(r, out))
		r->behind = end;
	else if (r->after_comma && stop >= NAME_WORD) /* ", Skarholm": a place, an agency */
		r->behind = r->last;
}

/* Reads "[The] Echo Team" off the front of p; *p is what is left. */
static bool
take_team(struct part *p, struct part *name)
{
	static const char *const teams[] = {
	    "team", "staff", "editors", "redaktion", "redazione"};
	struct part rest = *p, w, after;
	size_t words = 0, outlets = part_skip(&rest, "the");

	for (; words < TEAM_MAX_WORDS; words++) {
		after = rest;
		w = part_next(&after);
		if (words && part_skip_any(&rest, teams, ARRAY_LEN(teams)) >= 0)
			break;
		if (!w.len || name_word_of(w, after, words > 0) != NAME_WORD)
			return false;
		outlets += name_word_is_menu(w);
		rest = after;
	}
	/* "Ada Fenwick Staff Writer" */
	if (words == TEAM_MAX_WORDS || letter_at(w.s, w.len).class_ != LETTER_UPPER ||
	    ((w.s[0] | 0x20) == 's' && words > 1 && !outlets))
		return false;
	after = rest;
	w = part_next(&after);
	if (w.len && name_word_of(w, after, true) == NAME_ROLE)
		return false;
	*name = part_trim(part_of(p->s, (size_t)(rest.s - p->s)));
	*p = rest;
	return true;
}

size_t
people_take(struct part *p, struct buf *out)
{
	struct reading r = {.last = p->s, .behind = p->s};
	enum name_word kind = NAME_NOT;
	struct part rest = *p;
	struct part team;
	uint32_t mark = 0;

	if (take_team(p, &team)) {
		buf_add(out, team.s, team.len);
		buf_add_char(out, '\n');
		return 1;
	}
	while (rest.len) {
		struct part w;

		if (r.after_comma && !r.words && name_word_skip_degree(&rest)) {
			r.behind = rest.s;
			continue;
		}
		w = take_word(&rest, &mark);
		kind = w.len ? name_word_of(w, rest, r.words || r.after_comma) : NAME_NOT;
		if (kind == NAME_CONNECTOR && !mark) {
			if (r.words && !close_name(&r, out))
				break;
			r.after_comma = false;
			r.behind = rest.s;
			continue;
		}
		if ((kind == NAME_WORD || kind == NAME_PARTICLE) && r.words < NAME_MAX_WORDS) {
			r.start = r.words ? r.start : w.s;
			r.end = w.s + w.len;
			r.capital |= kind == NAME_WORD;
			r.words++;
			if (!mark)
				continue;
		} else if (w.len || !mark) {
			break;
		}
		if (!is_list_mark(mark) || !close_name(&r, out))
			break;
		r.behind = rest.s;
		r.after_comma = true;
	}
	end_reading(&r, kind, out);
	if (r.names)
		*p = part_of(r.behind, (size_t)(p->s + p->len - r.behind));
	return r.names;
}

/* What may stand behind the names of a byline. */
static bool
ends_byline(struct part p, bool strict)
{
	static const char *const tails[] = {"in", "for", "on", "at", "of", "updated",
	    "published", "posted", "staff", "reuters", "last", "senior", "special", "associate",
	    "chief", "editor", "reporter", "contributor", "correspondent", "columnist",
	    "writer", "ap", "afp", "upi", "read", "leave", "filed", "permalink", "comments",
	    "share", "under", "am", "le", "el", "den"};
	struct letter l = {.class_ = LETTER_SPACE};

	while (p.len) {
		l = letter_at(p.s, p.len);
		if (l.class_ != LETTER_SPACE)
			break;
		p = part_of(p.s + l.len, p.len - l.len);
	}
	if (!p.len)
		return true;
	if (l.class_ == LETTER_DIGIT ||
	    (l.class_ == LETTER_PUNCT && l.code != '\'' && l.code != '"'))
		return !strict || p.len < 60;
	return p.len < 60 && part_skip_any(&p, tails, ARRAY_LEN(tails)) >= 0;
}

/* "by gull77 on" before a date: what somebody is called who has no other name. */
static size_t
take_handle(struct part p, struct buf *out)
{
	struct part w = part_next(&p);
	size_t i;

	for (i = 0; i < w.len; i++) {
		enum letter_class c = (enum letter_class)letter_at(w.s + i, w.len - i).class_;

		if (!strchr("_-.", w.s[i]) && c != LETTER_LOWER && c != LETTER_DIGIT)
			return 0;
	}
	if (w.len < HANDLE_MIN || !part_skip(&p, "on") || p.len ||
	    name_word_of(w, p, false) == NAME_ROLE || name_word_is_stranger(w))
		return 0;
	buf_add(out, w.s, w.len);
	buf_add_char(out, '\n');
	return 1;
}

/* The names behind a byline's word, date words cut off. */
static size_t
take_byline(struct part p, struct buf *out, bool strict)
{
	size_t at = out->len, n, date_at, date_len, left = p.len;
	struct date date;

	if (date_find(p.s, p.len, NULL, &date, &date_at, &date_len) && date_at) {
		left = p.len - date_at - date_len;
		p.len = date_at;
	}
	p = part_trim(p);
	if (p.len && p.s[0] == '@')
		p = part_of(p.s + 1, p.len - 1);
	n = people_take(&p, out);
	if (n && ends_byline(p, strict))
		return n;
	buf_truncate(out, at);
	return !n && left <= HANDLE_LEFT ? take_handle(p, out) : 0;
}

/* Does a mark close what stands before "by"? */
static bool
ends_with_mark(struct part p)
{
	size_t at;

	while (p.len && p.s[p.len - 1] == ' ')
		p.len--;
	if (!p.len)
		return false;
	at = utf8_prev(p.s, p.len);
	switch (letter_at(p.s + at, p.len - at).code) {
	case '|':
	case '+':
	case 0xb7:
	case 0x2022:
	case 0x2013:
	case 0x2014:
		return true;
	default:
		return false;
	}
}

static size_t
inner_byline(struct part p, struct buf *out)
{
	static const char *const verbs[] = {"posted", "published", "updated", "written",
	    "submitted", "added", "veroffentlicht", "publie", "publicado", "created"};
	struct part rest = p;
	struct date date;
	size_t at, from, n;

	if (!part_find_any(p, inner_markers, ARRAY_LEN(inner_markers), &at) || !at)
		return 0;
	if (part_skip_any(&rest, verbs, ARRAY_LEN(verbs)) < 0 &&
	    !ends_with_mark(part_of(p.s, at)) && !date_find(p.s, at, NULL, &date, &from, &n))
		return 0;
	rest = part_of(p.s + at, p.len - at);
	part_skip_any(&rest, inner_markers, ARRAY_LEN(inner_markers));
	return take_byline(rest, out, true);
}

size_t
people_byline(struct part p, struct buf *out)
{
	struct part rest;
	size_t at = out->len, n;

	p = part_trim(p);
	if (p.len < 4 || p.len > 200)
		return 0;
	rest = p;
	while (
	    part_skip_any(&rest, markers, ARRAY_LEN(markers)) >= 0) { /* "Author Posted by" */
		n = take_byline(rest, out, false);
		if (n)
			return n;
		rest = part_trim(rest);
	}
	rest = p;
	if (part_skip_any(&rest, weak_markers, ARRAY_LEN(weak_markers)) >= 0) {
		struct part names = part_trim(rest);

		n = people_take(&names, out);
		if (n && memchr(out->data + at, ' ', out->len - at) && !part_trim(names).len)
			return n;
		buf_truncate(out, at);
	}
	return inner_byline(p, out);
}

bool
people_is_marker(struct part p)
{
	p = part_trim(p);
	return p.len && part_skip_any(&p, markers, ARRAY_LEN(markers)) >= 0 && !p.len;
}

bool
people_is_name(struct part p)
{
	struct part rest = part_trim(p);
	size_t words = 0, ideographs = 0, bytes = rest.len, i;

	for (i = 0; i < rest.len;) {
		struct letter l = letter_at(rest.s + i, rest.len - i);

		ideographs += l.class_ == LETTER_IDEOGRAPH;
		i += l.len;
	}
	if (ideographs)
		return ideographs >= 2 && ideographs <= 6 && bytes <= 20;
	while (rest.len) {
		struct part w = part_next(&rest);
		enum name_word kind = name_word_of(w, rest, words > 0);

		if ((kind != NAME_WORD && !(kind == NAME_PARTICLE && words)) ||
		    name_word_is_menu(w))
			return false;
		words++;
	}
	return words >= 2 && words <= 4 && bytes <= 50;
}

bool
people_is_team(struct part p)
{
	struct part name, rest = part_trim(p), w;

	if (!take_team(&rest, &name) || rest.len)
		return false;
	part_skip(&name, "the");
	w = part_next(&name);
	return !name_word_is_menu(w);
}

bool
people_are_menu(struct part names)
{
	struct part w;

	while ((w = part_next(&names)).len)
		if (!name_word_is_menu(w))
			return false;
	return true;
}
