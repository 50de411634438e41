/* Who wrote a dump's article: bylines, then names that stand alone. */
#include "extract/text_page.h"

#include "extract/people.h"
#include "extract/text_name.h"

#include <string.h>

enum {
	BELOW_BYLINE = 15, /* lines below the body where a marked byline may stand */
	BYLINE_MAX_BYTES = 200,
	BYLINE_MAX_WORDS = 30,
	BELOW_MARKER = 12, /* lines with names under a lone "Written by" */
	BACK = 4,          /* ... and where it comes before a lone name in the head */
	ONLY_LINES = 30,   /* that begin as bylines do; more of them are a list */
	MANY_LINES = 10,   /* below it, without another's byline */
	LOOSE = 40,        /* bytes that may stand behind such a name */
	FRONT = 8,         /* lines of the body where a byline may stand */
	DECK = 3,          /* ... and a lone name, below a deck */
	PORTRAIT_ABOVE = 3 /* lines of the body that may tell of its author */
};

/* In the body only a short first line is the byline alone. */
static void
mark_byline(struct text_page *t, size_t line)
{
	enum { ALONE = 8 };

	if (line < t->first || line >= t->end ||
	    (line == t->first && line + 1 < t->end && t->lines.items[line].words <= ALONE))
		t->roles[line] = ROLE_BYLINE;
}

static void
set_authors(struct text_page *t, size_t line, struct buf *names, unsigned confidence)
{
	if (names->len && names->data[names->len - 1] == '\n')
		buf_truncate(names, names->len - 1);
	article_set(t->out, FIELD_AUTHORS, buf_str(names), names->len, ORIGIN_PAGE, WHERE_LINE,
	    confidence);
	mark_byline(t, line);
}

/* The names on the lines below a lone "Written by", each with a note or a mark. */
static size_t
names_below(const struct text_page *t, size_t i, struct buf *names)
{
	size_t n = 0, at = names->len, found;
	struct buf loose = BUF_INIT;

	for (; i < t->lines.n && n < BELOW_MARKER; i++, n++) {
		struct part rest, p;
		const char *start;
		bool listed = t->lines.items[i].len && t->lines.items[i].s[0] == ';';

		buf_reset(&loose);
		text_unglue(t, i, &loose);
		rest = part_trim(part_of(buf_str(&loose), loose.len));
		start = rest.s;
		at = names->len;
		found = people_take(&rest, names);
		p = part_of(buf_str(names) + at, strcspn(buf_str(names) + at, "\n"));
		listed |= found && memchr(p.s, ' ', p.len) && start[p.len] == ',';
		if (!found || people_are_menu(part_of(buf_str(names) + at, names->len - at)) ||
		    (part_trim(rest).len >= LOOSE && !listed) || (n && !listed)) {
			buf_truncate(names, at);
			break;
		}
	}
	buf_clear(&loose);
	return n;
}

static bool
find_byline(const struct text_page *t, size_t i, struct buf *names)
{
	struct part p = line_part(&t->lines.items[i]);
	struct buf loose = BUF_INIT;
	bool found;

	if (p.len > BYLINE_MAX_BYTES || t->lines.items[i].words > BYLINE_MAX_WORDS)
		return false;
	text_unglue(t, i, &loose);
	found = people_byline(part_of(buf_str(&loose), loose.len), names) ||
		(people_is_marker(p) && names_below(t, i + 1, names));
	buf_clear(&loose);
	return found;
}

typedef bool name_finder(const struct text_page *t, size_t i, struct buf *names);

static bool
try_names(struct text_page *t, size_t i, name_finder *find, unsigned confidence)
{
	struct buf names = BUF_INIT;
	bool found = find(t, i, &names);

	if (found)
		set_authors(t, i, &names, confidence);
	buf_clear(&names);
	return found;
}

static bool
try_byline(struct text_page *t, size_t i)
{
	if (!try_names(t, i, find_byline, 90))
		return false;
	if (i + 1 < t->lines.n && people_is_marker(line_part(&t->lines.items[i])))
		mark_byline(t, i + 1);
	return true;
}

/* Is a line what stands over the comments? Their bylines are of readers. */
static bool
is_over_comments(const struct line *l)
{
	static const char *const words[] = {"comments", "comment", "responses", "replies",
	    "kommentare", "commentaires", "comentarios", "commenti"};
	struct part p = line_part(l);

	while (p.len && ((p.s[0] >= '0' && p.s[0] <= '9') || p.s[0] == ' '))
		p = part_of(p.s + 1, p.len - 1);
	return l->words <= 4 && part_skip_any(&p, words, ARRAY_LEN(words)) >= 0;
}

/* Is a line below the body a byline near which none names another? Those of comments and of
 * other stories stand together. */
static bool
is_only_near(const struct text_page *t, size_t i)
{
	struct buf names = BUF_INIT, other = BUF_INIT;
	size_t k = i > t->end + MANY_LINES ? i - MANY_LINES : t->end;
	bool only = find_byline(t, i, &names);

	for (; only && k < t->lines.n && k <= i + MANY_LINES; k++) {
		buf_reset(&other);
		only = !find_byline(t, k, &other) || !strcmp(buf_str(&names), other.data);
	}
	buf_clear(&names);
	buf_clear(&other);
	return only;
}

static bool
try_byline_below(struct text_page *t, size_t from, size_t to)
{
	size_t i;

	for (i = from; i < to; i++)
		if (is_only_near(t, i) && try_byline(t, i))
			return true;
	return false;
}

static size_t
find_comments(const struct text_page *t)
{
	size_t i = t->end;

	while (i < t->lines.n && !is_over_comments(&t->lines.items[i]))
		i++;
	return i;
}

/* The byline anywhere above the comments, when all of them say the same. */
static void
find_only_byline(struct text_page *t, size_t end)
{
	static const char *const words[] = {"written by", "posted", "published", "article by",
	    "article written by", "geschrieben von", "ecrit par", "escrito por"};
	struct buf names = BUF_INIT, one = BUF_INIT;
	size_t i, tried = 0, at = end;

	for (i = 0; i < end; i++) {
		struct part p = line_part(&t->lines.items[i]);

		if (part_skip_any(&p, words, ARRAY_LEN(words)) < 0)
			continue;
		if (++tried > ONLY_LINES)
			break;
		buf_reset(&one);
		if (!find_byline(t, i, &one))
			continue;
		if (names.len && strcmp(names.data, buf_str(&one)))
			break;
		if (!names.len)
			buf_add(&names, one.data, one.len);
		at = i;
	}
	if (i == end && at < i)
		set_authors(t, at, &names, 55);
	buf_clear(&one);
	buf_clear(&names);
}

/* Names without a byline's word, the nearest above the body first. */
static bool
find_bare_names(struct text_page *t, size_t start)
{
	size_t i;

	for (i = t->first + (t->first < t->end); i-- > start;)
		if (t->roles[i] != ROLE_TITLE && (try_names(t, i, text_lone_name, 65) ||
						     try_names(t, i, text_list_of_names, 60)))
			return true;
	for (i = t->first + 1; i <= t->first + DECK && i < t->end; i++)
		if (try_names(t, i, text_lone_name, 60))
			return true;
	return false;
}

void
text_find_authors(struct text_page *t)
{
	size_t i, start = text_head_start(t), comments = find_comments(t), end;

	end = comments < t->end + BELOW_BYLINE ? comments : t->end + BELOW_BYLINE;
	for (i = t->first + (t->first < t->end); i-- > start;)
		if (t->roles[i] != ROLE_TITLE && try_byline(t, i))
			return;
	for (i = t->first; i < t->end && i < t->first + FRONT; i++)
		if (try_byline(t, i))
			return;
	if (try_byline_below(t, t->end, end < t->end + BACK ? end : t->end + BACK))
		return;
	if (find_bare_names(t, start))
		return;
	if (try_byline_below(t, t->end, end))
		return;
	for (i = t->end > PORTRAIT_ABOVE ? t->end - PORTRAIT_ABOVE : 0; i < end; i++)
		if (try_names(t, i, text_portrait, 60) ||
		    (i >= t->end && try_names(t, i, text_glued_name, 60)))
			return;
	find_only_byline(t, comments);
}
