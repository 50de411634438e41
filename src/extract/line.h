/* extract/line.h: what a line of a page looks like, counted once.
 *
 * A line is a block of the page, whatever made it: a line of a dump, a paragraph, a cell. All
 * measures are independent of the language: writing without spaces counts words by characters
 * (two ideographs, five letters without case), so that one threshold serves all. */
#ifndef EXTRACT_LINE_H
#define EXTRACT_LINE_H

#include "doc/doc.h"
#include "extract/part.h"

/* How a line ends, closing quotes and brackets put aside. */
enum line_end { END_OTHER, END_STOP, END_COLON, END_COMMA, END_ELLIPSIS, END_BAR, END_DIGIT };
/* How it begins. */
enum line_start {
	START_OTHER,
	START_UPPER,
	START_LOWER,
	START_CASELESS,
	START_DIGIT,
	START_QUOTE,
	START_BRACKET,
	START_MARK /* a bullet, an arrow, a sign */
};

struct line {
	const char *s; /* borrowed from the document */
	uint32_t len;
	uint32_t words; /* as people count them, see above */
	uint32_t chars; /* without spaces */
	uint32_t letters;
	uint32_t caseless; /* letters without case, ideographs included */
	uint32_t upper;    /* capital letters */
	uint32_t digits;
	uint32_t puncts;
	uint32_t commas;
	uint32_t sentences;             /* full stops with an end or a space behind them */
	uint32_t small_words;           /* that begin with a small letter */
	uint32_t big_words;             /* that begin with a capital */
	uint32_t hash;                  /* of letters and digits, folded */
	uint32_t shape;                 /* the same with all numbers alike */
	uint32_t first_token, n_tokens; /* in the tokens of all lines */
	uint16_t copies;                /* other lines with the same hash */
	uint16_t alike;                 /* other lines with the same shape */
	uint8_t start, end;             /* enum line_start, line_end */
	uint8_t gap;
	uint8_t kind;   /* enum block_kind */
	bool quotes;    /* holds a quotation mark */
	bool address;   /* holds "://", "www." or an @ inside a word */
	bool copyright; /* holds a copyright sign */
	bool stamp;     /* short, and tells a time of day, or a year and another number */
};

struct lines {
	struct line *items;
	size_t n;
	uint32_t
	    *tokens; /* hashes of words, folded; an ideograph is one, all numbers are alike */
	size_t n_tokens, cap_tokens;
};

/* One line for every block of the page from the first to before the end; empty blocks give
 * empty lines. Linear. */
void lines_read(struct lines *out, const struct doc *page, size_t first, size_t end);
void lines_clear(struct lines *l);
/* The text of a line. */
struct part line_part(const struct line *l);
/* Is it running text: some words, small ones among them where there is case? */
bool line_is_prose(const struct line *l);

#endif
