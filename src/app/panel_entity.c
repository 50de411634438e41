/* The panel of entities: those of an article, of a list, or those that appear with one. */
#include "app/panels.h"

#include "app/byline.h"
#include "app/follow.h"
#include "store/entity.h"

#include <stdlib.h>
#include <string.h>

enum { LISTED_MAX = 1000, MONTHS_MAX = 36 };

static const struct {
	enum mention_kind kind;
	const char *name;
	enum style style;
} kinds[] = {
    {MENTION_PERSON, "People", STYLE_PERSON},
    {MENTION_ORG, "Organisations", STYLE_ORG},
    {MENTION_PLACE, "Places", STYLE_PLACE},
    {MENTION_OTHER, "Other names", STYLE_OTHER},
};

/* "Henry Kissinger · Kissinger": the names it has besides. */
struct names {
	struct buf text;
	const char *name;
};

static bool
add_alias(void *arg, const char *name, bool by_user)
{
	struct names *names = arg;

	(void)by_user;
	if (strcmp(name, names->name) != 0)
		buf_addf(&names->text, " · %s", name);
	return true;
}

static bool
add_entity(struct app *app, struct panel *p, const struct entity_row *row, enum style style,
    struct err *err)
{
	struct names names = {BUF_INIT, row->name};
	struct panel_item *item;
	bool ok;

	buf_add_str(&names.text, row->name);
	ok = entity_aliases(app->env.library, row->id, add_alias, &names, err);
	item = panel_add(p, names.text.data, style);
	item->id = row->id;
	item->target = base_strdup(row->name);
	buf_reset(&names.text);
	if (p->id != 0)
		buf_addf(&names.text, "%llu×", (unsigned long long)row->mentions);
	else
		buf_addf(&names.text, "%llu", (unsigned long long)row->articles);
	item->detail = buf_take(&names.text);
	return ok;
}

static bool
add_kind(
    struct app *app, struct panel *p, const struct entity_page *page, size_t k, struct err *err)
{
	bool is_first = true, ok = true;

	for (size_t i = 0; ok && i < page->n; i++) {
		if (page->rows[i].kind != kinds[k].kind)
			continue;
		if (is_first)
			panel_add_head(p, kinds[k].name);
		is_first = false;
		ok = add_entity(app, p, &page->rows[i], kinds[k].style, err);
	}
	return ok;
}

/* The last months in which articles name an entity, as a bar a month. */
struct months {
	int64_t first; /* months since year 0 of counts[0]; -1: none yet */
	uint64_t counts[MONTHS_MAX];
	int64_t last;
};

static bool
add_month(void *arg, int64_t year, unsigned month, uint64_t articles)
{
	struct months *m = arg;
	int64_t at = year * 12 + month - 1;

	if (m->last >= 0)
		for (m->last++; m->last < at; m->last++)
			m->counts[m->last % MONTHS_MAX] = 0;
	else
		m->first = at;
	m->last = at;
	m->counts[at % MONTHS_MAX] = articles;
	return true;
}

/* "2011-06 ▃▁ █ 2011-09, at most 5 a month" */
static void
add_bar(struct panel *p, const struct months *m)
{
	static const char *const levels[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
	int64_t first =
	    m->first > m->last - MONTHS_MAX + 1 ? m->first : m->last - MONTHS_MAX + 1;
	uint64_t most = 1;
	struct buf line = BUF_INIT;

	if (m->last < 0)
		return;
	for (int64_t at = first; at <= m->last; at++)
		if (m->counts[at % MONTHS_MAX] > most)
			most = m->counts[at % MONTHS_MAX];
	if (first == m->last)
		buf_add_str(&line, "all in ");
	else
		buf_addf(&line, "%lld-%02d ", (long long)(first / 12), (int)(first % 12) + 1);
	for (int64_t at = first; at <= m->last && first < m->last; at++) {
		uint64_t n = m->counts[at % MONTHS_MAX];

		buf_add_str(&line,
		    n == 0 ? " " : levels[(n * 8 - 1) / most < 8 ? (n * 8 - 1) / most : 7]);
	}
	buf_addf(&line, "%s%lld-%02d", first < m->last ? " " : "", (long long)(m->last / 12),
	    (int)(m->last % 12) + 1);
	if (first < m->last)
		buf_addf(&line, ", at most %llu a month", (unsigned long long)most);
	panel_add_head(p, line.data)->style = STYLE_TEXT;
	buf_clear(&line);
}

/* What is known of the entity whose articles the list shows, then who appears with it. */
static bool
fill_together(struct app *app, struct panel *p, struct entity_page *page, struct err *err)
{
	int64_t id = app->rows.source.id;
	struct months months = {.last = -1};
	struct entity_page self = ENTITY_PAGE_INIT, similar = ENTITY_PAGE_INIT;
	struct library *lib = app->env.library;
	bool ok = entity_get(lib, id, &self, err) &&
		  entity_months(lib, id, add_month, &months, err) &&
		  entity_similar(lib, id, 5, &similar, err) &&
		  entity_together(lib, id, LISTED_MAX, page, err);

	if (ok && self.n > 0) {
		add_bar(p, &months);
		ok = add_entity(app, p, &self.rows[0], STYLE_TEXT, err);
	}
	if (ok && similar.n > 0)
		panel_add_head(p, "Perhaps the same");
	for (size_t i = 0; ok && i < similar.n; i++)
		ok = add_entity(app, p, &similar.rows[i], STYLE_TEXT, err);
	buf_addf(&p->title, "Names with %s", app->rows.source.name);
	if (ok && self.n > 0)
		buf_addf(&p->title, " (%s%s)",
		    mention_kind_name((enum mention_kind)self.rows[0].kind),
		    self.rows[0].hidden ? ", hidden" : "");
	entity_page_clear(&self);
	entity_page_clear(&similar);
	return ok;
}

static bool
fill_entities(struct app *app, struct panel *p, struct err *err)
{
	const struct source *s = &app->rows.source;
	struct entity_page page = ENTITY_PAGE_INIT;
	bool ok;

	if (p->id != 0) {
		buf_add_str(&p->title, "Names in this article");
		ok = entity_list_article(app->env.library, p->id, &page, err);
	} else if (s->kind == SOURCE_ENTITY) {
		ok = fill_together(app, p, &page, err);
	} else {
		buf_addf(&p->title, "Names in %s",
		    s->kind == SOURCE_QUERY && s->is_view ? s->name : "what was found");
		ok = entity_list(app->env.library, s->kind == SOURCE_QUERY ? &s->query : NULL,
		    -1, LISTED_MAX, &page, err);
		if (page.newest > 0) {
			buf_add_str(&p->title, ", its newest ");
			byline_add_number(&p->title, page.newest);
			buf_add_str(&p->title, " articles");
		}
	}
	for (size_t k = 0; ok && k < ARRAY_LEN(kinds); k++)
		ok = add_kind(app, p, &page, k, err);
	entity_page_clear(&page);
	return ok;
}

static void
open_entity(struct app *app, struct panel *p, const struct panel_item *item)
{
	(void)p;
	follow_entity(app, item->id);
}

const struct panel_kind panel_entities = {
    .name = "names",
    .panes = PANE_PANEL | PANE_NAMES,
    .picks = true,
    .fill = fill_entities,
    .open = open_entity,
};
