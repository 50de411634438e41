/* layout/style.h: what things on the screen are called, and how each looks.
 *
 * A cell carries a style, never a colour. The table is the only place where styles stand:
 * the enum, the names in config lines, the four themes and the manual come from it. A look
 * is written as config lines write it: words parted by spaces out of "bold dim italic
 * underline reverse", "fg:COLOUR" and "bg:COLOUR", where COLOUR is one of the eight names
 * black red green yellow blue magenta cyan white, these with "bright-" before, a number
 * 0..255 of the terminal's palette, or #rrggbb. */
#ifndef LAYOUT_STYLE_H
#define LAYOUT_STYLE_H

#include "base/err.h"

/*	enumerator, name, what it is, default (8 colours), mono, light, dark256 */
#define STYLE_TABLE(X) \
	X(STYLE_TEXT, "text", "body text", "", "", "", "") \
	X(STYLE_DIM, "dim", "what matters less: dates, sources, hints", "", "", "fg:8", "fg:245") \
	X(STYLE_TITLE_BAR, "title-bar", "the first row", "reverse", "reverse", "reverse", \
	    "fg:255 bg:238") \
	X(STYLE_RULE, "rule", "the row between the panes", "", "", "fg:8", "fg:240") \
	X(STYLE_HINT, "hint", "the last row", "", "", "", "fg:250") \
	X(STYLE_MESSAGE, "message", "a message on the last row", "bold", "bold", "bold", "fg:229") \
	X(STYLE_ERROR, "error", "a message that something failed", "fg:red bold", "bold", \
	    "fg:red bold", "fg:203 bold") \
	X(STYLE_PROMPT, "prompt", "what is being typed", "", "", "", "") \
	X(STYLE_MARKER, "marker", "the marker of the selected row", "bold", "bold", "bold", \
	    "fg:214 bold") \
	X(STYLE_SELECTED, "selected", "a row chosen for a bulk command", "fg:yellow", "underline", \
	    "fg:blue", "fg:222") \
	X(STYLE_ROW, "row", "a title in the list", "", "", "", "") \
	X(STYLE_UNREAD, "unread", "the title of an unread article", "bold", "bold", "bold", "bold") \
	X(STYLE_STARRED, "starred", "the mark of a starred article", "fg:yellow", "bold", \
	    "fg:yellow", "fg:220") \
	X(STYLE_PASSAGE, "passage", "a hit's passage in the list", "", "", "fg:8", "fg:245") \
	X(STYLE_TITLE, "title", "the article's title in the reader", "bold", "bold", "bold", \
	    "fg:255 bold") \
	X(STYLE_BYLINE, "byline", "authors, source and date below it", "", "", "fg:8", "fg:245") \
	X(STYLE_HEADING, "heading", "a heading or cross-head", "bold", "bold", "bold", \
	    "fg:255 bold") \
	X(STYLE_QUOTE, "quote", "a quotation and its bar", "", "", "", "fg:250") \
	X(STYLE_CODE, "code", "code", "", "", "fg:8", "fg:180") \
	X(STYLE_TABLE, "table", "a table's lines", "", "", "fg:8", "fg:245") \
	X(STYLE_CAPTION, "caption", "a picture's caption", "", "", "fg:8", "fg:245 italic") \
	X(STYLE_CREDIT, "credit", "credits at the end", "", "", "fg:8", "fg:245 italic") \
	X(STYLE_LINK, "link", "a link", "underline", "underline", "underline fg:blue", \
	    "underline fg:117") \
	X(STYLE_NOTE, "note", "a highlight of one's own", "reverse", "reverse", "bg:yellow", \
	    "fg:232 bg:222") \
	X(STYLE_HIT, "hit", "a search term that was found", "bold underline", "bold underline", \
	    "bold bg:yellow", "fg:232 bg:179") \
	X(STYLE_HIT_NOW, "hit-now", "the hit one has come to", "reverse", "reverse", "reverse", \
	    "fg:232 bg:214 bold") \
	X(STYLE_FOCUS, "focus", "the name or link under the cursor", "reverse", "reverse", \
	    "reverse", "reverse") \
	X(STYLE_PERSON, "person", "the name of a person", "fg:cyan", "underline", "fg:blue", \
	    "fg:80") \
	X(STYLE_ORG, "org", "the name of an organisation", "fg:green", "underline", "fg:magenta", \
	    "fg:114") \
	X(STYLE_PLACE, "place", "the name of a place", "fg:yellow", "underline", "fg:green", \
	    "fg:180") \
	X(STYLE_OTHER, "other", "another name", "fg:magenta", "underline", "fg:red", "fg:176") \
	X(STYLE_VALUE, "value", "a date, time, amount or quantity", "", "", "fg:8", "fg:152") \
	X(STYLE_PANEL, "panel", "the head of a panel", "reverse", "reverse", "reverse", \
	    "fg:255 bg:238")

#define STYLE_ENUMERATOR(id, name, help, plain, mono, light, dark) id,
enum style { STYLE_TABLE(STYLE_ENUMERATOR) STYLE_COUNT };

enum style_attr {
	ATTR_BOLD = 1,
	ATTR_DIM = 2,
	ATTR_ITALIC = 4,
	ATTR_UNDERLINE = 8,
	ATTR_REVERSE = 16
};

#define COLOR_DEFAULT (-1)
#define COLOR_RGB 0x1000000 /* set: the low 24 bits are red, green, blue; else a palette index */

struct look {
	int32_t fg, bg;
	uint8_t attrs; /* of enum style_attr */
};

struct theme {
	struct look looks[STYLE_COUNT];
	unsigned generation; /* grows with each change */
};

/* "text", "title-bar" ... and what the style is for. */
const char *style_name(enum style s);
const char *style_help(enum style s);
/* The style with that name, or -1. */
int style_find(const char *name, size_t len);

/* Names of the themes: 0 "default", 1 "mono" ...; NULL behind the last. */
const char *theme_name(unsigned i);
/* Fills a theme by name and raises its generation; false when there is none. */
bool theme_set(struct theme *t, const char *name);

/* Reads a look; the whole of it or nothing. The error names the word. */
bool look_parse(const char *s, size_t len, struct look *out, struct err *err);
/* Keeps attributes, forgets colours: for NO_COLOR and terminals that have none. A look that
 * lived by its colours alone is underlined. */
struct look look_without_colors(struct look l);

#endif
