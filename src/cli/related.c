/* lectern related: articles like one. */
#include "cli/run.h"

#include "base/exit.h"
#include "cli/out.h"
#include "cli/rows.h"
#include "store/search.h"

int
cli_run_related(struct cli *c)
{
	struct session s;
	struct page page = PAGE_INIT;
	struct pager pager;
	struct err err;
	int64_t id = 0;
	size_t i;
	int status = EXIT_STATUS_DONE;
	uint64_t max = 0;

	if (!session_id(c, c->words[0], &id, &err) || !rows_max(c, &max, &err))
		return cli_fail(&err);
	if (!session_open(&s, c, LIBRARY_READ, &err) ||
	    !search_related(s.lib, id, max < 20 ? (size_t)max : 20, &page, &err)) {
		status = cli_fail(&err);
	} else if (!page.n) {
		status = session_nothing(&s);
	} else {
		out_begin_pager(c, &pager);
		for (i = 0; i < page.n; i++)
			rows_print(c, &page.rows[i]);
		out_end_pager(&pager);
	}
	page_clear(&page);
	session_close(&s);
	return status;
}
