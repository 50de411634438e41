/* lectern: the reading program: the command line, and the interface that it may start. */
#include "cli/cli.h"

#include <stddef.h>

int
main(int argc, char **argv)
{
	return cli_main(argc, argv, NULL);
}
