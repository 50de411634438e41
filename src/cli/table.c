/* The commands and options of lectern: one const table each. */
#include "cli/command.h"

const struct flag cli_common[] = {
    {CLI_LIBRARY, "library", 0, "FILE", "the library to use"},
    {CLI_CONFIG, "config", 0, "FILE", "the configuration to read"},
    {CLI_SET, "set", 0, "OPTION=VALUE", "set an option, as a line of the configuration does"},
    {CLI_JSON, "json", 0, NULL, "print one JSON object a line"},
    {CLI_QUIET, "quiet", 'q', NULL, "print results only"},
    {CLI_COLOR, "color", 0, "auto|always|never", "colours in the output of commands"},
    {CLI_HELP, "help", 'h', NULL, "this help, or that of a command"},
    {CLI_VERSION, "version", 0, NULL, "version, libraries and what was built in"},
    {CLI_PRINT_CONFIG, "print-config", 0, NULL, "the built-in configuration"},
    {CLI_SHOW_THEME, "show-theme", 0, NULL, "each style in its look"},
    {CLI_PRINT_COMPLETION, "print-completion", 0, "bash|zsh|fish", NULL},
    {CLI_PRINT_MANUAL, "print-manual", 0, "PART", NULL},
    {0, NULL, 0, NULL, NULL},
};

const struct cli_command cli_commands[] = {
    {{"help", "[TOPIC]", "help on a command", NULL, 0, 2, false, NULL, false}, cli_run_help},
    {{0}, NULL},
};
