/* cli/command.h: the commands of lectern and what each is given.
 *
 * cli/table.c holds them all; help, completion and manual are made from it. */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include "base/flag.h"
#include "cli/cli.h"

/* Options that every command takes, then those of single commands. */
enum cli_option {
	CLI_LIBRARY,
	CLI_CONFIG,
	CLI_SET,
	CLI_JSON,
	CLI_QUIET,
	CLI_COLOR,
	CLI_HELP,
	CLI_VERSION,
	CLI_PRINT_CONFIG,
	CLI_SHOW_THEME,
	CLI_PRINT_COMPLETION,
	CLI_PRINT_MANUAL,
	CLI_AS,
	CLI_MAX,
	CLI_OFF,
	CLI_WIDTH,
	CLI_KIND,
	CLI_OUTPUT,
	CLI_ORIGINALS,
	CLI_QUOTE,
	CLI_REPAIR,
	CLI_OPTIONS
};

enum { CLI_MAX_SETS = 64 };

struct cli {
	const char *argv0;
	const char *values[CLI_OPTIONS]; /* what was given; a flag is "" */
	const char *sets[CLI_MAX_SETS + 1];
	size_t n_sets;
	const struct subcommand *spec;     /* NULL: the interface */
	const struct cli_command *command; /* NULL: the interface, or lectern-ingest has it */
	const char **words;                /* that the command is given */
	size_t n_words;
	const char **passed; /* for lectern-ingest: its options and words as they came */
	size_t n_passed;
	const struct cli_terminal *terminal;
	int columns;  /* of standard output; 0: it is no terminal */
	bool colored; /* escape sequences for looks are wanted */
};

struct cli_command {
	struct subcommand spec;
	int (*run)(struct cli *c);
};

extern const struct flag cli_common[];
/* Ends with a NULL name. The commands of base/writing.h are not repeated in it. */
extern const struct cli_command cli_commands[];

/* The n-th of all commands, those of base/writing.h first; NULL beyond the last. */
const struct subcommand *cli_command_at(size_t n);
/* Does name begin with the words of topic? "note list" does so with "note". */
bool cli_is_about(const char *name, const char *topic);

/* Prints "lectern: " and the sentence, cleaned, to standard error. Returns the exit status
 * that the kind of failure has. */
int cli_fail(const struct err *err);
/* The same for something that stops nothing; silent with --quiet. */
void cli_tell(const struct cli *c, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* Appends the words from the n-th on, parted by spaces. */
void cli_join_words(const struct cli *c, size_t n, struct buf *out);
/* The library's path: --library, LECTERN_LIBRARY, XDG. The caller frees it; NULL with a
 * sentence when there is no home. */
char *cli_library_path(const struct cli *c, struct err *err);
/* The path of lectern-ingest for the caller to free, or NULL with a sentence. */
char *cli_ingest_path(const struct cli *c, struct err *err);

int cli_run_help(struct cli *c);
int cli_print_version(struct cli *c);
/* The built-in configuration. */
int cli_print_config(struct cli *c);
/* Every style in the looks of the theme in force. */
int cli_show_theme(struct cli *c);
/* For the build: a completion script, a part of a manual. */
int cli_print_completion(struct cli *c);
int cli_print_manual(struct cli *c);

/* Appends the help of one command, of all. */
void help_command(struct buf *out, const struct subcommand *command);
void help_all(struct buf *out);

#endif
