/* lectern check, backup, stats: care of the library's file. */
#include "cli/run.h"

#include "base/exit.h"
#include "cli/out.h"
#include "cli/session.h"
#include "render/json.h"
#include "store/check.h"
#include "store/stats.h"

#include <stdio.h>
#include <stdlib.h>

static void
print_finding(void *arg, const char *finding)
{
	const struct cli *c = arg;
	struct buf out = BUF_INIT;

	if (!c->values[CLI_JSON]) {
		out_line(finding);
		return;
	}
	buf_add_char(&out, '{');
	json_member(&out, "finding", finding);
	buf_add_str(&out, "}\n");
	out_buf(&out);
}

int
cli_run_check(struct cli *c)
{
	bool repair = c->values[CLI_REPAIR] != NULL, ok;
	struct err err;
	uint64_t n = 0;
	char *path = cli_library_path(c, &err);
	int status = EXIT_STATUS_DONE;

	if (!path)
		return cli_fail(&err);
	ok = repair ? check_repair(path, print_finding, c, &n, &err)
		    : check_library(path, print_finding, c, &n, &err);
	if (!ok) {
		status = cli_fail(&err);
	} else if (repair) {
		cli_tell(c,
		    "repaired; %llu row%s could not be read; the old file is %s.damaged",
		    (unsigned long long)n, n == 1 ? "" : "s", path);
	} else if (n) {
		cli_tell(c, "%s: %llu fault%s; lectern check --repair makes a sound copy", path,
		    (unsigned long long)n, n == 1 ? "" : "s");
		status = EXIT_STATUS_DATA;
	} else {
		cli_tell(c, "%s: whole", path);
	}
	free(path);
	return status;
}

int
cli_run_backup(struct cli *c)
{
	struct session s;
	struct err err;
	bool ok =
	    session_open(&s, c, LIBRARY_READ, &err) && check_backup(s.lib, c->words[0], &err);

	if (ok)
		cli_tell(c, "%s: written", c->words[0]);
	return session_end(&s, ok, &err);
}

/* A table of what is told, so that both forms tell the same. */
static void
print_numbers(const struct cli *c, const struct library_stats *s)
{
	const struct {
		const char *name, *help;
		uint64_t n;
	} rows[] = {
	    {"articles", "articles", s->counts.shown},
	    {"unread", "of them unread", s->counts.unread},
	    {"starred", "starred", s->counts.starred},
	    {"archived", "archived", s->counts.archived},
	    {"duplicates", "folded as duplicates", s->counts.duplicates},
	    {"deleted", "deleted, not yet purged", s->counts.deleted},
	    {"words", "words", s->words},
	    {"terms", "different words", s->terms},
	    {"entities", "people, organisations, places and other names", s->entities},
	    {"sources", "sources", s->sources},
	    {"tags", "tags", s->tags},
	    {"notes", "notes", s->notes},
	    {"views", "views", s->views},
	    {"batches", "runs of lectern add", s->batches},
	    {"originals", "originals", s->originals},
	    {"text_bytes", "bytes of text", s->text_bytes},
	    {"body_bytes", "bytes of bodies, compressed", s->body_bytes},
	    {"original_bytes", "bytes of originals, compressed", s->original_bytes},
	    {"file_bytes", "bytes of the library in all", s->file_bytes},
	    {"schema", "version of the library's form", s->schema},
	};
	struct buf out = BUF_INIT;
	size_t i;

	if (c->values[CLI_JSON])
		buf_add_char(&out, '{');
	for (i = 0; i < ARRAY_LEN(rows); i++) {
		if (c->values[CLI_JSON])
			json_member_number(&out, rows[i].name, (int64_t)rows[i].n);
		else
			buf_addf(
			    &out, "%14llu  %s\n", (unsigned long long)rows[i].n, rows[i].help);
	}
	if (c->values[CLI_JSON])
		buf_add_str(&out, "}\n");
	out_buf(&out);
}

int
cli_run_stats(struct cli *c)
{
	struct session s;
	struct library_stats stats;
	struct err err;
	bool ok = session_open(&s, c, LIBRARY_READ, &err) && stats_read(s.lib, &stats, &err);

	if (ok)
		print_numbers(c, &stats);
	return session_end(&s, ok, &err);
}
