/* lectern entities, entity, names. */
#include "cli/run.h"

#include "base/exit.h"
#include "base/file.h"
#include "cli/out.h"
#include "cli/rows.h"
#include "render/json.h"
#include "store/entity.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	MOST_ENTITIES = 1000,
	TOGETHER = 12,
	PAGE_ARTICLES = 200,
	MOST_NAME_HITS = 5,
	MAX_NAMES_BYTES = 64 << 20,
	MOST_COUNTED = 1 << 30
};

static void
print_entity(const struct cli *c, const struct entity_row *row)
{
	struct buf out = BUF_INIT;

	if (c->values[CLI_JSON]) {
		buf_add_char(&out, '{');
		json_member_number(&out, "entity", row->id);
		json_member(&out, "name", row->name);
		json_member(&out, "kind", mention_kind_name((enum mention_kind)row->kind));
		json_member_number(&out, "articles", (int64_t)row->articles);
		json_member_number(&out, "mentions", (int64_t)row->mentions);
		buf_add_str(&out, "}\n");
		out_buf(&out);
		return;
	}
	buf_addf(&out, c->columns ? "%7llu  %-6s  %s" : "%llu\t%s\t%s",
	    (unsigned long long)row->articles, mention_kind_name((enum mention_kind)row->kind),
	    row->name);
	out_line(buf_str(&out));
	buf_clear(&out);
}

int
cli_run_entities(struct cli *c)
{
	struct session s;
	struct entity_page page = ENTITY_PAGE_INIT;
	struct pager pager;
	struct err err;
	uint64_t max;
	size_t i;
	int kind = c->values[CLI_KIND] ? mention_kind_find(c->values[CLI_KIND]) : -1, status;

	if (!rows_max(c, &max, &err))
		return cli_fail(&err);
	if (!session_open(&s, c, LIBRARY_READ, &err)) {
		status = cli_fail(&err);
		goto out;
	}
	session_query(&s, 0);
	if (!entity_list(s.lib, &s.query, kind,
		c->values[CLI_MAX] ? (size_t)max : MOST_ENTITIES, &page, &err)) {
		status = cli_fail(&err);
	} else if (!page.n) {
		status = session_nothing(&s);
	} else {
		out_begin_pager(c, &pager);
		for (i = 0; i < page.n && !out_is_closed(); i++)
			print_entity(c, &page.rows[i]);
		out_end_pager(&pager);
		if (page.newest)
			cli_tell(c, "counted in the newest %zu articles of those found",
			    page.newest);
		if (page.more && !c->values[CLI_MAX])
			cli_tell(c, "these are the %d most frequent; --max N shows more",
			    MOST_ENTITIES);
		status = EXIT_STATUS_DONE;
	}
out:
	entity_page_clear(&page);
	session_close(&s);
	return status;
}

static bool
add_alias(void *arg, const char *name, bool by_user)
{
	struct buf *out = arg;

	(void)by_user;
	if (out->len)
		buf_add_char(out, '\n');
	buf_add_str(out, name);
	return true;
}

/* "also Kissinger, Dr. Kissinger": names that stand a line each. */
static void
add_names(struct buf *out, const char *word, const struct buf *names, int columns)
{
	struct buf line = BUF_INIT;
	size_t i;

	if (!names->len)
		return;
	buf_addf(&line, "%s ", word);
	for (i = 0; i < names->len; i++)
		if (names->data[i] == '\n')
			buf_add_str(&line, ", ");
		else
			buf_add_char(&line, names->data[i]);
	out_add_wrapped(out, line.data, 0, columns);
	buf_clear(&line);
}

/* Who it is: kind, counts, other names, and who appears with it. */
static bool
print_head(struct session *s, const struct entity_row *e, struct err *err)
{
	struct entity_page with = ENTITY_PAGE_INIT;
	struct buf out = BUF_INIT, aliases = BUF_INIT, names = BUF_INIT;
	const char *kind = mention_kind_name((enum mention_kind)e->kind);
	bool ok = entity_aliases(s->lib, e->id, add_alias, &aliases, err) &&
		  entity_together(s->lib, e->id, TOGETHER, &with, err);
	size_t i;

	for (i = 0; ok && i < with.n; i++)
		add_alias(&names, with.rows[i].name, false);
	if (ok && s->cli->values[CLI_JSON]) {
		buf_add_char(&out, '{');
		json_member_number(&out, "entity", e->id);
		json_member(&out, "name", e->name);
		json_member(&out, "kind", kind);
		json_member_number(&out, "articles", (int64_t)e->articles);
		json_member_number(&out, "mentions", (int64_t)e->mentions);
		json_member_list(&out, "aliases", aliases.len ? aliases.data : NULL);
		json_member_list(&out, "together", names.len ? names.data : NULL);
		buf_add_str(&out, "}\n");
		out_buf(&out);
	} else if (ok) {
		buf_addf(&out, "%s (%s%s): %llu article%s, %llu mention%s\n", e->name, kind,
		    e->hidden ? ", hidden" : "", (unsigned long long)e->articles,
		    e->articles == 1 ? "" : "s", (unsigned long long)e->mentions,
		    e->mentions == 1 ? "" : "s");
		add_names(&out, "also", &aliases, s->cli->columns);
		add_names(&out, "with", &names, s->cli->columns);
		out_text(out.data, out.len);
	}
	buf_clear(&out);
	buf_clear(&aliases);
	buf_clear(&names);
	entity_page_clear(&with);
	return ok;
}

static bool
print_articles(struct session *s, int64_t id, uint64_t max, struct err *err)
{
	struct page pages[2] = {PAGE_INIT, PAGE_INIT};
	struct row *from = NULL;
	unsigned turn = 0;
	bool ok = true, more = true;

	for (; ok && more && max; turn ^= 1) {
		struct page *p = &pages[turn];
		size_t i;

		ok = entity_articles(
		    s->lib, id, (struct list_part){from, LIST_FORWARD, PAGE_ARTICLES}, p, err);
		for (i = 0; ok && i < p->n && max; i++, max--)
			rows_print(s->cli, &p->rows[i]);
		more = ok && p->more && p->n && !out_is_closed();
		from = p->n ? &p->rows[p->n - 1] : NULL;
	}
	page_clear(&pages[0]);
	page_clear(&pages[1]);
	return ok;
}

int
cli_run_entity(struct cli *c)
{
	struct session s;
	struct entity_page found = ENTITY_PAGE_INIT;
	struct buf name = BUF_INIT;
	struct pager pager;
	struct err err;
	uint64_t max = 0;
	bool ok;
	int status = EXIT_STATUS_DONE;

	cli_join_words(c, 0, &name);
	ok = session_open(&s, c, LIBRARY_READ, &err) && rows_max(c, &max, &err) &&
	     entity_find(s.lib, buf_str(&name), 2, &found, &err);
	if (ok && found.n) {
		out_begin_pager(c, &pager);
		ok = print_head(&s, &found.rows[0], &err) &&
		     print_articles(&s, found.rows[0].id, max, &err);
		out_end_pager(&pager);
	} else if (ok) {
		cli_tell(c, "no article names \"%s\"", buf_str(&name));
		status = EXIT_STATUS_NOTHING;
	}
	if (!ok)
		status = cli_fail(&err);
	entity_page_clear(&found);
	buf_clear(&name);
	session_close(&s);
	return status;
}

/* Ids parted by ','. */
static bool
add_hit(void *arg, const struct row *row)
{
	struct buf *ids = arg;

	buf_addf(ids, "%s%lld", ids->len ? "," : "", (long long)row->id);
	return true;
}

/* One name: as an entity, or as words where the tagger did not see one. */
static bool
print_name(struct session *s, const char *name, size_t len, uint64_t max, struct err *err)
{
	struct buf quoted = BUF_INIT, text = BUF_INIT, out = BUF_INIT, ids = BUF_INIT;
	struct list_count count = {0, false};
	char *copy = base_strndup(name, len);
	bool ok;

	query_quote(&quoted, name, len);
	buf_addf(&text, "entity:%s OR %s", buf_str(&quoted), buf_str(&quoted));
	query_clear(&s->query);
	query_parse(&s->query, buf_str(&text), text.len, &s->env);
	ok = list_count(s->lib, &s->query, MOST_COUNTED, &count, err) &&
	     rows_each(s, max, false, add_hit, &ids, err);
	if (ok && s->cli->values[CLI_JSON]) {
		buf_add_char(&out, '{');
		json_member(&out, "name", copy);
		json_member_number(&out, "articles", (int64_t)count.n);
		json_key(&out, "ids");
		buf_addf(&out, "[%s]}\n", buf_str(&ids));
		out_buf(&out);
	} else if (ok) {
		buf_addf(&out, s->cli->columns ? "%7llu  %s  %s" : "%llu\t%s\t%s",
		    (unsigned long long)count.n, copy, buf_str(&ids));
		out_line(buf_str(&out));
	}
	buf_clear(&out);
	buf_clear(&quoted);
	buf_clear(&text);
	buf_clear(&ids);
	free(copy);
	return ok;
}

int
cli_run_names(struct cli *c)
{
	struct session s;
	struct buf names = BUF_INIT;
	struct err err;
	uint64_t max = MOST_NAME_HITS;
	size_t at, len;
	bool ok;

	if (c->values[CLI_MAX] && !rows_max(c, &max, &err))
		return cli_fail(&err);
	if (!file_read(c->words[0], MAX_NAMES_BYTES, &names, &err)) {
		buf_clear(&names);
		return cli_fail(&err);
	}
	ok = session_open(&s, c, LIBRARY_READ, &err);
	for (at = 0; ok && at < names.len; at += len + 1) {
		const char *line = names.data + at;

		len = strcspn(line, "\n");
		if (len && line[len - 1] == '\r')
			ok = len == 1 || print_name(&s, line, len - 1, max, &err);
		else if (len)
			ok = print_name(&s, line, len, max, &err);
	}
	buf_clear(&names);
	return session_end(&s, ok, &err);
}
