/* A short queue; it rarely holds more than one effect. */
#include "app/effects.h"

#include <stdlib.h>
#include <string.h>

static void
item_clear(struct effect_item *item)
{
	for (size_t i = 0; i + 1 < item->n_argv; i++)
		free(item->argv[i]);
	free(item->argv);
	buf_clear(&item->input);
	memset(item, 0, sizeof *item);
}

void
effects_init(struct effects *q)
{
	memset(q, 0, sizeof *q);
}

void
effects_clear(struct effects *q)
{
	for (size_t i = 0; i < q->n; i++)
		item_clear(&q->items[i]);
	item_clear(&q->taken);
	free(q->items);
	effects_init(q);
}

struct effect_item *
effects_add(struct effects *q, enum effect_kind kind)
{
	q->items = base_grow(q->items, q->n, &q->cap, sizeof *q->items);
	struct effect_item *item = &q->items[q->n++];

	memset(item, 0, sizeof *item);
	item->kind = kind;
	return item;
}

/* n_argv counts the NULL at the end. */
void
effect_add_word(struct effect_item *item, const char *word, size_t len)
{
	size_t at = item->n_argv > 0 ? item->n_argv - 1 : 0;

	item->argv = base_grow(item->argv, at + 1, &item->cap_argv, sizeof *item->argv);
	item->argv[at] = base_strndup(word, len);
	item->argv[at + 1] = NULL;
	item->n_argv = at + 2;
}

bool
effects_next(struct effects *q, struct effect *effect)
{
	item_clear(&q->taken);
	memset(effect, 0, sizeof *effect);
	if (q->n == 0)
		return false;
	q->taken = q->items[0];
	q->n--;
	memmove(q->items, q->items + 1, q->n * sizeof *q->items);
	effect->kind = q->taken.kind;
	effect->mode = q->taken.mode;
	effect->id = q->taken.id;
	effect->argv = (const char *const *)q->taken.argv;
	effect->input = buf_str(&q->taken.input);
	effect->input_len = q->taken.input.len;
	return true;
}
