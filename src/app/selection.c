/* What is selected, and keeping it to what is listed. */
#include "app/selection.h"

#include <stdlib.h>

/* All rows of a list that no query makes. */
static bool
find_rows(struct app *app, const struct source *s, struct ids *found, struct err *err)
{
	enum { AT_ONCE = 256 };
	struct list_part part = {NULL, LIST_FORWARD, AT_ONCE};
	struct page page = PAGE_INIT, last = PAGE_INIT;
	bool ok = true;

	do {
		ok = source_page(app->env.library, s, part, &page, err);
		for (size_t i = 0; ok && i < page.n; i++)
			ids_add(found, page.rows[i].id);
		page_clear(&last); /* its last row was where this page went on */
		last = page;
		page = PAGE_INIT;
		part.from = last.n > 0 ? &last.rows[last.n - 1] : NULL;
	} while (ok && last.more && last.n > 0);
	page_clear(&last);
	return ok;
}

static bool
find_all(struct app *app, const struct source *s, struct ids *found, struct err *err)
{
	int64_t *items = NULL;
	size_t n = 0;
	bool ok;

	if (s->kind != SOURCE_QUERY)
		return find_rows(app, s, found, err);
	ok = list_collect(app->env.library, &s->query, &items, &n, err);
	if (ok)
		ids_add_all(found, items, n);
	free(items);
	return ok;
}

bool
selection_add_list(struct app *app, struct err *err)
{
	struct ids found = {NULL, 0, 0};
	bool ok = find_all(app, &app->rows.source, &found, err);

	if (ok)
		ids_add_all(&app->selection, found.items, found.n);
	ids_clear(&found);
	return ok;
}

bool
selection_add_query(struct app *app, struct source *source, struct err *err)
{
	struct ids found = {NULL, 0, 0}, listed = {NULL, 0, 0};
	bool ok = find_all(app, source, &found, err) &&
		  find_all(app, &app->rows.source, &listed, err);

	for (size_t i = 0; ok && i < found.n; i++)
		if (!ids_has(&listed, found.items[i]))
			ids_add(&app->beyond_list, found.items[i]);
	if (ok)
		ids_add_all(&app->selection, found.items, found.n);
	ids_clear(&listed);
	ids_clear(&found);
	source_clear(source);
	return ok;
}

void
selection_clear(struct app *app)
{
	ids_clear(&app->selection);
	ids_clear(&app->beyond_list);
}

/* Are all of them in the window? Most selections are few rows, and the list is long. */
static bool
is_in_sight(const struct app *app)
{
	size_t seen = 0;

	for (int i = 0; i < app->rows.n; i++)
		seen += ids_has(&app->selection, rows_get(&app->rows, i)->id);
	return seen == app->selection.n;
}

bool
selection_follow_list(struct app *app, struct err *err)
{
	struct ids listed = {NULL, 0, 0}, *s = &app->selection;
	size_t kept = 0;

	if (is_in_sight(app))
		return true;
	if (!find_all(app, &app->rows.source, &listed, err)) {
		ids_clear(&listed);
		return false;
	}
	for (size_t i = 0; i < s->n; i++)
		if (ids_has(&listed, s->items[i]) || ids_has(&app->beyond_list, s->items[i]))
			s->items[kept++] = s->items[i];
	s->n = kept;
	ids_clear(&listed);
	return true;
}
