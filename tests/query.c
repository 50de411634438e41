/* store/query: text to tree; slips; dates; completion; quoting. */
#include "tap.h"

#include "base/file.h"
#include "store/query.h"
#include "text/date.h"

#include <stdlib.h>
#include <string.h>

/* Tuesday, 2026-11-24 09:30 UTC, where it is 11:30. */
static const struct query_env env = {.now = 1795512600, .zone_minutes = 120};

static void
add_time(struct buf *out, int64_t time)
{
	struct date d;

	if (time == INT64_MIN || time == INT64_MAX)
		return;
	date_of_time(time, 0, &d);
	d.zone_minutes = DATE_NO_ZONE;
	if (d.hour == 0 && d.minute == 0 && d.second == 0)
		d.precision = DATE_DAY;
	date_add_iso(out, &d);
}

static void
add_leaf(struct buf *out, const struct query *q, const struct query_node *n)
{
	if (n->field != QUERY_TEXT)
		buf_addf(out, "%s%c", query_field_info((enum query_field)n->field)->name,
		    n->kind == QUERY_WORDS ? ':' : '=');
	if (n->field >= QUERY_DATE && n->field <= QUERY_ADDED) {
		add_time(out, n->from);
		buf_add_str(out, "..");
		add_time(out, n->to);
		return;
	}
	buf_addf(out, n->phrase ? "'%s'" : "%s", query_string(q, n->text));
	buf_add_str(out, n->prefix ? "*" : "");
	buf_add_str(out, n->typing ? "~" : "");
}

/* (and a (or title:b 'a phrase')): the tree as a text. */
static void
add_tree(struct buf *out, const struct query *q, uint32_t at)
{
	static const char *const names[] = {[QUERY_AND] = "and",
	    [QUERY_OR] = "or",
	    [QUERY_NOT] = "not",
	    [QUERY_NEAR] = "near/"};
	const struct query_node *n = &q->nodes[at];
	uint32_t child;

	if (n->kind == QUERY_WORDS || n->kind == QUERY_FIELD) {
		add_leaf(out, q, n);
		return;
	}
	if (n->kind == QUERY_ALL) {
		buf_add_str(out, "all");
		return;
	}
	buf_addf(out, "(%s", names[n->kind]);
	if (n->kind == QUERY_NEAR)
		buf_addf(out, "%d", (int)n->from);
	for (child = n->first; child; child = q->nodes[child].next) {
		buf_add_char(out, ' ');
		add_tree(out, q, child);
	}
	buf_add_char(out, ')');
}

/* The tree, and behind "!" where each slip stands, counted from 0. */
static const struct {
	const char *text, *want;
} trees[] = {
    {"", "all"},
    {"   ", "all"},
    {"chinese hackers", "(and chinese hackers)"},
    {"\"exact phrase\"", "'exact phrase'"},
    {"\xe2\x80\x9c"
     "exact phrase\xe2\x80\x9d"
     " \xc2\xab"
     "b c\xc2\xbb",
	"(and 'exact phrase' 'b c')"},
    {"hack*", "hack*"},
    {"\"chinese hack\"*", "'chinese hack'*"},
    {"-word", "(not word)"},
    {"a -b", "(and a (not b))"},
    {"NOT a", "(not a)"},
    {"NOT NOT a", "a"},
    {"-(a b) c", "(and (not (and a b)) c)"},
    {"-\"a b\"", "(not 'a b')"},
    {"a OR b", "(or a b)"},
    {"a | b || c", "(or a b c)"},
    {"a or b", "(and a or b)"},
    {"a b OR c d", "(or (and a b) (and c d))"},
    {"a AND b OR c", "(or (and a b) c)"},
    {"a (b OR c)", "(and a (or b c))"},
    {"a OR -b", "(or a (not b))"},
    {"cyber NEAR/5 attack", "(near/5 cyber attack)"},
    {"cyber NEAR attack NEAR/20 x", "(near/20 cyber attack x)"},
    {"a NEAR \"b c\" d", "(and (near/10 a 'b c') d)"},
    {"title:a NEAR title:b", "(near/10 title:a title:b)"},
    {"a NEAR (b OR c)", "(and a (or b c)) !2"},
    {"a NEAR title:b", "(and a title:b) !2"},
    {"a NEAR -b", "(and a NEAR (not b)) !2"},
    {"title:ferry", "title:ferry"},
    {"Title:Ferry", "title:Ferry"},
    {"title:\"new york\" by:smith", "(and title:'new york' by:smith)"},
    {"title:(a OR b c)", "(or title:a (and title:b title:c))"},
    {"title:(a by:b)", "(and title:a by:b)"},
    {"-title:a", "(not title:a)"},
    {"tag:politics", "tag=politics"},
    {"tag:(a OR \"b c\")", "(or tag=a tag='b c')"},
    {"tag:\"say \"\"x\"\"\"", "tag='say \"x\"'"},
    {"source:\xe2\x80\x9cThe Times\xe2\x80\x9d lang:en url:a.b/c",
	"(and source='The Times' lang=en url=a.b/c)"},
    {"person:kissinger (china OR beijing)", "(and person=kissinger (or china beijing))"},
    {"tag:pol*", "tag=pol*"},
    {"id:12 batch:3", "(and id=12 batch=3)"},
    {"id:x", "(and id x) !3"},
    {"is:unread has:note", "(and is=unread has=note)"},
    {"is:(unread OR starred)", "(or is=unread is=starred)"},
    {"is:nothing", "(and is nothing) !3"},
    {"has:unread", "(and has unread) !4"},
    {"sort:best", "all"},
    {"a sort:-title", "a"},
    {"sort:x a", "(and (and sort x) a) !5"},
    {"col:a", "(and col a) !0"},
    {"col:(a b)", "(and col (and a b)) !0"},
    {"note: this", "(and note this) !0"},
    {"Obama: this", "(and Obama: this)"},
    {"http://a.b/?c=d 12:30", "(and http://a.b/?c=d 12:30)"},
    {"title:", "title !0"},
    {"title:)", "title !0 !6"},
    {"\"", "all !0"},
    {"\"a b", "(and a b) !0"},
    {"title:\"a b", "(and a b) !6"},
    {"a\"b", "(and a b) !1"},
    {"\"\"", "all !0"},
    {"(", "all !0"},
    {")", "all !0"},
    {"(a b", "(and a b) !0"},
    {"a) b", "(and a b) !1"},
    {"f(x)", "(and f x)"},
    {"()", "all !0"},
    {"OR", "OR !0"},
    {"a AND", "(and a AND) !2"},
    {"OR a", "(and OR a) !0"},
    {"a NOT", "(and a NOT) !2"},
    {"NEAR(a b, 5", "(and NEAR (and a b, 5)) !0 !4"},
    {"a + b & -", "(and a b)"},
    {"+a", "a"},
    {"a - b -- c", "(and a b c)"},
    {"*", "all !0"},
    {"%", "all !0"},
    {"U.S. C++ AT&T don't", "(and U.S. C++ AT&T don't)"},
    {"\xe6\xbc\xa2\xe5\xad\x97\xe3\x80\x80\xe6\x97\xa5\xe6\x9c\xac",
	"(and \xe6\xbc\xa2\xe5\xad\x97 \xe6\x97\xa5\xe6\x9c\xac)"},
    {"'; DROP TABLE article;--", "(and DROP TABLE article;--)"},
};

static const struct {
	const char *text, *want;
} typed[] = {
    {"chinese hack", "(and chinese hack~)"},
    {"hack ", "hack"},
    {"hack*", "hack*"},
    {"\"chinese ha", "'chinese ha'~"},
    {"\"chinese hackers\"", "'chinese hackers'"},
    {"title:fer", "title:fer~"},
    {"tag:po", "tag=po~"},
    {"tag:\"new y", "tag='new y'~"},
    {"a title:", "a"},
    {"a date:2011-0", "a"},
    {"a date:2011-0 ", "(and a (and date 2011-0)) !7"},
    {"a is:unr", "a"},
    {"a OR", "a"},
    {"a (b", "(and a b~)"},
    {"a -", "a"},
    {"a \"", "a"},
};

static void
add_slips(struct buf *out, const struct query *q)
{
	size_t i;

	for (i = 0; i < q->n_slips; i++)
		buf_addf(out, " !%u", q->slips[i].at);
}

static void
test_tree(struct query *q, const char *text, const struct query_env *e, const char *want)
{
	struct buf got = BUF_INIT;

	query_parse(q, text, strlen(text), e);
	add_tree(&got, q, 0);
	add_slips(&got, q);
	tap_is(buf_str(&got), want, "%s%s", text, e->typing ? " (typing)" : "");
	buf_clear(&got);
}

static void
test_trees(void)
{
	struct query_env typing = env;
	struct query q = {.order = 0};
	size_t i;

	for (i = 0; i < ARRAY_LEN(trees); i++)
		test_tree(&q, trees[i].text, &env, trees[i].want);
	typing.typing = true;
	for (i = 0; i < ARRAY_LEN(typed); i++)
		test_tree(&q, typed[i].text, &typing, typed[i].want);
	query_clear(&q);
}

static const struct {
	const char *text, *want;
} dates[] = {
    {"date:2011", "date=2011-01-01..2012-01-01"},
    {"date:2011-06", "date=2011-06-01..2011-07-01"},
    {"date:2011-12", "date=2011-12-01..2012-01-01"},
    {"date:2011-06-14", "date=2011-06-14..2011-06-15"},
    {"date:2011-06..2011-07", "date=2011-06-01..2011-08-01"},
    {"date:2011-07..2011-06", "date=2011-06-01..2011-08-01"},
    {"date:..2011", "date=..2012-01-01"},
    {"date:2011..", "date=2011-01-01.."},
    {"date:2009-2011", "date=2009-01-01..2012-01-01"},
    {"date:1990s", "date=1990-01-01..2000-01-01"},
    {"date:2011-q2", "date=2011-04-01..2011-07-01"},
    {"date:q4", "date=2026-10-01..2027-01-01"},
    {"date:today", "date=2026-11-24..2026-11-25"},
    {"date:Yesterday", "date=2026-11-23..2026-11-24"},
    {"date:week", "date=2026-11-23..2026-11-30"},
    {"date:\"last week\"", "date=2026-11-16..2026-11-23"},
    {"date:last-month", "date=2026-10-01..2026-11-01"},
    {"date:this_year", "date=2026-01-01..2027-01-01"},
    {"date:\"last year\"", "date=2025-01-01..2026-01-01"},
    {"date:\"past week\"", "date=2026-11-17.."},
    {"date:\"last 3 days\"", "date=2026-11-21.."},
    {"date:\"2 weeks ago\"", "date=2026-11-09..2026-11-16"},
    {"date:\"12 hours ago\"", "date=2026-11-23..2026-11-24"},
    {"date:7d", "date=2026-11-17.."},
    {"date:2w", "date=2026-11-10.."},
    {"date:3m", "date=2026-08-24.."},
    {"date:1y", "date=2025-11-24.."},
    {"date:12h", "date=2026-11-23T21:30:00.."},
    {"date:january", "date=2026-01-01..2026-02-01"},
    {"date:dec", "date=2025-12-01..2026-01-01"},
    {"date:\"jan 2011\"", "date=2011-01-01..2011-02-01"},
    {"date:sept-2011", "date=2011-09-01..2011-10-01"},
    {"date:\"14 July 2011\"", "date=2011-07-14..2011-07-15"},
    {"date:\"July 14th, 2011\"", "date=2011-07-14..2011-07-15"},
    {"date:\"14 july\"", "date=2026-07-14..2026-07-15"},
    {"date:\"dec 31\"", "date=2025-12-31..2026-01-01"},
    {"date:monday", "date=2026-11-23..2026-11-24"},
    {"date:\"last tuesday\"", "date=2026-11-17..2026-11-18"},
    {"date:20110614", "date=2011-06-14..2011-06-15"},
    {"date:yesterday..today", "date=2026-11-23..2026-11-25"},
    {"date:2w..1w", "date=2026-11-10..2026-11-17"},
    {"date:0044", "date=0044-01-01..0045-01-01"},
    {"before:2011-06", "before=..2011-06-01"},
    {"before:7d", "before=..2026-11-17"},
    {"after:2011-06", "after=2011-07-01.."},
    {"after:7d", "after=2026-11-17.."},
    {"after:2011..", "after=2011-01-01.."},
    {"added:7d", "added=2026-11-17T09:30:00.."},
    {"added:today", "added=2026-11-23T22:00:00..2026-11-24T22:00:00"},
    {"added:2011", "added=2010-12-31T22:00:00..2011-12-31T22:00:00"},
    {"date:2011-02-30", "(and date 2011-02-30) !5"},
    {"date:2011-13", "(and date 2011-13) !5"},
    {"date:soon", "(and date soon) !5"},
    {"date:..", "date !5"},
    {"date:\"30 february\"", "(and date 30 february) !5"},
    {"date:99999999d", "(and date 99999999d) !5"},
};

static void
test_dates(void)
{
	struct query_env eve = {.now = 1774956600, .zone_minutes = -300}; /* 2026-03-31 06:30 */
	struct query q = {.order = 0};
	size_t i;

	for (i = 0; i < ARRAY_LEN(dates); i++)
		test_tree(&q, dates[i].text, &env, dates[i].want);
	test_tree(&q, "date:1m", &eve, "date=2026-02-28..");
	test_tree(&q, "date:today", &eve, "date=2026-03-31..2026-04-01");
	query_clear(&q);
}

static void
test_order(void)
{
	struct query q = {.order = 0};
	int i;

	query_parse(&q, "a sort:-best", 12, &env);
	tap_ok(q.order == LIST_BEST && q.reverse && q.order_given, "sort:-best");
	query_set_order(&q, LIST_TITLE, false);
	tap_is_int(q.order, LIST_BEST, "the text's order wins");
	query_parse(&q, "a", 1, &env);
	tap_ok(q.order == LIST_DATE && !q.reverse && !q.order_given, "by date without sort:");
	query_set_order(&q, LIST_TITLE, true);
	tap_ok(q.order == LIST_TITLE && q.reverse, "an order can be set");
	tap_ok(query_has_words(&q) && !query_is_all(&q), "words are told");
	query_parse(&q, "sort:title is:read", 18, &env);
	tap_ok(!query_has_words(&q) && !query_is_all(&q), "a state is no word");
	query_parse(&q, "sort:title", 10, &env);
	tap_ok(query_is_all(&q), "an order is no condition");
	for (i = 0; i < LIST_ORDERS; i++) {
		const char *name = query_order_name((enum list_order)i);

		tap_is_int(query_order_find(name, strlen(name)), i, "order %s", name);
	}
	query_clear(&q);
}

/* The values that the table tells must all be ones; "^" marks the cursor in completions. */
static void
test_fields(void)
{
	struct query q = {.order = 0};
	const struct query_field_info *info;
	struct buf text = BUF_INIT;
	int f;

	for (f = 1; (info = query_field_info((enum query_field)f)) != NULL; f++) {
		const char *value = info->values;

		tap_ok(info->name[0] && info->help[0], "%s: has a name and help", info->name);
		while (*value) {
			size_t len = strcspn(value, " ");

			buf_reset(&text);
			buf_addf(&text, "%s:%.*s", info->name, (int)len, value);
			query_parse(&q, buf_str(&text), text.len, &env);
			tap_ok(q.n_slips == 0, "%s", buf_str(&text));
			value += len + (value[len] == ' ');
		}
	}
	tap_is_int(f, QUERY_FIELDS, "every field has its row");
	buf_clear(&text);
	query_clear(&q);
}

static const struct {
	const char *text;
	int field;
	size_t start;
} places[] = {
    {"chi^", QUERY_TEXT, 0},
    {"a chi^ b", QUERY_TEXT, 2},
    {"a ^", QUERY_TEXT, 2},
    {"^", QUERY_TEXT, 0},
    {"a OR^", QUERY_TEXT, 2},
    {"tag:po^", QUERY_TAG, 4},
    {"-tag:po^", QUERY_TAG, 5},
    {"(tag:^", QUERY_TAG, 5},
    {"tag:\"new y^", QUERY_TAG, 5},
    {"tag:\"new york\"^", QUERY_TEXT, 14},
    {"tag:\"new york\" x^", QUERY_TEXT, 15},
    {"\"exact phr^", QUERY_TEXT, 7},
    {"col:a^", QUERY_TEXT, 4},
    {"a -b^", QUERY_TEXT, 3},
    {"(b^", QUERY_TEXT, 1},
};

static void
test_complete(void)
{
	struct buf text = BUF_INIT;
	size_t i;

	for (i = 0; i < ARRAY_LEN(places); i++) {
		size_t at = strcspn(places[i].text, "^"), start = 99;
		enum query_field field;

		buf_reset(&text);
		buf_add(&text, places[i].text, at);
		buf_add_str(&text, places[i].text + at + 1);
		field = query_complete_at(buf_str(&text), text.len, at, &start);
		tap_ok(field == (enum query_field)places[i].field && start == places[i].start,
		    "completing %s: field %d at %zu", places[i].text, field, start);
	}
	buf_clear(&text);
}

static const char *const values[] = {"plain", "New York", "-x", "OR", "a\"b", "a\"", "\"", "x*",
    "(a)", "is:read", "col:a", "http://a.b/", " a ", "",
    "\xe2\x80\x9c"
    "a\xe2\x80\x9d",
    "NEAR/3"};

static void
test_quote(void)
{
	struct query q = {.order = 0};
	struct buf text = BUF_INIT;
	size_t i;

	for (i = 0; i < ARRAY_LEN(values); i++) {
		buf_reset(&text);
		buf_add_str(&text, "tag:");
		query_quote(&text, values[i], strlen(values[i]));
		query_parse(&q, buf_str(&text), text.len, &env);
		if (!values[i][0])
			tap_is_int((int)q.n_slips, 1, "an empty tag is a slip");
		else
			tap_is(query_string(&q, q.nodes[0].text), values[i], "quoted: %s",
			    buf_str(&text));
	}
	buf_clear(&text);
	query_clear(&q);
}

/* Far beyond every limit, there is a tree within the limits, and it is told. */
static void
test_limits(void)
{
	static const char *const pieces[] = {"(", "a ", "NOT ", "-", "\"", "(a OR ", "a NEAR ",
	    "a OR ", "title:(", "x:", "- ", "((a) "};
	struct query q = {.order = 0};
	struct buf text = BUF_INIT;
	size_t i;
	int n;

	for (i = 0; i < ARRAY_LEN(pieces); i++) {
		buf_reset(&text);
		for (n = 0; n < 20000; n++)
			buf_add_str(&text, pieces[i]);
		query_parse(&q, buf_str(&text), text.len, &env);
		tap_ok(q.n_nodes > 0 && q.n_nodes <= QUERY_MAX_NODES &&
			   q.nodes[0].depth <= QUERY_MAX_DEPTH && q.text.len <= QUERY_MAX_TEXT,
		    "20000 times %s: %zu nodes, %u deep", pieces[i], q.n_nodes,
		    q.nodes[0].depth);
	}
	buf_clear(&text);
	query_clear(&q);
}

/* Strings that people found to break searches: each gives a tree. */
static void
test_hostile(void)
{
	struct buf path = BUF_INIT, file = BUF_INIT;
	struct query q = {.order = 0};
	const char *src = getenv("LECTERN_SRC"), *line;
	size_t n = 0, good = 0;
	struct err err;

	buf_addf(&path, "%s/../shared/data/inputs/hostile/search/queries.txt", src ? src : ".");
	if (!file_read(buf_str(&path), SIZE_MAX, &file, &err)) {
		tap_skip("no hostile queries beside the source");
		buf_clear(&path);
		return;
	}
	for (line = buf_str(&file); *line; n++) {
		size_t len = strcspn(line, "\n");

		query_parse(&q, line, len, &env);
		good += q.n_nodes > 0 && (len < 2 || !query_is_all(&q) || q.n_slips > 0);
		line += len + (line[len] == '\n');
	}
	tap_ok(n > 30 && good == n, "%zu of %zu hostile queries give sense", good, n);
	query_clear(&q);
	buf_clear(&file);
	buf_clear(&path);
}

int
main(void)
{
	test_trees();
	test_dates();
	test_order();
	test_fields();
	test_complete();
	test_quote();
	test_limits();
	test_hostile();
	return tap_done();
}
