/* lectern list and search. */
#include "cli/run.h"

#include "base/exit.h"
#include "cli/out.h"
#include "cli/rows.h"

struct listing {
	const struct cli *cli;
	uint64_t n;
};

static bool
print_one(void *arg, const struct row *row)
{
	struct listing *l = arg;

	rows_print(l->cli, row);
	l->n++;
	return !out_is_closed();
}

static int
list(struct cli *c, bool passages)
{
	struct session s;
	struct listing l = {c, 0};
	struct pager pager;
	struct err err;
	uint64_t max;
	bool ok;
	int status = EXIT_STATUS_DONE;

	ok = rows_max(c, &max, &err);
	if (!ok)
		return cli_fail(&err);
	ok = session_open(&s, c, LIBRARY_READ, &err);
	if (ok) {
		session_query(&s, 0);
		out_begin_pager(c, &pager);
		ok = rows_each(
		    &s, max, passages && query_has_words(&s.query), print_one, &l, &err);
		out_end_pager(&pager);
	}
	if (!ok)
		status = cli_fail(&err);
	else if (!l.n)
		status = session_nothing(&s);
	session_close(&s);
	return status;
}

int
cli_run_list(struct cli *c)
{
	return list(c, false);
}

int
cli_run_search(struct cli *c)
{
	return list(c, true);
}
