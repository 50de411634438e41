/* The dates of a query, as people type them. */
#include "store/query_date.h"

#include "text/date.h"

#include <string.h>

enum { MAX_WORDS = 5, MAX_TEXT = 48, DAY = 86400, MAX_COUNT = 100000 };

enum word_kind { WORD_NUMBER, WORD_MONTH, WORD_WEEKDAY, WORD_UNIT, WORD_QUARTER, WORD_KEY };
enum unit { UNIT_HOUR, UNIT_DAY, UNIT_WEEK, UNIT_MONTH, UNIT_YEAR };
enum key { KEY_TODAY, KEY_YESTERDAY, KEY_NOW, KEY_THIS, KEY_LAST, KEY_PAST, KEY_AGO };

/* Days since 1970, [from, to). */
struct days {
	int64_t from, to;
};

struct word {
	enum word_kind kind;
	int value;
	size_t digits; /* WORD_NUMBER: as typed */
};

struct reader {
	const struct query_env *env;
	bool instants;
	struct date today;
	int64_t today_days;
	struct word words[MAX_WORDS];
	size_t n_words;
	struct query_span *out;
};

static const struct {
	const char *name;
	enum word_kind kind;
	int value;
} names[] = {
    {"today", WORD_KEY, KEY_TODAY},
    {"yesterday", WORD_KEY, KEY_YESTERDAY},
    {"now", WORD_KEY, KEY_NOW},
    {"this", WORD_KEY, KEY_THIS},
    {"last", WORD_KEY, KEY_LAST},
    {"previous", WORD_KEY, KEY_LAST},
    {"past", WORD_KEY, KEY_PAST},
    {"ago", WORD_KEY, KEY_AGO},
    {"h", WORD_UNIT, UNIT_HOUR},
    {"hour", WORD_UNIT, UNIT_HOUR},
    {"d", WORD_UNIT, UNIT_DAY},
    {"day", WORD_UNIT, UNIT_DAY},
    {"w", WORD_UNIT, UNIT_WEEK},
    {"week", WORD_UNIT, UNIT_WEEK},
    {"m", WORD_UNIT, UNIT_MONTH},
    {"month", WORD_UNIT, UNIT_MONTH},
    {"y", WORD_UNIT, UNIT_YEAR},
    {"year", WORD_UNIT, UNIT_YEAR},
    {"q1", WORD_QUARTER, 0},
    {"q2", WORD_QUARTER, 1},
    {"q3", WORD_QUARTER, 2},
    {"q4", WORD_QUARTER, 3},
};

static const char *const months[] = {"january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december"};
static const char *const weekdays[] = {
    "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"};

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The name that a word of at least three letters begins; -1 when there is none. */
static int
find_begun(const char *const *list, size_t n, const char *s, size_t len)
{
	size_t i;

	if (len == 4 && memcmp(s, "sept", 4) == 0)
		len = 3;
	for (i = 0; len >= 3 && i < n; i++)
		if ((len == 3 || len == strlen(list[i])) && memcmp(list[i], s, len) == 0)
			return (int)i;
	return -1;
}

static bool
read_name(const char *s, size_t len, struct word *out)
{
	size_t i;
	int found;

	for (i = 0; i < ARRAY_LEN(names); i++) {
		size_t n = strlen(names[i].name);
		bool plural = names[i].kind == WORD_UNIT && len == n + 1 && s[n] == 's';

		if ((len == n || plural) && memcmp(s, names[i].name, n) == 0) {
			*out = (struct word){names[i].kind, names[i].value, 0};
			return true;
		}
	}
	if ((found = find_begun(months, ARRAY_LEN(months), s, len)) >= 0)
		*out = (struct word){WORD_MONTH, found + 1, 0};
	else if ((found = find_begun(weekdays, ARRAY_LEN(weekdays), s, len)) >= 0)
		*out = (struct word){WORD_WEEKDAY, found, 0};
	return found >= 0;
}

static bool
is_ordinal(const char *s, size_t len)
{
	return len == 2 && (memcmp(s, "st", 2) == 0 || memcmp(s, "nd", 2) == 0 ||
			       memcmp(s, "rd", 2) == 0 || memcmp(s, "th", 2) == 0);
}

/* A word or a number, or both together ("7d" is two, "14th" is one). */
static bool
read_word(struct reader *r, const char *s, size_t len)
{
	struct word number = {WORD_NUMBER, 0, 0};

	while (number.digits < len && number.digits < 6 && is_digit(s[number.digits]))
		number.value = number.value * 10 + (s[number.digits++] - '0');
	if (number.digits > 0) {
		if (r->n_words == MAX_WORDS)
			return false;
		r->words[r->n_words++] = number;
		s += number.digits;
		len -= number.digits;
		if (len == 0 || is_ordinal(s, len))
			return true;
	}
	return r->n_words < MAX_WORDS && read_name(s, len, &r->words[r->n_words]) &&
	       ++r->n_words;
}

static bool
read_words(struct reader *r, const char *s, size_t len)
{
	size_t at = 0, end;

	r->n_words = 0;
	while (at < len) {
		end = at;
		while (end < len && s[end] != ' ')
			end++;
		if (end > at && !(end - at == 2 && memcmp(s + at, "of", 2) == 0) &&
		    !(end - at == 3 && memcmp(s + at, "the", 3) == 0) &&
		    !read_word(r, s + at, end - at))
			return false;
		at = end + 1;
	}
	return r->n_words > 0;
}

/* The day that many months from the first of a month. */
static int64_t
month_start(int64_t year, int64_t month, int64_t add)
{
	int64_t n = year * 12 + month - 1 + add, m = (n % 12 + 12) % 12;

	return date_days((int32_t)((n - m) / 12), (unsigned)m + 1, 1);
}

static struct days
span_of_months(int64_t year, int64_t month, int64_t n)
{
	return (struct days){month_start(year, month, 0), month_start(year, month, n)};
}

/* The calendar unit that lies ago units back; of an hour its day. */
static struct days
unit_span(const struct reader *r, int unit, int64_t ago)
{
	int64_t monday = r->today_days - (date_weekday(r->today_days) + 6) % 7;
	int64_t month = r->today.month, year = r->today.year, day;
	struct date then;

	switch (unit) {
	case UNIT_HOUR:
		date_of_time(r->env->now - 3600 * ago, r->env->zone_minutes, &then);
		day = date_days(then.year, then.month, then.day);
		return (struct days){day, day + 1};
	case UNIT_WEEK:
		return (struct days){monday - 7 * ago, monday - 7 * ago + 7};
	case UNIT_MONTH:
		return (struct days){
		    month_start(year, month, -ago), month_start(year, month, 1 - ago)};
	case UNIT_YEAR:
		return span_of_months(year - ago, 1, 12);
	default:
		return (struct days){r->today_days - ago, r->today_days - ago + 1};
	}
}

static int64_t
day_time(const struct reader *r, int64_t day)
{
	return day * DAY - (r->instants ? (int64_t)r->env->zone_minutes * 60 : 0);
}

static bool
give_days(struct reader *r, struct days d)
{
	r->out->from = day_time(r, d.from);
	r->out->to = day_time(r, d.to);
	return true;
}

/* From n units ago up to now. */
static bool
give_past(struct reader *r, int unit, int n)
{
	int64_t back = n, day;

	if (n > MAX_COUNT || (unit >= UNIT_MONTH && n > 12 * 5000) ||
	    (unit == UNIT_YEAR && n > 5000))
		return false;
	r->out->to = INT64_MAX;
	r->out->is_past = true;
	if (unit == UNIT_HOUR || (unit <= UNIT_WEEK && r->instants)) {
		back *= unit == UNIT_HOUR ? 3600 : unit == UNIT_DAY ? DAY : 7 * DAY;
		r->out->from = r->env->now - back;
		return true;
	}
	if (unit >= UNIT_MONTH) {
		back *= unit == UNIT_YEAR ? 12 : 1;
		day = month_start(r->today.year, r->today.month, -back);
		day += r->today.day - 1;
		if (day >= month_start(r->today.year, r->today.month, 1 - back))
			day = month_start(r->today.year, r->today.month, 1 - back) - 1;
	} else {
		day = r->today_days - back * (unit == UNIT_WEEK ? 7 : 1);
	}
	r->out->from = day_time(r, day);
	return true;
}

static bool
give_date(struct reader *r, const struct date *d)
{
	if (d->precision < DATE_YEAR || d->precision > DATE_DAY)
		return false;
	if (d->precision == DATE_YEAR)
		return give_days(r, span_of_months(d->year, 1, 12));
	if (d->month < 1 || d->month > 12)
		return false;
	if (d->precision == DATE_MONTH)
		return give_days(r, span_of_months(d->year, d->month, 1));
	if (d->day < 1 || d->day > date_month_days(d->year, d->month))
		return false;
	return give_days(r, (struct days){date_days(d->year, d->month, d->day),
				date_days(d->year, d->month, d->day) + 1});
}

static bool
give_day(struct reader *r, int year, int month, int day)
{
	struct date d = {.year = year,
	    .month = (uint8_t)month,
	    .day = (uint8_t)(day > 0 && day < 32 ? day : 0),
	    .precision = DATE_DAY};

	return give_date(r, &d);
}

/* The words' kinds as letters: n(umber), m(onth), w(eekday), u(nit), q(uarter), y(ear: a number
 * of four digits), k(eyword). */
static void
shape_of(const struct reader *r, char shape[MAX_WORDS + 1])
{
	size_t i;

	for (i = 0; i < r->n_words; i++) {
		shape[i] = "nmwuqk"[r->words[i].kind];
		if (shape[i] == 'n' && r->words[i].digits == 4)
			shape[i] = 'y';
	}
	shape[i] = '\0';
}

/* today; june, monday: the latest that has begun. */
static bool
read_one(struct reader *r)
{
	const struct word *w = &r->words[0];

	switch (w->kind) {
	case WORD_MONTH:
		return give_days(r,
		    span_of_months(r->today.year - (w->value > r->today.month), w->value, 1));
	case WORD_WEEKDAY:
		return give_days(
		    r, unit_span(r, UNIT_DAY,
			   (date_weekday(r->today_days) - (unsigned)w->value + 7) % 7));
	case WORD_UNIT:
		return w->value == UNIT_HOUR ? give_past(r, UNIT_HOUR, 1)
					     : give_days(r, unit_span(r, w->value, 0));
	case WORD_QUARTER:
		return give_days(r, span_of_months(r->today.year, w->value * 3 + 1, 3));
	case WORD_KEY:
		if (w->value == KEY_NOW)
			return give_past(r, UNIT_HOUR, 0);
		return w->value <= KEY_YESTERDAY &&
		       give_days(r, unit_span(r, UNIT_DAY, w->value == KEY_YESTERDAY));
	default:
		return w->digits == 4 && w->value > 0 &&
		       give_days(r, span_of_months(w->value, 1, 12));
	}
}

/* this week, last monday, past month */
static bool
read_key(struct reader *r, int key, const struct word *w)
{
	int64_t ago = key == KEY_LAST;

	if (w->kind == WORD_UNIT && (key == KEY_PAST || w->value == UNIT_HOUR))
		return give_past(r, w->value, 1);
	if (w->kind == WORD_UNIT && key <= KEY_LAST)
		return give_days(r, unit_span(r, w->value, ago));
	if (key != KEY_LAST && key != KEY_THIS)
		return false;
	if (w->kind == WORD_WEEKDAY) {
		int64_t back = (date_weekday(r->today_days) - (unsigned)w->value + 7) % 7;

		return give_days(r, unit_span(r, UNIT_DAY, back == 0 && ago ? 7 : back));
	}
	ago = key == KEY_LAST ? w->value >= r->today.month : 0;
	return w->kind == WORD_MONTH &&
	       give_days(r, span_of_months(r->today.year - ago, w->value, 1));
}

static bool
read_shape(struct reader *r)
{
	const struct word *w = r->words;
	char shape[MAX_WORDS + 1];
	int year = r->today.year;

	shape_of(r, shape);
	if (r->n_words == 1)
		return read_one(r);
	if (strcmp(shape, "nu") == 0 || strcmp(shape, "yu") == 0)
		return give_past(r, w[1].value, w[0].value);
	if (strcmp(shape, "nuk") == 0 && w[2].value == KEY_AGO && w[0].value <= 2000)
		return give_days(r, unit_span(r, w[1].value, w[0].value));
	if (strcmp(shape, "knu") == 0 && (w[0].value == KEY_LAST || w[0].value == KEY_PAST))
		return give_past(r, w[2].value, w[1].value);
	if (r->n_words == 2 && shape[0] == 'k')
		return read_key(r, w[0].value, &w[1]);
	if (strcmp(shape, "my") == 0 || strcmp(shape, "ym") == 0)
		return give_days(
		    r, span_of_months(w[shape[0] == 'm'].value, w[shape[0] == 'y'].value, 1));
	if (strcmp(shape, "qy") == 0 || strcmp(shape, "yq") == 0)
		return give_days(r, span_of_months(w[shape[0] == 'q'].value,
					w[shape[0] == 'y'].value * 3 + 1, 3));
	if (strcmp(shape, "mn") == 0 || strcmp(shape, "nm") == 0) {
		const struct word *month = &w[shape[0] == 'n'], *day = &w[shape[0] == 'm'];

		year -= month->value > r->today.month ||
			(month->value == r->today.month && day->value > r->today.day);
		return give_day(r, year, month->value, day->value);
	}
	if (strcmp(shape, "mny") == 0)
		return give_day(r, w[2].value, w[0].value, w[1].value);
	if (strcmp(shape, "nmy") == 0)
		return give_day(r, w[2].value, w[1].value, w[0].value);
	return false;
}

/* "1990s" */
static bool
read_decade(struct reader *r, const char *s, size_t len)
{
	int year;

	if (len != 5 || s[4] != 's' || s[3] != '0' || !is_digit(s[0]) || !is_digit(s[1]) ||
	    !is_digit(s[2]))
		return false;
	year = (s[0] - '0') * 1000 + (s[1] - '0') * 100 + (s[2] - '0') * 10;
	return give_days(r, span_of_months(year, 1, 120));
}

/* Lower case; spaces for commas, underscores and hyphens beside a letter. */
static size_t
normalize(const char *s, size_t len, char out[MAX_TEXT])
{
	size_t i;

	for (i = 0; i < len; i++) {
		char c = s[i], before = i ? s[i - 1] : ' ',
		     after = i + 1 < len ? s[i + 1] : ' ';

		if (c >= 'A' && c <= 'Z')
			c = (char)(c | 0x20);
		if (c == '_' || c == ',' ||
		    (c == '-' && ((before | 0x20) >= 'a' || (after | 0x20) >= 'a')))
			c = ' ';
		out[i] = c;
	}
	return len;
}

static bool
read_point(const char *s, size_t len, const struct query_env *env, bool instants,
    struct query_span *out)
{
	struct reader r = {.env = env, .instants = instants, .out = out};
	char text[MAX_TEXT];
	struct date d;

	if (len == 0 || len > sizeof(text))
		return false;
	*out = (struct query_span){0, 0, false};
	date_of_time(env->now, env->zone_minutes, &r.today);
	r.today_days = date_days(r.today.year, r.today.month, r.today.day);
	len = normalize(s, len, text);
	if (read_words(&r, text, len))
		return read_shape(&r);
	if (read_decade(&r, text, len))
		return true;
	if (!date_parse(text, len, &d))
		return false;
	if (d.precision > DATE_DAY)
		d.precision = DATE_DAY;
	return give_date(&r, &d);
}

static size_t
find_dots(const char *s, size_t len)
{
	size_t i;

	for (i = 0; i + 1 < len; i++)
		if (s[i] == '.' && s[i + 1] == '.')
			return i;
	return len;
}

/* "2009-2011", which is no date of its own. */
static bool
is_years(const char *s, size_t len)
{
	size_t i;

	for (i = 0; i < len && (i == 4 ? s[i] == '-' : is_digit(s[i])); i++)
		;
	return len == 9 && i == len;
}

bool
query_date_read(const char *s, size_t len, const struct query_env *env, bool instants,
    struct query_span *out)
{
	struct query_span from = {INT64_MIN, INT64_MIN, false};
	struct query_span to = {INT64_MAX, INT64_MAX, false};
	size_t at = find_dots(s, len), behind = at + 2;

	if (at == len && is_years(s, len)) {
		at = 4;
		behind = 5;
	}
	if (at == len)
		return read_point(s, len, env, instants, out);
	while (behind < len && s[behind] == '.')
		behind++;
	if ((at == 0 && behind >= len) ||
	    (at > 0 && !read_point(s, at, env, instants, &from)) ||
	    (behind < len && !read_point(s + behind, len - behind, env, instants, &to)))
		return false;
	*out = (struct query_span){from.from, to.is_past ? to.from : to.to, false};
	if (out->from >= out->to) /* typed the wrong way round */
		*out = (struct query_span){to.from, from.is_past ? from.from : from.to, false};
	return out->from < out->to;
}
