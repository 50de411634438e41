/* cli/cli.h: the command line of lectern.
 *
 * Reads the words, runs the one command they name, or starts the interface. main.c passes
 * in what the terminal's side has, so that no layer below knows of it. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include "app/app.h"
#include "base/err.h"

struct cli_terminal {
	/* Runs the interface. The environment holds the open library, its paths,
	 * configuration and paths to add; the terminal's own facts (size, colours, clock,
	 * waiting keys) are filled in by the callee. Returns the exit status; fails with a
	 * sentence when the terminal cannot be used. */
	int (*run)(struct app_env *env, struct err *err);
	/* Appends a line a library: name and version. */
	void (*add_versions)(struct buf *out);
};

/* The whole program; returns the exit status. */
int cli_main(int argc, char **argv, const struct cli_terminal *terminal);

#endif
