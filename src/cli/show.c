/* lectern show and open: one article. */
#include "cli/run.h"

#include "base/exit.h"
#include "base/opener.h"
#include "base/proc.h"
#include "cli/out.h"
#include "cli/session.h"
#include "render/render.h"
#include "store/article.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { READING_CELLS = 72 };

struct showing {
	bool original;
	enum render_form form;
	int width; /* cells to wrap at; 0: a paragraph a line */
};

static bool
choose(const struct cli *c, struct showing *out, struct err *err)
{
	static const uint64_t range[2] = {20, 1000};
	const char *as = c->values[CLI_JSON] ? "json" : c->values[CLI_AS];
	uint64_t width = c->columns > READING_CELLS ? READING_CELLS : (uint64_t)c->columns;

	if (c->values[CLI_WIDTH] &&
	    !flag_number("width", c->values[CLI_WIDTH], range, &width, err))
		return false;
	out->width = (int)width;
	out->original = as && !strcmp(as, "original");
	out->form = as && !out->original ? (enum render_form)render_form_find(as) : RENDER_TEXT;
	return true;
}

/* As it came: cleaned on a terminal, byte for byte anywhere else. */
static bool
show_original(struct session *s, int64_t id, struct err *err)
{
	struct original_info o = {0};
	bool ok = article_original(s->lib, id, 0, &o, err);

	if (ok && s->cli->columns)
		out_text(buf_str(&o.bytes), o.bytes.len);
	else if (ok)
		fwrite(buf_str(&o.bytes), 1, o.bytes.len, stdout);
	original_info_clear(&o);
	return ok;
}

static bool
show_article(struct session *s, const struct showing *how, int64_t id, struct err *err)
{
	struct article a;
	struct buf out = BUF_INIT;
	bool ok;

	article_init(&a);
	ok = article_load(s->lib, id, &a, err);
	if (ok)
		render_article(&out, &a, how->form, how->width);
	/* The frame closes the line of JSON and the file of HTML. */
	out_buf(&out);
	article_clear(&a);
	return ok;
}

static void
add_frame(const struct showing *how, enum render_part part)
{
	struct buf out = BUF_INIT;

	if (!how->original)
		render_frame(&out, how->form, part);
	out_buf(&out);
}

static bool
show_all(struct session *s, const struct showing *how, struct err *err)
{
	struct cli *c = s->cli;
	bool ok = true;
	int64_t id;
	size_t i;

	for (i = 0; ok && i < c->n_words; i++) {
		ok = session_id(c, c->words[i], &id, err);
		if (!ok)
			break;
		add_frame(how, i ? RENDER_BETWEEN : RENDER_BEGIN);
		ok = how->original ? show_original(s, id, err) : show_article(s, how, id, err);
	}
	if (ok)
		add_frame(how, RENDER_END);
	return ok;
}

int
cli_run_show(struct cli *c)
{
	struct session s;
	struct showing how;
	struct pager pager;
	struct err err;
	int status = EXIT_STATUS_DONE;
	bool ok;

	if (!choose(c, &how, &err))
		return cli_fail(&err);
	ok = session_open(&s, c, LIBRARY_READ, &err);
	if (ok) {
		out_begin_pager(c, &pager);
		ok = show_all(&s, &how, &err);
		out_end_pager(&pager);
	}
	if (!ok)
		status = cli_fail(&err);
	session_close(&s);
	return status;
}

static bool
open_address(const char *url, struct err *err)
{
	struct opener opener;
	struct proc_io io = {-1, -1, -1};
	pid_t pid;
	int status = 0;
	bool ok = opener_choose(url, &opener, err);

	if (ok && !proc_start(opener.argv, io, &pid, err))
		ok = opener_fail(&opener, err);
	ok = ok && proc_wait(pid, &status, err);
	if (ok && status)
		ok = err_set(err, ERR_IO, "%s: ended with status %d", opener.argv[0], status);
	opener_clear(&opener);
	return ok;
}

int
cli_run_open(struct cli *c)
{
	struct session s;
	struct page page = PAGE_INIT;
	struct err err;
	int64_t id;
	bool ok;

	if (!session_id(c, c->words[0], &id, &err))
		return cli_fail(&err);
	ok = session_open(&s, c, LIBRARY_READ, &err) && list_row(s.lib, id, &page, &err);
	if (ok && !page.n)
		ok = err_set(&err, ERR_NO_INPUT, "there is no article %lld", (long long)id);
	if (ok && !page.rows[0].url)
		ok = err_set(&err, ERR_NO_INPUT, "article %lld has no address", (long long)id);
	if (ok)
		ok = open_address(page.rows[0].url, &err);
	page_clear(&page);
	return session_end(&s, ok, &err);
}
