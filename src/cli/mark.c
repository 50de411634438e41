/* lectern read, star, archive, delete, tag, purge: changes to all that a query finds. */
#include "cli/run.h"

#include "base/exit.h"
#include "cli/out.h"
#include "cli/session.h"
#include "render/json.h"
#include "store/article.h"
#include "store/journal.h"
#include "store/tag.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What is told of n articles: "3 articles starred". */
static int
tell_changed(struct session *s, uint64_t n, const char *what)
{
	struct buf out = BUF_INIT;

	if (s->cli->values[CLI_JSON]) {
		buf_add_char(&out, '{');
		json_member_number(&out, "articles", (int64_t)n);
		json_member(&out, "change", what);
		buf_add_str(&out, "}\n");
		out_buf(&out);
	}
	if (!n)
		return session_nothing(s);
	if (!s->cli->values[CLI_JSON])
		cli_tell(s->cli, "%llu article%s %s%s", (unsigned long long)n,
		    n == 1 ? "" : "s", what,
		    strcmp(what, "deleted") ? "" : "; lectern undo takes it back");
	return EXIT_STATUS_DONE;
}

static const struct {
	const char *command;
	unsigned bit;
	const char *on, *off;
} marks[] = {
    {"read", STATE_READ, "marked read", "marked unread"},
    {"star", STATE_STARRED, "starred", "no longer starred"},
    {"archive", STATE_ARCHIVED, "archived", "no longer archived"},
    {"delete", STATE_DELETED, "deleted", "brought back"},
};

int
cli_run_mark(struct cli *c)
{
	bool off = c->values[CLI_OFF] != NULL;
	struct session s;
	struct err err;
	uint64_t n = 0;
	size_t i = 0;
	int status;

	while (strcmp(marks[i].command, c->spec->name))
		i++;
	if (session_open(&s, c, LIBRARY_WRITE, &err) &&
	    session_query_change(
		&s, 0, off && marks[i].bit == STATE_DELETED ? "is:deleted" : NULL, &err) &&
	    article_set_state_of(
		s.lib, &s.query, off ? 0 : marks[i].bit, off ? marks[i].bit : 0, &n, &err))
		status = tell_changed(&s, n, off ? marks[i].off : marks[i].on);
	else
		status = cli_fail(&err);
	session_close(&s);
	return status;
}

int
cli_run_purge(struct cli *c)
{
	struct session s;
	struct err err;
	uint64_t n = 0;
	int status;

	if (session_open(&s, c, LIBRARY_WRITE, &err) &&
	    session_query_change(&s, 0, "is:deleted", &err) &&
	    article_purge(s.lib, &s.query, &n, &err))
		status = tell_changed(&s, n, "removed for good");
	else
		status = cli_fail(&err);
	session_close(&s);
	return status;
}

static bool
print_tag(void *arg, const char *name, uint64_t count)
{
	const struct cli *c = arg;
	struct buf out = BUF_INIT;

	if (c->values[CLI_JSON]) {
		buf_add_char(&out, '{');
		json_member(&out, "tag", name);
		json_member_number(&out, "articles", (int64_t)count);
		buf_add_str(&out, "}\n");
		out_buf(&out);
	} else {
		printf(c->columns ? "%7llu  " : "%llu\t", (unsigned long long)count);
		out_line(name);
	}
	return !out_is_closed();
}

/* "politics", "+politics", "-politics", several parted by commas: as one change. */
static bool
set_tags(struct session *s, const char *names, uint64_t *n, struct err *err)
{
	char *list = base_strdup(names), *save = NULL, *name;
	bool ok = journal_begin(s->lib, "tagging", err);
	bool began = ok;

	for (name = strtok_r(list, ",", &save); ok && name; name = strtok_r(NULL, ",", &save)) {
		bool on = *name != '-';

		name += *name == '-' || *name == '+';
		ok = *name ? tag_set_of(s->lib, &s->query, name, on, n, err)
			   : err_set(
				 err, ERR_USAGE, "tag: expected a tag's name before the query");
	}
	if (began && !journal_end(s->lib, ok, ok ? err : NULL))
		ok = false;
	free(list);
	return ok;
}

int
cli_run_tag(struct cli *c)
{
	struct session s;
	struct err err;
	uint64_t n = 0;
	bool listing = c->n_words == 0, ok;
	int status = EXIT_STATUS_DONE;

	if (c->n_words == 1) {
		err_set(&err, ERR_USAGE,
		    "tag: expected a query after \"%s\": which articles? See lectern help tag",
		    c->words[0]);
		return cli_fail(&err);
	}
	ok = session_open(&s, c, listing ? LIBRARY_READ : LIBRARY_WRITE, &err);
	if (ok && listing) {
		ok = tag_list(s.lib, 0, print_tag, c, &err);
	} else if (ok) {
		ok = session_query_change(&s, 1, NULL, &err) &&
		     set_tags(&s, c->words[0], &n, &err);
		if (ok)
			status =
			    tell_changed(&s, n, *c->words[0] == '-' ? "untagged" : "tagged");
	}
	if (!ok)
		status = cli_fail(&err);
	session_close(&s);
	return status;
}
