/* The text part of a query: words to FTS5's expression. */
#include "store/compile.h"

#include "store/compile_part.h"

#include <stdio.h>
#include <string.h>

static const char *
column_of(const struct query_node *node)
{
	if (node->field == QUERY_TITLE)
		return "title : ";
	return node->field == QUERY_BY ? "authors : " : "";
}

/* The commonest completions of the word that may be cut, or the next part of all. */
static size_t
complete(void *arg, const char *prefix, size_t max, struct buf *out)
{
	struct compile *c = arg;
	size_t start = out->len, at, n, last;

	if (!c->slice) {
		n = term_complete(c->lib, prefix, max, out, NULL);
		c->out->is_cut = n == max;
		return n;
	}
	n = term_next(c->lib, prefix, c->slice->after, max, out);
	for (at = last = start; at < out->len; at += strlen(out->data + at) + 1)
		last = at;
	if (n > 0)
		snprintf(c->slice->after, sizeof(c->slice->after), "%s", out->data + last);
	c->slice->n = n;
	return n;
}

/* False when it holds no words. */
static bool
make_words(struct compile *c, const struct query_node *node, struct words *out)
{
	struct words_env env = c->words.env;

	env.max_completions = node->typing == QUERY_TYPING ? COMPILE_TYPED : COMPILE_PREFIX;
	if (node == c->sliced) {
		env.complete = complete;
		env.complete_arg = c;
		if (c->slice)
			env.max_completions = COMPILE_SLICE;
	}
	return words_make(out, &c->words.arena, &env, query_string(c->q, node->text), node);
}

static bool
add_words(struct compile *c, const struct query_node *node, struct buf *out)
{
	struct words words;

	if (!make_words(c, node, &words))
		return false;
	buf_addf(out, "(%s", column_of(node));
	words_add_match(out, &words);
	buf_add_char(out, ')');
	return true;
}

static bool
add_near(struct compile *c, const struct query_node *node, struct buf *out)
{
	struct words words;
	uint32_t child;
	size_t n = 0;

	for (child = node->first; child; child = c->q->nodes[child].next) {
		if (!make_words(c, &c->q->nodes[child], &words))
			continue;
		if (n++)
			buf_add_char(out, ' ');
		else
			buf_addf(out, "(%sNEAR(", column_of(node));
		words_add_phrase(out, &words);
	}
	if (n)
		buf_addf(out, ", %lld))", (long long)node->from);
	return n;
}

/* The operands parted by an operator; NOT operands of an AND follow at its end. */
static bool
add_children(struct compile *c, const struct query_node *node, struct buf *out)
{
	const char *word = node->kind == QUERY_OR ? " OR " : " AND ";
	struct buf part = BUF_INIT;
	size_t n = 0;
	uint32_t child;
	int pass;

	for (pass = 0; pass < 2; pass++)
		for (child = node->first; child; child = c->q->nodes[child].next) {
			const struct query_node *k = &c->q->nodes[child];
			bool is_not = k->kind == QUERY_NOT;

			if (is_not != (pass == 1))
				continue;
			buf_reset(&part);
			if (!compile_text(c, is_not ? &c->q->nodes[k->first] : k, &part))
				continue;
			buf_add_str(out, is_not ? " NOT " : n ? word : "(");
			buf_add(out, part.data, part.len);
			n++;
		}
	if (n)
		buf_add_char(out, ')');
	buf_clear(&part);
	return n;
}

bool
compile_text(struct compile *c, const struct query_node *node, struct buf *out)
{
	switch (node->kind) {
	case QUERY_WORDS:
		return add_words(c, node, out);
	case QUERY_NEAR:
		return add_near(c, node, out);
	case QUERY_AND:
	case QUERY_OR:
		return add_children(c, node, out);
	default:
		return false;
	}
}

/* NOT must have something to be taken from: an AND with a positive part. */
bool
compile_is_text(const struct query *q, const struct query_node *node)
{
	const struct query_node *k;
	uint32_t child;
	bool positive = false;

	if (node->kind == QUERY_WORDS || node->kind == QUERY_NEAR)
		return true;
	if (node->kind != QUERY_AND && node->kind != QUERY_OR)
		return false;
	for (child = node->first; child; child = k->next) {
		k = &q->nodes[child];
		if (k->kind == QUERY_NOT && node->kind == QUERY_AND) {
			if (!compile_is_text(q, &q->nodes[k->first]))
				return false;
			continue;
		}
		if (!compile_is_text(q, k))
			return false;
		positive = true;
	}
	return positive;
}
