/* A document as a column of lines. */
#include "layout/flow.h"

#include <stdlib.h>

static size_t
n_head(const struct flow *f)
{
	return f->head ? f->head->n_blocks : 0;
}

static void
forget_lines(struct flow *f)
{
	size_t i;

	for (i = 0; i < f->n_blocks; i++)
		wrap_lines_clear(&f->blocks[i]);
}

static void
make_room(struct flow *f)
{
	forget_lines(f);
	free(f->blocks);
	f->n_blocks = n_head(f) + f->body->n_blocks + (f->tail ? f->tail->n_blocks : 0);
	f->blocks = base_calloc(f->n_blocks, sizeof(*f->blocks));
}

void
flow_init(struct flow *f, const struct doc *head, const struct doc *body,
    const struct wrap_options *options)
{
	*f = (struct flow){.head = head, .body = body, .options = *options};
	make_room(f);
}

void
flow_set_tail(struct flow *f, const struct doc *tail)
{
	f->tail = tail;
	make_room(f);
}

void
flow_clear(struct flow *f)
{
	forget_lines(f);
	free(f->blocks);
	*f = (struct flow){0};
}

void
flow_set_options(struct flow *f, const struct wrap_options *options)
{
	forget_lines(f);
	f->options = *options;
}

enum flow_part
flow_part(const struct flow *f, struct flow_at at)
{
	if (at.block < n_head(f))
		return FLOW_HEAD;
	return at.block - n_head(f) < f->body->n_blocks ? FLOW_BODY : FLOW_TAIL;
}

const struct doc *
flow_doc(const struct flow *f, struct flow_at at)
{
	switch (flow_part(f, at)) {
	case FLOW_HEAD:
		return f->head;
	case FLOW_BODY:
		return f->body;
	default:
		return f->tail;
	}
}

const struct block *
flow_block(const struct flow *f, struct flow_at at)
{
	size_t before = n_head(f);

	if (at.block >= f->n_blocks)
		return NULL;
	if (at.block < before)
		return &f->head->blocks[at.block];
	if (flow_part(f, at) == FLOW_BODY)
		return &f->body->blocks[at.block - before];
	return &f->tail->blocks[at.block - before - f->body->n_blocks];
}

/* Does a blank line part two neighbouring blocks? */
static bool
is_parted(const struct flow *f, const struct block *above, const struct block *b)
{
	bool list = b->kind == BLOCK_LIST_ITEM && above->kind == BLOCK_LIST_ITEM;
	bool text = b->kind == BLOCK_PARAGRAPH && above->kind == BLOCK_PARAGRAPH;

	return !list && !(f->options.indent && text && !b->gap);
}

static void
add_blank(struct lines *l, uint32_t start)
{
	l->items = base_grow(l->items, l->n, &l->cap, sizeof(*l->items));
	l->items[l->n++] = (struct line){.start = start, .next = start, .kind = LINE_BLANK};
}

/* Wraps a block's beginning. */
static void
start_lines(struct flow *f, struct flow_at at, const struct wrap_options *o)
{
	struct lines *l = &f->blocks[at.block];
	const struct block *b = flow_block(f, at), *above;
	bool head;

	at.block--;
	above = flow_block(f, at);
	head = above && flow_part(f, at) == FLOW_HEAD;
	at.block++;
	if (above && flow_part(f, at) != FLOW_HEAD) {
		if (head || is_parted(f, above, b))
			add_blank(l, b->start);
		if (b->gap && !head)
			add_blank(l, b->start);
	}
	wrap_block(flow_doc(f, at), b, o, l);
}

/* Wraps a block, when nobody has yet, until it has more than so many lines or all of them. */
static struct lines *
want_lines(struct flow *f, uint32_t block, uint32_t n)
{
	struct flow_at at = {block, 0};
	struct lines *l = &f->blocks[block];
	struct wrap_options o;

	if (l->n && (!l->more || l->n > n))
		return l;
	o = f->options;
	if (flow_part(f, at) != FLOW_BODY) {
		o.n_numbers = 0;
		o.setting = WRAP_RAGGED;
		o.indent = false;
	}
	if (!l->n)
		start_lines(f, at, &o);
	while (l->more && l->n <= n)
		wrap_more(flow_doc(f, at), flow_block(f, at), &o, l);
	return l;
}

const struct lines *
flow_lines(struct flow *f, struct flow_at at)
{
	return at.block < f->n_blocks ? want_lines(f, at.block, at.line) : NULL;
}

const struct line *
flow_line(struct flow *f, struct flow_at at)
{
	const struct lines *l = flow_lines(f, at);

	return l && at.line < l->n ? &l->items[at.line] : NULL;
}

static int
move_down(struct flow *f, struct flow_at *at, int n)
{
	int moved = 0;
	size_t left;

	while (n > 0 && at->block < f->n_blocks) {
		left = want_lines(f, at->block, at->line + (uint32_t)n)->n - at->line;
		if ((size_t)n < left) {
			at->line += (uint32_t)n;
			return moved + n;
		}
		moved += (int)left;
		n -= (int)left;
		at->block++;
		at->line = 0;
	}
	return moved;
}

static int
move_up(struct flow *f, struct flow_at *at, int n)
{
	int moved = 0;

	while (n > 0) {
		if ((uint32_t)n <= at->line) {
			at->line -= (uint32_t)n;
			return moved + n;
		}
		moved += (int)at->line;
		n -= (int)at->line;
		at->line = 0;
		if (!at->block)
			break;
		at->block--;
		at->line = (uint32_t)want_lines(f, at->block, UINT32_MAX)->n;
	}
	return moved;
}

int
flow_move(struct flow *f, struct flow_at *at, int n)
{
	return n > 0 ? move_down(f, at, n) : -move_up(f, at, -n);
}

int
flow_compare(struct flow_at a, struct flow_at b)
{
	if (a.block != b.block)
		return a.block < b.block ? -1 : 1;
	return a.line == b.line ? 0 : a.line < b.line ? -1 : 1;
}

struct flow_at
flow_find(struct flow *f, uint32_t byte)
{
	struct flow_at at = {(uint32_t)n_head(f), 0};
	const struct lines *l;
	size_t low = 0, high, mid;

	if (!f->body->n_blocks)
		return (struct flow_at){0, 0};
	at.block += (uint32_t)doc_block_at(f->body, byte);
	l = want_lines(f, at.block, 0);
	while (l->more && l->more <= byte)
		l = want_lines(f, at.block, (uint32_t)l->n);
	for (high = l->n; high - low > 1;) {
		mid = low + (high - low) / 2;
		if (l->items[mid].start <= byte)
			low = mid;
		else
			high = mid;
	}
	at.line = (uint32_t)low;
	return at;
}

uint32_t
flow_byte(struct flow *f, struct flow_at at)
{
	const struct line *l = flow_line(f, at);

	if (!l || flow_part(f, at) == FLOW_TAIL)
		return (uint32_t)f->body->text.len;
	return flow_part(f, at) == FLOW_HEAD ? 0 : l->start;
}

struct flow_at
flow_last_top(struct flow *f, int rows)
{
	struct flow_at at = {(uint32_t)f->n_blocks, 0};

	flow_move(f, &at, -rows);
	return at;
}

int
flow_percent(struct flow *f, struct flow_at at, int rows)
{
	size_t len = f->body->text.len;

	flow_move(f, &at, rows);
	if (!len || at.block >= f->n_blocks || flow_part(f, at) == FLOW_TAIL)
		return 100;
	return (int)((uint64_t)flow_byte(f, at) * 100 / len);
}
