/* The text part of a query: words to FTS5's expression. */
#include "store/compile.h"

#include "store/compile_part.h"
#include "store/term.h"
#include "text/token.h"

#include <string.h>

enum { MAX_WORDS = 32, MAX_FORMS = 24 };

/* The words of a node's text: exact forms one after the other, and wholes of compounds. */
struct words {
	struct buf exact; /* parted by spaces */
	size_t n;
	size_t last;      /* where the last exact word begins */
	struct buf whole; /* the compound's whole form, when the text is one compound */
	size_t n_whole;
};

static bool
take_word(void *arg, const struct token *t)
{
	struct words *w = arg;

	if (t->kind == TOKEN_STEMMED)
		return true;
	if (t->kind == TOKEN_PIECE) {
		buf_reset(&w->whole);
		buf_add(&w->whole, t->text, t->len);
		w->n_whole++;
		return true;
	}
	if (w->n)
		buf_add_char(&w->exact, ' ');
	w->last = w->exact.len;
	buf_add(&w->exact, t->text, t->len);
	return ++w->n < MAX_WORDS;
}

static void
add_form(struct buf *forms, const char *s, size_t len)
{
	buf_add(forms, s, len);
	buf_add_char(forms, '\0');
}

/* The stems of a word in every language that the library holds. */
static size_t
add_stems(struct library *lib, const char *word, size_t len, struct buf *forms)
{
	sqlite3_stmt *stmt = db_prepare(lib, "SELECT lang FROM language", NULL);
	char stem[TOKEN_MAX + 2];
	size_t stem_len, n = 0, at;
	bool seen;

	while (stmt && n < MAX_FORMS && sqlite3_step(stmt) == SQLITE_ROW) {
		if (!tokenizer_stem(
			lib->tokenizer, word, len, db_text(stmt, 0), stem, &stem_len))
			continue;
		seen = false;
		for (at = 0; at < forms->len && !seen; at += strlen(forms->data + at) + 1)
			seen = strlen(forms->data + at) == stem_len &&
			       !memcmp(forms->data + at, stem, stem_len);
		if (!seen) {
			add_form(forms, stem, stem_len);
			n++;
		}
	}
	db_done(stmt);
	return n;
}

/* A word's stem is also what other forms are reduced to: the word itself, marked. */
static size_t
add_any_form(struct library *lib, const struct words *w, struct buf *forms)
{
	char self[TOKEN_MAX + 2];
	size_t len = w->exact.len, n;

	n = add_stems(lib, w->exact.data, len, forms);
	if (len > TOKEN_MAX)
		return n;
	self[0] = TOKEN_STEM;
	memcpy(self + 1, w->exact.data, len);
	add_form(forms, self, len + 1);
	return n + 1;
}

static size_t
add_completions(struct library *lib, const struct words *w, size_t max, struct buf *forms)
{
	struct buf found = BUF_INIT;
	size_t n, i, at;

	n = term_complete(lib, w->exact.data + w->last, max, &found, NULL);
	for (i = at = 0; i < n; i++, at += strlen(found.data + at) + 1) {
		buf_add(forms, w->exact.data, w->last);
		add_form(forms, found.data + at, strlen(found.data + at));
	}
	buf_clear(&found);
	return n;
}

size_t
compile_forms(struct library *lib, const struct query *q, const struct query_node *node,
    struct buf *forms)
{
	const char *text = query_string(q, node->text);
	struct words w = {.n = 0};
	size_t n = 0;

	tokenizer_run(lib->tokenizer, text, strlen(text), NULL, take_word, &w);
	if (w.n) {
		add_form(forms, w.exact.data, w.exact.len);
		n = 1;
		if (node->prefix || node->typing)
			n += add_completions(
			    lib, &w, node->prefix ? COMPILE_PREFIX : COMPILE_TYPED, forms);
		if (!node->phrase && w.n == 1 && !node->prefix)
			n += add_any_form(lib, &w, forms);
		if (!node->phrase && w.n > 1 && w.n_whole == 1) {
			add_form(forms, w.whole.data, w.whole.len);
			n++;
		}
	}
	buf_clear(&w.exact);
	buf_clear(&w.whole);
	return n;
}

static void
add_quoted(struct buf *out, const char *s)
{
	buf_add_char(out, '"');
	for (; *s; s++) {
		if (*s == '"')
			buf_add_char(out, '"');
		buf_add_char(out, *s);
	}
	buf_add_char(out, '"');
}

static const char *
column_of(const struct query_node *node)
{
	if (node->field == QUERY_TITLE)
		return "title : ";
	return node->field == QUERY_BY ? "authors : " : "";
}

/* (form OR form ...), in the node's column. False when the text has no words. */
static bool
add_words(struct compile *c, const struct query_node *node, struct buf *out)
{
	struct buf forms = BUF_INIT;
	size_t n = compile_forms(c->lib, c->q, node, &forms), i, at;

	if (n)
		buf_addf(out, "(%s(", column_of(node));
	for (i = at = 0; i < n; i++, at += strlen(forms.data + at) + 1) {
		if (i)
			buf_add_str(out, " OR ");
		add_quoted(out, forms.data + at);
	}
	if (n)
		buf_add_str(out, "))");
	buf_clear(&forms);
	return n;
}

/* NEAR takes phrases only: one NEAR for each choice of exact form or stem of each operand. */
static bool
add_near(struct compile *c, const struct query_node *node, struct buf *out)
{
	struct buf forms[4] = {BUF_INIT, BUF_INIT, BUF_INIT, BUF_INIT};
	size_t n[4], k = 0, i, choice, n_choices = 1, rest, pick, at;
	uint32_t child;

	for (child = node->first; child && k < ARRAY_LEN(forms);
	     child = c->q->nodes[child].next) {
		n[k] = compile_forms(c->lib, c->q, &c->q->nodes[child], &forms[k]);
		if (n[k] > 3)
			n[k] = 3;
		if (n[k])
			n_choices *= n[k++];
	}
	for (choice = 0; k && choice < n_choices; choice++) {
		buf_add_str(out, choice ? " OR NEAR(" : "(NEAR(");
		for (i = 0, rest = choice; i < k; i++) {
			for (pick = rest % n[i], at = 0; pick; pick--)
				at += strlen(forms[i].data + at) + 1;
			rest /= n[i];
			add_quoted(out, forms[i].data + at);
			buf_add_char(out, ' ');
		}
		buf_addf(out, ", %lld)", (long long)(node->from > 0 ? node->from : 10));
	}
	if (k)
		buf_add_char(out, ')');
	for (i = 0; i < ARRAY_LEN(forms); i++)
		buf_clear(&forms[i]);
	return k;
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
