/* Articles like one: by the names that both hold, and by rare words.
 *
 * Each name or word weighs by how few articles have it (Sparck Jones 1972, "A statistical
 * interpretation of term specificity"); of each only the newest articles are looked at. */
#include "store/search.h"

#include "store/body.h"
#include "store/search_part.h"
#include "store/term.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
	MAX_NAMES = 16,
	MAX_WORDS = 12,
	MAX_ARTICLES = 400, /* of one name or word */
	LEAST_WORD = 4,     /* bytes */
	MAX_TOKENS = 20000
};

#define NAME_WEIGHT 3.0

struct score {
	int64_t id;
	double score;
};

struct scores {
	struct score *items; /* a hash table; id 0: free */
	size_t n, cap;
	double n_articles;
};

static struct score *
find_score(const struct scores *s, int64_t id)
{
	size_t at = (size_t)((uint64_t)id * 0x9e3779b97f4a7c15u >> 20) & (s->cap - 1);

	while (s->items[at].id && s->items[at].id != id)
		at = (at + 1) & (s->cap - 1);
	return &s->items[at];
}

/* The table never fills: it has room for all that MAX_NAMES and MAX_WORDS can bring. */
static void
add_score(struct scores *s, int64_t id, double score)
{
	struct score *item = find_score(s, id);

	s->n += item->id == 0;
	item->id = id;
	item->score += score;
}

static double
weight_of(const struct scores *s, double articles)
{
	return articles >= 1 && articles < s->n_articles ? log(s->n_articles / articles) : 0;
}

/* Adds a weight to the articles of a statement. */
static bool
score_rows(
    struct library *lib, sqlite3_stmt *stmt, struct scores *s, double weight, struct err *err)
{
	int got;

	while ((got = db_step(lib, stmt, err)) > 0)
		add_score(s, sqlite3_column_int64(stmt, 0), weight);
	db_done(stmt);
	return got == 0;
}

struct name {
	int64_t id;
	double count; /* mentions here */
	double articles;
};

static int
compare_names(const void *a, const void *b)
{
	const struct name *x = a, *y = b;

	if (x->articles != y->articles)
		return x->articles < y->articles ? -1 : 1;
	return x->id < y->id ? -1 : x->id > y->id;
}

static size_t
read_names(struct library *lib, int64_t id, struct name *names, size_t max, struct err *err)
{
	sqlite3_stmt *stmt = db_prepare(lib,
	    "SELECT x.entity, x.count, (SELECT count(*) FROM (SELECT 1 FROM article_entity y"
	    " WHERE y.entity = x.entity LIMIT 20000)) FROM article_entity x JOIN entity e"
	    " ON e.id = x.entity WHERE x.article = ? AND NOT e.hidden",
	    err);
	size_t n = 0;

	if (!stmt)
		return 0;
	sqlite3_bind_int64(stmt, 1, id);
	while (n < max && db_step(lib, stmt, err) > 0)
		names[n++] = (struct name){sqlite3_column_int64(stmt, 0),
		    sqlite3_column_double(stmt, 1), sqlite3_column_double(stmt, 2)};
	db_done(stmt);
	return n;
}

static bool
score_names(struct library *lib, int64_t id, struct scores *s, struct err *err)
{
	struct name names[256];
	size_t n = read_names(lib, id, names, ARRAY_LEN(names), err), i, used = 0;

	qsort(names, n, sizeof(*names), compare_names);
	for (i = 0; i < n && used < MAX_NAMES; i++) {
		sqlite3_stmt *stmt;

		if (names[i].articles < 2)
			continue;
		used++;
		stmt = db_prepare(lib,
		    "SELECT DISTINCT article FROM article_entity WHERE entity = ?"
		    " ORDER BY article DESC LIMIT ?",
		    err);
		if (!stmt)
			return false;
		sqlite3_bind_int64(stmt, 1, names[i].id);
		sqlite3_bind_int(stmt, 2, MAX_ARTICLES);
		if (!score_rows(lib, stmt, s,
			NAME_WEIGHT * weight_of(s, names[i].articles) *
			    (1 + log(names[i].count)),
			err))
			return false;
	}
	return true;
}

struct word {
	char text[TERM_MAX + 1];
	double count, articles, weight;
};

struct words_seen {
	struct word *items;
	size_t n, cap;
};

static bool
take_word(void *arg, const struct token *t)
{
	struct words_seen *seen = arg;

	if (t->kind != TOKEN_WORD || t->len < LEAST_WORD || t->len > TERM_MAX)
		return true;
	seen->items = base_grow(seen->items, seen->n, &seen->cap, sizeof(*seen->items));
	seen->items[seen->n] = (struct word){.count = 1};
	memcpy(seen->items[seen->n++].text, t->text, t->len);
	return seen->n < MAX_TOKENS;
}

static int
compare_texts(const void *a, const void *b)
{
	return strcmp(((const struct word *)a)->text, ((const struct word *)b)->text);
}

/* Makes one of each word that came several times. */
static void
count_words(struct words_seen *seen)
{
	size_t i, n = 0;

	if (seen->n)
		qsort(seen->items, seen->n, sizeof(*seen->items), compare_texts);
	for (i = 0; i < seen->n; i++)
		if (n > 0 && strcmp(seen->items[n - 1].text, seen->items[i].text) == 0)
			seen->items[n - 1].count++;
		else
			seen->items[n++] = seen->items[i];
	seen->n = n;
}

static int
compare_words(const void *a, const void *b)
{
	const struct word *x = a, *y = b;

	if (x->weight != y->weight)
		return x->weight > y->weight ? -1 : 1;
	return strcmp(x->text, y->text);
}

static bool
score_word(struct library *lib, const struct word *w, struct scores *s, struct err *err)
{
	sqlite3_stmt *stmt = db_prepare(lib,
	    "SELECT a.id FROM fts CROSS JOIN article a ON a.key = fts.rowid WHERE fts MATCH ?"
	    " ORDER BY fts.rowid DESC LIMIT ?",
	    err);
	char match[TERM_MAX + 3];
	size_t len = strlen(w->text);

	if (!stmt)
		return false;
	match[0] = match[len + 1] = '"';
	memcpy(match + 1, w->text, len);
	match[len + 2] = '\0';
	db_bind_text(stmt, 1, match);
	sqlite3_bind_int(stmt, 2, MAX_ARTICLES);
	return score_rows(lib, stmt, s, weight_of(s, w->articles), err);
}

static bool
score_words(struct library *lib, int64_t id, struct scores *s, struct err *err)
{
	struct words_seen seen = {NULL, 0, 0};
	struct article a;
	bool ok;
	size_t i;

	article_init(&a);
	ok = body_load(lib, id, &a, err);
	if (ok)
		tokenizer_run(
		    lib->tokenizer, buf_str(&a.doc.text), a.doc.text.len, take_word, &seen);
	count_words(&seen);
	for (i = 0; i < seen.n; i++) {
		struct word *w = &seen.items[i];

		w->articles = (double)term_count(lib, w->text, strlen(w->text));
		w->weight =
		    w->articles < 2 ? 0 : weight_of(s, w->articles) * (1 + log(w->count));
	}
	if (seen.n)
		qsort(seen.items, seen.n, sizeof(*seen.items), compare_words);
	for (i = 0; ok && i < seen.n && i < MAX_WORDS && seen.items[i].weight > 0; i++)
		ok = score_word(lib, &seen.items[i], s, err);
	free(seen.items);
	article_clear(&a);
	return ok;
}

static int
compare_scores(const void *a, const void *b)
{
	const struct score *x = a, *y = b;

	if (x->score != y->score)
		return x->score > y->score ? -1 : 1;
	return x->id > y->id ? -1 : x->id < y->id;
}

/* The rows of the best ones, in their order. Twice as many are asked for: folded and deleted
 * ones go. */
static bool
give_rows(
    struct library *lib, const struct scores *s, size_t max, struct page *out, struct err *err)
{
	size_t n = s->n < max * 2 ? s->n : max * 2, i, k, kept = 0;
	struct query_node *nodes = base_calloc(n + 1, sizeof(*nodes));
	struct query q = {.nodes = nodes, .n_nodes = n + 1, .order = LIST_DATE};
	struct row *rows = NULL;
	bool ok;

	nodes[0] = (struct query_node){.kind = QUERY_OR, .first = n ? 1 : 0};
	for (i = 0; i < n; i++)
		nodes[i + 1] = (struct query_node){.kind = QUERY_FIELD,
		    .field = QUERY_ID,
		    .from = s->items[i].id,
		    .next = i + 1 < n ? (uint32_t)i + 2 : 0};
	ok = n == 0 || list_page(lib, &q, (struct list_part){NULL, LIST_FORWARD, n}, out, err);
	if (ok && out->n) {
		rows = base_alloc(out->n * sizeof(*rows));
		memcpy(rows, out->rows, out->n * sizeof(*rows));
		for (i = 0; i < n && kept < max; i++)
			for (k = 0; k < out->n; k++)
				if (rows[k].id == s->items[i].id && kept < max &&
				    !(rows[k].state & (STATE_DELETED | STATE_DUPLICATE)))
					out->rows[kept++] = rows[k];
		out->n = kept;
	}
	out->more = false;
	free(rows);
	free(nodes);
	return ok;
}

/* Packs the scores to the front, best first, without the article itself. */
static void
order_scores(struct scores *s, int64_t id)
{
	size_t i, n = 0;

	for (i = 0; i < s->cap; i++)
		if (s->items[i].id && s->items[i].id != id && s->items[i].score > 0)
			s->items[n++] = s->items[i];
	s->n = n;
	qsort(s->items, n, sizeof(*s->items), compare_scores);
}

bool
search_related(struct library *lib, int64_t id, size_t max, struct page *out, struct err *err)
{
	struct scores s = {.cap = 1 << 15};
	int64_t n = 0;
	bool ok;

	page_clear(out);
	if (max > 100)
		max = 100;
	s.items = base_calloc(s.cap, sizeof(*s.items));
	ok = db_int(lib, "SELECT sum(n) FROM counter", NULL, 0, &n, err);
	s.n_articles = (double)n + 1;
	ok = ok && score_names(lib, id, &s, err) && score_words(lib, id, &s, err);
	order_scores(&s, id);
	ok = ok && give_rows(lib, &s, max, out, err);
	free(s.items);
	return ok;
}
