/* text/date_read.h: a cursor over the tokens of a text, and what reads parts of dates from it.
 * Used by text/date*.c only.
 *
 * Each reader returns false and leaves the cursor where it was when its part is not there. */
#ifndef TEXT_DATE_READ_H
#define TEXT_DATE_READ_H

#include "text/date.h"
#include "text/date_lex.h"

struct date_reader {
	struct date_lexer lex;
	const char *lang; /* or NULL */
	size_t at;        /* tokens from the first of the look-ahead */
	struct date date; /* what was read */
};

static inline struct date_token
date_read_peek(struct date_reader *r)
{
	return date_lex_peek(&r->lex, r->at);
}

/* A word of that kind: the meaning in the reader's language, else the first one. NULL: none.
 * The cursor stays. */
const struct date_word *date_read_word_at(struct date_reader *r, enum date_word_kind kind);
/* The same, and goes past it and the dot that is joined to it. */
const struct date_word *date_read_word(struct date_reader *r, enum date_word_kind kind);
/* A sign; with glued, no white space may stand before it. */
bool date_read_sign(struct date_reader *r, uint32_t cp, bool glued);

/* A date of East Asian form, "2011年7月14日" (text/date_cjk.c), into r->date. */
bool date_read_cjk(struct date_reader *r);
/* The marks of a weekday that may follow such a date: "(木)", "星期四". */
void date_skip_cjk_weekday(struct date_reader *r);
/* "下午" and the like: sets hours to add. */
bool date_read_cjk_half(struct date_reader *r, unsigned *hours);

/* A time of day with its zone (text/date_clock.c), into r->date, whose day is known or not.
 * told: a word or sign before it says that it is one. */
bool date_read_clock(struct date_reader *r, bool told);
/* A zone: "EDT", "(CET)", "+0200", "GMT+2", into r->date. */
bool date_read_zone(struct date_reader *r);

#endif
