/* The parser's tree to blocks: one iterative walk with a stack of frames. */
#include "format/html_walk.h"

#include "format/html_build.h"
#include "format/html_meta.h"
#include "format/html_tags.h"
#include "text/clean.h"

#include <stdlib.h>
#include <string.h>

/* An element being walked: where to go on, and what to undo when it ends. */
struct frame {
	const GumboNode *node;
	unsigned next;           /* child */
	unsigned spans;          /* opened by it */
	struct html_context old; /* in force outside it */
	struct html_noted noted; /* metadata made of its text, when it ends */
	uint8_t role;
	uint8_t list_depth, quote_depth;
	bool ordered, table;
	bool note;     /* it is a footnote's number, in brackets that the page left out */
	uint32_t item; /* of a list: the next ordinal */
	size_t item_block;
};

struct walk {
	struct html_build build;
	struct html_context now;
	struct frame *stack;
	size_t depth, cap;
	const struct html_stash *stash;
	const struct html_attrs *attrs;
	struct arena *arena; /* for attributes */
	struct buf text;     /* scratch: a text with its marks put back */
	bool all;
	size_t hidden; /* bytes of text left out */
	uint8_t list_depth, quote_depth;
	bool ordered;
	bool table; /* in a table of data: one block */
	bool row_begun;
	uint32_t next_ordinal;
	size_t item_block; /* the first block of the open item, if it has any */
};

static bool
is_heading(const struct walk *w)
{
	return w->now.kind == BLOCK_HEADING;
}

/* Bytes of text below a node that is left out, at most a few thousand nodes of it. */
static size_t
count_text(const struct html_stash *stash, const GumboNode *top)
{
	const GumboNode *n = top;
	unsigned next[600], depth = 0, seen = 0;
	const GumboVector *v;
	size_t sum = 0;

	next[0] = 0;
	for (;;) {
		v = &n->v.element.children;
		if (next[depth] == v->length || ++seen > 5000) {
			if (!depth-- || seen > 5000)
				return sum;
			n = n->parent;
			continue;
		}
		n = v->data[next[depth]++];
		if (n->type == GUMBO_NODE_TEXT)
			sum += html_stash_len(stash, n->v.text.text);
		if (n->type != GUMBO_NODE_ELEMENT || depth + 1 == ARRAY_LEN(next) ||
		    html_role(&n->v.element) == HTML_DROP)
			n = n->parent;
		else
			next[++depth] = 0;
	}
}

/* An element's only child, spaces apart; NULL when it has more. */
static const GumboNode *
only_child(const GumboElement *e)
{
	const GumboNode *found = NULL;
	unsigned i;

	for (i = 0; i < e->children.length; i++) {
		const GumboNode *n = e->children.data[i];

		if (n->type == GUMBO_NODE_WHITESPACE || n->type == GUMBO_NODE_COMMENT)
			continue;
		if (found)
			return NULL;
		found = n;
	}
	return found;
}

/* Is it a superscript number that leads to a note on the page: <sup><a href="#n1">1</a></sup>,
 * or the other way round? On a line with the text it would be one word with what it follows. */
static bool
is_note_number(struct walk *w, const GumboNode *n)
{
	const char *href = html_attribute(&n->v.element, "href");
	const GumboNode *child = only_child(&n->v.element);
	bool raised = n->parent && n->parent->type == GUMBO_NODE_ELEMENT &&
		      n->parent->v.element.tag == GUMBO_TAG_SUP;
	size_t len;

	if (n->v.element.tag != GUMBO_TAG_A || !href || *href != '#')
		return false;
	if (child && child->type == GUMBO_NODE_ELEMENT &&
	    child->v.element.tag == GUMBO_TAG_SUP) {
		raised = true;
		child = only_child(&child->v.element);
	}
	if (!raised || !child || child->type != GUMBO_NODE_TEXT)
		return false;
	buf_reset(&w->text);
	html_stash_expand(w->stash, child->v.text.text, &w->text);
	len = strspn(buf_str(&w->text), "0123456789");
	return len > 0 && len == w->text.len;
}

static void
add_container(struct walk *w, const GumboElement *e)
{
	struct doc *d = w->build.d;
	struct container c = {.parent = w->now.container};
	const char *name;
	size_t len;

	name = html_tag_name(e, &len);
	c.tag = html_meta_lower(d, name, len);
	html_meta_tokens(d, e, &c);
	w->now.container = doc_add_container(d, c);
}

static void
open_span(struct walk *w, const GumboElement *e, struct frame *f)
{
	enum span_kind kind = SPAN_EMPHASIS;
	const char *href = NULL;
	uint32_t target = 0;

	if (e->tag == GUMBO_TAG_A) {
		href = html_attribute(e, "href");
		if (!href || !*href)
			return;
		kind = SPAN_LINK;
		target = html_meta_clean(w->build.d, href);
	} else if (e->tag == GUMBO_TAG_STRONG || e->tag == GUMBO_TAG_B) {
		kind = SPAN_STRONG;
	} else if (e->tag != GUMBO_TAG_EM && e->tag != GUMBO_TAG_I) {
		kind = SPAN_CODE;
	}
	f->spans = html_build_open_span(&w->build, kind, target);
}

static void
enter_list(struct walk *w, const GumboElement *e)
{
	const char *start = html_attribute(e, "start");
	long first = start ? strtol(start, NULL, 10) : 1;

	if (w->list_depth < UINT8_MAX)
		w->list_depth++;
	w->ordered = e->tag == GUMBO_TAG_OL;
	w->next_ordinal = first > 0 && first < 1000000 ? (uint32_t)first : 1;
	w->now.kind = BLOCK_PARAGRAPH;
	w->now.level = 0;
	w->now.ordinal = 0;
}

static void
enter_item(struct walk *w, const GumboElement *e)
{
	const char *value = html_attribute(e, "value");
	long n = value ? strtol(value, NULL, 10) : 0;

	if (n > 0 && n < 1000000)
		w->next_ordinal = (uint32_t)n;
	w->now.kind = BLOCK_LIST_ITEM;
	w->now.level = w->list_depth ? w->list_depth : 1;
	w->now.ordinal = w->ordered ? w->next_ordinal++ : 0;
	w->item_block = w->build.d->n_blocks;
}

static void
enter_cell(struct walk *w, const GumboElement *e)
{
	if (w->build.in_block)
		html_build_mark(&w->build, w->row_begun ? '\t' : '\n');
	else if (e->tag == GUMBO_TAG_TH)
		w->now.level = 1;
	w->row_begun = true;
}

/* Sets the context for what an element of that role holds. */
static void
enter_role(struct walk *w, const GumboElement *e, enum html_role role)
{
	switch (role) {
	case HTML_HEADING:
		w->now.kind = BLOCK_HEADING;
		w->now.level = (uint8_t)(e->tag - GUMBO_TAG_H1 + 1);
		w->now.ordinal = 0;
		break;
	case HTML_LIST:
		enter_list(w, e);
		break;
	case HTML_ITEM:
		enter_item(w, e);
		break;
	case HTML_QUOTE:
		if (w->quote_depth < UINT8_MAX)
			w->quote_depth++;
		w->now.kind = BLOCK_QUOTE;
		w->now.level = w->quote_depth;
		break;
	case HTML_PRE:
		w->now.kind = BLOCK_CODE;
		w->now.level = 0;
		w->now.pre = true;
		break;
	case HTML_CAPTION:
		w->now.kind = BLOCK_CAPTION;
		w->now.level = 0;
		break;
	default:
		break;
	}
}

static void
enter_in_table(struct walk *w, const GumboElement *e, enum html_role role)
{
	if (role == HTML_ROW)
		w->row_begun = false;
	else if (role == HTML_CELL)
		enter_cell(w, e);
	else if (role == HTML_BREAK || role == HTML_BLOCK || role == HTML_ITEM)
		w->build.space = w->build.in_block;
}

/* Text between blocks of one item is no item of its own. */
static void
after_block(struct walk *w)
{
	html_build_break(&w->build);
	if (w->now.kind == BLOCK_LIST_ITEM && w->build.d->n_blocks) {
		const struct block *last = &w->build.d->blocks[w->build.d->n_blocks - 1];

		if (last->kind == BLOCK_LIST_ITEM && last->level == w->now.level &&
		    w->build.d->n_blocks > w->item_block)
			w->now.kind = BLOCK_PARAGRAPH;
	}
}

static void
push(struct walk *w, const GumboNode *n, enum html_role role)
{
	const GumboElement *e = &n->v.element;
	struct frame *f;

	w->stack = base_grow(w->stack, w->depth, &w->cap, sizeof(*w->stack));
	f = &w->stack[w->depth++];
	*f = (struct frame){.node = n,
	    .old = w->now,
	    .role = (uint8_t)role,
	    .list_depth = w->list_depth,
	    .quote_depth = w->quote_depth,
	    .ordered = w->ordered,
	    .table = w->table,
	    .item = w->next_ordinal,
	    .item_block = w->item_block};
	if (role == HTML_SPAN) {
		f->note = is_note_number(w, n);
		if (f->note)
			html_build_text(&w->build, &w->now, "[");
		open_span(w, e, f);
	}
	if (w->table) {
		enter_in_table(w, e, role);
	} else if (role != HTML_SPAN && role != HTML_INLINE) {
		html_build_break(&w->build);
		add_container(w, e);
		enter_role(w, e, role);
		if (role == HTML_TABLE && html_is_data_table(n, w->stash)) {
			w->table = true;
			w->row_begun = false;
			w->now.kind = BLOCK_TABLE;
			w->now.level = 0;
		}
	}
	html_meta_note(w->build.d, e, w->build.in_block, &f->noted);
}

static void
pop(struct walk *w)
{
	struct frame *f = &w->stack[w->depth - 1];
	bool apart = f->role != HTML_SPAN && f->role != HTML_INLINE && !f->table;
	uint32_t item = w->next_ordinal;
	bool list = f->role == HTML_LIST;

	while (f->spans--)
		html_build_close_span(&w->build);
	if (f->note)
		html_build_text(&w->build, &w->now, "]");
	w->table = f->table;
	w->list_depth = f->list_depth;
	w->quote_depth = f->quote_depth;
	w->ordered = f->ordered;
	w->item_block = f->item_block;
	w->next_ordinal = list ? f->item : item;
	if (apart)
		html_build_break(&w->build);
	html_meta_end(w->build.d, &f->node->v.element, &f->noted);
	w->now = f->old;
	w->depth--;
	if (apart)
		after_block(w);
}

static void
line_break(struct walk *w)
{
	if (w->table || is_heading(w) || w->now.kind == BLOCK_CAPTION)
		w->build.space = w->build.in_block;
	else if (w->now.pre)
		html_build_mark(&w->build, '\n');
	else if (!w->build.in_block)
		w->build.gap = w->build.d->n_blocks > 0;
	else
		after_block(w);
}

static void
visit_element(struct walk *w, GumboNode *n)
{
	GumboElement *e = &n->v.element;
	enum html_role role = html_role(e);

	html_attr_restore(w->attrs, e, w->arena);
	if (e->tag == GUMBO_TAG_BUTTON && is_heading(w))
		role = HTML_INLINE;
	switch (role) {
	case HTML_DROP:
		return;
	case HTML_META:
		html_meta_element(w->build.d, n);
		if (e->tag != GUMBO_TAG_HEAD)
			return;
		push(w, n, HTML_INLINE);
		return;
	case HTML_BREAK:
		line_break(w);
		return;
	case HTML_RULE:
		if (!w->table)
			html_build_rule(&w->build, w->now.container);
		return;
	default:
		if (!w->all && html_is_hidden(e)) {
			w->hidden += count_text(w->stash, n);
			return;
		}
		push(w, n, role);
	}
}

static void
visit_text(struct walk *w, const char *text)
{
	if (html_stash_is_marked(text)) {
		buf_reset(&w->text);
		html_stash_expand(w->stash, text, &w->text);
		text = buf_str(&w->text);
	}
	html_build_text(&w->build, &w->now, text);
}

static void
visit(struct walk *w, GumboNode *n)
{
	if (n->type == GUMBO_NODE_ELEMENT)
		visit_element(w, n);
	else if (n->type == GUMBO_NODE_TEXT || n->type == GUMBO_NODE_WHITESPACE ||
		 n->type == GUMBO_NODE_CDATA)
		visit_text(w, n->v.text.text);
}

size_t
html_walk(GumboNode *root, const struct html_limited *page, bool all, struct arena *arena,
    struct doc *out)
{
	struct walk w = {.build = {.d = out, .scratch = BUF_INIT, .mended = BUF_INIT},
	    .stash = &page->stash,
	    .attrs = &page->attrs,
	    .arena = arena,
	    .all = all};
	struct frame *f;
	const GumboVector *v;

	w.now.kind = BLOCK_PARAGRAPH;
	html_attr_restore(w.attrs, &root->v.element, arena);
	push(&w, root, HTML_BLOCK);
	while (w.depth) {
		f = &w.stack[w.depth - 1];
		v = &f->node->v.element.children;
		if (f->next < v->length)
			visit(&w, v->data[f->next++]);
		else
			pop(&w);
	}
	html_build_break(&w.build);
	buf_clear(&w.build.scratch);
	buf_clear(&w.build.mended);
	buf_clear(&w.text);
	free(w.stack);
	return w.hidden;
}
