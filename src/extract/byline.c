/* Splitting bylines. */
#include "extract/byline.h"

#include "extract/name_word.h"
#include "text/clean.h"
#include "text/letter.h"

#include <string.h>
#include <strings.h>

enum {
	MAX_NAME = 80,
	MAX_NAME_WORDS = 7,
	MAX_PEOPLE = 24,
	GLUED_MIN = 6,  /* bytes of an ending that a name may run into */
	STOPPED_MIN = 4 /* small letters of a word that a full stop ends */
};

/* How bylines begin; more of them are tried one after the other ("Written by: By "). */
static const char *const openings[] = {"by", "written by", "posted by", "published by",
    "authored by", "author:", "authors:", "author ", "words by", "words:", "story by",
    "recipe by", "photography by", "insights from", "reported by", "reporting by",
    "contributed by", "created by", "medically reviewed by", "text:", "text by", "review by",
    "guest post by", "guest author ", "article by", "article written by", "von ",
    "von:", "par ", "por ", "di ", "door ", "av ", "af ", "napisal ",
    "autor:", "autore:", "auteur:", "redactor:", "skrevet av",
    "\xd0\xb0\xd0\xb2\xd1\x82\xd0\xbe\xd1\x80:", "\xe4\xbd\x9c\xe8\x80\x85:",
    "\xe4\xbd\x9c\xe8\x80\x85\xef\xbc\x9a", "\xe6\x96\x87/", "\xe8\xae\xb0\xe8\x80\x85 ",
    "\xe8\xa8\x98\xe8\x80\x85"};

/* Between names. */
static const char *const separators[] = {" and ", " & ", " und ", " et ", " y ", " og ",
    " och ", " e ", " en ", " with ", ";", "|", " / ", "\xe3\x80\x81", "\xef\xbc\x8c",
    "\xc2\xb7", "\xe2\x80\xa2", "\n", " + "};

/* Behind the last name. */
static const char *const endings[] = {" on ", " in ", " at ", " for ", " of ", " \xe2\x80\x93 ",
    " \xe2\x80\x94 ", " - ", " (", " [", "updated", "last updated", "published", "posted",
    "last modified", " | ", " min read", "read time", "reading time", " is a ", " is the ",
    " is an ", " about ", "http", " @", "follow", "share", "comments", "view all", "read more",
    " via ", "read ", "see ", "check ", "contributor", "reviewed by", "researched by",
    "checked by", "fact-checked", "edited by", "fact checked", "photography by", "photos by",
    " -- ", "<", "view more", "staff writer"};

/* Words that make a part a role, a degree or a link rather than a name. */
static const char *const roles[] = {"authors", "editor", "writer", "reporter", "correspondent",
    "contributor", "columnist", "journalist", "director", "manager", "founder", "co-founder",
    "ceo", "cto", "phd", "ph.d", "ph.d.", "md", "m.d.", "rn", "rd", "rdn", "mba", "ms", "ma",
    "cpa", "esq", "esq.", "specialist", "strategist", "analyst", "consultant", "marketer",
    "producer", "author", "senior", "associate", "president", "professor", "chief", "head",
    "lead", "updated", "published", "minutes", "min", "read", "share", "comments", "by", "http",
    "guest", "posted", "developer", "engineer", "lcsw", "lmft", "psyd", "dds", "dvm",
    "reviewer", "vp", "officer", "expert", "coach", "intern", "photographer", "uhr",
    "redakteur", "bio", "learn", "previous", "next", "coo", "cfo", "university", "marketer",
    "executive", "researcher", "coordinator"};

static bool
begins_with(const char *s, size_t len, const char *word)
{
	size_t n;

	/* Most fail here; words of the tables are lower case. */
	if (!len || (*s != *word && (*s | 0x20) != *word))
		return false;
	n = strlen(word);
	return len >= n && !strncasecmp(s, word, n);
}

static size_t
spaces(const char *s, size_t len)
{
	size_t n = 0;

	while (n < len && strchr(" \t\n:,-.|", s[n]) && s[n])
		n++;
	return n;
}

size_t
byline_start(const char *s, size_t len)
{
	size_t at = spaces(s, len), i, n;
	bool any = false;

	/* The space may have been lost: "ByAda Fenwick". */
	if (len - at > 3 && s[at] == 'B' && s[at + 1] == 'y' && s[at + 2] >= 'A' &&
	    s[at + 2] <= 'Z')
		return at + 2;
	for (i = 0; i < ARRAY_LEN(openings); i++) {
		n = strlen(openings[i]);
		if (!begins_with(s + at, len - at, openings[i]))
			continue;
		/* "by" and its kin end with a word's end. */
		if (at + n < len && openings[i][n - 1] != ' ' && openings[i][n - 1] != ':' &&
		    (s[at + n] & 0xdf) >= 'A' && (s[at + n] & 0xdf) <= 'Z')
			continue;
		at += n;
		at += spaces(s + at, len - at);
		any = true;
		i = SIZE_MAX;
	}
	return any ? at : 0;
}

/* Where a month's name that ends before byte i begins, or i. */
static size_t
month_before(const char *s, size_t i)
{
	static const char *const months[] = {
	    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
	size_t end = i, start, k;

	while (end && strchr(" .,", s[end - 1]))
		end--;
	for (start = end; start && s[start - 1] != ' '; start--)
		;
	for (; start + 3 <= end; start++)
		for (k = 0; k < ARRAY_LEN(months); k++)
			if (s[start] >= 'A' && s[start] <= 'Z' &&
			    begins_with(s + start, end - start, months[k]))
				return start;
	return i;
}

/* Length without the weekday before a date: "Ada Fenwick Monday,". */
static size_t
cut_weekday(const char *s, size_t len)
{
	static const char *const days[] = {"monday", "tuesday", "wednesday", "thursday",
	    "friday", "saturday", "sunday", "mon", "tue", "wed", "thu", "fri", "sat", "sun"};
	size_t end = len, start, k;

	while (end && strchr(" .,", s[end - 1]))
		end--;
	for (start = end; start && s[start - 1] != ' '; start--)
		;
	for (k = 0; k < ARRAY_LEN(days); k++)
		if (strlen(days[k]) == end - start &&
		    !strncasecmp(s + start, days[k], end - start))
			return start;
	return len;
}

/* Does an ending begin at i: behind a space or a bar, or run into the name ("HolmView more")?
 */
static bool
ends_at(const char *s, size_t len, size_t i, const char *ending)
{
	if (!begins_with(s + i, len - i, ending))
		return false;
	if (*ending == ' ' || *ending == '<' || !i || s[i - 1] == ' ' || s[i - 1] == '|')
		return true;
	return strlen(ending) >= GLUED_MIN && s[i] >= 'A' && s[i] <= 'Z' && s[i - 1] >= 'a' &&
	       s[i - 1] <= 'z';
}

/* Is the mark at i a full stop behind a word, and not behind "Dr"? */
static bool
is_stop(const char *s, size_t len, size_t i)
{
	size_t n = 0;

	if (s[i] != '.' || i + 1 >= len || s[i + 1] != ' ')
		return false;
	while (n < i && s[i - n - 1] >= 'a' && s[i - n - 1] <= 'z')
		n++;
	return n >= STOPPED_MIN;
}

/* Length of the text up to where the names end. */
static size_t
names_len(const char *s, size_t len)
{
	size_t i, k;

	for (i = 0; i < len; i++) {
		for (k = 0; k < ARRAY_LEN(endings); k++)
			if (ends_at(s, len, i, endings[k]))
				return i;
		if (is_stop(s, len, i))
			return i;
		/* A date: a number, and the month before it. */
		if (i && s[i] >= '0' && s[i] <= '9' && s[i - 1] == ' ')
			return cut_weekday(s, month_before(s, i));
	}
	return len;
}

/* Degrees are in capitals: "Rui Ma" and "Md. Rahman" have none. */
static bool
is_role(const char *word, size_t len)
{
	static const char *const capitals[] = {"md", "rn", "rd", "ms", "ma", "min", "vp"};
	size_t i;

	if (len > 1 && word[1] >= 'a' && word[1] <= 'z' && *word >= 'A' && *word <= 'Z')
		for (i = 0; i < ARRAY_LEN(capitals); i++)
			if (strlen(capitals[i]) == len && !strncasecmp(word, capitals[i], len))
				return false;
	for (i = 0; i < ARRAY_LEN(roles); i++)
		if (strlen(roles[i]) == len && !strncasecmp(word, roles[i], len))
			return true;
	return false;
}

struct name_shape {
	unsigned words, capitals, roles, lower, others;
	bool digits, address;
	bool quoted; /* the last word begins with a mark */
};

static struct name_shape
shape_of(const char *s, size_t len)
{
	struct name_shape n = {0};
	size_t i = 0, end;
	struct letter l;

	while (i < len) {
		i += strspn(s + i, " ");
		if (i >= len)
			break;
		for (end = i; end < len && s[end] != ' '; end++) {
			n.digits |= s[end] >= '0' && s[end] <= '9';
			n.address |= s[end] == '@' || s[end] == '/' || s[end] == '_';
		}
		l = letter_at(s + i, len - i);
		n.words++;
		n.quoted = l.class_ == LETTER_PUNCT;
		n.capitals += l.class_ == LETTER_UPPER;
		n.lower += l.class_ == LETTER_LOWER;
		n.others += l.class_ == LETTER_OTHER || l.class_ == LETTER_IDEOGRAPH;
		n.roles += is_role(s + i, end - i);
		i = end;
	}
	return n;
}

/* "the Numbers", "To Ada Fenwick": begins it with a word that no name begins with? */
static bool
begins_amiss(const char *s, size_t len)
{
	static const char *const words[] = {"to", "our", "your", "my", "this", "these"};
	struct part rest = {s, len}, w = part_next(&rest);

	return part_skip_any(&w, words, ARRAY_LEN(words)) >= 0 ||
	       (letter_at(s, len).class_ == LETTER_LOWER &&
		   name_word_of(w, rest, false) != NAME_PARTICLE);
}

static bool
is_name(const char *s, size_t len, bool strict)
{
	struct name_shape n = shape_of(s, len);

	if (!n.words || n.words > MAX_NAME_WORDS || len < 2 || len > MAX_NAME || n.address)
		return false;
	if (n.roles == n.words || (strict && n.roles))
		return false;
	if (!strict)
		return !n.digits || n.words == 1;
	if (n.digits || n.quoted || begins_amiss(s, len))
		return false;
	return n.others || (n.capitals && n.lower <= n.capitals && n.words <= 5);
}

static bool
has_line(const struct buf *b, const char *s, size_t len)
{
	const char *at = buf_str(b);
	size_t n;

	for (; *at; at += n + (at[n] == '\n')) {
		n = strcspn(at, "\n");
		if (n == len && !strncasecmp(at, s, len))
			return true;
	}
	return false;
}

/* Whose role: "Staff Writer", "AP Technology Writer". */
static bool
is_house(const char *word, size_t len)
{
	return (len == 5 && !strncasecmp(word, "staff", 5)) ||
	       (len == 2 && !strncmp(word, "AP", 2)) ||
	       (len == 3 && (!strncmp(word, "AFP", 3) || !strncmp(word, "UPI", 3)));
}

/* Length of the name without a role behind it ("Ada Fenwick Senior Writer"). */
static size_t
cut_role(const char *s, size_t len)
{
	unsigned words = 0;
	size_t i, end;

	for (i = 0; i < len; i = end + 1, words++) {
		for (end = i; end < len && s[end] != ' '; end++)
			;
		if (words >= 2 && (is_role(s + i, end - i) || is_house(s + i, end - i)))
			return i - 1;
	}
	return len;
}

static size_t
add_name(struct buf *out, const char *s, size_t len, bool strict)
{
	size_t skip = spaces(s, len);

	s += skip;
	len -= skip;
	while (len && strchr(" \t\n:,-|*", s[len - 1]))
		len--;
	/* Numbers of notes on affiliations. */
	while (strict && len && memchr(s, ' ', len) && s[len - 1] >= '0' && s[len - 1] <= '9')
		len--;
	if (strict && !out->len)
		len = cut_role(s, len);
	if (!is_name(s, len, strict) || has_line(out, s, len))
		return 0;
	/* Behind a full name a lone word is a role or a place. */
	if (out->len && strchr(out->data, ' ') &&
	    (!memchr(s, ' ', len) || shape_of(s, len).roles))
		return 0;
	if (out->len)
		buf_add_char(out, '\n');
	buf_add(out, s, len);
	return 1;
}

/* Length of a separator at that place, or 0. */
static size_t
separator_at(const char *s, size_t len)
{
	size_t i;

	if (*s == ',')
		return 1;
	for (i = 0; i < ARRAY_LEN(separators); i++)
		if (begins_with(s, len, separators[i]))
			return strlen(separators[i]);
	return 0;
}

size_t
byline_split(struct buf *out, const char *s, size_t len, bool strict)
{
	struct buf line = BUF_INIT;
	size_t start, i, mark, end, n = 0;

	clean_text(&line, s, len, CLEAN_LINE);
	start = byline_start(buf_str(&line), line.len);
	end = start + names_len(buf_str(&line) + start, line.len - start);
	for (i = start; i <= end && n < MAX_PEOPLE; i++) {
		mark = i < end ? separator_at(line.data + i, end - i) : 1;
		if (!mark)
			continue;
		n += add_name(out, buf_str(&line) + start, i - start, strict);
		start = i + mark;
		i = start - 1;
	}
	buf_clear(&line);
	return n;
}
