/* cli/settings.h: the user's configuration, found and read. */
#ifndef CLI_SETTINGS_H
#define CLI_SETTINGS_H

#include "cli/command.h"

struct config;

/* The text of the file that --config names, or else of the one under XDG_CONFIG_HOME, which
 * may be missing: then *text stays empty. *name is its path, for the caller to free, or NULL.
 */
bool cli_read_config(const struct cli *c, struct buf *text, char **name, struct err *err);
/* The lines of --set, "set OPTION=VALUE": a NULL-terminated array for cli_free_lines. Fails
 * when one of them cannot be. */
bool cli_set_lines(const struct cli *c, char ***lines, struct err *err);
void cli_free_lines(char **lines);
/* Does what --set and --config say make sense? For commands that need none of it. */
bool cli_check_settings(const struct cli *c, struct err *err);

/* Fills *config from the defaults, the file and --set. Faults of the file are told on standard
 * error; the rest of it holds. On failure there is nothing to clear. */
bool cli_load_config(const struct cli *c, struct config *config, struct err *err);

#endif
