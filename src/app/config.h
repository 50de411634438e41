/* app/config.h: the configuration language, its parser, and what is in force.
 *
 * A line is one of
 *
 *	set OPTION VALUE
 *	bind [PANE[,PANE...]] KEY COMMAND [; COMMAND ...]
 *	style NAME = LOOK
 *	view NAME = QUERY
 *	# comment
 *
 * The built-in defaults are such a text, made from the tables and read by this parser before
 * the user's. A faulty line is told with its name, line and column; the rest stays in force. */
#ifndef APP_CONFIG_H
#define APP_CONFIG_H

#include "app/keymap.h"
#include "app/option.h"
#include "layout/style.h"

struct config_view {
	char *name;
	char *query;
};

struct config {
	struct options options;
	struct keymap keymap;
	struct theme theme; /* what is in force: the chosen theme with own_looks laid over it */
	struct look own_looks[STYLE_COUNT]; /* the user's, where has_own_look */
	bool has_own_look[STYLE_COUNT];
	bool colorless; /* the terminal has no colours, or NO_COLOR is set */
	struct config_view *views;
	size_t n_views, cap_views;
};

/* The built-in defaults. */
void config_init(struct config *c);
void config_clear(struct config *c);

/* Reads one line. *column (from 1) is where the fault is. */
bool config_parse_line(
    struct config *c, const char *line, size_t len, size_t *column, struct err *err);
/* Reads a text; appends a line "NAME:LINE:COLUMN: sentence\n" to *errors for each fault. */
void config_parse(
    struct config *c, const char *text, size_t len, const char *name, struct buf *errors);

/* Makes theme anew, after the option or colorless changed. */
void config_apply_theme(struct config *c);

/* The query of a view, or NULL. Borrowed. */
const char *config_find_view(const struct config *c, const char *name, size_t len);
/* Is that the name of a view that every library has? Only the configuration changes those. */
bool config_is_built_in_view(const char *name);

/* Appends the text of the defaults: what `lectern --print-config` prints. */
void config_print_defaults(struct buf *out);

#endif
