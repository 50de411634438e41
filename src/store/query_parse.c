/* The query language: text to tree, by recursive descent over store/query_lex.h.
 *
 * A function that reads a part of the grammar returns the index of its node, 0 when nothing
 * is to be looked for there (node 0 is the root, never a child). */
#include "store/query_lex.h"
#include "store/query_value.h"

#include "text/token.h"

#include <string.h>

/* Inner nodes are at most thrice as many as leaves, and a group adds at most four levels. */
enum { MAX_LEAVES = QUERY_MAX_NODES / 4, MAX_LEVEL = QUERY_MAX_DEPTH / 4 - 1, MAX_SLIPS = 32 };

struct parser {
	struct query *q;
	const struct query_env *env;
	struct query_lexer lexer;
	struct query_lexeme now;
	struct tokenizer *tokenizer;
	enum query_field field; /* what plain words stand for, inside title:( ) */
	unsigned level;         /* open groups */
	unsigned too_deep;      /* open groups beyond the limit, read as if not there */
	unsigned n_leaves;
};

/* Siblings being gathered. */
struct siblings {
	uint32_t first, last;
	unsigned n;
};

static uint32_t parse_or(struct parser *p);

static void
slip(struct parser *p, size_t at, size_t end, const char *message)
{
	struct query *q = p->q;

	if (q->n_slips == MAX_SLIPS)
		return;
	q->slips = base_grow(q->slips, q->n_slips, &q->cap_slips, sizeof(*q->slips));
	q->slips[q->n_slips++] =
	    (struct query_slip){(uint32_t)at, (uint32_t)(end - at), message};
}

static void
advance(struct parser *p)
{
	query_lex_next(&p->lexer, &p->now);
}

/* The lexeme after the present one. */
static enum query_lexeme_kind
peek(const struct parser *p)
{
	struct query_lexer lexer = p->lexer;
	struct query_lexeme next;

	query_lex_next(&lexer, &next);
	return next.kind;
}

/* Is it at the end of what is still being typed? Then it is no slip that it is not whole. */
static bool
is_typed(const struct parser *p, const struct query_lexeme *l)
{
	return p->env->typing && l->end == p->lexer.len;
}

/* enum query_typing of a word or value. */
static uint8_t
typing_of(const struct parser *p, const struct query_lexeme *l)
{
	bool goes_on = is_typed(p, l) && !l->star && (l->kind != LEX_QUOTED || l->unclosed);

	return goes_on ? p->env->typing : QUERY_TYPED;
}

static uint32_t
new_node(struct parser *p, enum query_kind kind, size_t at, size_t end)
{
	struct query *q = p->q;

	q->nodes = base_grow(q->nodes, q->n_nodes, &q->cap_nodes, sizeof(*q->nodes));
	q->nodes[q->n_nodes] = (struct query_node){
	    .kind = (uint8_t)kind, .at = (uint32_t)at, .end = (uint32_t)end};
	return (uint32_t)q->n_nodes++;
}

/* 0 when the query is full. */
static uint32_t
new_leaf(struct parser *p, enum query_kind kind, size_t at, size_t end)
{
	if (p->n_leaves == MAX_LEAVES)
		slip(p, at, p->lexer.len, "too many words; the rest is left out");
	if (p->n_leaves >= MAX_LEAVES) {
		p->n_leaves = MAX_LEAVES + 1;
		return 0;
	}
	p->n_leaves++;
	return new_node(p, kind, at, end);
}

static void
add_sibling(struct parser *p, struct siblings *list, uint32_t node)
{
	if (!node)
		return;
	if (list->n++)
		p->q->nodes[list->last].next = node;
	else
		list->first = node;
	list->last = node;
}

/* The siblings under one node; a lone one stands for itself. */
static uint32_t
join(struct parser *p, enum query_kind kind, const struct siblings *list)
{
	struct query_node *node;
	uint32_t i, at, child;

	if (list->n == 0 || (list->n == 1 && kind != QUERY_NOT))
		return list->first;
	at = new_node(p, kind, p->q->nodes[list->first].at, p->q->nodes[list->last].end);
	node = &p->q->nodes[at];
	node->first = list->first;
	for (i = 0, child = list->first; i < list->n; i++) {
		const struct query_node *c = &p->q->nodes[child];

		if (c->depth + 1 > node->depth)
			node->depth = (uint16_t)(c->depth + 1);
		child = c->next;
	}
	return at;
}

static bool
stop_at_token(void *arg, const struct token *token)
{
	(void)arg;
	(void)token;
	return false;
}

static bool
has_token(struct parser *p, const char *s, size_t len)
{
	return !tokenizer_run(p->tokenizer, s, len, stop_at_token, NULL);
}

/* A word or phrase to be found; 0 for one of signs alone. */
static uint32_t
words_node(struct parser *p, enum query_field field, const struct query_lexeme *l)
{
	const char *s = p->lexer.s + l->text;
	bool half = token_is_half_pair(s, l->len);
	struct query_node *node;
	uint32_t at;

	if (!has_token(p, s, l->len) || !(at = new_leaf(p, QUERY_WORDS, l->at, l->end)))
		return 0;
	node = &p->q->nodes[at];
	node->field = (uint8_t)field;
	node->text = query_value_add(p->q, s, l->len);
	node->phrase = l->kind == LEX_QUOTED;
	node->prefix = l->star || half; /* the index has pairs: those that begin so */
	node->typing = typing_of(p, l);
	if (half && !l->star && !node->typing)
		slip(p, l->at, l->end,
		    "a single character is found only before another; two find all");
	return at;
}

/* What was not understood, as plain words. */
static uint32_t
plain_node(struct parser *p, struct query_lexeme l)
{
	l.kind = LEX_WORD;
	return words_node(p, QUERY_TEXT, &l);
}

static uint32_t
value_node(struct parser *p, enum query_field field, const struct query_lexeme *l)
{
	struct query_node node = {
	    .kind = QUERY_FIELD, .field = (uint8_t)field, .prefix = l->star};
	const char *message;
	uint32_t at;

	if (field == QUERY_TEXT || field == QUERY_TITLE || field == QUERY_BY)
		return words_node(p, field, l);
	message = query_value_read(p->q, &node, p->lexer.s + l->text, l->len, p->env);
	if (message && is_typed(p, l))
		return 0;
	if (message) {
		slip(p, l->at, l->end, message);
		return plain_node(p, *l);
	}
	if (field == QUERY_SORT || !(at = new_leaf(p, QUERY_FIELD, l->at, l->end)))
		return 0;
	node.at = (uint32_t)l->at;
	node.end = (uint32_t)l->end;
	node.phrase = l->kind == LEX_QUOTED;
	node.typing = typing_of(p, l);
	p->q->nodes[at] = node;
	return at;
}

/* An unclosed quote is told and passed over, but while typing it goes on to the end.
 * Returns true when the lexeme is a phrase to be taken. */
static bool
close_quote(struct parser *p)
{
	if (!p->now.unclosed)
		return true;
	if (p->env->typing) {
		p->lexer.at = p->lexer.len;
		return true;
	}
	slip(p, p->now.at, p->now.text, "this quote is not closed" QUERY_AS_WORDS);
	return false;
}

/* Behind "(": as far as its ")". */
static uint32_t
parse_group(struct parser *p, enum query_field field)
{
	enum query_field outer = p->field;
	struct query_lexeme open = p->now;
	uint32_t node;

	advance(p);
	if (p->level == MAX_LEVEL) {
		slip(p, open.at, open.end,
		    "too many parentheses inside each other; this one is passed over");
		p->too_deep++;
		return 0;
	}
	p->level++;
	p->field = field;
	node = parse_or(p);
	p->field = outer;
	p->level--;
	if (p->now.kind == LEX_CLOSE)
		advance(p);
	else if (!p->env->typing)
		slip(p, open.at, open.end,
		    "this parenthesis is not closed; it goes on to the end");
	return node;
}

static uint32_t
parse_field(struct parser *p)
{
	struct query_lexeme name = p->now;
	bool known = name.field < QUERY_FIELDS;
	struct siblings both = {0, 0, 0};
	size_t n_slips;
	uint32_t node;

	if (!name.has_value) {
		advance(p);
		if (is_typed(p, &name))
			return 0;
		slip(p, name.at, name.end, "a value must follow at once" QUERY_AS_WORDS);
		return plain_node(p, name);
	}
	if (!known) {
		slip(p, name.at, name.end, "there is no such field" QUERY_AS_WORDS);
		add_sibling(p, &both, plain_node(p, name));
	}
	if (p->lexer.s[p->lexer.at] == '(') {
		advance(p);
		add_sibling(p, &both, parse_group(p, known ? name.field : QUERY_TEXT));
		return join(p, QUERY_AND, &both);
	}
	query_lex_value(&p->lexer, &p->now);
	if (p->now.kind == LEX_QUOTED && !close_quote(p)) {
		advance(p);
		return join(p, QUERY_AND, &both);
	}
	n_slips = p->q->n_slips;
	node = value_node(p, known ? name.field : QUERY_TEXT, &p->now);
	if (known && p->q->n_slips > n_slips && p->q->nodes[node].field != name.field)
		add_sibling(p, &both, plain_node(p, name));
	add_sibling(p, &both, node);
	advance(p);
	return join(p, QUERY_AND, &both);
}

static uint32_t
parse_atom(struct parser *p)
{
	uint32_t node = 0;

	switch (p->now.kind) {
	case LEX_OPEN:
		return parse_group(p, p->field);
	case LEX_FIELD:
		return parse_field(p);
	case LEX_QUOTED:
		if (!close_quote(p))
			break;
		/* fall through */
	case LEX_WORD:
		if (p->now.kind == LEX_WORD && p->lexer.s[p->now.text] == '+' &&
		    p->now.len > 1) { /* +word: as other engines write "must" */
			p->now.text++;
			p->now.len--;
		}
		node = value_node(p, p->field, &p->now);
		break;
	default: /* an operator that has nothing to join */
		if (is_typed(p, &p->now))
			break;
		slip(p, p->now.at, p->now.end, "this joins nothing; read as a word");
		node = plain_node(p, p->now);
		break;
	}
	advance(p);
	return node;
}

static bool
can_be_near(const struct parser *p, uint32_t a, uint32_t b)
{
	const struct query_node *x = &p->q->nodes[a], *y = &p->q->nodes[b];

	return x->kind == QUERY_WORDS && y->kind == QUERY_WORDS && x->field == y->field;
}

static uint32_t
parse_near(struct parser *p)
{
	struct siblings list = {0, 0, 0};
	enum query_kind kind = QUERY_NEAR;
	unsigned distance = 0;
	uint32_t node;

	add_sibling(p, &list, parse_atom(p));
	while (p->now.kind == LEX_NEAR) {
		struct query_lexeme near = p->now;
		enum query_lexeme_kind next = peek(p);

		if (next != LEX_WORD && next != LEX_QUOTED && next != LEX_FIELD &&
		    next != LEX_OPEN)
			break;
		advance(p);
		node = parse_atom(p);
		add_sibling(p, &list, node);
		if (near.number > distance)
			distance = near.number;
		if (node && list.n > 1 && kind == QUERY_NEAR &&
		    !can_be_near(p, list.first, node)) {
			slip(p, near.at, near.end,
			    "NEAR joins only words and phrases; read as AND");
			kind = QUERY_AND;
		}
	}
	node = join(p, kind, &list);
	if (list.n > 1 && kind == QUERY_NEAR) {
		p->q->nodes[node].from = distance;
		p->q->nodes[node].field = p->q->nodes[list.first].field;
	}
	return node;
}

static uint32_t
parse_not(struct parser *p)
{
	size_t at = p->now.at;
	bool negate = false;
	struct siblings one = {0, 0, 0};
	uint32_t node;

	while (p->now.kind == LEX_MINUS || p->now.kind == LEX_NOT) {
		enum query_lexeme_kind next = peek(p);

		if (next == LEX_END || next == LEX_CLOSE)
			break;
		negate = !negate;
		advance(p);
	}
	if (p->now.kind == LEX_MINUS) { /* before an end: no word */
		advance(p);
		return 0;
	}
	node = parse_near(p);
	if (!negate || !node)
		return node;
	add_sibling(p, &one, node);
	node = join(p, QUERY_NOT, &one);
	p->q->nodes[node].at = (uint32_t)at;
	return node;
}

/* Passes over a ")" that closes nothing. True when it closes the group being read. */
static bool
at_close(struct parser *p)
{
	while (p->now.kind == LEX_CLOSE) {
		if (p->too_deep > 0)
			p->too_deep--;
		else if (p->level > 0)
			return true;
		else
			slip(p, p->now.at, p->now.end,
			    "this parenthesis closes nothing; it is passed over");
		advance(p);
	}
	return false;
}

static uint32_t
parse_and(struct parser *p)
{
	struct siblings list = {0, 0, 0};
	bool any = false;

	while (!at_close(p) && p->now.kind != LEX_END) {
		if (any && (p->now.kind == LEX_OR || p->now.kind == LEX_AND)) {
			enum query_lexeme_kind next = peek(p);
			bool joins = next != LEX_END && next != LEX_CLOSE && next != LEX_OR &&
				     next != LEX_AND;

			if (joins && p->now.kind == LEX_OR)
				break;
			if (joins)
				advance(p);
		}
		add_sibling(p, &list, parse_not(p));
		any = true;
	}
	return join(p, QUERY_AND, &list);
}

static uint32_t
parse_or(struct parser *p)
{
	struct siblings list = {0, 0, 0};

	add_sibling(p, &list, parse_and(p));
	while (p->now.kind == LEX_OR) {
		advance(p);
		add_sibling(p, &list, parse_and(p));
	}
	return join(p, QUERY_OR, &list);
}

/* Makes a node the root: the only one that node 0 stands for. */
static void
set_root(struct query *q, uint32_t root)
{
	if (root) {
		q->nodes[0] = q->nodes[root];
		q->nodes[0].next = 0;
		if (root == q->n_nodes - 1)
			q->n_nodes--;
		else
			q->nodes[root].kind = QUERY_ALL; /* stands nowhere in the tree */
	}
}

void
query_parse(struct query *q, const char *text, size_t len, const struct query_env *env)
{
	struct parser p = {.q = q, .env = env, .field = QUERY_TEXT};
	uint32_t root;

	if (len > QUERY_MAX_TEXT)
		len = QUERY_MAX_TEXT;
	buf_reset(&q->text);
	buf_reset(&q->strings);
	buf_add(&q->text, text, len);
	buf_add_char(&q->strings, '\0');
	q->n_nodes = q->n_slips = 0;
	q->order = LIST_DATE;
	q->reverse = q->order_given = false;
	p.lexer = (struct query_lexer){.s = buf_str(&q->text), .len = len};
	p.tokenizer = tokenizer_new();
	new_node(&p, QUERY_ALL, 0, len);
	advance(&p);
	root = parse_or(&p);
	set_root(q, root);
	if (!root && q->n_slips == 0 && !q->order_given && !env->typing &&
	    !query_lex_is_blank(&p.lexer))
		slip(&p, 0, len, "no word to look for; everything is shown");
	tokenizer_free(p.tokenizer);
}
