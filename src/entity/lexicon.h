/* entity/lexicon.h: the words that dates, times, money and quantities are made of. */
#ifndef ENTITY_LEXICON_H
#define ENTITY_LEXICON_H

#include "base/base.h"

/* What a word is; its code (a month, a unit's index ...) is in the comment. */
enum lexicon_class {
	LEX_NONE,
	LEX_NUMBER,        /* digits; made by the scanner, not in the table */
	LEX_MONTH,         /* 1..12 */
	LEX_MONTH_SHORT,   /* 1..12 */
	LEX_WEEKDAY,       /* 1 Monday .. 7 */
	LEX_WEEKDAY_SHORT, /* 1..7 */
	LEX_CARDINAL,      /* its value */
	LEX_ARTICLE,
	LEX_HALF,
	LEX_MULTIPLIER,  /* power of ten */
	LEX_MULTIPLIERS, /* power of ten; hundreds, millions ... */
	LEX_ORDINAL,     /* its value */
	LEX_ORDINAL_END,
	LEX_SPANS,   /* the same, plural */
	LEX_SPAN,    /* letter: S m H D W M Y, E decade, C century, F weekend, Q quarter */
	LEX_SEASON,  /* EDTF number */
	LEX_DEICTIC, /* -1 last, 0 this, 1 next */
	LEX_RECENT,
	LEX_PHASE,
	LEX_DAYWORD, /* days from today */
	LEX_AGO,
	LEX_PREPOSITION,
	LEX_CLOCK,    /* hour */
	LEX_MERIDIEM, /* hours to add */
	LEX_OCLOCK,
	LEX_ZONE, /* minutes east */
	LEX_JOIN, /* 0 to, 1 and */
	LEX_FUTURE,
	LEX_PER_WORD,
	LEX_PER,
	LEX_CENT,
	LEX_PERCENTAGE,
	LEX_POINT,
	LEX_DASH,
	LEX_THE,
	LEX_OLD,
	LEX_CURRENCY,      /* index into lexicon_currencies */
	LEX_CURRENCY_CODE, /* the same; stands before the amount */
	LEX_CENTS,         /* currency */
	LEX_DOLLAR_OF,     /* the same; stands before "$" */
	LEX_CURRENCY_OF,   /* the same; an adjective before "dollars" */
	LEX_UNIT,          /* index into lexicon_units */
	LEX_SQUARE,        /* 0 square, 1 cubic */
	LEX_SYMBOL,        /* currency */
	LEX_PER_SIGN,
	LEX_SLASH,
	LEX_COMMA,
	LEX_QUOTE,
	LEX_STOP,
	LEX_OPEN,
};

enum { LEXICON_LONGEST = 11 }; /* bytes of the longest word */

struct lexicon_word {
	const char *word;
	uint8_t class_;
	int16_t code;
};

extern const struct lexicon_word lexicon_words[];
extern const size_t lexicon_n_words;
extern const char *const lexicon_currencies[];
extern const char *const lexicon_units[];

/* The class of a lower-case word; LEX_NONE when it is not in the table. */
enum lexicon_class lexicon_find(const char *word, size_t len, int *code);

#endif
