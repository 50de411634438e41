/* Bindings of keys, in the order in which they were made. */
#include "app/keymap.h"

#include <stdlib.h>
#include <string.h>

void
keymap_init(struct keymap *map)
{
	*map = (struct keymap){NULL, 0, 0};
}

void
keymap_clear(struct keymap *map)
{
	for (size_t i = 0; i < map->n; i++)
		free(map->items[i].line);
	free(map->items);
	keymap_init(map);
}

void
keymap_bind(struct keymap *map, unsigned panes, struct key key, const char *line, size_t len)
{
	for (size_t i = 0; i < map->n; i++)
		if (key_equal(map->items[i].key, key))
			map->items[i].panes &= ~panes;
	if (len == 0)
		return;
	map->items = base_grow(map->items, map->n, &map->cap, sizeof *map->items);
	map->items[map->n++] = (struct binding){key, panes, base_strndup(line, len)};
}

const char *
keymap_find(const struct keymap *map, unsigned pane, struct key key)
{
	for (size_t i = 0; i < map->n; i++)
		if ((map->items[i].panes & pane) && key_equal(map->items[i].key, key))
			return map->items[i].line;
	return NULL;
}

/* The next binding of a command from i on; map->n at the end. */
static size_t
next_key(const struct keymap *map, unsigned pane, const char *name, size_t i)
{
	while (i < map->n &&
	       (!(map->items[i].panes & pane) || strcmp(map->items[i].line, name) != 0))
		i++;
	return i;
}

void
keymap_add_keys(
    struct buf *out, const struct keymap *map, unsigned pane, enum command c, int max)
{
	const char *name = command_get(c)->name;
	size_t first = next_key(map, pane, name, 0), last = first, i;
	int n = 0;

	for (i = first; i < map->n; i = next_key(map, pane, name, i + 1), n++)
		last = i;
	bool is_range = n > max && max > 2; /* "1 … 9" */

	for (i = first; i < map->n && max > 0; i = next_key(map, pane, name, i + 1), max--) {
		if (out->len > 0 && out->data[out->len - 1] != ' ')
			buf_add_char(out, ' ');
		key_add_name(out, map->items[i].key);
		if (is_range) {
			buf_add_str(out, " … ");
			key_add_name(out, map->items[last].key);
			return;
		}
	}
}
