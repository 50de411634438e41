/* Datelines. */
#include "extract/dateline.h"

#include "text/letter.h"

#include <string.h>

enum { FRONT_MAX = 110, PLACE_MAX_WORDS = 5 };

/* The dash that ends a dateline: its place and length; a hyphen needs a space on both sides. */
static bool
find_dash(struct part p, size_t *at, size_t *len)
{
	static const char *const dashes[] = {"\xe2\x80\x93", "\xe2\x80\x94", "\xe2\x80\x95"};
	size_t i, k, max = p.len < FRONT_MAX ? p.len : FRONT_MAX;

	for (i = 1; i < max; i++) {
		const char *s = p.s + i;

		*at = i;
		if (s[0] == '-' && (s[-1] == ' ' || s[-1] == ')')) {
			*len = i + 1 < max && s[1] == '-' ? 2 : 1;
			if (i + *len < max && s[*len] == ' ')
				return true;
		}
		*len = 3;
		for (k = 0; k < ARRAY_LEN(dashes); k++)
			if (i + *len < max && memcmp(s, dashes[k], *len) == 0)
				return true;
	}
	return false;
}

struct counts {
	size_t words, upper, lower, big, small, other;
};

static struct counts
count(struct part p)
{
	struct counts c = {0};
	size_t i;
	bool inside = false;

	for (i = 0; i < p.len;) {
		struct letter l = letter_at(p.s + i, p.len - i);

		c.upper += l.class_ == LETTER_UPPER;
		c.lower += l.class_ == LETTER_LOWER;
		c.other += l.class_ == LETTER_DIGIT ||
			   (l.class_ == LETTER_PUNCT && !strchr(",.'-/", (int)(l.code & 0x7f)));
		if (l.class_ == LETTER_SPACE) {
			inside = false;
		} else if (!inside) {
			inside = true;
			c.words++;
			c.big += l.class_ == LETTER_UPPER;
			c.small += l.class_ == LETTER_LOWER;
		}
		i += l.len;
	}
	return c;
}

static bool
is_capital_place(struct part p)
{
	struct counts c = count(p);

	return c.words && c.words <= PLACE_MAX_WORDS && c.upper >= 3 && c.lower * 3 < c.upper &&
	       !c.other;
}

static bool
is_named_place(struct part p)
{
	struct counts c = count(p);

	return c.words && c.words <= PLACE_MAX_WORDS && c.big && c.small <= 2 && !c.other;
}

/* Takes "(Reuters)" off the end of a front. */
static bool
cut_agency(struct part *front, struct part *agency)
{
	struct counts c;
	size_t i;

	if (!front->len || front->s[front->len - 1] != ')')
		return false;
	for (i = front->len - 1; i && front->s[i] != '('; i--)
		;
	*agency = part_trim(part_of(front->s + i + 1, front->len - i - 2));
	c = count(*agency);
	if (front->s[i] != '(' || !c.big || c.words > 5 || c.small > 1)
		return false;
	front->len = i;
	*front = part_trim(*front);
	return true;
}

/* Takes a date, or a day without its year, off the end. */
static void
cut_date(struct part *front, struct date *date)
{
	struct date found;
	size_t at, n, i;

	if (date_find(front->s, front->len, NULL, &found, &at, &n) &&
	    at + n + 2 >= front->len) {
		*date = found;
		front->len = at;
	} else {
		/* "LONDON, July 14": the year is not said, so no date is known. */
		for (i = 0; i < front->len && (front->s[i] < '0' || front->s[i] > '9'); i++)
			;
		if (i < front->len) {
			const char *comma = memchr(front->s, ',', i);

			if (comma)
				front->len = (size_t)(comma - front->s);
		}
	}
	*front = part_trim(*front);
}

/* "新华社北京7月14日电": an agency ends in 社, the place goes on to the day. */
static bool
read_chinese(struct part p, struct dateline *out)
{
	static const char agency[] = "社", month[] = "月", day[] = "日";
	size_t max = p.len < FRONT_MAX ? p.len : FRONT_MAX, at;
	const char *a = memmem(p.s, max, agency, 3), *m = memmem(p.s, max, month, 3), *d, *end;

	if (!a || !m || a > m || !(d = memmem(m, (size_t)(p.s + max - m), day, 3)) || d - m > 9)
		return false;
	end = d + 3;
	if ((size_t)(p.s + max - end) < 3 ||
	    (memcmp(end, "电", 3) != 0 && memcmp(end, "讯", 3) != 0 &&
		memcmp(end, "電", 3) != 0))
		return false;
	at = (size_t)(a + 3 - p.s);
	out->agency = part_of(p.s, at);
	while (m > p.s + at && m[-1] >= '0' && m[-1] <= '9')
		m--;
	out->place = part_of(p.s + at, (size_t)(m - p.s) - at);
	out->text_at = (size_t)(end + 3 - p.s);
	return out->place.len && out->place.len <= 30;
}

static void
skip_spaces(struct part p, struct dateline *d)
{
	while (d->text_at < p.len && p.s[d->text_at] == ' ')
		d->text_at++;
}

bool
dateline_read(struct part p, struct dateline *out)
{
	struct part front;
	size_t at, len;
	bool agency;

	*out =
	    (struct dateline){.date = {.precision = DATE_NONE, .zone_minutes = DATE_NO_ZONE}};
	if (read_chinese(p, out)) {
		skip_spaces(p, out);
		return true;
	}
	*out =
	    (struct dateline){.date = {.precision = DATE_NONE, .zone_minutes = DATE_NO_ZONE}};
	if (!find_dash(p, &at, &len))
		return false;
	front = part_trim(part_of(p.s, at));
	agency = cut_agency(&front, &out->agency);
	if (!agency)
		out->agency = part_of(NULL, 0);
	cut_date(&front, &out->date);
	out->text_at = at + len;
	skip_spaces(p, out);
	if (!front.len)
		return out->date.precision >= DATE_DAY || agency;
	if (!(agency ? is_named_place(front) : is_capital_place(front)))
		return false;
	out->place = front;
	return true;
}

bool
dateline_is_place(struct part p)
{
	size_t len = p.len;

	p = part_trim(p);
	return p.len + 1 < len && is_capital_place(p);
}
