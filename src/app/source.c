/* Where the rows of a list come from. */
#include "app/source.h"

#include "store/entity.h"
#include "store/search.h"

#include <stdlib.h>
#include <string.h>

enum { RELATED_MAX = 100 };

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
source_page(struct library *lib, const struct source *s, struct source_span span,
    struct page *out, struct err *err)
{
	switch (s->kind) {
	case SOURCE_ENTITY:
		return entity_articles(
		    lib, s->id, span.from, span.direction, span.max, out, err);
	case SOURCE_RELATED:
		return search_related(lib, s->id, RELATED_MAX, out, err);
	default:
		return list_page(lib, &s->query, span.from, span.direction, span.max, out, err);
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
