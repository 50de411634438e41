/* lectern note: highlights and comments. */
#include "cli/run.h"

#include "base/exit.h"
#include "cli/out.h"
#include "cli/session.h"
#include "render/json.h"
#include "store/article.h"
#include "store/note.h"

#include <string.h>

/* Where the quoted words stand in the article's text. */
static bool
find_quote(struct session *s, const char *quote, struct note *note, struct err *err)
{
	struct buf text = BUF_INIT;
	const char *at;
	bool ok = article_load_text(s->lib, note->article, &text, err);

	if (ok) {
		at = strstr(buf_str(&text), quote);
		note->start = at ? (uint32_t)(at - text.data) : 0;
		note->len = at ? (uint32_t)strlen(quote) : 0;
		ok = at || err_set(err, ERR_NO_INPUT,
			       "--quote: article %lld does not have these words: \"%s\"",
			       (long long)note->article, quote);
	}
	buf_clear(&text);
	return ok;
}

int
cli_run_note_add(struct cli *c)
{
	const char *quote = c->values[CLI_QUOTE];
	struct session s;
	struct note note = {0};
	struct err err;
	struct buf comment = BUF_INIT;
	bool ok;

	if (!session_id(c, c->words[0], &note.article, &err))
		return cli_fail(&err);
	cli_join_words(c, 1, &comment);
	note.comment = buf_str(&comment);
	note.quote = quote ? quote : "";
	ok = session_open(&s, c, LIBRARY_WRITE, &err);
	if (ok && !comment.len && !quote)
		ok = err_set(&err, ERR_USAGE, "note add: expected a comment, or --quote WORDS");
	ok = ok && (!quote || find_quote(&s, quote, &note, &err)) &&
	     note_add(s.lib, &note, &err);
	if (ok)
		cli_tell(c, "note %lld added", (long long)note.id);
	buf_clear(&comment);
	return session_end(&s, ok, &err);
}

struct note_listing {
	struct session *session;
	uint64_t n;
};

static bool
print_note(void *arg, const struct note *note)
{
	struct note_listing *l = arg;
	struct session *s = l->session;
	struct buf out = BUF_INIT, time = BUF_INIT;

	l->n++;
	session_add_time(s, &time, note->time);
	if (s->cli->values[CLI_JSON]) {
		buf_add_char(&out, '{');
		json_member_number(&out, "note", note->id);
		json_member_number(&out, "article", note->article);
		json_member_number(&out, "start", note->start);
		json_member_number(&out, "len", note->len);
		json_member(&out, "quote", note->quote);
		json_member(&out, "comment", note->comment);
		json_member_number(&out, "time", note->time);
		buf_add_str(&out, "}\n");
		out_buf(&out);
	} else if (s->cli->columns) {
		buf_addf(&out, "%5lld  article %lld, %s\n", (long long)note->id,
		    (long long)note->article, buf_str(&time));
		if (*note->quote)
			buf_addf(&out, "       > %s\n", note->quote);
		if (*note->comment)
			buf_addf(&out, "       %s\n", note->comment);
		out_text(out.data, out.len);
	} else {
		buf_addf(&out, "%lld\t%lld\t%s\t%s\t%s", (long long)note->id,
		    (long long)note->article, buf_str(&time), note->quote, note->comment);
		for (size_t i = 0; i < out.len; i++) /* a line a note */
			if (out.data[i] == '\n')
				out.data[i] = ' ';
		out_line(buf_str(&out));
	}
	buf_clear(&out);
	buf_clear(&time);
	return !out_is_closed();
}

int
cli_run_note_list(struct cli *c)
{
	struct session s;
	struct note_listing l = {&s, 0};
	struct pager pager;
	struct err err;
	int64_t id = 0;
	bool ok;

	if (c->n_words && !session_id(c, c->words[0], &id, &err))
		return cli_fail(&err);
	ok = session_open(&s, c, LIBRARY_READ, &err);
	if (ok) {
		out_begin_pager(c, &pager);
		ok = note_list(s.lib, id, print_note, &l, &err);
		out_end_pager(&pager);
	}
	if (ok && !l.n) {
		cli_tell(c, "there are no notes");
		session_close(&s);
		return EXIT_STATUS_NOTHING;
	}
	return session_end(&s, ok, &err);
}

int
cli_run_note_remove(struct cli *c)
{
	static const uint64_t range[2] = {1, INT64_MAX / 16};
	struct session s;
	struct err err;
	uint64_t id;
	bool ok = session_open(&s, c, LIBRARY_WRITE, &err) &&
		  flag_number("note", c->words[0], range, &id, &err) &&
		  note_remove(s.lib, (int64_t)id, &err);

	return session_end(&s, ok, &err);
}
