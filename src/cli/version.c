/* What this program is made of. */
#include "config.h"

#include "base/exit.h"
#include "base/proc.h"
#include "cli/out.h"
#include "layout/version.h"
#include "store/version.h"
#include "text/version.h"

#include <stdlib.h>

enum { MAX_VERSION_TEXT = 4096 };

/* lectern-ingest tells its own; without it the rest is still true. */
static void
add_ingest_versions(struct cli *c, struct buf *out)
{
	char *program = cli_ingest_path(c, NULL);
	const char *argv[] = {program, "--version", NULL};
	size_t before = out->len;
	int status = 1;

	if (!program)
		return;
	if (!proc_run(argv, NULL, 0, out, MAX_VERSION_TEXT, &status, NULL) || status)
		buf_truncate(out, before);
	free(program);
}

int
cli_print_version(struct cli *c)
{
	struct buf out = BUF_INIT;

	buf_add_str(&out, PACKAGE_STRING "\n");
	c->terminal->add_versions(&out);
	text_add_versions(&out);
	layout_add_versions(&out);
	store_add_versions(&out);
	add_ingest_versions(c, &out);
	out_text(out.data, out.len);
	buf_clear(&out);
	return EXIT_STATUS_DONE;
}
