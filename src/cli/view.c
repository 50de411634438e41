/* lectern view: queries saved under names. */
#include "cli/run.h"

#include "app/config.h"
#include "base/exit.h"
#include "cli/out.h"
#include "cli/session.h"
#include "render/json.h"
#include "store/view.h"

int
cli_run_view_add(struct cli *c)
{
	struct session s;
	struct err err;
	struct buf query = BUF_INIT;
	bool ok;

	if (config_is_built_in_view(c->words[0])) {
		err_set(&err, ERR_USAGE,
		    "view add: %s is a built-in view: take another name, or set it in the "
		    "configuration",
		    c->words[0]);
		return cli_fail(&err);
	}
	ok = session_open(&s, c, LIBRARY_WRITE, &err);
	cli_join_words(c, 1, &query);
	if (ok) {
		session_query(&s, 1); /* its slips are told now rather than at each use */
		ok = view_set(s.lib, c->words[0], buf_str(&query), &err);
	}
	buf_clear(&query);
	return session_end(&s, ok, &err);
}

int
cli_run_view_remove(struct cli *c)
{
	struct session s;
	struct err err;
	bool ok =
	    session_open(&s, c, LIBRARY_WRITE, &err) && view_remove(s.lib, c->words[0], &err);

	return session_end(&s, ok, &err);
}

static bool
print_view(void *arg, const char *name, const char *query)
{
	const struct cli *c = arg;
	struct buf out = BUF_INIT;

	if (c->values[CLI_JSON]) {
		buf_add_char(&out, '{');
		json_member(&out, "view", name);
		json_member(&out, "query", query);
		buf_add_str(&out, "}\n");
		out_buf(&out);
	} else {
		buf_addf(&out, c->columns ? "%-16s %s" : "%s\t%s", name, query);
		out_line(buf_str(&out));
		buf_clear(&out);
	}
	return !out_is_closed();
}

int
cli_run_view_list(struct cli *c)
{
	struct session s;
	struct err err;
	bool ok =
	    session_open(&s, c, LIBRARY_READ, &err) && view_list(s.lib, print_view, c, &err);

	return session_end(&s, ok, &err);
}
