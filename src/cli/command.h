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
	CLI_PRINT_COMPLETION,
	CLI_PRINT_MANUAL,
	CLI_OPTIONS
};

enum { CLI_MAX_SETS = 64 };

struct cli {
	const char *argv0;
	const char *values[CLI_OPTIONS]; /* what was given; a flag is "" */
	const char *sets[CLI_MAX_SETS + 1];
	size_t n_sets;
	const struct cli_command *command; /* NULL: the interface */
	const char **words;                /* that the command is given */
	size_t n_words;
	const char **passed; /* for lectern-ingest: its options and words as they came */
	size_t n_passed;
	cli_interface *interface;
};

struct cli_command {
	struct subcommand spec;
	int (*run)(struct cli *c);
};

extern const struct flag cli_common[];
/* Ends with a NULL name. The commands of base/writing.h are not repeated in it. */
extern const struct cli_command cli_commands[];

/* Prints "lectern: " and the sentence, cleaned, to standard error. Returns the exit status
 * that the kind of failure has. */
int cli_fail(const struct err *err);
/* The library's path: --library, LECTERN_LIBRARY, XDG. The caller frees it; NULL with a
 * sentence when there is no home. */
char *cli_library_path(const struct cli *c, struct err *err);

int cli_run_help(struct cli *c);
/* Becomes lectern-ingest with the words it was given. */
int cli_run_writing(struct cli *c, const struct subcommand *command);
int cli_print_version(void);

/* Appends the sentence-like help of one command, of all, and the generated parts of manual
 * and completion. */
void help_command(struct buf *out, const struct subcommand *command);
void help_all(struct buf *out);

#endif
