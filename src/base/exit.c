/* Exit statuses. */
#include "base/exit.h"

int
exit_status_of(enum err_kind kind)
{
	static const int statuses[] = {
	    [ERR_NONE] = EXIT_STATUS_DONE,
	    [ERR_USAGE] = EXIT_STATUS_USAGE,
	    [ERR_NO_INPUT] = EXIT_STATUS_NO_INPUT,
	    [ERR_DATA] = EXIT_STATUS_DATA,
	    [ERR_NO_OUTPUT] = EXIT_STATUS_NO_OUTPUT,
	    [ERR_IO] = EXIT_STATUS_IO,
	    [ERR_BUSY] = EXIT_STATUS_BUSY,
	    [ERR_INTERRUPT] = EXIT_STATUS_INTERRUPT,
	    [ERR_SOFTWARE] = EXIT_STATUS_SOFTWARE,
	};

	return (size_t)kind < ARRAY_LEN(statuses) ? statuses[kind] : EXIT_STATUS_SOFTWARE;
}
