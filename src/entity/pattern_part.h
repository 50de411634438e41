/* entity/pattern_part.h: what the files of the patterns share. Internal. */
#ifndef ENTITY_PATTERN_PART_H
#define ENTITY_PATTERN_PART_H

#include "entity/calendar.h"
#include "entity/lexeme.h"
#include "doc/mention.h"

/* Where a pattern looks. */
struct pattern_context {
	const char *text;
	const struct lexemes *lexemes;
	struct calendar_date base; /* year 0: unknown */
};

const struct lexeme *part_at(const struct pattern_context *c, size_t i);
/* The lexeme before i on its line, or an empty one. */
const struct lexeme *part_before(const struct pattern_context *c, size_t i);
/* Is lexeme i, on the same line as the one before it, of that class, or that word? */
bool part_is(const struct pattern_context *c, size_t i, enum lexicon_class class_);
bool part_is_word(const struct pattern_context *c, size_t i, const char *word);
/* A plain whole number between two bounds. */
bool part_is_int(const struct pattern_context *c, size_t i, int low, int high);
bool part_is_year(const struct pattern_context *c, size_t i);
/* Do words near before i speak of the future? */
bool part_is_future(const struct pattern_context *c, size_t i);

/* Each tries to match at lexeme i: appends the value to *value, sets *kind and returns the
 * number of lexemes, or returns 0 and leaves *value as it was. */
size_t pattern_date(const struct pattern_context *c, size_t i, struct buf *value);
/* "last week" and the like alone, and with everything else that is relative. */
size_t pattern_deictic(const struct pattern_context *c, size_t i, struct buf *value);
size_t pattern_relative(const struct pattern_context *c, size_t i, struct buf *value);
size_t pattern_time(const struct pattern_context *c, size_t i, struct buf *value);
size_t pattern_amount(
    const struct pattern_context *c, size_t i, struct buf *value, enum mention_kind *kind);

/* Reads an amount in figures or words ("1.2 million", "twenty-one", "half a billion");
 * returns the lexemes used. *scaled tells whether a word like million was among them. */
size_t pattern_number(const struct pattern_context *c, size_t i, double *value, bool *scaled);

/* Resolving (pattern_resolve.c): append the value of a date that may be partial or relative. */
/* A date with year, month or day 0 where unsaid; future: the words around speak of what
 * is to come. */
void resolve_date(
    const struct pattern_context *c, struct calendar_date d, bool future, struct buf *out);
void resolve_weekday(
    const struct pattern_context *c, int weekday, int shift, bool future, struct buf *out);
/* The span of time (lexicon letter) that lies shift spans from now: last week, this year. */
void resolve_span(const struct pattern_context *c, int span, int shift, struct buf *out);
/* n spans before (negative) or after now: three days ago. */
void resolve_distance(const struct pattern_context *c, int span, double n, struct buf *out);

#endif
