/* Changed copies of pages. */
#include "train/vary.h"

#include <stdlib.h>
#include <string.h>

enum { LEAST_STRETCH = 3, MOST_STRETCH = 60, BAR = 4 };

struct variation {
	const struct train_dump *from, *other;
	struct train_dump *to;
	size_t first, end; /* the article's lines in `from` */
	double drop;       /* share of lines left out */
	uint64_t *random;
	size_t n_body, cap_body;
};

static double
next_share(uint64_t *random)
{
	*random ^= *random << 13;
	*random ^= *random >> 7;
	*random ^= *random << 17;
	return (double)(*random * 0x2545f4914f6cdd1du >> 11) / 9007199254740992.0;
}

static size_t
next_below(uint64_t *random, size_t n)
{
	return n ? (size_t)(next_share(random) * (double)n) : 0;
}

static void
add_line(struct variation *v, const struct train_dump *d, size_t i, bool body)
{
	const struct block *from = &d->doc.blocks[i];
	struct train_dump *to = v->to;
	struct block *b;

	if (next_share(v->random) < v->drop)
		return;
	b = doc_add_block(
	    &to->doc, (enum block_kind)from->kind, d->doc.text.data + from->start, from->len);
	b->gap = from->gap;
	b->level = from->level;
	to->body = base_grow(to->body, v->n_body, &v->cap_body, sizeof(*to->body));
	to->body[v->n_body++] = body;
}

/* A stretch of the other page that holds none of its article. */
static void
add_stretch(struct variation *v)
{
	size_t n = v->other->lines.n, len, at, i;

	if (n <= LEAST_STRETCH)
		return;
	len = LEAST_STRETCH + next_below(v->random, MOST_STRETCH);
	at = next_below(v->random, n);
	for (i = at; i < n && i < at + len; i++)
		if (!v->other->body[i])
			add_line(v, v->other, i, false);
}

static void
find_article(struct variation *v)
{
	size_t i;

	v->first = v->end = v->from->lines.n;
	for (i = 0; i < v->from->lines.n; i++)
		if (v->from->body[i]) {
			v->first = v->first == v->from->lines.n ? i : v->first;
			v->end = i + 1;
		}
}

/* The headline once more: many dumps begin with what the browser's bar shows. */
static void
add_bar(struct variation *v)
{
	const struct train_dump *d = v->from;
	size_t i;

	for (i = 0; i < d->lines.n && d->lines.items[i].hash != d->title; i++)
		;
	if (d->has_title && i < d->lines.n)
		add_line(v, d, i, false);
}

static void
fill(struct variation *v)
{
	size_t n = v->from->lines.n, i;
	size_t start = next_share(v->random) < .15 ? next_below(v->random, v->first + 1) : 0;
	size_t end =
	    next_share(v->random) < .15 ? n - next_below(v->random, n - v->end + 1) : n;
	/* where the stretch goes: nowhere, outside, or at a line inside */
	double place = next_share(v->random);
	size_t at = place < .4    ? n + 1
		    : place < .65 ? start + next_below(v->random, v->first - start + 1)
		    : place < .9  ? v->end + next_below(v->random, end - v->end + 1)
				  : v->first + next_below(v->random, v->end - v->first);
	size_t bar = next_share(v->random) < .3 ? start + next_below(v->random, BAR) : n;

	for (i = start; i < end; i++) {
		if (i == bar)
			add_bar(v);
		if (i == at)
			add_stretch(v);
		add_line(v, v->from, i, v->from->body[i]);
	}
	if (at == end)
		add_stretch(v);
}

/* Another page that is held out whenever this one is, or the page itself where there is none.
 */
static const struct train_dump *
choose_other(
    const struct train_dump *pages, size_t n, const struct train_dump *from, uint64_t *random)
{
	size_t at = next_below(random, n), i;

	for (i = 0; i < n; i++, at = (at + 1) % n)
		if (&pages[at] != from &&
		    train_dump_fold(&pages[at]) == train_dump_fold(from) &&
		    train_dump_inner_fold(&pages[at]) == train_dump_inner_fold(from))
			return &pages[at];
	return from;
}

void
train_dumps_vary(struct train_dump **dumps, size_t *n, unsigned times)
{
	size_t n_old = *n, i;
	struct train_dump *all = base_realloc(*dumps, n_old * (times + 1) + 1, sizeof(*all));
	uint64_t random = 2463534242u;

	for (i = 0; i < n_old * times; i++) {
		struct variation v = {.from = &all[i % n_old], .random = &random};

		find_article(&v);
		if (v.first == v.end)
			continue;
		v.other = choose_other(all, n_old, v.from, &random);
		v.drop = next_share(&random) < .5 ? 0 : next_share(&random) * .3;
		v.to = &all[*n];
		*v.to = (struct train_dump){.group = v.from->group,
		    .is_made = true,
		    .has_title = v.from->has_title,
		    .title = v.from->title};
		v.to->id = base_strdup(v.from->id);
		doc_init(&v.to->doc);
		fill(&v);
		train_dump_measure(v.to);
		++*n;
	}
	*dumps = all;
}
