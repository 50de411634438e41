/* format/dump_line.h: the lines of a plain text and the way it is written. Used by
 * format/dump*.c only. */
#ifndef FORMAT_DUMP_LINE_H
#define FORMAT_DUMP_LINE_H

#include "base/buf.h"

/* A line that is not blank. */
struct dump_line {
	uint32_t start, len; /* bytes of the cleaned text, without white space at the ends */
	uint32_t indent;     /* cells before it */
	uint32_t width;      /* cells with the indent */
	uint32_t first_word; /* cells */
	uint32_t blanks;     /* blank lines before it */
};

/* How the whole text is written. */
struct dump_style {
	bool is_wrapped;    /* its lines are broken at a margin */
	uint32_t margin;    /* cells; the widest lines but for a few */
	uint32_t usual_gap; /* blank lines between two paragraphs */
	bool has_marks;     /* paragraphs are parted, so that marks at line beginnings mean
			       something */
	bool has_lists;
	bool has_code;    /* what is indented is code */
	bool is_markdown; /* line ends inside paragraphs mean nothing */
};

enum dump_mark {
	DUMP_MARK_NONE,
	DUMP_MARK_HEADING, /* "## Title" */
	DUMP_MARK_RULE,    /* "---", "* * *" */
	DUMP_MARK_QUOTE,   /* "> text" */
	DUMP_MARK_ITEM,    /* "- text", "1. text" */
	DUMP_MARK_FENCE    /* "```" */
};

struct dump_lines {
	struct buf text; /* cleaned; never shorter than what the lines cover */
	struct dump_line *items;
	size_t n, cap;
	size_t body; /* the first line behind a mail's header */
	struct dump_style style;
};

/* Cleans a text, cuts it and looks how it is written. Clear it. */
void dump_lines_read(struct dump_lines *l, const char *s, size_t len);
void dump_lines_clear(struct dump_lines *l);

/* The mark at the beginning of a line: *mark_len bytes with the white space behind it; *value
 * is the heading's level, the quote's depth, the item's number (0: a bullet). */
enum dump_mark dump_mark_of(const char *s, size_t len, size_t *mark_len, uint32_t *value);
/* The level (1 or 2) of the heading that a line of '=' or '-' makes of a line of that width
 * above it; 0 when it does not. */
unsigned dump_underline_level(const char *s, size_t len, uint32_t width);

/* Does line i + 1 go on with the paragraph of line i, as far as margins tell? */
bool dump_line_goes_on(const struct dump_lines *l, size_t i);

#endif
