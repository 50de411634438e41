/* Dates of Chinese, Japanese and Korean texts. */
#include "text/date_iso.h"
#include "text/date_read.h"

/* The value of a Han numeral, 10 for ten, or -1. */
static int
han_digit(uint32_t cp)
{
	static const uint32_t digits[] = {0x3007, 0x4e00, 0x4e8c, 0x4e09, 0x56db, 0x4e94,
	    0x516d, 0x4e03, 0x516b, 0x4e5d, 0x5341};
	size_t i;

	for (i = 0; i < ARRAY_LEN(digits); i++)
		if (digits[i] == cp)
			return (int)i;
	return cp == 0x96f6 /* ling */ ? 0 : -1;
}

/* A number in digits or in Han numerals: "二〇一一", "二十三". */
static bool
read_number(struct date_reader *r, uint32_t *out)
{
	struct date_token t = date_read_peek(r);
	uint32_t tens = 0, run = 0;
	int digit, n = 0;

	if (t.kind == DATE_TOKEN_NUMBER && t.digits <= 4) {
		r->at++;
		*out = t.value;
		return true;
	}
	for (; t.kind == DATE_TOKEN_SIGN && n < 4; n++) {
		digit = han_digit(t.value);
		if (digit < 0)
			break;
		if (digit == 10) {
			tens += (run ? run : 1) * 10;
			run = 0;
		} else {
			run = run * 10 + (uint32_t)digit;
		}
		r->at++;
		t = date_read_peek(r);
	}
	*out = tens + run;
	return n > 0;
}

/* A number and one of two signs behind it. */
static bool
read_counted(struct date_reader *r, uint32_t han, uint32_t hangul, uint32_t *out)
{
	size_t start = r->at;

	if (read_number(r, out) &&
	    (date_read_sign(r, han, false) || date_read_sign(r, hangul, false)))
		return true;
	r->at = start;
	return false;
}

/* The year before an era's first. */
static bool
read_era(struct date_reader *r, uint32_t *base)
{
	static const struct {
		uint32_t first, second, base;
	} eras[] = {
	    {0x4ee4, 0x548c, 2018}, /* Reiwa */
	    {0x5e73, 0x6210, 1988}, /* Heisei */
	    {0x662d, 0x548c, 1925}, /* Showa */
	    {0x5927, 0x6b63, 1911}, /* Taisho */
	    {0x660e, 0x6cbb, 1867}, /* Meiji */
	    {0x6c11, 0x570b, 1911}, /* the Republic of China */
	    {0x6c11, 0x56fd, 1911},
	};
	size_t i, start = r->at;

	for (i = 0; i < ARRAY_LEN(eras); i++) {
		if (date_read_sign(r, eras[i].first, false) &&
		    date_read_sign(r, eras[i].second, false)) {
			*base = eras[i].base;
			return true;
		}
		r->at = start;
	}
	return false;
}

static bool
read_year(struct date_reader *r, uint32_t *year)
{
	uint32_t base = 0;

	if (read_era(r, &base)) {
		if (date_read_sign(r, 0x5143 /* the first */, false))
			*year = 1;
		else if (!read_number(r, year) || *year < 1 || *year > 150)
			return false;
		*year += base;
	} else if (!read_number(r, year) || *year < 1000 || *year > 2999) {
		return false;
	}
	return date_read_sign(r, 0x5e74, false) || date_read_sign(r, 0xb144, false);
}

bool
date_read_cjk(struct date_reader *r)
{
	struct date_token t = date_read_peek(r);
	uint32_t year, month, day;
	size_t start = r->at;

	if ((t.kind == DATE_TOKEN_SIGN && t.value < 0x3000) || t.kind == DATE_TOKEN_WORD)
		return false;
	if (!read_year(r, &year) || !read_counted(r, 0x6708, 0xc6d4, &month) || month < 1 ||
	    month > 12) {
		r->at = start;
		return false;
	}
	r->date = (struct date){.year = (int32_t)year,
	    .month = (uint8_t)month,
	    .precision = DATE_MONTH,
	    .zone_minutes = DATE_NO_ZONE};
	if (!read_counted(r, 0x65e5, 0xc77c, &day) && !read_counted(r, 0x53f7, 0x865f, &day))
		return true;
	if (!date_is_day((int32_t)year, month, day)) {
		r->at = start;
		return false;
	}
	r->date.day = (uint8_t)day;
	r->date.precision = DATE_DAY;
	return true;
}

void
date_skip_cjk_weekday(struct date_reader *r)
{
	/* sun moon fire water wood gold earth; of the week, day; one to six; the same in Hangul
	 */
	static const uint32_t signs[] = {0x65e5, 0x6708, 0x706b, 0x6c34, 0x6728, 0x91d1, 0x571f,
	    0x66dc, 0x661f, 0x671f, 0x5468, 0x9031, 0x793c, 0x62dc, 0x4e00, 0x4e8c, 0x4e09,
	    0x56db, 0x4e94, 0x516d, 0x5929, 0xc694, 0xc6d4, 0xd654, 0xc218, 0xbaa9, 0xae08,
	    0xd1a0, 0xc77c};
	struct date_token t;
	size_t start = r->at, n = 0, i;
	bool open = date_read_sign(r, '(', false) || date_read_sign(r, 0xff08, false);

	for (; n < 3; n++) {
		t = date_read_peek(r);
		for (i = 0; i < ARRAY_LEN(signs) && signs[i] != t.value; i++)
			;
		if (t.kind != DATE_TOKEN_SIGN || i == ARRAY_LEN(signs))
			break;
		r->at++;
	}
	if (!n || (open && !date_read_sign(r, ')', false) && !date_read_sign(r, 0xff09, false)))
		r->at = start;
}

bool
date_read_cjk_half(struct date_reader *r, unsigned *hours)
{
	static const struct {
		uint32_t first, second;
		unsigned hours;
	} halves[] = {
	    {0x4e0a, 0x5348, 0},
	    {0x4e0b, 0x5348, 12},
	    {0x5348, 0x524d, 0},
	    {0x5348, 0x5f8c, 12},
	    {0xc624, 0xc804, 0},
	    {0xc624, 0xd6c4, 12},
	};
	size_t i, start = r->at;

	for (i = 0; i < ARRAY_LEN(halves); i++) {
		if (date_read_sign(r, halves[i].first, false) &&
		    date_read_sign(r, halves[i].second, false)) {
			*hours = halves[i].hours;
			return true;
		}
		r->at = start;
	}
	return false;
}
