/* The page of one entity: its articles, its months, who may be the same. */
#include "store/entity.h"

#include "store/body.h"
#include "store/entity_part.h"
#include "store/passage.h"
#include "text/date.h"
#include "text/person.h"

#include <stdlib.h>
#include <string.h>

enum { PASSAGE = 240, MAX_CANDIDATES = 2000 };

/* Which of an article's local entities belong to a whole: a bit each. */
static bool
find_local(struct library *lib, int64_t root, int64_t article, struct buf *out, struct err *err)
{
	sqlite3_stmt *stmt = db_prepare(lib,
	    ENTITY_WHOLE
	    "SELECT nth FROM article_entity WHERE article = ?2 AND entity IN whole",
	    err);
	int got;

	buf_reset(out);
	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, root);
	sqlite3_bind_int64(stmt, 2, article);
	while ((got = db_step(lib, stmt, err)) > 0) {
		int64_t nth = sqlite3_column_int64(stmt, 0);

		while (nth >= 0 && nth < UINT16_MAX && (int64_t)out->len <= nth)
			buf_add_char(out, 0);
		if (nth >= 0 && nth < (int64_t)out->len)
			out->data[nth] = 1;
	}
	db_done(stmt);
	return got == 0;
}

/* The passage of a row: where the entity is mentioned first. */
static bool
give_passage(
    struct library *lib, int64_t root, struct page *page, struct row *row, struct err *err)
{
	struct light_hits hits = {NULL, 0, 0};
	struct buf local = BUF_INIT;
	struct article a;
	bool ok;
	size_t i;

	article_init(&a);
	ok = find_local(lib, root, row->id, &local, err);
	if (ok && body_load(lib, row->id, &a, NULL)) {
		for (i = 0; i < a.mentions.n; i++) {
			const struct mention *m = &a.mentions.items[i];

			if (m->entity >= local.len || !local.data[m->entity])
				continue;
			hits.items =
			    base_grow(hits.items, hits.n, &hits.cap, sizeof(*hits.items));
			hits.items[hits.n++] = (struct light_hit){m->start, m->len, 0};
		}
		passage_give(page, row, &a.doc.text, &hits, PASSAGE);
	}
	free(hits.items);
	buf_clear(&local);
	article_clear(&a);
	return ok;
}

bool
entity_articles(
    struct library *lib, int64_t id, struct list_part part, struct page *out, struct err *err)
{
	struct query_node node = {.kind = QUERY_FIELD, .field = QUERY_ENTITY};
	struct query q = {.nodes = &node, .n_nodes = 1, .order = LIST_DATE};
	bool ok;
	size_t i;

	if (!entity_need_root(lib, id, &node.from, err) || !list_page(lib, &q, part, out, err))
		return false;
	for (i = 0, ok = true; ok && i < out->n; i++)
		ok = give_passage(lib, node.from, out, &out->rows[i], err);
	return ok;
}

struct month {
	int64_t number; /* since year 0 */
	uint64_t articles;
};

static int
compare_months(const void *a, const void *b)
{
	const struct month *x = a, *y = b;

	return x->number < y->number ? -1 : x->number > y->number;
}

/* Articles mostly come in runs of one month, so a short list of months is searched from its
 * end. */
static void
count_month(struct month **months, size_t *n, size_t *cap, int64_t published)
{
	struct date d;
	int64_t number;
	size_t i;

	date_of_time(published, DATE_NO_ZONE, &d);
	number = (int64_t)d.year * 12 + d.month - 1;
	for (i = *n; i > 0 && (*months)[i - 1].number != number; i--)
		;
	if (i == 0) {
		*months = base_grow(*months, *n, cap, sizeof(**months));
		(*months)[(*n)++] = (struct month){number, 1};
	} else {
		(*months)[i - 1].articles++;
	}
}

bool
entity_months(struct library *lib, int64_t id, entity_month_fn fn, void *arg, struct err *err)
{
	struct month *months = NULL;
	size_t n = 0, cap = 0, i;
	sqlite3_stmt *stmt;
	bool go_on = true;
	int64_t root;
	int got;

	if (!entity_need_root(lib, id, &root, err))
		return false;
	stmt = db_prepare(lib,
	    ENTITY_WHOLE
	    "SELECT published FROM article WHERE precision > 1 AND state & 8 = 0"
	    " AND id IN (SELECT article FROM article_entity WHERE entity IN whole)",
	    err);
	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, root);
	while ((got = db_step(lib, stmt, err)) > 0)
		count_month(&months, &n, &cap, sqlite3_column_int64(stmt, 0));
	db_done(stmt);
	if (n)
		qsort(months, n, sizeof(*months), compare_months);
	for (i = 0; got == 0 && go_on && i < n; i++) {
		int64_t month = (months[i].number % 12 + 12) % 12;

		go_on = fn(arg, (months[i].number - month) / 12, (unsigned)month + 1,
		    months[i].articles);
	}
	free(months);
	return got == 0;
}

/* Persons of one surname; of the other kinds, names that begin or end with each other. */
static bool
is_similar(unsigned kind, const char *a, const char *b)
{
	size_t x = strlen(a), y = strlen(b);

	if (kind == MENTION_PERSON)
		return strcmp(a, b) == 0 || person_maybe_same(a, b);
	if (x > y)
		return is_similar(kind, b, a);
	return x == y ? strcmp(a, b) == 0
		      : (strncmp(a, b, x) == 0 && b[x] == ' ') ||
			    (strcmp(b + y - x, a) == 0 && b[y - x - 1] == ' ');
}

/* Candidates share the last word (persons) or the first one. */
static sqlite3_stmt *
prepare_similar(
    struct library *lib, int64_t root, int64_t kind, const char *word, struct err *err)
{
	sqlite3_stmt *stmt = db_prepare(lib,
	    "SELECT e.id, e.key FROM name_word w JOIN entity e ON e.id = w.entity"
	    " WHERE w.word = ?1 AND e.kind = ?2 AND e.id <> ?3 AND e.merged_into IS NULL"
	    " AND NOT e.hidden LIMIT ?4",
	    err);

	if (!stmt)
		return NULL;
	db_bind_text(stmt, 1, word);
	sqlite3_bind_int64(stmt, 2, kind);
	sqlite3_bind_int64(stmt, 3, root);
	sqlite3_bind_int(stmt, 4, MAX_CANDIDATES);
	return stmt;
}

static bool
read_key(struct library *lib, int64_t root, int64_t *kind, struct buf *key, struct err *err)
{
	sqlite3_stmt *stmt = db_prepare(lib, "SELECT kind, key FROM entity WHERE id = ?", err);
	int got;

	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, root);
	got = db_step(lib, stmt, err);
	if (got > 0) {
		*kind = sqlite3_column_int64(stmt, 0);
		buf_add_str(key, db_text(stmt, 1));
	}
	db_done(stmt);
	return got >= 0;
}

bool
entity_similar(
    struct library *lib, int64_t id, size_t max, struct entity_page *out, struct err *err)
{
	struct entity_row *row;
	struct buf key = BUF_INIT;
	int64_t root, kind = 0;
	sqlite3_stmt *stmt;
	char *word, *space;
	int got = -1;

	entity_page_clear(out);
	if (!entity_need_root(lib, id, &root, err) || !read_key(lib, root, &kind, &key, err))
		return false;
	space = kind == MENTION_PERSON ? strrchr(buf_str(&key), ' ') : NULL;
	word = kind == MENTION_PERSON
		   ? base_strdup(space ? space + 1 : buf_str(&key))
		   : base_strndup(buf_str(&key), strcspn(buf_str(&key), " "));
	stmt = prepare_similar(lib, root, kind, word, err);
	while (stmt && (got = db_step(lib, stmt, err)) > 0)
		if (is_similar((unsigned)kind, buf_str(&key), db_text(stmt, 1)) &&
		    !entity_add_row(lib, sqlite3_column_int64(stmt, 0), true, out, &row, err))
			break;
	db_done(stmt);
	free(word);
	buf_clear(&key);
	entity_cut(out, out->n, max);
	return got == 0;
}
