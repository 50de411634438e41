/* Counting the entities of articles, those that are merged as one. */
#include "store/entity_part.h"

#include <stdlib.h>
#include <string.h>
#include <string.h>

static int
compare_merged(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;

	return x[0] < y[0] ? -1 : x[0] > y[0];
}

/* What an entity is merged into, one step; itself when into none. */
static int64_t
step(const struct tally *t, int64_t id)
{
	int64_t key[2] = {id, 0}, *found = NULL;

	if (t->n_merged)
		found = bsearch(key, t->merged, t->n_merged, sizeof(key), compare_merged);
	return found ? found[1] : id;
}

/* The root of an entity, from what was read. */
static int64_t
root_of(const struct tally *t, int64_t id)
{
	size_t steps = 0;
	int64_t next;

	/* A ring cannot be made, but a damaged file may hold one. */
	while ((next = step(t, id)) != id && steps++ < 64)
		id = next;
	return id;
}

bool
tally_begin(struct library *lib, struct tally *t, struct err *err)
{
	sqlite3_stmt *stmt = db_prepare(lib,
	    "SELECT id, merged_into FROM entity WHERE merged_into IS NOT NULL ORDER BY id",
	    err);
	int got = -1;

	*t = (struct tally){.cap = 1024, .kind = -1};
	t->items = base_calloc(t->cap, sizeof(*t->items));
	while (stmt && (got = db_step(lib, stmt, err)) > 0) {
		t->merged =
		    base_grow(t->merged, t->n_merged, &t->cap_merged, 2 * sizeof(int64_t));
		t->merged[2 * t->n_merged] = sqlite3_column_int64(stmt, 0);
		t->merged[2 * t->n_merged++ + 1] = sqlite3_column_int64(stmt, 1);
	}
	db_done(stmt);
	return got == 0;
}

void
tally_clear(struct tally *t)
{
	free(t->items);
	free(t->merged);
	*t = (struct tally){.n = 0};
}

static struct tally_item *
find_item(const struct tally *t, int64_t id)
{
	size_t at = (size_t)((uint64_t)id * 0x9e3779b97f4a7c15u >> 20) & (t->cap - 1);

	while (t->items[at].id && t->items[at].id != id)
		at = (at + 1) & (t->cap - 1);
	return &t->items[at];
}

static void
grow(struct tally *t)
{
	struct tally_item *old = t->items;
	size_t cap = t->cap, i;

	t->cap *= 2;
	t->items = base_calloc(t->cap, sizeof(*t->items));
	for (i = 0; i < cap; i++)
		if (old[i].id)
			*find_item(t, old[i].id) = old[i];
	free(old);
}

static void
count(struct tally *t, int64_t id, int64_t article, uint64_t mentions)
{
	struct tally_item *item = find_item(t, id);

	if (!item->id) {
		item->id = id;
		item->last = -1;
		t->n++;
	}
	if (item->last != article)
		item->articles++;
	item->last = article;
	item->mentions += mentions;
	if (t->n * 2 > t->cap)
		grow(t);
}

bool
tally_article(struct library *lib, struct tally *t, int64_t article, struct err *err)
{
	sqlite3_stmt *stmt =
	    db_prepare(lib, "SELECT entity, count FROM article_entity WHERE article = ?", err);
	int got;

	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, article);
	while ((got = db_step(lib, stmt, err)) > 0)
		count(t, root_of(t, sqlite3_column_int64(stmt, 0)), article,
		    (uint64_t)sqlite3_column_int64(stmt, 1));
	db_done(stmt);
	return got == 0;
}

/* Adds what a statement says of entities: id, articles, mentions. */
static bool
count_rows(struct library *lib, struct tally *t, sqlite3_stmt *stmt, struct err *err)
{
	struct tally_item *item;
	int64_t root;
	int got;

	while ((got = db_step(lib, stmt, err)) > 0) {
		root = root_of(t, sqlite3_column_int64(stmt, 0));
		item = find_item(t, root);
		if (!item->id) {
			item->id = root;
			t->n++;
		}
		item->articles += (uint64_t)sqlite3_column_int64(stmt, 1);
		item->mentions += (uint64_t)sqlite3_column_int64(stmt, 2);
		if (t->n * 2 > t->cap)
			grow(t);
	}
	db_done(stmt);
	return got == 0;
}

#define SELECT_FREQUENT(index, condition)                                                      \
	"SELECT c.entity, c.articles, c.mentions FROM entity_count c " index                   \
	" CROSS JOIN entity e ON e.id = c.entity WHERE " condition                             \
	" AND e.merged_into IS NULL AND NOT e.hidden"                                          \
	" AND (?1 < 0 OR ifnull(e.user_kind, e.kind) = ?1)"                                    \
	" ORDER BY c.articles DESC, c.mentions DESC LIMIT ?2"

/* Of a merged whole, whose parts may share articles, the sum orders the page well enough. */
bool
tally_library(struct library *lib, struct tally *t, size_t max, struct err *err)
{
	/* The most frequent that are not merged, looked for among those of many articles
	 * first; and all that are merged, and what they are merged into. */
	static const char *const frequent[] = {
	    SELECT_FREQUENT("INDEXED BY entity_count_common", "c.articles >= 16"),
	    SELECT_FREQUENT("", "1"),
	};
	static const char merged[] =
	    "SELECT c.entity, c.articles, c.mentions FROM entity e JOIN entity_count c"
	    " ON c.entity = e.id WHERE e.merged_into IS NOT NULL";
	const size_t limit = max < 1000 ? max + 100 : max < 100000 ? 100000 : max;
	sqlite3_stmt *stmt;
	size_t i;

	for (i = 0; i < ARRAY_LEN(frequent) && t->n < limit; i++) {
		memset(t->items, 0, t->cap * sizeof(*t->items));
		t->n = 0;
		stmt = db_prepare(lib, frequent[i], err);
		if (!stmt)
			return false;
		sqlite3_bind_int(stmt, 1, t->kind);
		sqlite3_bind_int64(stmt, 2, limit < INT64_MAX ? (int64_t)limit : INT64_MAX);
		if (!count_rows(lib, t, stmt, err))
			return false;
	}
	stmt = db_prepare(lib, merged, err);
	return stmt && count_rows(lib, t, stmt, err);
}

static int
compare_items(const void *a, const void *b)
{
	const struct tally_item *x = a, *y = b;

	if (x->articles != y->articles)
		return x->articles > y->articles ? -1 : 1;
	if (x->mentions != y->mentions)
		return x->mentions > y->mentions ? -1 : 1;
	return x->id < y->id ? -1 : x->id > y->id;
}

bool
tally_rows(
    struct library *lib, struct tally *t, size_t max, struct entity_page *out, struct err *err)
{
	size_t i, n = 0;

	for (i = 0; i < t->cap; i++)
		if (t->items[i].id)
			t->items[n++] = t->items[i];
	qsort(t->items, n, sizeof(*t->items), compare_items);
	for (i = 0; i < n && !out->more; i++) {
		struct entity_row *row;

		if (t->items[i].id == t->except)
			continue;
		if (!entity_add_row(lib, t->items[i].id, false, out, &row, err))
			return false;
		if (!row || row->hidden || (t->kind >= 0 && row->kind != t->kind)) {
			out->n -= row != NULL;
		} else if (out->n > max) {
			out->n--;
			out->more = true;
		} else {
			row->articles = t->items[i].articles;
			row->mentions = t->items[i].mentions;
		}
	}
	return true;
}
