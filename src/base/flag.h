/* base/flag.h: options and subcommands of a command line, as tables that also make its help.
 *
 * "--name", "--name=value", "--name value", "-x", "-x value". Letters do not bundle, so
 * that "-word" can be a word of a query. "--" ends the options; "-" is a word. */
#ifndef BASE_FLAG_H
#define BASE_FLAG_H

#include "base/err.h"

struct flag {
	int id; /* what flag_next returns; not negative. A table ends with name NULL */
	const char *name;  /* without the dashes */
	char letter;       /* or 0 */
	const char *value; /* what its value is called in help, "FILE"; NULL: it takes none.
			    * Choices are parted by '|' and are checked. */
	const char *help;  /* a clause; NULL: in no help */
};

/* A command of the program. */
struct subcommand {
	const char *name;             /* "note list" is found as two words */
	const char *words;            /* its other words, for help: "PATH|-..." */
	const char *help;             /* one clause */
	const struct flag *options;   /* besides those that every command has; or NULL */
	uint8_t min_words, max_words; /* SUBCOMMAND_ANY: no limit */
	bool is_query;                /* "-word" is a word of it */
	const char *details; /* more for `help COMMAND`, or NULL; lines end with '\n' */
	bool is_filter;      /* touches no library */
};

enum { SUBCOMMAND_ANY = 255 };

enum { FLAG_END = -1, FLAG_WORD = -2, FLAG_BAD = -3 };

struct flag_reader {
	const char *const *argv;
	int argc;
	int at;                       /* the next word */
	const struct flag *tables[2]; /* either may be NULL */
	bool dash_words;              /* an unknown "-word" is a word */
	bool only_words;              /* "--" was met */
	size_t table;                 /* where the last option stood */
};

/* The next option's id with its value (NULL for a flag), or FLAG_WORD with the word, or
 * FLAG_END, or FLAG_BAD with a sentence in *err. Values are borrowed from argv. */
int flag_next(struct flag_reader *r, const char **value, struct err *err);

/* Reads a number from lowest to highest, digits only; err names the option. */
bool flag_number(const char *name, const char *value, const uint64_t range[2], uint64_t *out,
    struct err *err);

#endif
