/* Completing what is typed in a query. */
#include "store/search.h"

#include "store/entity.h"
#include "store/search_part.h"
#include "store/term.h"
#include "text/fold.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

void
completions_clear(struct completions *c)
{
	arena_clear(&c->arena);
	free(c->items);
	*c = (struct completions){.items = NULL};
}

/* Adds a value, in quotes when it must be. */
static void
add(struct completions *out, const char *value, bool quote, uint64_t count)
{
	struct buf text = BUF_INIT;

	if (quote)
		query_quote(&text, value, strlen(value));
	else
		buf_add_str(&text, value);
	out->items = base_realloc(out->items, out->n + 1, sizeof(*out->items));
	out->items[out->n++] =
	    (struct completion){arena_strndup(&out->arena, buf_str(&text), text.len), count};
	buf_clear(&text);
}

static void
complete_words(struct library *lib, const char *folded, size_t max, struct completions *out)
{
	struct buf words = BUF_INIT;
	int64_t *counts = base_calloc(max, sizeof(*counts));
	size_t n = term_complete(lib, folded, max, &words, counts), i, at = 0;

	for (i = 0; i < n; i++) {
		add(out, words.data + at, false, (uint64_t)counts[i]);
		at += strlen(words.data + at) + 1;
	}
	buf_clear(&words);
	free(counts);
}

/* Parameters: the folded prefix, how many. Columns: value, count. */
static bool
complete_sql(struct library *lib, const char *sql, const char *folded, size_t max,
    struct completions *out, struct err *err)
{
	sqlite3_stmt *stmt = db_prepare(lib, sql, err);
	int got;

	if (!stmt)
		return false;
	db_bind_text(stmt, 1, folded);
	sqlite3_bind_int64(stmt, 2, (int64_t)max);
	while ((got = db_step(lib, stmt, err)) > 0)
		add(out, db_text(stmt, 0), true, (uint64_t)sqlite3_column_int64(stmt, 1));
	db_done(stmt);
	return got == 0;
}

static bool
has_value(const struct completions *c, const char *value)
{
	struct buf text = BUF_INIT;
	size_t i;

	query_quote(&text, value, strlen(value));
	for (i = 0; i < c->n && strcmp(c->items[i].text, buf_str(&text)) != 0; i++)
		continue;
	buf_clear(&text);
	return i < c->n;
}

/* Several may have one name, as surnames do: a query by it means them all. */
static bool
complete_names(struct library *lib, enum query_field field, const char *prefix, size_t max,
    struct completions *out, struct err *err)
{
	static const int kinds[] = {[QUERY_PERSON] = MENTION_PERSON,
	    [QUERY_ORG] = MENTION_ORG,
	    [QUERY_PLACE] = MENTION_PLACE};
	struct entity_page page = ENTITY_PAGE_INIT;
	bool ok = entity_find(lib, prefix, max * 4, &page, err);
	size_t i;

	for (i = 0; ok && i < page.n && out->n < max; i++)
		if (!page.rows[i].hidden &&
		    (field == QUERY_ENTITY || page.rows[i].kind == kinds[field]) &&
		    !has_value(out, page.rows[i].name))
			add(out, page.rows[i].name, true, page.rows[i].articles);
	entity_page_clear(&page);
	return ok;
}

/* Of the fixed values of a field. */
static void
complete_fixed(const char *values, const char *prefix, size_t max, struct completions *out)
{
	char *value;
	size_t len;

	for (; *values && out->n < max; values += len + (values[len] == ' ')) {
		len = strcspn(values, " ");
		if (strncasecmp(values, prefix, strlen(prefix)) != 0 || strlen(prefix) > len)
			continue;
		value = base_strndup(values, len);
		add(out, value, false, 0);
		free(value);
	}
}

/* Names of sources stand in a small table; those that begin so come before those that hold
 * such a word. */
static const char sources[] =
    "SELECT name, (SELECT count(*) FROM (SELECT 1 FROM article WHERE source = name LIMIT 1000))"
    " FROM source WHERE instr(key, ?1) = 1 OR instr(key, ' ' || ?1) OR instr(key, '\"' || ?1)"
    " ORDER BY instr(key, ?1) > 1, 2 DESC, name LIMIT ?2";
static const char tags[] =
    "SELECT name, (SELECT count(*) FROM article_tag x WHERE x.tag = t.id) FROM tag t"
    " WHERE instr(key, ?1) = 1 ORDER BY 2 DESC, name LIMIT ?2";
static const char languages[] =
    "SELECT lang, 0 FROM language WHERE instr(lower(lang), ?1) = 1 ORDER BY lang LIMIT ?2";
/* Of the newest articles: there is no table of sections. */
static const char sections[] =
    "SELECT section, count(*) FROM (SELECT section FROM article ORDER BY key DESC LIMIT 5000)"
    " WHERE instr(lectern_fold(section), ?1) = 1 GROUP BY section ORDER BY 2 DESC LIMIT ?2";
/* Of the newest articles too: authors stand a line each in one column. */
static const char authors[] =
    "WITH RECURSIVE split(name, rest) AS ("
    " SELECT * FROM (SELECT NULL, authors || char(10) FROM article WHERE authors IS NOT NULL"
    " ORDER BY key DESC LIMIT 5000)"
    " UNION ALL SELECT substr(rest, 1, instr(rest, char(10)) - 1),"
    " substr(rest, instr(rest, char(10)) + 1) FROM split WHERE rest <> '')"
    "SELECT name, n FROM (SELECT name, n, instr(' ' || lectern_fold(name), ' ' || ?1) AS at"
    " FROM (SELECT name, count(*) AS n FROM split WHERE name <> '' GROUP BY name))"
    " WHERE at ORDER BY at > 1, 2 DESC, name LIMIT ?2";

bool
search_complete(struct library *lib, enum query_field field, const char *prefix, size_t max,
    struct completions *out, struct err *err)
{
	struct buf folded = BUF_INIT;
	bool ok = true;

	completions_clear(out);
	fold_text(&folded, prefix, strlen(prefix), 0);
	switch (field) {
	case QUERY_TEXT:
	case QUERY_TITLE:
		complete_words(lib, buf_str(&folded), max, out);
		break;
	case QUERY_BY:
		ok = complete_sql(lib, authors, buf_str(&folded), max, out, err);
		break;
	case QUERY_SOURCE:
		ok = complete_sql(lib, sources, buf_str(&folded), max, out, err);
		break;
	case QUERY_TAG:
		ok = complete_sql(lib, tags, buf_str(&folded), max, out, err);
		break;
	case QUERY_LANG:
		ok = complete_sql(lib, languages, buf_str(&folded), max, out, err);
		break;
	case QUERY_SECTION:
		ok = complete_sql(lib, sections, buf_str(&folded), max, out, err);
		break;
	case QUERY_PERSON:
	case QUERY_ORG:
	case QUERY_PLACE:
	case QUERY_ENTITY:
		ok = complete_names(lib, field, prefix, max, out, err);
		break;
	default:
		if (query_field_info(field))
			complete_fixed(query_field_info(field)->values, prefix, max, out);
	}
	buf_clear(&folded);
	return ok;
}
