/* text/date_words.h: the words that dates are written with. Used by text/date*.c only. */
#ifndef TEXT_DATE_WORDS_H
#define TEXT_DATE_WORDS_H

#include "base/base.h"

enum date_word_kind {
	DATE_WORD_MONTH,        /* 1 .. 12 */
	DATE_WORD_MONTH_SHORT,  /* the same */
	DATE_WORD_MONTH_NUMBER, /* a number follows: "tháng 7" */
	DATE_WORD_WEEKDAY,      /* 0 Sunday .. 6 */
	DATE_WORD_YEAR,         /* beside a year: "г.", "gada" */
	DATE_WORD_JOIN,         /* between day, month and year: "of", "de" */
	DATE_WORD_ORDINAL,      /* joined to a day: "th", "er" */
	DATE_WORD_AT,           /* before a time of day: "at", "um", "kl." */
	DATE_WORD_HOURS,        /* behind the hours or the time: "h", "Uhr" */
	DATE_WORD_HALF,         /* "am", "p.m.": hours to add */
	DATE_WORD_ZONE,         /* minutes east of UTC */
	DATE_WORD_ZONE_US       /* the same, one hour more in summer: "ET" */
};

enum { DATE_WORD_LONGEST = 40 }; /* bytes */

struct date_word {
	const char *word;  /* as fold_text makes it */
	const char *langs; /* parted by spaces */
	uint8_t kind;      /* enum date_word_kind */
	int16_t value;
};

extern const struct date_word date_words[];
extern const size_t date_n_words;

#endif
