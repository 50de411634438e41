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

void
keymap_add_keys(
    struct buf *out, const struct keymap *map, unsigned pane, enum command c, int max)
{
	const char *name = command_get(c)->name;

	for (size_t i = 0; i < map->n && max > 0; i++) {
		if (!(map->items[i].panes & pane) || strcmp(map->items[i].line, name) != 0)
			continue;
		if (out->len > 0 && out->data[out->len - 1] != ' ')
			buf_add_char(out, ' ');
		key_add_name(out, map->items[i].key);
		max--;
	}
}
