/* Where lines may end: UAX #14 of Unicode 15.0, as the Unicode test has it (numbers by the
 * regular expression of its section 8.2, example 7), in one pass with a table of pairs. */
#include "text/segment.h"

#include "base/word.h"
#include "text/unicode.h"
#include "text/utf8.h"

#include <string.h>

/* How far into a number the text is (LB25). */
enum number { NUMBER_NONE, NUMBER_INSIDE, NUMBER_CLOSED };

struct line_state {
	enum unicode_line before;  /* the last class that is neither a mark nor a space */
	enum unicode_line literal; /* of the last code point itself */
	enum number number;
	bool spaced;        /* spaces stand behind `before` */
	bool hebrew_hyphen; /* `before` is the hyphen of a Hebrew word */
	bool odd_regional;  /* `before` is the first of a pair */
};

static bool
is_line_end(enum unicode_line c)
{
	return c == LINE_BK || c == LINE_LF || c == LINE_NL || c == LINE_CR;
}

/* Is the next code point that is no mark a digit? */
static bool
is_number_next(const char *s, size_t len)
{
	enum unicode_line class;
	size_t at;
	uint32_t cp;

	for (at = 0; at < len;) {
		at += utf8_decode(s + at, len - at, &cp);
		class = unicode_line_of(unicode_of(cp));
		if (class != LINE_CM && class != LINE_ZWJ)
			return class == LINE_NU;
	}
	return false;
}

/* What three classes say where two say that a line may end: may it not? */
static bool
is_held(const struct line_state *st, enum unicode_line class, const char *behind, size_t len)
{
	if (st->literal == LINE_ZWJ) /* LB8a */
		return true;
	if (st->spaced)
		return false;
	if (st->number == NUMBER_INSIDE &&
	    (class == LINE_SY || class == LINE_IS || class == LINE_NU || class == LINE_CL ||
		class == LINE_CP || class == LINE_CPN || class == LINE_PO || class == LINE_PR))
		return true;
	if (st->number == NUMBER_CLOSED && (class == LINE_PO || class == LINE_PR))
		return true;
	if ((st->before == LINE_PR || st->before == LINE_PO) &&
	    (class == LINE_OP || class == LINE_OPN || class == LINE_HY))
		return is_number_next(behind, len);
	return st->hebrew_hyphen /* LB21a */ ||
	       (st->odd_regional && class == LINE_RI /* LB30a */);
}

static void
advance(struct line_state *st, enum unicode_line class)
{
	st->hebrew_hyphen =
	    (class == LINE_HY || class == LINE_BA) && st->before == LINE_HL && !st->spaced;
	st->odd_regional =
	    class == LINE_RI && !(st->before == LINE_RI && !st->spaced && st->odd_regional);
	if (class == LINE_NU)
		st->number = NUMBER_INSIDE;
	else if (st->spaced || st->number != NUMBER_INSIDE)
		st->number = NUMBER_NONE;
	else if (class == LINE_CL || class == LINE_CP || class == LINE_CPN)
		st->number = NUMBER_CLOSED;
	else if (class != LINE_SY && class != LINE_IS)
		st->number = NUMBER_NONE;
	st->before = class;
	st->spaced = false;
}

/* The break before a code point of a class, and on past it. behind is the rest of the text. */
static enum segment_break
next_break(struct line_state *st, enum unicode_line class, const char *behind, size_t len)
{
	enum unicode_line literal = class;
	enum segment_break found = SEGMENT_NO_BREAK;
	bool is_mark = class == LINE_CM || class == LINE_ZWJ;

	if (is_line_end(st->literal) && !(st->literal == LINE_CR && class == LINE_LF)) {
		*st = (struct line_state){.before = LINE_BK, .literal = LINE_BK};
		found = SEGMENT_MUST_BREAK;
	} else if (is_mark && !st->spaced && st->before != LINE_BK && st->before != LINE_ZW) {
		st->literal = literal; /* LB9 */
		return SEGMENT_NO_BREAK;
	}
	if (class == LINE_SP) {
		st->spaced = true;
		st->literal = LINE_SP;
		return found;
	}
	if (is_mark) /* LB10 */
		class = LINE_AL;
	/* BK stands for the beginning here: after it only spaces let a line end. */
	if (found == SEGMENT_NO_BREAK && (st->before != LINE_BK || st->spaced) &&
	    (unicode_line_pairs[st->before == LINE_BK ? LINE_SP : st->before][class] &
		(st->spaced ? PAIR_BREAK_SPACED : PAIR_BREAK_JOINED)) &&
	    !is_held(st, class, behind, len))
		found = SEGMENT_MAY_BREAK;
	advance(st, class);
	st->literal = literal;
	return found;
}

static bool
is_letter(char c)
{
	return (unsigned char)((c | 0x20) - 'a') < 26;
}

/* Letters at the start, eight at a time: of each byte's low seven bits two sums say by their
 * eighth bit whether it is at least 'a' and above 'z'. */
static size_t
letters_len(const char *s, size_t len)
{
	uint64_t word, low, others;
	size_t n = 0;

	for (; len - n >= sizeof(word); n += sizeof(word)) {
		word = word_load(s + n);
		low = (word | WORD_ALL(0x20)) & WORD_ALL(0x7f);
		others = ~(low + WORD_ALL(0x80 - 'a')) | (low + WORD_ALL(0x7f - 'z')) | word;
		others &= WORD_ALL(0x80);
		if (others)
			return n + word_first(others);
	}
	while (n < len && is_letter(s[n]))
		n++;
	return n;
}

/* Most of most texts: words of ASCII letters with a space between. at stands behind a letter;
 * returns where something else begins. */
static size_t
pass_words(const char *s, size_t len, size_t at, char *breaks)
{
	for (;;) {
		at += letters_len(s + at, len - at);
		if (at + 1 >= len || s[at] != ' ' || !is_letter(s[at + 1]))
			return at;
		at++;
		breaks[at++] = SEGMENT_MAY_BREAK;
	}
}

void
segment_line_breaks(const char *s, size_t len, char *breaks)
{
	struct line_state st = {.before = LINE_BK, .literal = LINE_SP};
	size_t at = 0, n;
	uint32_t cp;

	memset(breaks, SEGMENT_NO_BREAK, len);
	while (at < len) {
		n = utf8_decode(s + at, len - at, &cp);
		breaks[at] = (char)next_break(
		    &st, unicode_line_of(unicode_of(cp)), s + at + n, len - at - n);
		at += n;
		if (st.literal == LINE_AL)
			at = pass_words(s, len, at, breaks);
	}
}
