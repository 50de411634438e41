/* entity/lexeme.h: tokens cut finer and classed for the value patterns: "10:31am" is a
 * clock time and a meridiem, "90-minute" a number, a dash and a span of time. Internal to
 * the patterns. */
#ifndef ENTITY_LEXEME_H
#define ENTITY_LEXEME_H

#include "base/buf.h"
#include "entity/lexicon.h"
#include "entity/token.h"

enum lexeme_flag {
	LEXEME_GLUED = 1, /* no space before it */
	LEXEME_FIRST = 2, /* begins a token */
	LEXEME_LAST = 4,  /* ends a token */
	LEXEME_CAPITAL = 8,
	LEXEME_BREAK = 16,   /* begins a line */
	LEXEME_DECIMAL = 32, /* a number with a fraction */
	LEXEME_GROUPED = 64, /* a number with commas */
	LEXEME_CLOCK = 128   /* a number of the form 10:31; number is minutes */
};

struct lexeme {
	double number; /* LEX_NUMBER: its value */
	uint32_t start;
	uint32_t token; /* index */
	uint16_t len;
	int16_t code;   /* of the lexicon; LEX_NUMBER: digits before the fraction */
	uint8_t class_; /* enum lexicon_class */
	uint8_t flags;
};

struct lexemes {
	struct lexeme *items; /* followed by a few empty ones, so that looking ahead is safe */
	size_t n, cap;
};

enum { LEXEME_AHEAD = 16 };

void lexemes_scan(struct lexemes *out, const char *text, const struct tokens *t);
void lexemes_clear(struct lexemes *l);

#endif
