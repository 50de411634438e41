/* Numbers, money, percent and quantities. */
#include "entity/pattern_part.h"

#include <string.h>

static double
power(int n)
{
	double v = 1;

	while (n-- > 0)
		v *= 10;
	return v;
}

/* Appends a number without needless digits. */
static void
add_number(struct buf *out, double value)
{
	if (value < 1e15 && value == (double)(int64_t)value) {
		buf_addf(out, "%lld", (long long)value);
	} else if (value >= 1e15) {
		buf_addf(out, "%.0f", value);
	} else {
		buf_addf(out, "%.4f", value);
		while (out->data[out->len - 1] == '0')
			buf_truncate(out, out->len - 1);
		if (out->data[out->len - 1] == '.')
			buf_truncate(out, out->len - 1);
	}
}

/* Whether lexeme i goes on from the one before: same line. */
static bool
goes_on(const struct pattern_context *c, size_t i)
{
	return !(part_at(c, i)->flags & LEXEME_BREAK);
}

/* A multiplier word at i, perhaps after a dash: million, bn, -million. "m" and "b" and "k"
 * count only when glued to the figure or when money is meant. */
static size_t
read_multiplier(const struct pattern_context *c, size_t i, bool money, double *value)
{
	size_t n = 0;
	const struct lexeme *l;

	if (part_at(c, i)->class_ == LEX_DASH && part_at(c, i)->flags & LEXEME_GLUED)
		n++;
	l = part_at(c, i + n);
	if (l->class_ != LEX_MULTIPLIER || !goes_on(c, i + n))
		return 0;
	if (l->len == 1 && !money && !(l->flags & LEXEME_GLUED))
		return 0;
	*value *= power(l->code);
	return n + 1;
}

static size_t
read_words(const struct pattern_context *c, size_t i, double *value)
{
	size_t n = 1;

	*value = part_at(c, i)->code;
	if (*value >= 20 && part_at(c, i + 1)->class_ == LEX_DASH &&
	    part_at(c, i + 2)->class_ == LEX_CARDINAL && part_at(c, i + 2)->code < 10) {
		*value += part_at(c, i + 2)->code;
		n = 3;
	}
	return n;
}

size_t
pattern_number(const struct pattern_context *c, size_t i, double *value, bool *scaled)
{
	const struct lexeme *l = part_at(c, i);
	size_t n = 0, more;

	*scaled = false;
	if (l->class_ == LEX_NUMBER && !(l->flags & LEXEME_CLOCK)) {
		*value = l->number;
		n = 1;
		/* 100 000: figures parted by spaces */
		while (n < 4 && *value < 1e9 && !(l->flags & LEXEME_DECIMAL) &&
		       goes_on(c, i + n) && part_at(c, i + n)->class_ == LEX_NUMBER &&
		       part_at(c, i + n)->code == 3 && l->code <= 3 &&
		       !(part_at(c, i + n)->flags &
			   (LEXEME_DECIMAL | LEXEME_GROUPED | LEXEME_CLOCK))) {
			*value = *value * 1000 + part_at(c, i + n)->number;
			n++;
		}
	} else if (l->class_ == LEX_CARDINAL) {
		n = read_words(c, i, value);
	} else if (l->class_ == LEX_HALF && part_at(c, i + 1)->class_ == LEX_ARTICLE &&
		   (part_at(c, i + 2)->class_ == LEX_MULTIPLIER)) {
		*value = 0.5;
		n = 2;
	} else if (l->class_ == LEX_ARTICLE && part_at(c, i + 1)->class_ == LEX_MULTIPLIER &&
		   part_at(c, i + 1)->len > 2) {
		*value = 1;
		n = 1;
	} else {
		return 0;
	}
	while ((more = read_multiplier(c, i + n, false, value))) {
		*scaled = true;
		n += more;
	}
	return n;
}

static bool
is_range_join(const struct pattern_context *c, size_t i)
{
	return part_at(c, i)->class_ == LEX_DASH ||
	       (part_at(c, i)->class_ == LEX_JOIN && !part_at(c, i)->code);
}

static void
add_money(struct buf *out, int currency, double low, double high)
{
	buf_addf(out, "%s ", lexicon_currencies[currency]);
	add_number(out, low);
	if (high > low) {
		buf_add_char(out, '/');
		add_number(out, high);
	}
}

/* The sign before an amount: $, US$, U.S. $, Rs, EUR. Returns its lexemes. */
static size_t
read_sign(const struct pattern_context *c, size_t i, int *currency)
{
	const struct lexeme *l = part_at(c, i), *next = part_at(c, i + 1);

	if (l->class_ == LEX_SYMBOL) {
		*currency = l->code;
		return 1;
	}
	if (l->class_ == LEX_DOLLAR_OF && next->class_ == LEX_SYMBOL &&
	    (next->flags & LEXEME_GLUED || l->len == 4)) {
		*currency = l->code;
		return 2;
	}
	if (l->class_ == LEX_CURRENCY_CODE && l->flags & LEXEME_CAPITAL &&
	    next->class_ == LEX_NUMBER) {
		/* R 20 and N 5 are too many other things: one letter only when glued */
		if (l->len == 1 && !(next->flags & LEXEME_GLUED))
			return 0;
		*currency = l->code;
		return 1;
	}
	return 0;
}

static size_t
match_signed_money(const struct pattern_context *c, size_t i, struct buf *value)
{
	int currency = 0, other = 0;
	size_t n = read_sign(c, i, &currency), more;
	double low, high = 0, scale = 1, low_scale = 1;
	bool scaled;

	if (!n || part_at(c, i + n)->class_ != LEX_NUMBER || !goes_on(c, i + n))
		return 0;
	more = pattern_number(c, i + n, &low, &scaled);
	if (!more)
		return 0;
	n += more;
	n += read_multiplier(c, i + n, true, &low_scale);
	if (is_range_join(c, i + n)) {
		size_t sign = read_sign(c, i + n + 1, &other);

		more = pattern_number(c, i + n + 1 + sign, &high, &scaled);
		if (more && part_at(c, i + n)->class_ == LEX_JOIN && !sign)
			more = 0;
		if (more && sign + more > 0 && goes_on(c, i + n + 1)) {
			n += 1 + sign + more;
			n += read_multiplier(c, i + n, true, &scale);
			high *= scale;
			if (!sign && low_scale == 1 && high >= 1e6 && low < 1000)
				low_scale = scaled || scale > 1 ? (high >= 1e12     ? 1e12
								      : high >= 1e9 ? 1e9
										    : 1e6)
								: 1;
		} else {
			high = 0;
		}
	}
	add_money(value, currency, low * low_scale, high);
	return n;
}

/* "dollars", "U.S. dollars", "Hong Kong dollars" at i. */
static size_t
read_currency_words(const struct pattern_context *c, size_t i, int *currency, double *scale)
{
	size_t n = 0, k;
	int of = -1;

	if (part_at(c, i)->class_ == LEX_DASH && part_at(c, i)->flags & LEXEME_GLUED)
		n++;
	for (k = 0; k < 2 && goes_on(c, i + n); k++) {
		const struct lexeme *l = part_at(c, i + n);

		if (l->class_ == LEX_CURRENCY_OF || l->class_ == LEX_DOLLAR_OF) {
			of = l->code;
			n++;
		} else if ((l->flags & LEXEME_CAPITAL) && l->len >= 3 &&
			   part_at(c, i + n + 1)->class_ == LEX_CURRENCY_OF) {
			n++; /* Hong (Kong), New (Zealand), South (Korean) */
		} else {
			break;
		}
	}
	if (!goes_on(c, i + n))
		return 0;
	if (part_at(c, i + n)->class_ == LEX_CENTS) {
		*currency = of >= 0 ? of : part_at(c, i + n)->code;
		*scale = 0.01;
		return n + 1;
	}
	if (part_at(c, i + n)->class_ == LEX_CURRENCY ||
	    (part_at(c, i + n)->class_ == LEX_CURRENCY_CODE && part_at(c, i + n)->len > 1 &&
		of < 0)) {
		*currency = of >= 0 ? of : part_at(c, i + n)->code;
		return n + 1;
	}
	return 0;
}

static size_t
match_worded_money(const struct pattern_context *c, size_t i, struct buf *value)
{
	double low = 0, high = 0, scale = 1;
	bool scaled;
	int currency = 0;
	size_t n = pattern_number(c, i, &low, &scaled), more;

	if (!n)
		return 0;
	if (is_range_join(c, i + n) && (more = pattern_number(c, i + n + 1, &high, &scaled)) &&
	    goes_on(c, i + n + 1))
		n += 1 + more;
	else
		high = 0;
	more = read_currency_words(c, i + n, &currency, &scale);
	if (!more)
		return 0;
	if (scaled && high >= 1e6 && low < 1000 && low > 0)
		low *= high >= 1e12 ? 1e12 : high >= 1e9 ? 1e9 : 1e6;
	add_money(value, currency, low * scale, high * scale);
	return n + more;
}

/* "hundreds of millions of dollars", "millions of dollars", "tens of thousands". */
static size_t
match_vague(
    const struct pattern_context *c, size_t i, struct buf *value, enum mention_kind *kind)
{
	double scale = 1, size = 1;
	int currency = 0;
	size_t n = 0, more;

	while (part_at(c, i + n)->class_ == LEX_MULTIPLIERS && n < 5 && goes_on(c, i + n)) {
		size *= power(part_at(c, i + n)->code);
		n++;
		if (part_at(c, i + n)->len != 2 ||
		    memcmp(c->text + part_at(c, i + n)->start, "of", 2))
			return 0;
		n++;
	}
	more = n ? read_currency_words(c, i + n, &currency, &scale) : 0;
	if (!more)
		return 0;
	add_money(value, currency, size * scale, 0);
	buf_add_char(value, '+');
	*kind = MENTION_MONEY;
	return n + more;
}

static size_t
match_percent(const struct pattern_context *c, size_t i, size_t n)
{
	size_t start = n;

	if (part_at(c, i + n)->class_ == LEX_DASH && part_at(c, i + n)->flags & LEXEME_GLUED)
		n++;
	if (!goes_on(c, i + n))
		return 0;
	if (part_at(c, i + n)->class_ == LEX_PER_SIGN ||
	    part_at(c, i + n)->class_ == LEX_PER_WORD)
		return n + 1;
	if (part_at(c, i + n)->class_ == LEX_PER && part_at(c, i + n + 1)->class_ == LEX_CENT)
		return n + 2;
	if (part_at(c, i + n)->class_ == LEX_PERCENTAGE &&
	    part_at(c, i + n + 1)->class_ == LEX_POINT)
		return n + 2;
	return start != n ? 0 : 0;
}

/* The unit after an amount that takes n lexemes; writes "amount unit" or a duration. */
static size_t
match_unit(
    const struct pattern_context *c, size_t i, size_t n, double amount, struct buf *value)
{
	const struct lexeme *l;
	const char *head = "";
	bool dashed =
	    part_at(c, i + n)->class_ == LEX_DASH && part_at(c, i + n)->flags & LEXEME_GLUED;

	n += dashed;
	l = part_at(c, i + n);
	if (!goes_on(c, i + n))
		return 0;
	if (l->class_ == LEX_SPANS || (l->class_ == LEX_SPAN && (dashed || amount <= 1))) {
		static const char *const forms[] = {
		    "SPTS", "mPTM", "HPTH", "DPD", "WPW", "MPM", "YPY"};
		size_t k;

		if (dashed && part_at(c, i + n + 1)->class_ == LEX_DASH &&
		    part_at(c, i + n + 2)->class_ == LEX_OLD)
			n += 2;
		for (k = 0; k < ARRAY_LEN(forms); k++)
			if (forms[k][0] == l->code) {
				buf_add(value, forms[k] + 1, strlen(forms[k]) - 2);
				add_number(value, amount);
				buf_add_char(value, forms[k][strlen(forms[k]) - 1]);
				return n + 1;
			}
		if (l->code == 'E' || l->code == 'C') {
			buf_add_char(value, 'P');
			add_number(value, amount * (l->code == 'E' ? 10 : 100));
			buf_add_char(value, 'Y');
			return n + 1;
		}
		return 0;
	}
	if (l->class_ == LEX_SQUARE && part_at(c, i + n + 1)->class_ == LEX_UNIT) {
		head = l->code ? "cubic " : "square ";
		n++;
		l = part_at(c, i + n);
	}
	if (l->class_ != LEX_UNIT && !(l->class_ == LEX_MULTIPLIER && l->len == 1))
		return 0;
	if (l->class_ == LEX_UNIT && l->len <= 2 && l->flags & LEXEME_CAPITAL &&
	    !(l->flags & LEXEME_GLUED) && l->len == 1)
		return 0;
	add_number(value, amount);
	buf_addf(value, " %s%s", head, l->class_ == LEX_UNIT ? lexicon_units[l->code] : "m");
	return n + 1;
}

size_t
pattern_amount(
    const struct pattern_context *c, size_t i, struct buf *value, enum mention_kind *kind)
{
	double amount, high;
	bool scaled, more_scaled;
	size_t n, used, more;

	*kind = MENTION_MONEY;
	if ((n = match_signed_money(c, i, value)) || (n = match_worded_money(c, i, value)) ||
	    (n = match_vague(c, i, value, kind)))
		return n;
	n = pattern_number(c, i, &amount, &scaled);
	if (!n)
		return 0;
	*kind = MENTION_PERCENT;
	if ((used = match_percent(c, i, n))) {
		add_number(value, amount);
		return used;
	}
	if (is_range_join(c, i + n) && goes_on(c, i + n + 1) &&
	    (more = pattern_number(c, i + n + 1, &high, &more_scaled)) && high > amount) {
		size_t both = n + 1 + more;

		if ((used = match_percent(c, i, both))) {
			add_number(value, amount);
			buf_add_char(value, '/');
			add_number(value, high);
			return used;
		}
	}
	*kind = MENTION_QUANTITY;
	if ((used = match_unit(c, i, n, amount, value)))
		return used;
	if (!scaled || part_at(c, i)->class_ == LEX_ARTICLE)
		return 0;
	add_number(value, amount);
	return n;
}
