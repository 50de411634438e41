/* Where the rows of a list come from. */
#include "app/source.h"

#include "store/entity.h"
#include "store/search.h"
#include "text/date.h"

#include <stdlib.h>
#include <string.h>

enum { RELATED_MAX = 50, SAME_DAY_MAX = 50 };

void
source_clear(struct source *s)
{
	free(s->name);
	query_clear(&s->query);
	memset(s, 0, sizeof *s);
	s->order = SOURCE_OWN_ORDER;
}

void
source_set_query(
    struct source *s, const char *name, const char *text, const struct query_env *env)
{
	char *own_name = base_strdup(name);

	source_clear(s);
	s->name = own_name;
	s->env = *env;
	query_parse(&s->query, text, strlen(text), env);
}

void
source_set_id(struct source *s, enum source_kind kind, int64_t id, const char *name)
{
	char *own_name = base_strdup(name);

	source_clear(s);
	s->name = own_name;
	s->kind = (uint8_t)kind;
	s->id = id;
}

void
source_set_order(struct source *s, enum list_order order, bool reverse)
{
	s->order = (int)order;
	s->reverse = reverse;
	query_set_order(&s->query, order, reverse);
}

void
source_copy(struct source *to, const struct source *from)
{
	if (from->kind != SOURCE_QUERY) {
		source_set_id(
		    to, (enum source_kind)from->kind, from->id, from->name ? from->name : "");
		return;
	}
	source_set_query(
	    to, from->name ? from->name : "", buf_str(&from->query.text), &from->env);
	to->is_view = from->is_view;
	if (from->order != SOURCE_OWN_ORDER)
		source_set_order(to, (enum list_order)from->order, from->reverse);
}

bool
source_equal(const struct source *a, const struct source *b)
{
	return a->kind == b->kind && a->id == b->id &&
	       strcmp(buf_str(&a->query.text), buf_str(&b->query.text)) == 0;
}

static const char *
keep(struct arena *arena, const char *s)
{
	return s != NULL ? arena_strndup(arena, s, strlen(s)) : NULL;
}

/* Appends rows of another page, strings and all, but for those that are there already. */
static void
append_rows(struct page *to, const struct page *from, int64_t but)
{
	struct row *rows = base_realloc(to->rows, to->n + from->n + 1, sizeof *rows);
	size_t n = to->n;

	for (size_t i = 0; i < from->n; i++) {
		struct row row = from->rows[i];
		size_t same = 0;

		while (same < to->n && rows[same].id != row.id)
			same++;
		if (same < to->n || row.id == but)
			continue;
		row.title = keep(&to->arena, row.title);
		row.source = keep(&to->arena, row.source);
		row.authors = keep(&to->arena, row.authors);
		row.lang = keep(&to->arena, row.lang);
		row.url = keep(&to->arena, row.url);
		row.section = keep(&to->arena, row.section);
		rows[n++] = row;
	}
	to->rows = rows;
	to->n = n;
}

/* The other articles of the day on which one was published. */
static bool
add_same_day(struct library *lib, int64_t id, struct page *out, struct err *err)
{
	struct page self = PAGE_INIT, day = PAGE_INIT;
	struct query query = {0};
	struct query_env env = {0};
	struct buf text = BUF_INIT;
	struct date d;
	bool ok = list_row(lib, id, &self, err);

	if (ok && self.n > 0 && self.rows[0].precision >= DATE_DAY) {
		date_of_time(self.rows[0].published, self.rows[0].zone_minutes, &d);
		d.precision = DATE_DAY;
		buf_add_str(&text, "date:");
		date_add_iso(&text, &d);
		query_parse(&query, text.data, text.len, &env);
		ok = list_page(lib, &query,
		    (struct list_part){NULL, LIST_FORWARD, SAME_DAY_MAX}, &day, err);
		if (ok)
			append_rows(out, &day, id);
	}
	query_clear(&query);
	page_clear(&self);
	page_clear(&day);
	buf_clear(&text);
	return ok;
}

bool
source_page(struct library *lib, const struct source *s, struct list_part part,
    struct page *out, struct err *err)
{
	switch (s->kind) {
	case SOURCE_ENTITY:
		return entity_articles(lib, s->id, part, out, err);
	case SOURCE_RELATED:
		return search_related(lib, s->id, RELATED_MAX, out, err) &&
		       add_same_day(lib, s->id, out, err);
	case SOURCE_COPIES:
		return list_duplicates(lib, s->id, out, err);
	default:
		return list_page(lib, &s->query, part, out, err);
	}
}

bool
source_has_hits(const struct source *s)
{
	return s->kind == SOURCE_ENTITY ||
	       (s->kind == SOURCE_QUERY && query_has_words(&s->query));
}

bool
source_count(struct library *lib, const struct source *s, uint64_t cap, struct list_count *out,
    struct err *err)
{
	struct entity_page page = ENTITY_PAGE_INIT;

	*out = (struct list_count){0, false};
	if (s->kind == SOURCE_QUERY)
		return list_count(lib, &s->query, cap, out, err);
	if (s->kind != SOURCE_ENTITY)
		return true;
	if (!entity_get(lib, s->id, &page, err))
		return false;
	out->n = page.n > 0 ? page.rows[0].articles : 0;
	entity_page_clear(&page);
	return true;
}
