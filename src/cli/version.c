/* What this program is made of. */
#include "config.h"

#include "base/exit.h"
#include "cli/command.h"

#include <stdio.h>

int
cli_print_version(void)
{
	puts(PACKAGE_STRING);
	return EXIT_STATUS_DONE;
}
