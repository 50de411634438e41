/* lectern: the reading program: the command line, and the interface that it may start. */
#include "base/proc.h"
#include "cli/cli.h"
#include "ui/ui.h"
#include "ui/version.h"

int
main(int argc, char **argv)
{
	static const struct cli_terminal terminal = {ui_run, ui_add_versions};

	proc_outlive_limits();
	return cli_main(argc, argv, &terminal);
}
