/* cli/cli.h: the command line of lectern.
 *
 * Reads the words, runs the one command they name, or starts the interface. main.c passes
 * in the function that runs the interface, so that no layer below knows of it. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include "app/app.h"
#include "base/err.h"

/* Runs the interface. The environment holds the open library, its paths, configuration and
 * paths to add; the terminal's own facts (size, colours, clock, waiting keys) are filled in
 * by the callee. Returns the exit status; fails with a sentence when the terminal cannot be
 * used. */
typedef int cli_interface(struct app_env *env, struct err *err);

/* The whole program; returns the exit status. */
int cli_main(int argc, char **argv, cli_interface *interface);

#endif
