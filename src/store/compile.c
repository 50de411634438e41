/* A query tree to SQL. */
#include "store/compile.h"

#include "store/compile_part.h"
#include "store/key.h"
#include "store/list.h"
#include "store/names.h"
#include "text/fold.h"

#include <string.h>

static void condition(struct compile *c, const struct query_node *node, struct buf *sql);

/* A text to be bound: its place-holder. */
static void
bind_text(struct compile *c, struct buf *sql, const char *s, size_t len)
{
	buf_add(&c->out->texts, s, len);
	buf_add_char(&c->out->texts, '\0');
	buf_addf(sql, "?%zu", ++c->out->n_texts);
}

static void
bind_folded(struct compile *c, struct buf *sql, const char *s)
{
	struct buf folded = BUF_INIT;

	fold_text(&folded, s, strlen(s), 0);
	bind_text(c, sql, buf_str(&folded), folded.len);
	buf_clear(&folded);
}

static const char *const is_conditions[QUERY_IS_COUNT] = {
    [QUERY_IS_UNREAD] = "a.state & 1 = 0",
    [QUERY_IS_READ] = "a.state & 1",
    [QUERY_IS_STARRED] = "a.state & 2",
    [QUERY_IS_ARCHIVED] = "a.state & 4",
    [QUERY_IS_NOTED] = "a.state & 16",
    [QUERY_IS_TAGGED] = "a.id IN (SELECT article FROM article_tag)",
    [QUERY_IS_DUPLICATE] = "a.state & 32",
    [QUERY_IS_DELETED] = "a.state & 8",
    [QUERY_IS_DOUBTFUL] = "a.state & 64",
    [QUERY_HAS_ORIGINAL] =
	"EXISTS (SELECT 1 FROM original o WHERE o.article = a.id AND o.bytes IS NOT NULL)",
    [QUERY_HAS_LINK] = "a.url IS NOT NULL",
};

/* The keys of what was published then: [from, to). Below the first dated key stands the band
 * of undated articles. */
static void
date_bounds(const struct query_node *node, int64_t *from, int64_t *to)
{
	*from = key_of_time(node->from);
	*to = node->to == INT64_MAX ? INT64_MAX : key_of_time(node->to) + KEY_SPILL;
}

static void
date_condition(const struct query_node *node, struct buf *sql)
{
	int64_t from, to;

	date_bounds(node, &from, &to);
	buf_addf(sql, "(a.key >= %lld AND a.key < %lld", (long long)from, (long long)to);
	if (node->field != QUERY_BEFORE)
		buf_addf(sql, " AND a.published >= %lld", (long long)node->from);
	if (node->to != INT64_MAX)
		buf_addf(sql, " AND a.published < %lld", (long long)node->to);
	buf_add_char(sql, ')');
}

/* What is merged is one: from each up to its root, from there down to all. */
#define WHOLE_OF_NAMED                                                                         \
	", up(id) AS (SELECT id FROM named UNION SELECT e.merged_into FROM entity e JOIN up"   \
	" ON e.id = up.id WHERE e.merged_into IS NOT NULL), whole(id) AS (SELECT id FROM up"   \
	" UNION SELECT e.id FROM entity e JOIN whole w ON e.merged_into = w.id)"               \
	" SELECT x.article FROM article_entity x JOIN entity e ON e.id = x.entity"             \
	" WHERE e.id IN whole AND NOT e.hidden)"

/* person: org: place: entity: any article with an entity that has all the words in one of its
 * names, or one merged with it. An entity's page means one by its id. */
static void
entity_condition(struct compile *c, const struct query_node *node, struct buf *sql)
{
	static const int kinds[] = {
	    [QUERY_PERSON] = 0, [QUERY_ORG] = 1, [QUERY_PLACE] = 2, [QUERY_ENTITY] = -1};
	const char *text = query_string(c->q, node->text);
	size_t n;

	buf_add_str(sql, "a.id IN (WITH RECURSIVE named(id) AS (");
	if (node->from) {
		buf_addf(sql, "SELECT %lld)" WHOLE_OF_NAMED, (long long)node->from);
		return;
	}
	buf_add_str(sql, "SELECT id FROM entity WHERE id IN (");
	n = names_add_select(c->lib, sql, &c->out->texts, text, node->prefix || node->typing);
	c->out->n_texts += n;
	buf_addf(sql, "%s)", n ? "" : "0");
	if (kinds[node->field] >= 0)
		buf_addf(sql, " AND ifnull(user_kind, kind) = %d", kinds[node->field]);
	buf_add_str(sql, ")" WHOLE_OF_NAMED);
}

/* The one source meant is compared as it is, so that its index can be walked. */
static void
source_condition(struct compile *c, const char *text, struct buf *sql)
{
	sqlite3_stmt *stmt =
	    db_prepare(c->lib, "SELECT name FROM source WHERE instr(key, ?) LIMIT 50", NULL);
	struct buf folded = BUF_INIT;
	size_t n = 0;

	fold_text(&folded, text, strlen(text), 0);
	if (stmt)
		db_bind_text(stmt, 1, buf_str(&folded));
	buf_add_str(sql, "a.source IN (");
	while (stmt && sqlite3_step(stmt) == SQLITE_ROW) {
		if (n++)
			buf_add_str(sql, ", ");
		bind_text(c, sql, db_text(stmt, 0), (size_t)sqlite3_column_bytes(stmt, 0));
	}
	buf_add_char(sql, ')');
	db_done(stmt);
	buf_clear(&folded);
}

static void
lang_condition(struct compile *c, const char *text, struct buf *sql)
{
	size_t at;

	buf_add_str(sql, "(a.lang = ");
	bind_text(c, sql, text, strlen(text));
	at = c->out->n_texts;
	buf_addf(sql, " COLLATE NOCASE OR a.lang LIKE ?%zu || '-%%')", at);
}

static void
text_field(struct compile *c, const struct query_node *node, struct buf *sql)
{
	const char *text = query_string(c->q, node->text);

	switch (node->field) {
	case QUERY_SOURCE:
		source_condition(c, text, sql);
		break;
	case QUERY_TAG:
		buf_add_str(sql,
		    "a.id IN (SELECT x.article FROM article_tag x JOIN tag t ON t.id ="
		    " x.tag WHERE t.key = ");
		bind_folded(c, sql, text);
		buf_add_char(sql, ')');
		break;
	case QUERY_NOTE:
		buf_add_str(sql, "a.id IN (SELECT article FROM note"
				 " WHERE lectern_holds(quote || ' ' || comment, ");
		bind_folded(c, sql, text);
		buf_add_str(sql, "))");
		break;
	case QUERY_LANG:
		lang_condition(c, text, sql);
		break;
	default:
		buf_addf(
		    sql, "lectern_holds(a.%s, ", node->field == QUERY_URL ? "url" : "section");
		bind_folded(c, sql, text);
		buf_add_char(sql, ')');
	}
}

static void
field_condition(struct compile *c, const struct query_node *node, struct buf *sql)
{
	switch (node->field) {
	case QUERY_DATE:
	case QUERY_BEFORE:
	case QUERY_AFTER:
		date_condition(node, sql);
		break;
	case QUERY_ADDED:
		buf_addf(sql, "(a.added >= %lld AND a.added < %lld)", (long long)node->from,
		    (long long)node->to);
		break;
	case QUERY_ID:
		buf_addf(sql, "a.id = %lld", (long long)node->from);
		break;
	case QUERY_BATCH:
		if (node->from)
			buf_addf(sql, "a.batch = %lld", (long long)node->from);
		else
			buf_add_str(sql, "a.batch = (SELECT max(id) FROM batch)");
		break;
	case QUERY_IS:
	case QUERY_HAS:
		buf_addf(
		    sql, "(%s)", is_conditions[node->from < QUERY_IS_COUNT ? node->from : 0]);
		break;
	case QUERY_PERSON:
	case QUERY_ORG:
	case QUERY_PLACE:
	case QUERY_ENTITY:
		entity_condition(c, node, sql);
		break;
	case QUERY_SORT:
		buf_add_char(sql, '1');
		break;
	default:
		text_field(c, node, sql);
	}
}

/* Text beside other things: the set of its articles. */
static void
match_condition(struct compile *c, const struct query_node *node, struct buf *sql)
{
	struct buf match = BUF_INIT;

	if (compile_text(c, node, &match)) {
		buf_add_str(sql, "a.key IN (SELECT rowid FROM fts WHERE fts MATCH ");
		bind_text(c, sql, match.data, match.len);
		buf_add_char(sql, ')');
	} else {
		buf_add_char(sql, '1');
	}
	buf_clear(&match);
}

/* What must not be in the text is asked of each row that is met: few are turned away. */
static void
not_condition(struct compile *c, const struct query_node *node, struct buf *sql)
{
	const struct query_node *k = &c->q->nodes[node->first];
	struct buf match = BUF_INIT;

	if (compile_is_text(c->q, k)) {
		if (compile_text(c, k, &match)) {
			buf_add_str(sql, "NOT EXISTS (SELECT 1 FROM fts WHERE fts MATCH ");
			bind_text(c, sql, match.data, match.len);
			buf_add_str(sql, " AND rowid = a.key)");
		} else {
			buf_add_char(sql, '1');
		}
	} else {
		buf_add_str(sql, "NOT ifnull(");
		condition(c, k, sql);
		buf_add_str(sql, ", 0)");
	}
	buf_clear(&match);
}

static void
condition(struct compile *c, const struct query_node *node, struct buf *sql)
{
	uint32_t child;
	size_t n = 0;

	if (compile_is_text(c->q, node)) {
		match_condition(c, node, sql);
		return;
	}
	switch (node->kind) {
	case QUERY_AND:
	case QUERY_OR:
		buf_add_char(sql, '(');
		for (child = node->first; child; child = c->q->nodes[child].next) {
			if (n++)
				buf_add_str(sql, node->kind == QUERY_OR ? " OR " : " AND ");
			condition(c, &c->q->nodes[child], sql);
		}
		if (!n)
			buf_add_char(sql, '1');
		buf_add_char(sql, ')');
		break;
	case QUERY_NOT:
		not_condition(c, node, sql);
		break;
	case QUERY_FIELD:
		field_condition(c, node, sql);
		break;
	default:
		buf_add_char(sql, '1');
	}
}

/* A date that must hold bounds the walk along the index too. */
static void
narrow(struct compiled *out, const struct query_node *node)
{
	int64_t from, to;

	if (node->kind != QUERY_FIELD || node->field < QUERY_DATE || node->field > QUERY_AFTER)
		return;
	date_bounds(node, &from, &to);
	if (from > out->key_from)
		out->key_from = from;
	if (to < out->key_to)
		out->key_to = to;
}

/* The top of the tree: text goes into the one expression, the rest into conditions. */
static void
compile_top(struct compile *c, const struct query_node *node)
{
	struct buf part = BUF_INIT;
	const struct query_node *k;
	uint32_t child;
	int pass;

	if (node->kind != QUERY_AND || compile_is_text(c->q, node)) {
		if (compile_is_text(c->q, node))
			compile_text(c, node, &c->out->match);
		else if (node->kind != QUERY_ALL) {
			buf_add_str(&c->out->where, " AND ");
			condition(c, node, &c->out->where);
		}
		return;
	}
	for (pass = 0; pass < 2; pass++)
		for (child = node->first; child; child = k->next) {
			k = &c->q->nodes[child];
			if (compile_is_text(c->q, k) != (pass == 0))
				continue;
			buf_reset(&part);
			if (pass == 1) {
				narrow(c->out, k);
				buf_add_str(&c->out->where, " AND ");
				condition(c, k, &c->out->where);
			} else if (compile_text(c, k, &part)) {
				if (c->out->match.len)
					buf_add_str(&c->out->match, " AND ");
				buf_add(&c->out->match, part.data, part.len);
			}
		}
	buf_clear(&part);
}

/* Does the tree speak of a state anywhere? */
static bool
speaks_of(const struct query *q, enum query_is what)
{
	size_t i;

	for (i = 0; i < q->n_nodes; i++)
		if (q->nodes[i].kind == QUERY_FIELD && q->nodes[i].field == QUERY_IS &&
		    q->nodes[i].from == (int64_t)what)
			return true;
	return false;
}

/* The first word that must be there and stands for all of its completions: an article that the
 * query finds has one of them. */
static const struct query_node *
find_sliced(const struct query *q, const struct query_node *node)
{
	const struct query_node *found = NULL;
	uint32_t child;

	if (node->kind == QUERY_WORDS && (node->prefix || node->typing == QUERY_PAUSED))
		return node;
	if (node->kind != QUERY_AND && node->kind != QUERY_OR && node->kind != QUERY_NEAR)
		return NULL;
	for (child = node->first; child && !found; child = q->nodes[child].next)
		found = find_sliced(q, &q->nodes[child]);
	return found;
}

static void
compile(struct compile *c)
{
	unsigned hidden = STATE_DELETED;
	const struct query *q = c->q;

	*c->out = (struct compiled){.key_from = INT64_MIN, .key_to = INT64_MAX};
	/* Nothing is hidden but by a term; without a query, folded duplicates are one row. */
	if (query_is_all(q))
		hidden |= STATE_DUPLICATE;
	if (speaks_of(q, QUERY_IS_DELETED))
		hidden = 0;
	buf_addf(&c->out->where, "a.state & %u = 0", hidden);
	search_words_begin(c->lib, &c->words);
	if (q->n_nodes) {
		c->sliced = find_sliced(q, &q->nodes[0]);
		compile_top(c, &q->nodes[0]);
	}
	search_words_end(&c->words);
}

void
compile_query(struct library *lib, const struct query *q, struct compiled *out)
{
	struct compile c = {.lib = lib, .q = q, .out = out};

	compile(&c);
}

void
compile_slice(struct library *lib, const struct query *q, struct compile_slice *slice,
    struct compiled *out)
{
	struct compile c = {.lib = lib, .q = q, .out = out, .slice = slice};

	slice->n = 0;
	compile(&c);
}

void
compiled_clear(struct compiled *c)
{
	buf_clear(&c->match);
	buf_clear(&c->where);
	buf_clear(&c->texts);
}

int
compiled_bind(const struct compiled *c, sqlite3_stmt *stmt)
{
	size_t i, at = 0, len;

	for (i = 0; i < c->n_texts; i++) {
		len = strlen(c->texts.data + at);
		sqlite3_bind_text(
		    stmt, (int)i + 1, c->texts.data + at, (int)len, SQLITE_STATIC);
		at += len + 1;
	}
	return (int)c->n_texts + 1;
}
