/* Dates that only the article's own date can tell. */
#include "entity/pattern_part.h"

/* last week, next two years, this month, recent weeks, the past decade. */
size_t
pattern_deictic(const struct pattern_context *c, size_t i, struct buf *value)
{
	const struct lexeme *l = part_at(c, i), *next = part_at(c, i + 1);
	double amount;
	bool scaled;
	size_t n;

	if (l->class_ == LEX_RECENT) {
		if (!part_is(c, i + 1, LEX_SPANS))
			return 0;
		buf_add_str(value, "PAST_REF");
		return 2;
	}
	if (l->class_ != LEX_DEICTIC)
		return 0;
	if (part_is(c, i + 1, LEX_SPAN)) {
		if (next->code == 'D' && !l->code)
			return 0;
		resolve_span(c, next->code, l->code, value);
		return 2;
	}
	if (part_is(c, i + 1, LEX_WEEKDAY)) {
		resolve_weekday(c, next->code, l->code, l->code >= 0, value);
		return 2;
	}
	if (part_is(c, i + 1, LEX_MONTH) &&
	    !(part_at(c, i + 1)->code == 5 && !(next->flags & LEXEME_CAPITAL))) {
		resolve_date(c, (struct calendar_date){0, next->code, 0}, l->code > 0, value);
		return 2;
	}
	if (part_is(c, i + 1, LEX_SEASON) && part_at(c, i + 1)->code) {
		if (c->base.year > 0)
			buf_addf(value, "%04d-%d", c->base.year + l->code, next->code);
		return 2;
	}
	if (part_is_word(c, i + 1, "few") && part_is(c, i + 2, LEX_SPANS)) {
		buf_add_str(value, l->code < 0 ? "PAST_REF" : "FUTURE_REF");
		return 3;
	}
	n = l->code ? pattern_number(c, i + 1, &amount, &scaled) : 0;
	if (!n || (!part_is(c, i + 1 + n, LEX_SPANS) && !part_is(c, i + 1 + n, LEX_SPAN)) ||
	    scaled)
		return 0;
	{
		size_t mark = value->len;

		resolve_distance(c, part_at(c, i + 1 + n)->code, l->code * amount, value);
		if (value->len > mark)
			buf_add_char(value, '/');
		else
			buf_truncate(value, mark);
	}
	return n + 2;
}

/* three days ago, two weeks earlier, a year later, a month ago. */
static size_t
match_distance(const struct pattern_context *c, size_t i, struct buf *value)
{
	double amount = 1;
	bool scaled = false;
	size_t n = pattern_number(c, i, &amount, &scaled);
	const struct lexeme *tail;

	if (!n && part_at(c, i)->class_ == LEX_ARTICLE)
		n = 1;
	if (!n && part_is_word(c, i, "an"))
		n = 1;
	if (!n || scaled || (!part_is(c, i + n, LEX_SPAN) && !part_is(c, i + n, LEX_SPANS)))
		return 0;
	tail = part_at(c, i + n + 1);
	if (part_is(c, i + n + 1, LEX_AGO)) {
		resolve_distance(c, part_at(c, i + n)->code, -amount, value);
		return n + 2;
	}
	if (tail->class_ == LEX_PHASE && !(tail->flags & LEXEME_BREAK) &&
	    (part_is_word(c, i + n + 1, "earlier") || part_is_word(c, i + n + 1, "later")))
		return n + 2; /* than some other day, which is not known */
	return 0;
}

/* this year and last */
static size_t
match_lone_last(const struct pattern_context *c, size_t i, struct buf *value)
{
	const struct lexeme *l = part_at(c, i);

	if (l->class_ != LEX_DEICTIC || i < 3 || l->flags & LEXEME_BREAK ||
	    part_at(c, i - 1)->class_ == LEX_COMMA ||
	    (part_at(c, i - 1)->class_ != LEX_JOIN &&
		part_at(c, i - 1)->class_ != LEX_PREPOSITION) ||
	    part_at(c, i - 2)->class_ != LEX_SPAN || part_at(c, i - 3)->class_ != LEX_DEICTIC ||
	    part_is(c, i + 1, LEX_SPAN) || part_is(c, i + 1, LEX_SPANS))
		return 0;
	resolve_span(c, part_at(c, i - 2)->code, l->code, value);
	return 1;
}

static size_t
match_day_word(const struct pattern_context *c, size_t i, struct buf *value)
{
	const struct lexeme *l = part_at(c, i);

	if (l->class_ == LEX_DAYWORD) {
		resolve_span(c, 'D', l->code, value);
		return 1;
	}
	if (l->class_ == LEX_WEEKDAY && (l->flags & LEXEME_CAPITAL)) {
		resolve_weekday(c, l->code, 0, part_is_future(c, i), value);
		return 1;
	}
	return 0;
}

size_t
pattern_relative(const struct pattern_context *c, size_t i, struct buf *value)
{
	static size_t (*const rules[])(const struct pattern_context *, size_t, struct buf *) = {
	    pattern_deictic, match_distance, match_day_word, match_lone_last};
	size_t k, n, mark = value->len;

	for (k = 0; k < ARRAY_LEN(rules); k++) {
		n = rules[k](c, i, value);
		if (n)
			return n;
		buf_truncate(value, mark);
	}
	return 0;
}
