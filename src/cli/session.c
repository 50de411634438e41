/* A library opened for one command. */
#include "cli/session.h"

#include "base/exit.h"
#include "base/flag.h"
#include "store/search.h"
#include "text/date.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

bool
session_open(struct session *s, struct cli *c, enum library_mode mode, struct err *err)
{
	char *path = cli_library_path(c, err);
	time_t now = time(NULL);
	struct tm local;

	memset(s, 0, sizeof(*s));
	s->cli = c;
	localtime_r(&now, &local);
	s->env.now = (int64_t)now;
	s->env.zone_minutes = (int)(local.tm_gmtoff / 60);
	if (!path)
		return false;
	if (access(path, F_OK) && errno == ENOENT) {
		err_set(err, ERR_NO_INPUT,
		    "%s: there is no library yet; lectern add PATH makes one", path);
		free(path);
		return false;
	}
	if (!library_open(path, mode, &s->lib, err)) {
		s->lib = NULL;
		free(path);
		return false;
	}
	free(path);
	library_set_now(s->lib, s->env.now);
	if (mode == LIBRARY_WRITE && library_read_only(s->lib))
		return err_set(err, ERR_NO_OUTPUT,
		    "%s: this library can be read only; nothing was changed",
		    library_path(s->lib));
	if (library_notice(s->lib))
		cli_tell(c, "%s", library_notice(s->lib));
	return true;
}

void
session_close(struct session *s)
{
	query_clear(&s->query);
	library_close(s->lib);
}

int
session_end(struct session *s, bool ok, const struct err *err)
{
	int status = ok ? EXIT_STATUS_DONE : cli_fail(err);

	session_close(s);
	return status;
}

static void
tell_slips(struct session *s)
{
	struct buf told = BUF_INIT;
	size_t i;

	for (i = 0; i < s->query.n_slips; i++) {
		buf_reset(&told);
		query_add_slip(&told, &s->query, &s->query.slips[i], false);
		cli_tell(s->cli, "%s", buf_str(&told));
	}
	buf_clear(&told);
}

static void
parse(struct session *s, size_t n)
{
	struct buf text = BUF_INIT;

	cli_join_words(s->cli, n, &text);
	query_parse(&s->query, buf_str(&text), text.len, &s->env);
	buf_clear(&text);
}

/* Parses the words again, as those of what has also some property. */
static void
narrow(struct session *s, size_t n, const char *property)
{
	struct buf text = BUF_INIT, words = BUF_INIT;

	cli_join_words(s->cli, n, &words);
	buf_add_str(&text, property);
	if (!query_is_all(&s->query))
		buf_addf(&text, " (%s)", buf_str(&words));
	query_clear(&s->query);
	query_parse(&s->query, buf_str(&text), text.len, &s->env);
	buf_clear(&text);
	buf_clear(&words);
}

void
session_query(struct session *s, size_t n)
{
	parse(s, n);
	tell_slips(s);
}

bool
session_query_change(struct session *s, size_t n, const char *property, struct err *err)
{
	parse(s, n);
	if (!query_may_change(&s->query, s->cli->spec->name, s->cli->n_words > n, err))
		return false;
	if (property)
		narrow(s, n, property);
	return true;
}

bool
session_id(const struct cli *c, const char *word, int64_t *id, struct err *err)
{
	static const uint64_t range[2] = {1, INT64_MAX / 16};
	const char *digits = strncmp(word, "id:", 3) ? word : word + 3;
	uint64_t n;

	if (!flag_number("id", digits, range, &n, NULL))
		return err_set(err, ERR_USAGE,
		    "%s: expected the number of an article, not \"%s\"; "
		    "lectern list shows them",
		    c->spec->name, word);
	*id = (int64_t)n;
	return true;
}

int
session_nothing(struct session *s)
{
	const struct query *q = &s->query;
	/* Where a slip was told, that is what went wrong. */
	char *suggested =
	    q->n_slips == 0 && query_has_words(q) ? search_suggest(s->lib, q) : NULL;
	struct library_counts counts;

	if (suggested)
		cli_tell(s->cli, "nothing was found; did you mean: %s", suggested);
	else if (list_library_counts(s->lib, &counts, NULL) && !counts.shown)
		cli_tell(s->cli,
		    "nothing was found: the library is empty; lectern add PATH fills it");
	else
		cli_tell(s->cli, "nothing was found");
	free(suggested);
	return EXIT_STATUS_NOTHING;
}

void
session_add_time(const struct session *s, struct buf *out, int64_t time)
{
	struct date d;

	date_of_time(time, s->env.zone_minutes, &d);
	buf_addf(out, "%04d-%02u-%02u %02u:%02u", (int)d.year, (unsigned)d.month,
	    (unsigned)d.day, (unsigned)d.hour, (unsigned)d.minute);
}
