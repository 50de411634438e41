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

void
flow_init(struct flow *f, const struct doc *head, const struct doc *body,
    const struct wrap_options *options)
{
	*f = (struct flow){.head = head, .body = body, .options = *options};
	f->n_blocks = n_head(f) + body->n_blocks;
	f->blocks = base_calloc(f->n_blocks, sizeof(*f->blocks));
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

bool
flow_in_head(const struct flow *f, struct flow_at at)
{
	return at.block < n_head(f);
}

const struct doc *
flow_doc(const struct flow *f, struct flow_at at)
{
	return flow_in_head(f, at) ? f->head : f->body;
}

static const struct block *
block_of(const struct flow *f, uint32_t block)
{
	return block < n_head(f) ? &f->head->blocks[block]
				 : &f->body->blocks[block - n_head(f)];
}

const struct block *
flow_block(const struct flow *f, struct flow_at at)
{
	return at.block < f->n_blocks ? block_of(f, at.block) : NULL;
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

/* Wraps a block when nobody has yet. */
static struct lines *
want_lines(struct flow *f, uint32_t block)
{
	struct flow_at at = {block, 0}, above = {block - 1, 0};
	struct lines *l = &f->blocks[block];
	const struct block *b;

	if (l->n)
		return l;
	b = block_of(f, block);
	if (block > 0 && !flow_in_head(f, at)) {
		if (flow_in_head(f, above) || is_parted(f, block_of(f, block - 1), b))
			add_blank(l, b->start);
		if (b->gap && !flow_in_head(f, above))
			add_blank(l, b->start);
	}
	wrap_block(flow_doc(f, at), b, &f->options, l);
	return l;
}

const struct lines *
flow_lines(struct flow *f, struct flow_at at)
{
	return at.block < f->n_blocks ? want_lines(f, at.block) : NULL;
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
		left = want_lines(f, at->block)->n - at->line;
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
		at->line = (uint32_t)want_lines(f, at->block)->n;
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
	l = want_lines(f, at.block);
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

	if (!l)
		return (uint32_t)f->body->text.len;
	return flow_in_head(f, at) ? 0 : l->start;
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
	if (!len || at.block >= f->n_blocks)
		return 100;
	return (int)((uint64_t)flow_byte(f, at) * 100 / len);
}
