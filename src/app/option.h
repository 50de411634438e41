/* app/option.h: what can be set, in one table.
 *
 * A row is X(ID, name, type, default, choices, help). default is text, read by the same
 * parser as the user's. choices: for OPTION_CHOICE the words, parted by spaces; for
 * OPTION_NUMBER "least most"; else "". */
#ifndef APP_OPTION_H
#define APP_OPTION_H

#include "base/buf.h"
#include "base/err.h"

enum option_type { OPTION_BOOL, OPTION_NUMBER, OPTION_CHOICE, OPTION_TEXT };

/* clang-format off */
#define OPTIONS(X) \
	X(VIEW, "start-view", OPTION_TEXT, "library", "", "the view that is open at the start") \
	X(LAYOUT, "layout", OPTION_CHOICE, "stacked", "stacked side list reader", "how list and reader share the screen; side needs 120 columns") \
	X(SPLIT, "split", OPTION_NUMBER, "35", "10 90", "percent of the screen for the list; + and - change it and are remembered") \
	X(PREVIEW, "preview", OPTION_CHOICE, "idle", "idle now off", "when the reader follows the list's cursor") \
	X(PREVIEW_DELAY, "preview-delay", OPTION_NUMBER, "250", "0 5000", "milliseconds of rest that idle means") \
	X(WIDTH, "width", OPTION_NUMBER, "72", "20 400", "most cells of a line of text") \
	X(JUSTIFY, "justify", OPTION_BOOL, "off", "", "set text flush on both sides") \
	X(HYPHENATE, "hyphenate", OPTION_BOOL, "on", "", "break words when justifying, where patterns are installed") \
	X(PARAGRAPHS, "paragraphs", OPTION_CHOICE, "space", "space indent", "what parts paragraphs") \
	X(LINK_LIST, "link-list", OPTION_BOOL, "off", "", "number links, and list their addresses below the text") \
	X(FORMAT, "format", OPTION_TEXT, "%date %source %mark %title", "", "columns of the list: date source mark title words hits authors tags section id") \
	X(DATES, "dates", OPTION_CHOICE, "absolute", "absolute relative", "dates in the list as days or as ages") \
	X(PASSAGES, "passages", OPTION_BOOL, "on", "", "show each hit's passage below its title") \
	X(FOLD, "fold", OPTION_BOOL, "on", "", "show duplicates as one row") \
	X(HIGHLIGHT, "highlight", OPTION_TEXT, "person org place other date money percent quantity", "", "kinds of names and values marked in the text") \
	X(THEME, "theme", OPTION_CHOICE, "default", "default mono light dark256", "colours") \
	X(EMOJI, "emoji", OPTION_CHOICE, "base", "base full", "emoji sequences as one base character, or as they are") \
	X(CITATION, "citation", OPTION_CHOICE, "plain", "plain markdown bibtex", "form of a copied citation") \
	X(ORIGINAL, "original", OPTION_CHOICE, "panel", "panel side", "where the original is shown") \
	X(MOUSE, "mouse", OPTION_BOOL, "on", "", "wheel scrolls, click selects, double click opens") \
	X(SCREEN_READER, "screen-reader", OPTION_BOOL, "off", "", "one pane, no decoration, everything in words")
/* clang-format on */

enum option {
#define OPTION_ID(ID, ...) OPTION_##ID,
	OPTIONS(OPTION_ID)
#undef OPTION_ID
	    OPTION_COUNT
};

struct option_info {
	const char *name;
	uint8_t type;      /* enum option_type */
	const char *value; /* the default */
	const char *choices;
	const char *help;
};

/* The values in force. Invariant: every text is owned and never NULL. number holds a
 * number, 0 or 1, or the index of a choice. */
struct options {
	char *text[OPTION_COUNT];
	int number[OPTION_COUNT];
};

/* The index of each choice, in the table's order. */
enum { LAYOUT_STACKED, LAYOUT_SIDE, LAYOUT_LIST, LAYOUT_READER };
enum { PREVIEW_IDLE, PREVIEW_NOW, PREVIEW_OFF };
enum { PARAGRAPHS_SPACE, PARAGRAPHS_INDENT };
enum { DATES_ABSOLUTE, DATES_RELATIVE };
enum { EMOJI_BASE, EMOJI_FULL };
enum { CITATION_PLAIN, CITATION_MARKDOWN, CITATION_BIBTEX };
enum { ORIGINAL_PANEL, ORIGINAL_SIDE };

const struct option_info *option_get(enum option o);
/* The option with that name, or -1. */
int option_find(const char *name, size_t len);

/* All at their defaults. */
void options_init(struct options *o);
void options_clear(struct options *o);
/* Sets one; an empty value means "on" to a bool. */
bool options_set(
    struct options *o, enum option which, const char *value, size_t len, struct err *err);
/* The next choice, or the other of on and off; false for other types. */
bool options_toggle(struct options *o, enum option which);

/* Appends the defaults as config lines with their help as comments. */
void option_print_defaults(struct buf *out);
/* Appends mdoc for the manual of the configuration file. */
void option_print_manual(struct buf *out);

#endif
